import { sql } from 'kysely'
import type { FullKey, Id } from '../../core/plain/id.ts'
import type { PaperFound } from '../../wire/paper.ts'
import type { Facts } from '../../wire/problem.ts'
import type { Db, Tx } from '../database/open.ts'
import type { OwnerDb } from '../database/scope.ts'

/** [P15] A photo or a scan of printed cards, without its bytes. */
export interface QueuedPhoto {
  id: Id
  name: string
  state: 'waiting' | 'reading' | 'read' | 'failed'
  found: PaperFound | null
  why: (Facts & { code: string }) | null
  /** Whether its bytes are there still, so that it can be read again. */
  kept: boolean
  at: number
}

/** [P15] What a meeting may have of photos that are not read yet, and of pictures of cards. */
export interface Bounds {
  photos: number
  bytes: number
}

/** So many that were read are told of a meeting, the newest. */
const READ_KEPT = 100

const ofMeeting = (db: Db | Tx, { community, id }: FullKey) =>
  db.selectFrom('paper_photo').where('community', '=', community).where('meeting', '=', id)

/** The photos of a meeting's printed cards, in the order in which they are read. */
export const queuedPhotos = (db: Db, meeting: FullKey): Promise<QueuedPhoto[]> =>
  ofMeeting(db, meeting)
    .select(['id', 'name', 'state', 'found', 'why', 'at', sql<boolean>`bytes is not null`.as('kept')])
    .orderBy('at')
    .orderBy('id')
    .execute() as Promise<QueuedPhoto[]>

/** One of them; undefined where it was taken away. */
export const queuedPhoto = async (db: Db, meeting: FullKey, id: Id): Promise<QueuedPhoto | undefined> =>
  (await ofMeeting(db, meeting)
    .select(['id', 'name', 'state', 'found', 'why', 'at', sql<boolean>`bytes is not null`.as('kept')])
    .where('id', '=', id)
    .executeTakeFirst()) as QueuedPhoto | undefined

/** How many photos of a meeting are not read yet, and how much they hold. */
export const unread = (db: Db | Tx, meeting: FullKey): Promise<Bounds> =>
  summed(ofMeeting(db, meeting).where('bytes', 'is not', null).select(COUNTED).executeTakeFirstOrThrow())

const COUNTED = [sql<number>`count(*)`.as('photos'), sql<number>`coalesce(sum(size), 0)`.as('bytes')] as const

const summed = async (row: Promise<Bounds>): Promise<Bounds> => {
  const { photos, bytes } = await row
  return { photos: Number(photos), bytes: Number(bytes) }
}

/** Whether photos of a meeting wait, or are being read. */
export const isReading = async (db: Db | Tx, meeting: FullKey): Promise<boolean> =>
  (await ofMeeting(db, meeting)
    .select('id')
    .where('state', 'in', ['waiting', 'reading'])
    .limit(1)
    .executeTakeFirst()) !== undefined

/** A photo that is brought. `digest`: of what it holds. */
export interface NewPhoto {
  id: Id
  name: string
  bytes: Buffer
  digest: string
  at: number
  staff: Id
}

/**
 * [P15] Keeps a photo until it is read. The same file that waits already is the same photo. Gives its id and
 * how many photos of its meeting come before it; how many wait where that is more than `most`.
 */
export async function queuePhoto(
  db: Db,
  meeting: FullKey,
  photo: NewPhoto,
  most: Bounds,
): Promise<{ id: Id; ahead: number } | { full: number }> {
  const { community, id } = meeting
  return db.transaction().execute(async (tx) => {
    // Twenty who send at once are counted one after the other.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`photos:${community}/${id}`}, 0))`.execute(tx)
    const before = (await ofMeeting(tx, meeting)
      .select(['id', 'digest'])
      .where('state', 'in', ['waiting', 'reading'])
      .orderBy('at')
      .orderBy('id')
      .execute()) as { id: Id; digest: string }[]
    const same = before.findIndex(({ digest }) => digest === photo.digest)
    if (same >= 0) return { id: before[same]!.id, ahead: same }
    const { photos, bytes } = await unread(tx, meeting)
    if (photos >= most.photos || bytes + photo.bytes.length > most.bytes) return { full: photos }
    await forgetRead(tx, meeting)
    await tx
      .insertInto('paper_photo')
      .values({ community, meeting: id, ...photo, size: photo.bytes.length, state: 'waiting' })
      .execute()
    return { id: photo.id, ahead: before.length }
  })
}

/** Of photos that were read long ago nothing is told any more; what they showed stays. */
const forgetRead = (tx: Tx, { community, id }: FullKey) =>
  sql`delete from paper_photo where community = ${community} and meeting = ${id} and state = 'read' and id in (
    select id from paper_photo where community = ${community} and meeting = ${id} and state = 'read'
    order by at desc offset ${READ_KEPT})`.execute(tx)

/** A photo that is read now. */
export interface Claimed {
  community: Id
  meeting: Id
  id: Id
  /** How many bytes it has, and the digest of what it holds. */
  size: number
  digest: string
  tries: number
  staff: Id
}
type Key = Pick<Claimed, 'community' | 'meeting' | 'id'>

/** A reader that says nothing for so long, in ms, has left its photo. */
export const SILENT_MOST = 90_000

/**
 * Takes the next photo that waits, or that its reader has left; of the meeting of which none was read for the
 * longest time. Several Groves on one database each take another.
 */
export async function claimPhoto(db: OwnerDb, now: number): Promise<Claimed | undefined> {
  const { rows } = await sql<Claimed>`
    update paper_photo set state = 'reading', tries = tries + 1, heard = ${now}
    where (community, meeting, id) = (
      select w.community, w.meeting, w.id from paper_photo w
      where w.state = 'waiting' or w.state = 'reading' and w.heard < ${now - SILENT_MOST}
      order by (select coalesce(max(o.heard), 0) from paper_photo o
        where o.community = w.community and o.meeting = w.meeting), w.at, w.id
      limit 1 for update skip locked)
    returning community, meeting, id, size, digest, tries, staff`.execute(db)
  return rows[0]
}

/** So many bytes come in one answer: they come as text, and parsing a whole scan would hold everybody up. */
const PIECE = 256_000

/** What a photo holds that is being read; undefined where it was taken away. */
export async function bytesOf(db: OwnerDb, { community, meeting, id, size }: Claimed): Promise<Buffer | undefined> {
  const pieces: Buffer[] = []
  for (let from = 0; from < size; from += PIECE) {
    const { rows } = await sql<{ piece: Buffer | null }>`
      select substring(bytes from ${from + 1} for ${PIECE}) piece from paper_photo
      where community = ${community} and meeting = ${meeting} and id = ${id}`.execute(db)
    const piece = rows[0]?.piece
    if (!piece) return undefined
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}

/** Photos whose reader ended with the Grove that ran it wait again, where no other Grove works here. */
export async function releasePhotos(db: OwnerDb): Promise<void> {
  await db.updateTable('paper_photo').set({ state: 'waiting' }).where('state', '=', 'reading').execute()
}

const one = (db: Db, { community, meeting, id }: Key) =>
  db
    .updateTable('paper_photo')
    .where('community', '=', community)
    .where('meeting', '=', meeting)
    .where('id', '=', id)
    .where('state', '=', 'reading')

/** Its reader is there still; false where the photo was taken away. */
export async function stillReads(db: OwnerDb, photo: Key, now: number): Promise<boolean> {
  const { numUpdatedRows } = await one(db, photo).set({ heard: now }).executeTakeFirst()
  return numUpdatedRows > 0n
}

/** [P6] What was found in a photo; its bytes go. */
export async function endPhoto(db: OwnerDb, photo: Key, found: PaperFound): Promise<void> {
  await one(db, photo)
    .set({ state: 'read', bytes: null, found: JSON.stringify(found) })
    .execute()
}

/** Why a photo is not read. Its bytes stay where another try may end otherwise. */
export async function failPhoto(db: OwnerDb, photo: Key, why: object, keep: boolean): Promise<void> {
  await one(db, photo)
    .set({ state: 'failed', why: JSON.stringify(why), ...(keep ? {} : { bytes: null }) })
    .execute()
}

/** [P15] Photos that could not be read for so long, in ms, are kept no longer. */
const FAILED_MOST = 3 * 24 * 3_600_000

/** [P15] Takes away the bytes of photos that failed days ago; that they did, and why, stays on the list. */
export async function forgetFailed(db: OwnerDb, now: number): Promise<void> {
  await db
    .updateTable('paper_photo')
    .set({ bytes: null })
    .where('state', '=', 'failed')
    .where('bytes', 'is not', null)
    .where(sql<boolean>`greatest(heard, at) < ${now - FAILED_MOST}`)
    .execute()
}

/**
 * [M26] [P15] Nobody knows whose cards a photo shows that could not be read: when somebody of its meeting is
 * erased, it goes too.
 */
export const eraseFailed = (tx: Tx, { community, id: meeting }: FullKey) =>
  tx
    .updateTable('paper_photo')
    .set({ bytes: null })
    .where('community', '=', community)
    .where('meeting', '=', meeting)
    .where('state', '=', 'failed')
    .execute()

/** Its reading did not end by itself: it waits again. */
export async function putBack(db: OwnerDb, photo: Key, tries: number): Promise<void> {
  await one(db, photo).set({ state: 'waiting', tries }).execute()
}

/** A photo that failed waits again; false where there is none that can be read. */
export async function readAgain(db: Db, { community, id: meeting }: FullKey, id: Id): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('paper_photo')
    .set({ state: 'waiting', tries: 0, why: null })
    .where('community', '=', community)
    .where('meeting', '=', meeting)
    .where('id', '=', id)
    .where('state', '=', 'failed')
    .where('bytes', 'is not', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Takes a photo away, also one that is being read: then nothing of it is kept. */
export async function takeAway(db: Db, { community, id: meeting }: FullKey, id: Id): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('paper_photo')
    .where('community', '=', community)
    .where('meeting', '=', meeting)
    .where('id', '=', id)
    .executeTakeFirst()
  return numDeletedRows > 0n
}
