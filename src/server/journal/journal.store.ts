import type { QueryResult } from 'kysely'
import { CompiledQuery, sql } from 'kysely'
import type { Actor } from '../../core/meeting/command.ts'
import type { BoardEvent } from '../../core/meeting/event.ts'
import type { Id } from '../../core/plain/id.ts'
import { encodeArray } from '../database/arrays.ts'
import type { Db, Tx } from '../database/open.ts'
import { PREPARED } from '../database/pipeline.ts'
import { insertion } from '../database/upsert.ts'
import type { Moved } from './notices.ts'
import type { Salts } from './seal.ts'
import { sealRows } from './seal.ts'

/**
 * Something that happened, with its place in the community's journal; `body` holds no people's words or
 * names.
 */
export interface JournalEntry {
  seq: number
  /** What it happened to: `meeting/ID`, `matter/ID` … The column is called topic. */
  thing: string
  kind: string
  at: number
  by: Actor
  body: object
  secret: object | null
  /**
   * Of a new wording: the salted commitment of its text. The text itself is not in the journal, so that it
   * can be erased.
   */
  commitment: string | null
  salts?: Salts
}

const LOCK = `${PREPARED}select seq from journal_head where community = $1 for update`
/**
 * A process that stops in the middle of a commit (suspended, its machine frozen, the network cut) keeps the
 * lock no longer than so many milliseconds: then PostgreSQL ends its connection. Who waits gives up a little
 * later, should that not have helped. Set for this transaction alone, in the statement that takes the lock.
 */
const STOPPED_MS = 3000
const GIVE_UP_MS = 10_000
const LOCK_BRIEFLY = `${PREPARED}select seq from journal_head,
  lateral (select set_config('idle_in_transaction_session_timeout', '${STOPPED_MS}', true),
    set_config('lock_timeout', '${GIVE_UP_MS}', true)) as limits
  where community = $1 for update of journal_head`

/**
 * Takes the community's row lock and asks for the journal's last position, as a statement. `briefly`: where
 * other processes wait for it.
 */
export const locking = (community: Id, briefly: boolean): CompiledQuery =>
  CompiledQuery.raw(briefly ? LOCK_BRIEFLY : LOCK, [community])

/**
 * Takes the community's row lock and gives the journal's last position. Whoever holds it is the only writer
 * of the community.
 */
export async function lockHead(tx: Tx, community: Id, briefly: boolean): Promise<number> {
  const head = async () => headIn(await tx.executeQuery(locking(community, briefly)))
  const found = await head()
  if (found !== undefined) return found
  await makeHead(tx, community)
  return (await head())!
}

/** What the statement that takes the lock has given: the position; undefined where there is no row yet. */
export const headIn = ({ rows }: QueryResult<unknown>): number | undefined => (rows as { seq: number }[])[0]?.seq

async function makeHead(tx: Tx, community: Id): Promise<void> {
  await tx
    .insertInto('journal_head')
    .values({ community, seq: 0 })
    .onConflict((c) => c.doNothing())
    .execute()
}

/** The journal’s last position, without the lock. */
export async function readHead(tx: Db | Tx, community: Id): Promise<number> {
  const row = await tx.selectFrom('journal_head').select('seq').where('community', '=', community).executeTakeFirst()
  return row?.seq ?? 0
}

/**
 * How far the journal of a community has come; of several, or with null of all, a number that grows whenever
 * any of theirs does.
 */
export async function positionOf(db: Db, of: Id | readonly Id[] | null): Promise<number> {
  const { seq } = await db
    .selectFrom('journal_head')
    .select((e) => e.fn.coalesce(e.fn.sum<number>('seq'), sql<number>`0`).as('seq'))
    .$if(of !== null, (query) => query.where('community', '=', sql<Id>`any(${[of!].flat()}::uuid[])`))
    .executeTakeFirstOrThrow()
  return Number(seq)
}

/**
 * Which of these journals have come elsewhere than to the position that is `known`, and where to: what other
 * processes committed, or the database that another life of it was put back into.
 */
export async function movedHeads(db: Db, known: readonly Moved[]): Promise<Moved[]> {
  const communities = encodeArray(
    'uuid',
    known.map(({ community }) => community),
  )
  const seqs = encodeArray(
    'int8',
    known.map(({ seq }) => seq),
  )
  return (await db.executeQuery<Moved>(CompiledQuery.raw(MOVED, [communities, seqs]))).rows
}

const MOVED = `${PREPARED}select community, journal_head.seq
  from journal_head join unnest($1::uuid[], $2::int8[]) as known (community, seq) using (community)
  where journal_head.seq <> known.seq`

/**
 * Entries of the journal, whose seq follow on the head without a gap, each with its leaf of the public log.
 */
export function appending(community: Id, entries: readonly JournalEntry[]) {
  const flat = entries.map(({ by, ...entry }) => ({ ...entry, actorKind: by.kind, actor: by.id }))
  const rows = sealRows(community, flat)
  return insertion<(typeof rows)[number]>(
    'journal',
    {
      community: { type: 'uuid', all: community },
      seq: { type: 'int8', of: ({ seq }) => seq },
      topic: { type: 'text', of: ({ thing }) => thing },
      kind: { type: 'text', of: ({ kind }) => kind },
      at: { type: 'int8', of: ({ at }) => at },
      actor_kind: { type: 'text', of: ({ actorKind }) => actorKind },
      actor: { type: 'uuid', of: ({ actor }) => actor },
      body: { type: 'jsonb', of: ({ body }) => body },
      secret: { type: 'jsonb', of: ({ secret }) => secret },
      commitment: { type: 'text', of: ({ commitment }) => commitment },
      told_salt: { type: 'hex', of: ({ toldSalt }) => toldSalt },
      sealed_salt: { type: 'hex', of: ({ sealedSalt }) => sealedSalt },
      told: { type: 'hex', of: ({ told }) => told },
      sealed: { type: 'hex', of: ({ sealed }) => sealed },
      leaf: { type: 'hex', of: ({ leaf }) => leaf },
    },
    rows,
  )
}

/** Moves the head of the journal to `seq`. */
export const moveHead = (community: Id, seq: number): CompiledQuery => CompiledQuery.raw(MOVE, [seq, community])

const MOVE = `${PREPARED}update journal_head set seq = $1 where community = $2`

/**
 * Entries of all things after `after` and up to `until`, oldest first, at most `most`, as the journal keeps
 * them: without words and names.
 */
export async function readKept(
  tx: Tx,
  community: Id,
  after: number,
  until: number,
  most: number,
): Promise<{ seq: number; thing: string; body: object; secret: object | null }[]> {
  return tx
    .selectFrom('journal')
    .select(['seq', 'topic as thing', 'body', 'secret'])
    .where('community', '=', community)
    .where('seq', '>', after)
    .where('seq', '<=', until)
    .orderBy('seq')
    .limit(most)
    .execute()
}

/**
 * What was told of a thing after `after` and up to `until`, oldest first, at most `most` entries. Words are
 * missing: see meeting/words.ts.
 */
export async function readTold(
  db: Db,
  community: Id,
  thing: string,
  after: number,
  until: number,
  most: number,
): Promise<{ seq: number; told: BoardEvent }[]> {
  const rows = await db
    .selectFrom('journal')
    .select(['seq', 'body'])
    .where('community', '=', community)
    .where('topic', '=', thing)
    .where('seq', '>', after)
    .where('seq', '<=', until)
    .orderBy('seq')
    .limit(most)
    .execute()
  return rows.map(({ seq, body }) => ({ seq, told: body as unknown as BoardEvent }))
}
