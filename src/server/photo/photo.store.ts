import { sql } from 'kysely'
import { photosOfNotice } from '../../core/ledger/notice.ts'
import { photosInView } from '../../core/ledger/sheet.ts'
import type { Actor, OfferedPhoto } from '../../core/meeting/command.ts'
import type { FullKey, Id } from '../../core/plain/id.ts'
import { isId } from '../../core/plain/id.ts'
import { holdFast } from '../access/participant.store.ts'
import type { Db, Tx } from '../database/open.ts'
import type { Requests } from '../database/scope.ts'
import { staffCalled } from '../person/store.ts'

/**
 * [M33] Whose a photo is, and what it was brought for: `matter` where that is said, else a card of `meeting`.
 * A participant brings it as one of `meeting`, staff by themselves; whoever is both at once, as both.
 */
export interface Brought {
  community: Id
  meeting: Id | null
  matter: Id | null
  participant: Id | null
  staff: Id | null
  /** [L36] A notice whose sheet it shows, and whether that notice's code was read in it. */
  notice?: Id | null
  code_read?: boolean | null
}

/** Keeps a photo. One that is there already under this id stays. Refuses a participant who was erased. */
export async function keepPhoto(
  db: Db,
  photo: Brought & { id: Id; bytes: Buffer; width: number; height: number; at: number },
): Promise<void> {
  const { community, meeting, participant } = photo
  await db.transaction().execute(async (tx) => {
    if (participant && meeting) await holdFast(tx, { community, meeting, participant })
    await tx
      .insertInto('photo')
      .values(photo)
      .onConflict((c) => c.doNothing())
      .execute()
  })
}

/** [B27] Keeps a picture of a project of a round; `staff`: null where whoever has its receipt brought it. */
export const keepProjectPhoto = (
  db: Db,
  photo: {
    community: Id
    round: Id
    project: number
    staff: Id | null
    id: Id
    bytes: Buffer
    width: number
    height: number
    at: number
  },
): Promise<unknown> =>
  db
    .insertInto('photo')
    .values(photo)
    .onConflict((c) => c.doNothing())
    .execute()

/** [B27] The picture of a project, for whoever may see what is not public yet. */
export async function projectPhoto(db: Db, { community, id: round }: FullKey, photo: Id): Promise<Buffer | undefined> {
  const row = await db
    .selectFrom('photo')
    .select('bytes')
    .where('community', '=', community)
    .where('round', '=', round)
    .where('id', '=', photo)
    .executeTakeFirst()
  return row?.bytes
}

/** How long a photo waits for the card it was brought for, in ms. */
const WAITS_MS = 86_400_000

/** [M33] Throws away what was brought for cards more than a day ago, and what none shows or ever showed. */
export async function dropUnshown(db: Db, now: number): Promise<void> {
  await db
    .deleteFrom('photo')
    .where('at', '<', now - WAITS_MS)
    .where('meeting', 'is not', null)
    .where('card', 'is', null)
    .where('matter', 'is', null)
    .where('notice', 'is', null)
    .where('round', 'is', null)
    .execute()
}

/** Throws a photo away that nothing shows. */
export async function dropPhoto(db: Db, community: Id, id: Id): Promise<void> {
  await db
    .deleteFrom('photo')
    .where('community', '=', community)
    .where('id', '=', id)
    .where('card', 'is', null)
    .execute()
}

/**
 * [B27] Throws the picture of a project away unless the project shows it: refused, or sent once more after
 * it was gone; but the same may have been sent before, or be on its way. Whoever shows it holds it first
 * (`hasPicture`).
 */
export async function dropProjectPhoto(db: Db, { community, id: round }: FullKey, n: number, id: Id): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const photo = tx.selectFrom('photo').select('id').where('community', '=', community).where('id', '=', id)
    if (!(await photo.forUpdate().executeTakeFirst())) return
    const { inside } = await tx
      .selectFrom('round_inside')
      .select('inside')
      .where('community', '=', community)
      .where('round', '=', round)
      .executeTakeFirstOrThrow()
    if (inside.projects[n - 1]?.picture === id) return
    await tx.deleteFrom('photo').where('community', '=', community).where('id', '=', id).execute()
  })
}

/**
 * [M33] A photo that a card names, with whoever brought it for a card of this meeting: so that the rules can
 * see whose it is.
 */
export async function offeredPhoto(
  db: Db,
  { community, id: meeting }: FullKey,
  id: Id | null,
): Promise<OfferedPhoto | null> {
  if (id === null) return null
  const row = await db
    .selectFrom('photo')
    .select(['participant', 'staff'])
    .where('community', '=', community)
    .where('meeting', '=', meeting)
    .where('matter', 'is', null)
    .where('notice', 'is', null)
    .where('id', '=', id)
    .executeTakeFirst()
  const by: Actor[] = []
  if (row?.participant) by.push({ kind: 'participant', id: row.participant })
  if (row?.staff) by.push(staffCalled(row.staff))
  return { id, by }
}

/** [L34] Of photos that somebody names: those that they brought for this matter. */
export async function photosBrought(
  db: Db | Tx,
  community: Id,
  matter: Id,
  { kind, id }: { kind: string; id: Id },
  named: readonly (Id | null)[],
): Promise<Set<Id>> {
  const photos = named.filter((photo) => photo !== null)
  if (photos.length === 0 || kind === 'house') return new Set()
  const rows = await db
    .selectFrom('photo')
    .select('id')
    .where('community', '=', community)
    .where('matter', '=', matter)
    .where(kind === 'staff' ? 'staff' : 'participant', '=', id)
    .where('id', 'in', photos)
    .execute()
  return new Set(rows.map((row) => row.id))
}

/**
 * [L36] A photo that this person of the staff brought of this notice's sheet; null where they brought none.
 * `shown`: whether a notice of the community shows the very same picture already, under whatever id.
 */
export async function boardPhoto(
  db: Db | Tx,
  { community, notice, staff }: { community: Id; notice: Id; staff: Id },
  id: Id,
): Promise<{ read: boolean; shown: boolean } | null> {
  const row = await db
    .selectFrom('photo')
    .select('code_read')
    .select((asked) =>
      asked
        .exists(
          asked
            .selectFrom('photo as other')
            .innerJoin('notice', (join) =>
              join.onRef('notice.community', '=', 'other.community').onRef('notice.id', '=', 'other.notice'),
            )
            .select('other.id')
            .where('other.community', '=', community)
            .where('other.id', '<>', id)
            .whereRef('other.bytes', '=', 'photo.bytes')
            .where(
              sql<boolean>`(notice.notice -> 'postings' @> jsonb_build_array(jsonb_build_object('photo', other.id))
                or notice.notice -> 'postings' @> jsonb_build_array(jsonb_build_object('down', jsonb_build_object('photo', other.id))))`,
            ),
        )
        .as('shown'),
    )
    .where('community', '=', community)
    .where('notice', '=', notice)
    .where('staff', '=', staff)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? { read: row.code_read === true, shown: Boolean(row.shown) } : null
}

/**
 * [M33] [L34] A photo while what it belongs to shows it now: its own card, standing and in its latest
 * wording, its own matter, its own notice, or its own project that stands on the menu.
 */
export async function findPhoto({ db, identity }: Shown, id: Id): Promise<Buffer | undefined> {
  if (!isId(id)) return undefined
  return (
    (await photoOfCard(db, id)) ??
    (await photoOfMatter(db, id)) ??
    (await photoOfNotice(db, id)) ??
    (await photoOfProject({ db, identity }, id))
  )
}

/** Where photos are looked up: what is not everybody's is read for the community that a photo is of. */
interface Shown {
  db: Db
  identity: { requests: Requests }
}

/** [B27] Of a round nothing but whether the picture stands on its menu goes on from here. */
async function photoOfProject({ db, identity }: Shown, id: Id): Promise<Buffer | undefined> {
  const photo = await db
    .selectFrom('photo')
    .select(['community', 'round', 'project', 'bytes'])
    .where('id', '=', id)
    .where('round', 'is not', null)
    .executeTakeFirst()
  if (!photo) return undefined
  const { inside } = await identity.requests
    .scopedTo([photo.community])
    .selectFrom('round_inside')
    .select('inside')
    .where('community', '=', photo.community)
    .where('round', '=', photo.round)
    .executeTakeFirstOrThrow()
  const project = inside.projects[photo.project! - 1]
  const stands = project?.state === 'passed' || inside.menu.includes(photo.project!)
  return stands && project?.picture === id ? photo.bytes : undefined
}

async function photoOfNotice(db: Db, id: Id): Promise<Buffer | undefined> {
  const row = await db
    .selectFrom('photo')
    .innerJoin('notice', (join) =>
      join.onRef('notice.community', '=', 'photo.community').onRef('notice.id', '=', 'photo.notice'),
    )
    .select(['photo.bytes', 'notice.notice'])
    .where('photo.id', '=', id)
    .executeTakeFirst()
  return row && photosOfNotice(row.notice).has(id) ? row.bytes : undefined
}

async function photoOfMatter(db: Db, id: Id): Promise<Buffer | undefined> {
  const row = await db
    .selectFrom('photo')
    .innerJoin('matter', (join) =>
      join.onRef('matter.community', '=', 'photo.community').onRef('matter.id', '=', 'photo.matter'),
    )
    .select(['photo.bytes', 'matter.sheet'])
    .where('photo.id', '=', id)
    .executeTakeFirst()
  return row && photosInView(row.sheet).has(id) ? row.bytes : undefined
}

async function photoOfCard(db: Db, id: Id): Promise<Buffer | undefined> {
  const row = await db
    .selectFrom('photo')
    .innerJoin('card', (join) =>
      join
        .onRef('card.community', '=', 'photo.community')
        .onRef('card.meeting', '=', 'photo.meeting')
        .onRef('card.id', '=', 'photo.card'),
    )
    .innerJoin('wording', (join) =>
      join
        .onRef('wording.community', '=', 'card.community')
        .onRef('wording.meeting', '=', 'card.meeting')
        .onRef('wording.card', '=', 'card.id')
        .onRef('wording.version', '=', 'card.wording')
        .onRef('wording.photo', '=', 'photo.id'),
    )
    .select('photo.bytes')
    .where('photo.id', '=', id)
    .where('card.state', '=', 'standing')
    .executeTakeFirst()
  return row?.bytes
}
