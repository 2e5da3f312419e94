import { sql } from 'kysely'
import type { BoardEvent, MeetingEvent } from '../../core/meeting/event.ts'
import type { Minutes } from '../../core/minutes/minutes.ts'
import type { FullKey, Id } from '../../core/plain/id.ts'
import type { CarriedEntry, CarriedMeeting } from './record.ts'
import type { CarriedStaff, Tables } from '../database/tables.ts'
import type { Db, Tx } from '../database/open.ts'
import type { JournalEntry } from '../journal/journal.store.ts'
import { appending, moveHead } from '../journal/journal.store.ts'
import { write } from '../meeting/store.ts'
import type { Played } from './replay.ts'

/** An arrival of a meeting, as it is kept. */
export type KeptArrival = Pick<
  Tables['arrival'],
  'n' | 'key' | 'checkpoint' | 'there' | 'leaves' | 'first' | 'at' | 'by'
> & { entries: number[]; staff: CarriedStaff[] }

/** The arrivals of a meeting, the first one first. */
export const arrivalsOf = (db: Db | Tx, { community, id }: FullKey): Promise<KeptArrival[]> =>
  db
    .selectFrom('arrival')
    .select(['n', 'key', 'checkpoint', 'there', 'leaves', 'entries', 'staff', 'first', 'at', 'by'])
    .where('community', '=', community)
    .where('meeting', '=', id)
    .orderBy('n')
    .execute()

/** Whether something came to a community before that this key signed. */
export async function knowsKey(db: Db | Tx, community: Id, key: string): Promise<boolean> {
  const row = await db
    .selectFrom('arrival')
    .select('n')
    .where('community', '=', community)
    .where('key', '=', key)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** In which community a meeting is; undefined where there is none of that id. */
export async function communityOf(db: Db | Tx, meeting: Id): Promise<Id | undefined> {
  const row = await db.selectFrom('meeting').select('community').where('id', '=', meeting).executeTakeFirst()
  return row?.community
}

/** The position of the last entry of a meeting, or of its minutes. */
export async function lastEntry(db: Db | Tx, { community, id }: FullKey): Promise<number> {
  const { seq } = await db
    .selectFrom('journal')
    .select(({ fn }) => fn.coalesce(fn.max('seq'), sql<number>`0`).as('seq'))
    .where('community', '=', community)
    .where('topic', 'in', [`meeting/${id}`, `minutes/${id}`])
    .executeTakeFirstOrThrow()
  return seq
}

/** What a carried meeting calls things, and where each name would have to be free. */
export interface Names {
  /** Ids wherever they stand, but for those of its staff: none may be of somebody who works here. */
  all: readonly Id[]
  code: string
  receipts: readonly string[]
  ids: Record<
    'participant' | 'card' | 'topic' | 'motion' | 'pledge' | 'photo' | 'minutes_file' | 'paper_picture',
    readonly Id[]
  >
}

const namesSomebody = async (db: Db | Tx, ids: readonly Id[]): Promise<boolean> =>
  (await db
    .selectFrom('person')
    .select('id')
    .where('id', '=', sql<Id>`any(${[...ids]})`)
    .limit(1)
    .executeTakeFirst()) !== undefined

/** [H7] Whether one of its names is that of something of another meeting. */
export async function taken(db: Db | Tx, { community, id }: FullKey, names: Names): Promise<boolean> {
  const elsewhere = async (table: 'participant', column: 'id', values: readonly string[]) =>
    values.length > 0 &&
    (await db
      .selectFrom(table)
      .select(sql`1`.as('one'))
      .where(sql.ref(column), '=', sql`any(${[...values]})`)
      .where((e) => e.or([e('community', '<>', community), e('meeting', 'is distinct from', id as never)]))
      .limit(1)
      .executeTakeFirst()) !== undefined
  if (await namesSomebody(db, names.all)) return true
  for (const [table, ids] of Object.entries(names.ids))
    if (await elsewhere(table as 'participant', 'id', ids)) return true
  return (
    (await elsewhere('paper_card' as 'participant', 'person' as 'id', names.ids.participant)) ||
    (await elsewhere('meeting_code' as 'participant', 'code' as 'id', [names.code])) ||
    (await elsewhere('receipt' as 'participant', 'code' as 'id', names.receipts)) ||
    (await elsewhere('paper_card' as 'participant', 'receipt' as 'id', names.receipts))
  )
}

/** So many rows travel in a statement. */
const AT_ONCE = 1000

async function inPieces<Row>(rows: readonly Row[], send: (piece: Row[]) => Promise<unknown>): Promise<void> {
  for (let i = 0; i < rows.length; i += AT_ONCE) await send(rows.slice(i, i + AT_ONCE))
}

/**
 * What is written of a carried meeting: its record with the names of here, what playing it led to, its
 * pictures.
 */
export interface Kept extends Played {
  record: CarriedMeeting
  /** Those of its entries that are new, in their order. */
  news: readonly CarriedEntry[]
  minutes: Minutes | null
  pictures: readonly Buffer[]
}

/**
 * Deletes what an earlier arrival brought and this one no longer holds: it was taken away there. What people
 * of here brought meanwhile stays.
 */
export async function dropTakenAway(
  tx: Tx,
  { community, id }: FullKey,
  { photos, paperPictures, files }: CarriedMeeting,
  staff: readonly CarriedStaff[],
): Promise<void> {
  const gone = (table: 'photo' | 'paper_picture' | 'minutes_file', kept: readonly { id: Id }[]) =>
    tx
      .deleteFrom(table as 'photo')
      .where('community', '=', community)
      .where('meeting', '=', id)
      .where('id', '<>', sql<Id>`all(${kept.map((one) => one.id)}::uuid[])`)
  const theirs = sql<Id>`any(${staff.map(({ here }) => here)}::uuid[])`
  await gone('photo', photos)
    .where('card', 'is not', null)
    .where('matter', 'is', null)
    .where('notice', 'is', null)
    .execute()
  await gone('paper_picture', paperPictures).where('staff', '=', theirs).execute()
  await gone('minutes_file', files).where('staff', '=', theirs).execute()
}

/** Writes the rows of a carried meeting; those that came before are brought to how it is now. */
export async function keepRows(tx: Tx, here: FullKey, kept: Kept): Promise<void> {
  const { record, meeting, changes, pictures } = kept
  const where = { community: here.community, meeting: here.id }
  await inPieces(record.photos, (piece) =>
    tx
      .insertInto('photo')
      .values(
        piece.map(({ picture, ...photo }) => ({
          ...where,
          ...photo,
          matter: null,
          card: null,
          notice: null,
          code_read: null,
          bytes: pictures[picture]!,
        })),
      )
      .onConflict((c) => c.doNothing())
      .execute(),
  )
  for (const statement of write(meeting, changes)) if (statement) await tx.executeQuery(statement)
  await keepDissolved(tx, where, kept)
  await keepPaper(tx, where, kept)
  await keepMinutes(tx, where, kept)
}

type Where = { community: Id; meeting: Id }

/** A topic that was opened and dissolved before it came here has a row too. */
async function keepDissolved(tx: Tx, where: Where, { news, meeting }: Kept): Promise<void> {
  const opened = news.map(({ body }) => body as unknown as BoardEvent).filter(({ kind }) => kind === 'topicOpened')
  const rows = opened.flatMap((told) => (told.kind === 'topicOpened' ? [told.topic] : []))
  const gone = rows
    .filter(({ id }) => !meeting.board.topics[id])
    .map(({ id, tree, name, seat, people }) => ({ ...where, id, tree, name, seat, people, dissolved: true }))
  await inPieces(gone, (piece) => tx.insertInto('topic').values(piece).execute())
}

async function keepPaper(tx: Tx, where: Where, { record, pictures }: Kept): Promise<void> {
  await inPieces(record.paperCards, (piece) =>
    tx
      .insertInto('paper_card')
      .values(piece.map((card) => ({ ...where, ...card })))
      .onConflict((c) => c.doNothing())
      .execute(),
  )
  await inPieces(record.paperPictures, (piece) =>
    tx
      .insertInto('paper_picture')
      .values(
        piece.map(({ picture, reading, boxes, second, ...shown }) => ({
          ...where,
          ...shown,
          boxes: boxes && JSON.stringify(boxes),
          second: second && JSON.stringify(second),
          reading: JSON.stringify(reading),
          bytes: pictures[picture]!,
        })),
      )
      .onConflict((c) =>
        c.columns(['community', 'meeting', 'id']).doUpdateSet((e) => ({
          number: e.ref('excluded.number'),
          state: e.ref('excluded.state'),
          boxes: e.ref('excluded.boxes'),
          second: e.ref('excluded.second'),
        })),
      )
      .execute(),
  )
}

async function keepMinutes(tx: Tx, where: Where, { record, minutes, pictures }: Kept): Promise<void> {
  if (minutes)
    await tx
      .insertInto('minutes')
      .values({ ...where, minutes: JSON.stringify(minutes) })
      .onConflict((c) =>
        c.columns(['community', 'meeting']).doUpdateSet((e) => ({ minutes: e.ref('excluded.minutes') })),
      )
      .execute()
  await inPieces(record.files, (piece) =>
    tx
      .insertInto('minutes_file')
      .values(
        piece.map(({ picture, usedAs, ...file }) => ({
          ...where,
          ...file,
          used_as: usedAs,
          bytes: pictures[picture]!,
        })),
      )
      .onConflict((c) =>
        c.columns(['community', 'meeting', 'id']).doUpdateSet((e) => ({ state: e.ref('excluded.state') })),
      )
      .execute(),
  )
}

/** [H5] Those who worked there are people here whom nobody has appointed: a name, and no role. */
export async function keepStaff(tx: Tx, staff: readonly CarriedStaff[], at: number): Promise<void> {
  await inPieces(staff, (piece) =>
    tx
      .insertInto('person')
      .values(piece.map(({ here, name }) => ({ id: here, name, email: null, created_at: at })))
      .onConflict((c) => c.doNothing())
      .execute(),
  )
}

/**
 * Appends entries to the journal as they were written there, from `first` on, with the salts that they had.
 */
export async function appendCarried(
  tx: Tx,
  { community, id }: FullKey,
  first: number,
  news: readonly CarriedEntry[],
): Promise<void> {
  const rows = news.map(({ of, at, actorKind, actor, body, secret, words, ...entry }, n): JournalEntry => ({
    seq: first + n,
    thing: `${of}/${id}`,
    kind: body.kind,
    at,
    by: { kind: actorKind, id: actor },
    body,
    secret,
    commitment: words,
    salts: { told: entry.toldSalt, sealed: entry.sealedSalt },
  }))
  await inPieces(rows, (piece) => tx.executeQuery(appending(community, piece)!))
}

/** [H9] Appends the entry that tells where those before it come from. */
export async function appendArrival(tx: Tx, { community, id }: FullKey, seq: number, { at, by, told }: MeetingEvent) {
  const entry = { seq, thing: `meeting/${id}`, kind: told.kind, at, by, body: told, secret: null, commitment: null }
  await tx.executeQuery(appending(community, [entry])!)
}

/** Moves the head of the journal to the last entry that was appended. */
export const reach = (tx: Tx, community: Id, seq: number): Promise<unknown> => tx.executeQuery(moveHead(community, seq))

/** Keeps what proves where the entries of an arrival come from. */
export async function keepArrival(tx: Tx, { community, id }: FullKey, arrival: KeptArrival): Promise<void> {
  const { entries, staff, ...row } = arrival
  const values = { community, meeting: id, ...row, entries: JSON.stringify(entries), staff: JSON.stringify(staff) }
  await tx.insertInto('arrival').values(values).execute()
}
