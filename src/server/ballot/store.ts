import { CompiledQuery } from 'kysely'
import type { Batch, Serial, Vote } from '../../core/ballot/vote.ts'
import { kindIn, newVote } from '../../core/ballot/vote.ts'
import type { VoteEvent } from '../../core/ballot/event.ts'
import type { RollEntry } from '../../core/ballot/roll.ts'
import { kindOf } from '../../core/ballot/roll.ts'
import type { FullKey, Id } from '../../core/plain/id.ts'
import type { VoteList } from '../../wire/ballot.ts'
import type { Db, Tx } from '../database/open.ts'
import type { PublicVote, VoteInside } from '../database/tables.ts'
import type { Column } from '../database/upsert.ts'
import { replacement } from '../database/upsert.ts'
import type { Statement } from '../journal/aggregate.ts'

/** A whole vote; undefined where there is none. */
export async function loadVote(tx: Tx, community: Id, id: Id): Promise<Vote | undefined> {
  const row = await tx
    .selectFrom('vote')
    .selectAll()
    .where('community', '=', community)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return undefined
  const { code, title, meeting, matter } = row
  const { questions, rules, ...more } = row.vote
  const vote = Object.assign(newVote(community, id, code, { title, questions, rules, meeting, matter }), more)
  vote.stage = row.stage
  Object.assign(vote, await loadInside(tx, vote))
  vote.roll = await loadRoll(tx, vote)
  vote.serials = await loadSerials(tx, vote)
  vote.urn = await loadUrn(tx, vote)
  vote.batches = await loadHeaps(tx, vote)
  // What is counted while ballots come is computed from them.
  for (const entry of vote.roll.values()) if (entry.way && entry.way !== 'hands') kindIn(vote, kindOf(entry)).out++
  for (const serial of vote.serials.values()) if (serial.state === 'cast') kindIn(vote, serial).cast++
  return vote
}

async function loadInside(tx: Tx, { community, id }: Vote): Promise<VoteInside | undefined> {
  const row = await tx
    .selectFrom('vote_inside')
    .select('inside')
    .where('community', '=', community)
    .where('vote', '=', id)
    .executeTakeFirst()
  return row?.inside
}

async function loadRoll(tx: Tx, { community, id }: Vote): Promise<Vote['roll']> {
  const rows = await tx
    .selectFrom('vote_roll')
    .selectAll()
    .where('community', '=', community)
    .where('vote', '=', id)
    .orderBy('n')
    .execute()
  return new Map(
    rows.map(({ community: _c, vote: _v, place_words: place, area, ...entry }) => [
      entry.n,
      { ...entry, place, area: Number(area) },
    ]),
  )
}

async function loadSerials(tx: Tx, { community, id }: Vote): Promise<Vote['serials']> {
  const rows = await tx
    .selectFrom('vote_serial')
    .selectAll()
    .where('community', '=', community)
    .where('vote', '=', id)
    .orderBy('mark')
    .execute()
  return new Map(
    rows.map(({ community: _c, vote: _v, printing: set, area, ...serial }) => [
      serial.mark,
      { ...serial, set, area: Number(area) },
    ]),
  )
}

async function loadUrn(tx: Tx, { community, id, sealed, questions }: Vote): Promise<Vote['urn']> {
  const urn: Vote['urn'] = new Map(sealed ? questions.map((question) => [question.id, new Map()]) : [])
  const rows = await tx
    .selectFrom('vote_urn')
    .select(['question', 'answers'])
    .where('community', '=', community)
    .where('vote', '=', id)
    .execute()
  for (const { question, answers } of rows) {
    const alike = Object.entries(answers).map(([text, [ballots, area]]) => [text, { ballots, area }] as const)
    urn.set(question, new Map(alike))
  }
  return urn
}

async function loadHeaps(tx: Tx, { community, id }: Vote): Promise<Vote['batches']> {
  const rows = await tx
    .selectFrom('vote_heap')
    .select(['number', 'heap'])
    .where('community', '=', community)
    .where('vote', '=', id)
    .execute()
  return Object.fromEntries(rows.map(({ number, heap }) => [number, heap]))
}

/** What a batch of commands changes of a vote. */
export class VoteChanges {
  /** The vote as everybody may know it. */
  shown = false
  inside = false
  urn = false
  /** The roll was entered anew: it has fewer entries now, perhaps. */
  rollAnew = false
  readonly roll = new Set<number>()
  readonly serials = new Set<string>()
  readonly heaps = new Set<number>()
  at = 0

  record({ at, told, secret, unsaid }: VoteEvent): void {
    this.at ||= at
    const { kind } = told
    if (kind === 'rollSet') this.rollAnew = true
    if (secret?.n !== undefined) this.roll.add(secret.n)
    if (unsaid?.mark !== undefined) this.serials.add(unsaid.mark)
    for (const { mark } of unsaid?.serials ?? []) this.serials.add(mark)
    if ('batch' in told) this.heaps.add(told.batch)
    this.inside ||= INSIDE.has(kind) || secret?.why !== undefined || kind === 'voteAbandoned' || kind === 'voterErased'
    this.urn ||= kind === 'ballotCast' || kind === 'voteSealed' || kind === 'voteAbandoned'
    this.shown ||= SHOWN.has(kind)
  }
}

type Kind = VoteEvent['told']['kind']
const INSIDE = new Set<Kind>([
  'voteDrafted',
  'ballotCast',
  'ballotCameAgain',
  'handsCounted',
  'ballotsMade',
  'setPrinted',
  'setVoidingAsked',
  'setVoided',
  'takingBackAsked',
  'wayTakenBack',
  'voidingAsked',
  'serialVoided',
])
const SHOWN = new Set<Kind>([
  'voteDrafted',
  'voteChanged',
  'voteSealed',
  'ballotsMade',
  'setVoided',
  'voteOpened',
  'serialVoided',
  'voteClosed',
  'voteAbandoned',
  'questionErased',
])

/** The statements that write a vote as it is now. Serials are written in the order of their marks. */
export function writeVote(vote: Vote, changes: VoteChanges): Statement[] {
  const { community, id } = vote
  const of = { community: { type: 'uuid', all: community }, vote: { type: 'uuid', all: id } } as const
  const marks = [...changes.serials].sort()
  const heaps = vote.stage === 'abandoned' ? Object.values(vote.batches) : pick(changes.heaps, (n) => vote.batches[n])
  const roll = changes.rollAnew ? [...vote.roll.values()] : pick(changes.roll, (n) => vote.roll.get(n))
  return [
    changes.shown ? replacement('vote', ['community', 'id'], shownColumns(changes.at), [vote]) : undefined,
    changes.inside
      ? replacement('vote_inside', ['community', 'vote'], { ...of, inside: { type: 'jsonb', of: insideOf } }, [vote])
      : undefined,
    changes.rollAnew
      ? CompiledQuery.raw('delete from vote_roll where community = $1 and vote = $2 and n > $3', [
          community,
          id,
          vote.roll.size,
        ])
      : undefined,
    replacement('vote_roll', ['community', 'vote', 'n'], { ...of, ...rollColumns }, roll),
    replacement(
      'vote_serial',
      ['community', 'vote', 'mark'],
      { ...of, ...serialColumns },
      pick(marks, (mark) => vote.serials.get(mark)),
    ),
    changes.urn
      ? replacement('vote_urn', ['community', 'vote', 'question'], { ...of, ...urnColumns }, [...vote.urn])
      : undefined,
    replacement('vote_heap', ['community', 'vote', 'number'], { ...of, ...heapColumns }, heaps),
  ]
}

const pick = <K, T>(keys: Iterable<K>, of: (key: K) => T | undefined): T[] => [...keys].flatMap((key) => of(key) ?? [])

const shownColumns = (at: number): Record<string, Column<Vote>> => ({
  community: { type: 'uuid', of: ({ community }) => community },
  id: { type: 'uuid', of: ({ id }) => id },
  code: { type: 'text', of: ({ code }) => code },
  title: { type: 'text', of: ({ title }) => title },
  stage: { type: 'text', of: ({ stage }) => stage },
  meeting: { type: 'uuid', of: ({ meeting }) => meeting },
  matter: { type: 'uuid', of: ({ matter }) => matter },
  at: { type: 'int8', all: at },
  vote: { type: 'jsonb', of: publicOf },
})

const publicOf = ({ questions, rules, sealed, openedAt, sets, voided, why, outcome }: Vote): PublicVote => ({
  questions,
  rules,
  sealed,
  openedAt,
  sets,
  voided,
  why,
  outcome,
})
const insideOf = ({ hands, doors, voiding, takingBack, printings, reasons }: Vote): VoteInside => ({
  hands,
  doors,
  voiding,
  takingBack,
  printings,
  reasons,
})

const rollColumns: Record<string, Column<RollEntry>> = {
  n: { type: 'int4', of: ({ n }) => n },
  name: { type: 'text', of: ({ name }) => name },
  place_words: { type: 'text', of: ({ place }) => place },
  area: { type: 'int8', of: ({ area }) => area },
  participant: { type: 'uuid', of: ({ participant }) => participant },
  salt: { type: 'text', of: ({ salt }) => salt },
  commitment: { type: 'text', of: ({ commitment }) => commitment },
  way: { type: 'text', of: ({ way }) => way },
  recused: { type: 'jsonb', of: ({ recused }) => recused },
}

const serialColumns: Record<string, Column<Serial>> = {
  mark: { type: 'text', of: ({ mark }) => mark },
  id: { type: 'uuid', of: ({ id }) => id },
  area: { type: 'int8', of: ({ area }) => area },
  without: { type: 'jsonb', of: ({ without }) => without },
  printing: { type: 'int4', of: ({ set }) => set },
  state: { type: 'text', of: ({ state }) => state },
  door: { type: 'text', of: ({ door }) => door },
  again: { type: 'jsonb', of: ({ again }) => again },
}

type Answered = [string, Map<string, { ballots: number; area: number }>]
const urnColumns: Record<string, Column<Answered>> = {
  question: { type: 'text', of: ([question]) => question },
  // As jsonb keeps them, keys stand in their own order, not in that in which they came.
  answers: {
    type: 'jsonb',
    of: ([, alike]) => Object.fromEntries([...alike].map(([text, { ballots, area }]) => [text, [ballots, area]])),
  },
}

const heapColumns: Record<string, Column<Batch>> = {
  number: { type: 'int4', of: ({ number }) => number },
  heap: { type: 'jsonb', of: (heap) => heap },
}

/** The vote of a code; undefined where the community has none. */
export async function voteCalled(db: Db, community: Id, code: string): Promise<{ id: Id; draft: boolean } | undefined> {
  const row = await db
    .selectFrom('vote')
    .select(['id', 'stage'])
    .where('community', '=', community)
    .where('code', '=', code)
    .executeTakeFirst()
  return row && { id: row.id, draft: row.stage === 'draft' }
}

/** Votes of a community, the latest first; drafts only for the desk. */
export async function listVotes(db: Db, community: Id, drafts: boolean): Promise<VoteList['items']> {
  return db
    .selectFrom('vote')
    .select(['code', 'title', 'stage', 'at'])
    .where('community', '=', community)
    .$if(!drafts, (query) => query.where('stage', '!=', 'draft'))
    .orderBy('at', 'desc')
    .orderBy('code')
    .limit(200)
    .execute()
}

/** Votes of a meeting, drafts too, with what they ask. */
export async function votesAt(db: Db, { community, id }: FullKey): Promise<Pick<Vote, 'id' | 'code' | 'questions'>[]> {
  const rows = await db
    .selectFrom('vote')
    .select(['id', 'code', 'vote'])
    .where('community', '=', community)
    .where('meeting', '=', id)
    .execute()
  return rows.map(({ id, code, vote }) => ({ id, code, questions: vote.questions }))
}

/** [V9] [M26] Takes words and salts of people who were erased out of the rolls on which they stand. */
export async function eraseFromRolls(tx: Tx, community: Id, people: readonly Id[]): Promise<void> {
  if (people.length === 0) return
  await tx
    .updateTable('vote_roll')
    .set({ name: '', place_words: '', salt: '', participant: null })
    .where('community', '=', community)
    .where('participant', 'in', [...people])
    .execute()
}
