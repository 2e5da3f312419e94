import { countUnhung } from './room.store.ts'
import type { RawBuilder, Selectable } from 'kysely'
import { sql } from 'kysely'
import { climbedBefore, climbedTo } from '../../core/ledger/overdue.ts'
import { ratesOf } from '../../core/ledger/rates.ts'
import type { PlacedSettings } from '../../core/ledger/settings.ts'
import type { MatterStage } from '../../core/ledger/stages.ts'
import { MATTER_STAGES, OPEN_STAGES } from '../../core/ledger/stages.ts'
import type { Id } from '../../core/plain/id.ts'
import type { LedgerSummary } from '../../wire/rooms.ts'
import type { MatterFilter } from '../../wire/ledger.ts'
import type { MatterList, MatterRow, Unanswered } from '../../wire/matter.ts'
import type { MatterCursor, TimeCursor } from '../../wire/cursor.ts'
import { matterCursor, timeCursor } from '../../wire/cursor.ts'
import type { Db } from '../database/open.ts'
import type { SignedIn } from '../person/store.ts'
import type { Tables } from '../database/tables.ts'
import { rated } from './figures.store.ts'

/**
 * What a query asks of the matters of one community: terms of `findable`, as a tsquery; empty where no term
 * is left of it.
 */
export type MatterTerms = (community: Id) => string

/** What a list is asked: `atDesk` rows name persons. `cursor` is the `next` of the page before. */
export interface Asked {
  filter: Omit<MatterFilter, 'owner'>
  /** Whose matters and tasks: as whom that person is on record (`doersCalled`). */
  owners?: readonly Id[] | undefined
  /** [T43] The numbers of those that are where the filter says (`numbersNear`). */
  near?: readonly number[] | undefined
  /** What the filter's query asks for, as the search understands it; undefined where it asks for nothing. */
  terms?: MatterTerms | undefined
  settings: PlacedSettings
  now: number
  limit: number
  cursor?: MatterCursor | undefined
  atDesk: boolean
}

const WAITS_FOR: Record<NonNullable<MatterFilter['team']>, MatterStage[]> = {
  spotter: ['opened', 'done'],
  deliberation: ['deliberating', 'referred'],
  advisory: ['deliberating'],
}

/** Later than every due date: what has none comes last. */
export const FAR = 9007199254740991

/**
 * How a list is sorted: each by an index of its own (migrations/0002-ledger.ts), whose columns `key` repeats.
 * Ties go by number, the newest first; a rising sort turns the number round, so that a page can begin
 * anywhere in the index.
 */
const SORTS = {
  due: { value: sql`coalesce(due_at, 9007199254740991)`, tie: sql`(-number)`, falling: false },
  newest: { value: sql`opened_at`, tie: sql`number`, falling: true },
  people: { value: sql`people`, tie: sql`number`, falling: true },
  weight: {
    value: sql`(coalesce(urgency, 0) * 10 + coalesce(importance, 0))`,
    tie: sql`number`,
    falling: true,
  },
} satisfies Record<
  NonNullable<MatterFilter['sort']>,
  { value: RawBuilder<unknown>; tie: RawBuilder<unknown>; falling: boolean }
>

const TOTAL_MOST = 10_000

/**
 * [R11] As whom somebody is on record who is meant by a filter; `me`: whoever asks. Undefined where it means
 * nobody.
 */
export async function doersCalled(
  db: Db,
  owner: MatterFilter['owner'],
  staff: SignedIn | undefined,
): Promise<readonly Id[] | undefined> {
  if (owner === undefined) return undefined
  if (owner === 'me') return [staff!.person, ...staff!.also]
  const rows = await db.selectFrom('person').select('id').where('same_as', '=', owner).execute()
  return [owner, ...rows.map(({ id }) => id)]
}

/** Matters of a community, a page at a time; the first page with how many there are. */
export async function listMatters(db: Db, community: Id, asked: Asked): Promise<MatterList> {
  const where = sql.join(conditions(community, asked), sql` and `)
  const [rows, total] = await Promise.all([pageOf(db, where, asked), asked.cursor ? null : countUpTo(db, where)])
  const page = rows.slice(0, asked.limit)
  const last = page.at(-1)
  return {
    items: page.map((row) => presentRow(row, asked)),
    next: rows.length > asked.limit && last ? matterCursor.write(last.sorted, last.number) : null,
    total,
  }
}

async function pageOf(
  db: Db,
  where: RawBuilder<unknown>,
  { filter, limit, atDesk, cursor }: Asked,
): Promise<(Row & { sorted: number })[]> {
  const { value, tie, falling } = SORTS[filter.sort ?? 'newest']
  const way = sql.raw(falling ? 'desc' : 'asc')
  const [from, number] = cursor ?? [0, 0]
  const beyond = cursor
    ? sql`and (${value}, ${tie}) ${sql.raw(falling ? '<' : '>')} (${from}::bigint, ${falling ? number : -number}::int)`
    : sql``
  // Names are looked up after the page is cut.
  const named = atDesk ? sql`(select name from person where id = page.owner)` : sql`null`
  const { rows } = await sql<Row & { sorted: number }>`
    select page.*, ${named} as owner_name from (
      select ${sql.raw(COLUMNS.map((column) => `m.${column}`).join())}, ${value}::float8 as sorted, ${tie} as tied
      from matter m
      where ${where} ${beyond}
      order by ${value} ${way}, ${tie} ${way}
      limit ${limit + 1}
    ) as page
    order by sorted ${way}, tied ${way}
  `.execute(db)
  return rows
}

async function countUpTo(db: Db, where: RawBuilder<unknown>): Promise<number | null> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (select 1 from matter m where ${where} limit ${TOTAL_MOST + 1}) as counted
  `.execute(db)
  const { count } = rows[0]!
  return count > TOTAL_MOST ? null : count
}

/** What a filter asks of a matter `m`. */
export function conditions(
  community: Id,
  { filter, owners, near, terms, settings, now, atDesk }: Omit<Asked, 'limit' | 'cursor'>,
): RawBuilder<unknown>[] {
  const all = [sql`m.community = ${community}`]
  if (filter.q?.trim()) all.push(found(community, filter.q, terms?.(community) ?? '', atDesk))
  if (filter.stage) all.push(sql`stage = ${filter.stage}`)
  else if (filter.state === 'open') all.push(sql`stage = any(${OPEN_STAGES}::text[])`)
  else if (filter.state === 'ended') all.push(sql`stage = any(${['confirmed', 'explained', 'declined']}::text[])`)
  else all.push(sql`stage <> 'folded'`)
  if (filter.lane) all.push(sql`lane = ${filter.lane}`)
  if (filter.category) all.push(sql`category = ${filter.category}`)
  // [R11] And what is in the name of those who turned out to be the same person.
  if (owners)
    all.push(
      sql`(${sql.join(
        owners.map((id) => sql`doers @> ${JSON.stringify([id])}::jsonb`),
        sql` or `,
      )})`,
    )
  if (filter.unowned) {
    all.push(sql`m.owner not in (
      select known.id from role r join place p on p.id = ${community}
      join person known on r.person in (known.id, known.same_as) where r.place = p.id or r.place = p.parent
    )`)
  }
  if (filter.team) all.push(sql`stage = any(${WAITS_FOR[filter.team]}::text[])`)
  // [L62] What climbs later than it is due is overdue before: the index begins there.
  if (filter.climbed) all.push(sql`due_at < ${now} and ${hasClimbed(settings, now)}`)
  else if (filter.overdue) all.push(sql`due_at < ${now}`)
  if (near) all.push(sql`number = any(${near}::int[])`)
  if (filter.meeting) {
    all.push(sql`exists (
      select 1 from matter_card mc
      where mc.community = m.community and mc.matter = m.id and mc.meeting = ${filter.meeting}
    )`)
  }
  return all
}

/** A number finds the matter of that number; words find what holds all of them. */
function found(community: Id, q: string, terms: string, atDesk: boolean): RawBuilder<unknown> {
  const number = /^[#№]?\s*(\d{1,9})$/.exec(q.trim())?.[1]
  const words = sql`m.id in (
    select id from findable where terms @@ ${terms}::tsquery and community = ${community} and kind = 'matter'
  )`
  const ways = [words]
  if (number) ways.push(sql`number = ${Number(number)}`)
  // At the desk owners have names.
  if (atDesk) {
    const name = sql`strpos(lower(p.name), ${q.trim().toLowerCase()}) > 0`
    ways.push(sql`exists (select 1 from person p where p.id = m.owner and ${name})`)
  }
  return sql`(${sql.join(ways, sql` or `)})`
}

/** [L62] Whether a matter that is late has climbed. */
const hasClimbed = (settings: PlacedSettings, now: number) =>
  sql`(climbs_at < ${now} or (climbs_at is null and due_at < ${climbedBefore(now, settings)}))`

const COLUMNS = [
  'id',
  'number',
  'title',
  'category',
  'place_words',
  'stage',
  'lane',
  'route',
  'urgency',
  'importance',
  'safety',
  'owner',
  'office',
  'opened_at',
  'since',
  'due_at',
  'climbs_at',
  'cards',
  'people',
  'reopened',
  'changed_at',
] as const

type Row = Pick<Selectable<Tables['matter']>, (typeof COLUMNS)[number]> & { owner_name: string | null }

function presentRow(row: Row, { settings, now, atDesk }: Asked): MatterRow {
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    category: row.category,
    where: row.place_words,
    stage: row.stage,
    lane: row.lane,
    route: row.route,
    urgency: row.urgency,
    importance: row.importance,
    safety: row.safety,
    office: row.office,
    owner: atDesk ? { id: row.owner, name: row.owner_name ?? '' } : null,
    openedAt: row.opened_at,
    since: row.since,
    dueAt: row.due_at,
    climbed: climbedTo({ dueAt: row.due_at, climbsAt: row.climbs_at }, now, settings),
    cards: row.cards,
    people: row.people,
    reopened: row.reopened,
    changedAt: row.changed_at,
  }
}

const YEAR = 365 * 86_400_000

/** The ledger in numbers: by stage, overdue, and the three rates of the last year with their denominators. */
export async function summarise(db: Db, community: Id, settings: PlacedSettings, now: number): Promise<LedgerSummary> {
  const from = now - YEAR
  const [staged, late, tallied, loose, unhung] = await Promise.all([
    sql<{ stage: MatterStage; count: number }>`
      select stage, count(*)::int as count from matter where community = ${community} group by stage
    `.execute(db),
    sql<{ overdue: number; climbed: number }>`
      select count(*)::int as overdue, count(*) filter (where ${hasClimbed(settings, now)})::int as climbed
      from matter where community = ${community} and due_at < ${now} and stage <> 'folded'
    `.execute(db),
    sql<Parameters<typeof ratesOf>[0]>`
      select ${rated(now)}
      from matter where community = ${community} and opened_at >= ${from} and folded_into is null
    `.execute(db),
    looseCards(db, community),
    countUnhung(db, community, now),
  ])
  const stages = Object.fromEntries(MATTER_STAGES.map((stage) => [stage, 0])) as LedgerSummary['stages']
  for (const { stage, count } of staged.rows) stages[stage] = count
  const open = OPEN_STAGES.reduce((sum, stage) => sum + stages[stage], 0)
  return { stages, open, ...late.rows[0]!, loose, unhung, rates: ratesOf(tallied.rows[0]!), from, until: now }
}

async function looseCards(db: Db, community: Id): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (
      select 1 from card
      where community = ${community} and state = 'standing' and heard <> 'answered' and heard = 'loose'
      limit ${TOTAL_MOST}
    ) as counted
  `.execute(db)
  return rows[0]!.count
}

/**
 * Standing cards without an answer: in no matter, or in matters none of which has been weighed. Oldest first.
 */
export async function listUnanswered(
  db: Db,
  community: Id,
  { limit, cursor, loose }: { limit: number; cursor?: TimeCursor | undefined; loose: boolean },
): Promise<{ items: Unanswered[]; next: string | null }> {
  const beyond = cursor ? sql`and (c.posted_at, c.id) > (${cursor[0]}::bigint, ${cursor[1]}::uuid)` : sql``
  const only = loose ? sql`and c.heard = 'loose'` : sql``
  // The page is cut by its index before anything is looked up for it.
  const { rows } = await sql<UnansweredRow>`
    select c.id, c.number, c.tree, c.posted_at, c.endorsements, c.meeting, w.text, w.place_words,
      m.code, m.theme, t.id as topic, t.name as topic_name,
      held.id as matter, held.number as matter_number, held.title as matter_title
    from (
      select * from card c
      where c.community = ${community} and c.state = 'standing' and c.heard <> 'answered' ${only} ${beyond}
      order by c.posted_at, c.id
      limit ${limit + 1}
    ) as c
    join wording w on w.community = c.community and w.meeting = c.meeting and w.card = c.id and w.version = c.wording
    join meeting m on m.community = c.community and m.id = c.meeting
    left join topic t on t.community = c.community and t.meeting = c.meeting and t.id = c.topic and not t.dissolved
    left join lateral (
      select m.id, m.number, m.title from matter_card mc join matter m on m.community = mc.community and m.id = mc.matter
      where mc.community = c.community and mc.card = c.id order by m.number desc limit 1
    ) as held on true
    order by c.posted_at, c.id
  `.execute(db)
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    items: page.map((row) => ({
      meeting: { id: row.meeting, code: row.code, theme: row.theme },
      card: row.id,
      number: row.number,
      tree: row.tree,
      text: row.text,
      where: row.place_words,
      postedAt: row.posted_at,
      topic: row.topic ? { id: row.topic, name: row.topic_name! } : null,
      people: row.endorsements + 1,
      matter: row.matter ? { id: row.matter, number: row.matter_number!, title: row.matter_title! } : null,
    })),
    next: rows.length > limit && last ? timeCursor.write(last.posted_at, last.id) : null,
  }
}

interface UnansweredRow {
  id: Id
  number: number
  tree: Unanswered['tree']
  posted_at: number
  endorsements: number
  meeting: Id
  text: string
  place_words: string
  code: string
  theme: string
  topic: Id | null
  topic_name: string | null
  matter: Id | null
  matter_number: number | null
  matter_title: string | null
}
