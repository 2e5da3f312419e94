import type { Transaction } from 'kysely'
import type { BoardEvent, MeetingEvent, Secret } from '../../core/meeting/event.ts'
import type { Meeting } from '../../core/meeting/meeting.ts'
import type { Id } from '../../core/plain/id.ts'
import type { Db } from '../database/open.ts'
import type { Tables } from '../database/tables.ts'
import { upsert } from '../database/upsert.ts'

type Tx = Transaction<Tables>

/** Something that happened, with its place in the community's journal. */
export interface Entry {
  seq: number
  topic: string
  event: MeetingEvent
  /** Of a new wording: the salted commitment of its text. The text itself is not in the journal, so that it can be erased. */
  commitment: string | null
}

/** Takes the community's row lock and gives the journal's last position. Whoever holds it is the only writer of the community. */
export async function lockHead(tx: Tx, community: Id): Promise<number> {
  const head = () =>
    tx.selectFrom('journal_head').select('seq').where('community', '=', community).forUpdate().executeTakeFirst()
  const found = await head()
  if (found) return found.seq
  await tx
    .insertInto('journal_head')
    .values({ community, seq: 0 })
    .onConflict((c) => c.doNothing())
    .execute()
  return (await head())!.seq
}

/** Appends entries, whose seq follow on the head without a gap, and moves the head. */
export async function append(tx: Tx, community: Id, entries: readonly Entry[]): Promise<void> {
  if (entries.length === 0) return
  await upsert<Entry>(
    tx,
    'journal',
    ['community', 'seq'],
    {
      community: { type: 'uuid', of: () => community },
      seq: { type: 'int8', of: ({ seq }) => seq },
      topic: { type: 'text', of: ({ topic }) => topic },
      kind: { type: 'text', of: ({ event }) => event.told.kind },
      at: { type: 'int8', of: ({ event }) => event.at },
      actor_kind: { type: 'text', of: ({ event }) => event.by.kind },
      actor: { type: 'uuid', of: ({ event }) => event.by.id },
      body: { type: 'jsonb', of: ({ event }) => withoutWords(event.told) },
      secret: { type: 'jsonb', of: ({ event }) => (event.secret ? withoutNames(event.secret) : null) },
      commitment: { type: 'text', of: ({ commitment }) => commitment },
    },
    entries,
  )
  await tx
    .updateTable('journal_head')
    .set({ seq: entries.at(-1)!.seq })
    .where('community', '=', community)
    .execute()
}

/** What was told on `topic` after `after` and up to `until`, oldest first, at most `most` entries. Words are missing: see `withWords`. */
export async function readTold(
  db: Db,
  community: Id,
  topic: string,
  after: number,
  until: number,
  most: number,
): Promise<{ seq: number; told: BoardEvent }[]> {
  const rows = await db
    .selectFrom('journal')
    .select(['seq', 'body'])
    .where('community', '=', community)
    .where('topic', '=', topic)
    .where('seq', '>', after)
    .where('seq', '<=', until)
    .orderBy('seq')
    .limit(most)
    .execute()
  return rows.map(({ seq, body }) => ({ seq, told: body as unknown as BoardEvent }))
}

const NO_WORDS = { text: '', where: '', photo: null }

/** People's own words and names stay in tables from which they can be erased. */
function withoutWords(told: BoardEvent): BoardEvent {
  if (told.kind === 'cardPosted' || told.kind === 'cardShown') return { ...told, card: { ...told.card, ...NO_WORDS } }
  if (told.kind === 'cardEdited') return { ...told, ...NO_WORDS }
  if (told.kind === 'attendanceChanged') return { ...told, attendance: { ...told.attendance, named: [] } }
  return told
}

/** Gives a told event from the journal the words that its card has now: none where it has been hidden or withdrawn since. */
export function withWords(told: BoardEvent, { board }: Meeting): BoardEvent {
  if (told.kind === 'cardPosted' || told.kind === 'cardShown') {
    const { text, where, photo } = board.cards[told.card.id]!
    return { ...told, card: { ...told.card, text, where, photo } }
  }
  if (told.kind === 'cardEdited') {
    const { text, where, photo } = board.cards[told.card]!
    return { ...told, text, where, photo }
  }
  // Older attendances are numbers on the way to today's, so today's names do no harm.
  if (told.kind === 'attendanceChanged') {
    return { ...told, attendance: { ...told.attendance, named: board.attendance.named } }
  }
  return told
}

const withoutNames = ({ participants, ...rest }: Secret) => ({
  ...rest,
  ...(participants ? { participants: participants.map(({ name: _name, ...numbers }) => numbers) } : {}),
})
