import { sql } from 'kysely'
import type { Box, PaperReading, PaperSize, Proposal, SecondReading } from '../../core/paper/reading.ts'
import type { FullKey, Id } from '../../core/plain/id.ts'
import type { Db, Tx } from '../database/open.ts'

/** [P6] A picture of a printed card as it was cut out of a photo. */
export interface PaperPicture {
  id: Id
  /** Of the printed card; null where nobody could read it yet. */
  number: number | null
  width: number
  height: number
  reading: PaperReading
  /** [P12] What a recogniser takes the handwriting for; null where there is none, or none yet. */
  proposal: Proposal | null
  /** [P14] What a person saw of its boxes; null where nobody said it. */
  seen: Record<Box, boolean> | null
  /** [P14] What a second person read on it. */
  second: SecondReading | null
  state: 'waiting' | 'asked' | 'blank' | 'copy'
  at: number
}

const COLUMNS = [
  'id',
  'number',
  'width',
  'height',
  'reading',
  'proposal',
  'boxes as seen',
  'second',
  'state',
  'at',
] as const

const ofMeeting = (db: Db | Tx, { community, id }: FullKey) =>
  db.selectFrom('paper_picture').where('community', '=', community).where('meeting', '=', id)

/** All pictures of a meeting's printed cards, without their bytes, as they came. */
export const picturesOf = (db: Db | Tx, meeting: FullKey): Promise<PaperPicture[]> =>
  ofMeeting(db, meeting).select(COLUMNS).orderBy('at').orderBy('number').execute() as Promise<PaperPicture[]>

/** How many pictures of cards a meeting has, and how much they hold. */
export async function picturesKept(db: Db, meeting: FullKey): Promise<{ photos: number; bytes: number }> {
  const { photos, bytes } = await ofMeeting(db, meeting)
    .select([sql<number>`count(*)`.as('photos'), sql<number>`coalesce(sum(octet_length(bytes)), 0)`.as('bytes')])
    .executeTakeFirstOrThrow()
  return { photos: Number(photos), bytes: Number(bytes) }
}

/** One of them, with its bytes. */
export const pictureOf = (db: Db, meeting: FullKey, id: Id) =>
  ofMeeting(db, meeting)
    .select([...COLUMNS, 'bytes'])
    .where('id', '=', id)
    .executeTakeFirst()

/** A picture to be kept. `fingerprint`: what it shows; an unread part of the same file comes once. */
export interface NewPicture extends Omit<PaperPicture, 'at' | 'proposal' | 'seen' | 'second'> {
  bytes: Uint8Array
  /** Where it is known which card it is. */
  size?: PaperSize
  fingerprint: string
}

/** [P6] Keeps the pictures of one photo, all or none; `dropped` are those whose place they take. */
export async function keepPictures(
  db: Db,
  { community, id: meeting }: FullKey,
  { at, staff }: { at: number; staff: Id },
  pictures: readonly NewPicture[],
  dropped: readonly Id[],
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    for (const id of dropped) await dropPicture(tx, { community, id: meeting }, id)
    // One after the other: a dozen at once would be a megabyte in one piece for the loop.
    for (const { reading, bytes, size: _, ...picture } of pictures)
      await tx
        .insertInto('paper_picture')
        .values({
          community,
          meeting,
          at,
          staff,
          ...picture,
          bytes: Buffer.from(bytes),
          reading: JSON.stringify(reading),
        })
        .onConflict((c) => c.doNothing())
        .execute()
  })
}

/** Says what a picture shows, or what became of it. Undefined where there is no such picture. */
export async function changePicture(
  db: Db,
  meeting: FullKey,
  id: Id,
  { seen, ...changes }: { number?: number; state?: PaperPicture['state']; seen?: Record<Box, boolean> },
): Promise<boolean> {
  const boxes = seen ? { boxes: JSON.stringify(seen) } : {}
  const set = { ...changes, ...boxes }
  // Nothing is said of it.
  if (Object.keys(set).length === 0) return (await pictureOf(db, meeting, id)) !== undefined
  const { numUpdatedRows } = await db
    .updateTable('paper_picture')
    .set(set)
    .where('community', '=', meeting.community)
    .where('meeting', '=', meeting.id)
    .where('id', '=', id)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** [P12] Keeps what is proposed for pictures, of those that are there still. */
export async function keepProposals(
  db: Db,
  { community, id: meeting }: FullKey,
  proposals: readonly { id: Id; proposal: Proposal }[],
): Promise<void> {
  if (proposals.length === 0) return
  const ids = proposals.map(({ id }) => id)
  const said = proposals.map(({ proposal }) => JSON.stringify(proposal))
  await sql`update paper_picture p set proposal = said.proposal::jsonb
    from unnest(${ids}::uuid[], ${said}::text[]) said (id, proposal)
    where p.community = ${community} and p.meeting = ${meeting} and p.id = said.id`.execute(db)
}

/**
 * [P14] Keeps what a second person reads on a picture, where nobody has yet; gives what stands there then.
 */
export async function keepSecond(
  db: Db,
  meeting: FullKey,
  id: Id,
  second: SecondReading,
): Promise<SecondReading | null> {
  await db
    .updateTable('paper_picture')
    .set({ second: JSON.stringify(second) })
    .where('community', '=', meeting.community)
    .where('meeting', '=', meeting.id)
    .where('id', '=', id)
    .where('second', 'is', null)
    .execute()
  return (await pictureOf(db, meeting, id))?.second ?? null
}

/**
 * [P14] Keeps which of two readings is right, and what is seen of the boxes where that changes; false where
 * somebody has said it already.
 */
export async function settleSecond(
  db: Db,
  meeting: FullKey,
  id: Id,
  second: SecondReading,
  { seen }: { seen?: Record<Box, boolean> },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('paper_picture')
    .set({ second: JSON.stringify(second), ...(seen ? { boxes: JSON.stringify(seen) } : {}) })
    .where('community', '=', meeting.community)
    .where('meeting', '=', meeting.id)
    .where('id', '=', id)
    .where(sql`second->>'settled'`, 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** [P14] What was said of two readings does not hold: it is open again. */
export async function unsettleSecond(db: Db, meeting: FullKey, id: Id, second: SecondReading): Promise<void> {
  await db
    .updateTable('paper_picture')
    .set({ second: JSON.stringify({ ...second, settled: null }) })
    .where('community', '=', meeting.community)
    .where('meeting', '=', meeting.id)
    .where('id', '=', id)
    .execute()
}

/** [P6] Throws a picture away that a better one of the same card replaces, or that shows no card. */
export async function dropPicture(db: Db | Tx, meeting: FullKey, id: Id): Promise<void> {
  await db
    .deleteFrom('paper_picture')
    .where('community', '=', meeting.community)
    .where('meeting', '=', meeting.id)
    .where('id', '=', id)
    .execute()
}

/**
 * [M26] Forgets the pictures of printed cards whose stubs these people hold, entered or not; [P18] and those
 * of the meeting whose code nobody could read, since nobody knows whose they are.
 */
export async function erasePicturesOf(tx: Tx, { community, id: meeting }: FullKey, people: readonly Id[]) {
  await tx
    .deleteFrom('paper_picture')
    .using('paper_card')
    .where('paper_picture.community', '=', community)
    .where('paper_picture.meeting', '=', meeting)
    .whereRef('paper_card.community', '=', 'paper_picture.community')
    .whereRef('paper_card.meeting', '=', 'paper_picture.meeting')
    .whereRef('paper_card.number', '=', 'paper_picture.number')
    .where('paper_card.person', 'in', people)
    .execute()
  await tx
    .deleteFrom('paper_picture')
    .where('community', '=', community)
    .where('meeting', '=', meeting)
    .where('number', 'is', null)
    .execute()
}

/** [M26] Forgets the pictures of cards whose words are erased. */
export async function erasePictures(tx: Tx, community: Id, cards: readonly { meeting: Id; card: Id }[]): Promise<void> {
  if (cards.length === 0) return
  await tx
    .deleteFrom('paper_picture')
    .using('paper_card')
    .using('receipt')
    .where('paper_picture.community', '=', community)
    .whereRef('paper_card.community', '=', 'paper_picture.community')
    .whereRef('paper_card.meeting', '=', 'paper_picture.meeting')
    .whereRef('paper_card.number', '=', 'paper_picture.number')
    .whereRef('receipt.code', '=', 'paper_card.receipt')
    .whereRef('receipt.community', '=', 'paper_card.community')
    .where(
      'receipt.card',
      'in',
      cards.map(({ card }) => card),
    )
    .execute()
}
