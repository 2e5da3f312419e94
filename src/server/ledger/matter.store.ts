import { sql } from 'kysely'
import type { MatterTold } from '../../core/ledger/event.ts'
import type { CardRef, Contest, Sheet } from '../../core/ledger/sheet.ts'
import { contestInView, unnamed } from '../../core/ledger/sheet.ts'
import type { Id } from '../../core/plain/id.ts'
import type { Offer } from '../../core/team/team.ts'
import type { HistoryEntry, MatterCard, MatterView } from '../../wire/matter.ts'
import type { Db } from '../database/open.ts'

/** The topic of a matter in the journal. */
const topicOfMatter = (id: Id): string => `matter/${id}`

/** [L63] What a sheet is shown with: due as the matter counts, with what it owes. */
export const AS_IT_COUNTS = ['sheet', 'due_at', 'climbs_at'] as const
export interface Counting {
  sheet: Sheet
  due_at: number | null
  climbs_at: number | null
}
export const asItCounts = ({ sheet, due_at: dueAt, climbs_at: climbsAt }: Counting): Sheet => ({
  ...sheet,
  dueAt,
  climbsAt,
})

/** A matter's sheet and the people behind it, by its number in the community. */
export async function numberedMatter(
  db: Db,
  community: Id,
  number: number,
): Promise<{ sheet: Sheet; people: number } | undefined> {
  const row = await db
    .selectFrom('matter')
    .select([...AS_IT_COUNTS, 'people'])
    .where('community', '=', community)
    .where('number', '=', number)
    .executeTakeFirst()
  return row && { sheet: asItCounts(row), people: row.people }
}

/** A matter's sheet by its id. */
export async function sheetOf(db: Db, community: Id, id: Id): Promise<Sheet | undefined> {
  const row = await db
    .selectFrom('matter')
    .select(AS_IT_COUNTS)
    .where('community', '=', community)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && asItCounts(row)
}

/** The sheets of several matters, by id. */
export async function sheetsOf(db: Db, community: Id, ids: readonly Id[]): Promise<Map<Id, Sheet>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('matter')
    .select(['id', ...AS_IT_COUNTS])
    .where('community', '=', community)
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map((row) => [row.id, asItCounts(row)]))
}

/**
 * The cards of a matter, and of those folded into it: what was said, not who said it. Withdrawn and hidden
 * ones are there without words.
 */
export async function cardsOf(db: Db, community: Id, matter: Id): Promise<MatterCard[]> {
  const { rows } = await sql<CardRow>`
    select c.id, c.number, c.tree, c.state, c.posted_at, c.endorsements, c.meeting, me.code, me.theme,
      w.text, w.place_words, w.photo,
      case when m.id = ${matter} then null else m.number end as through,
      array(
        select o.number from matter_card oc join matter o on o.community = oc.community and o.id = oc.matter
        where oc.community = mc.community and oc.card = mc.card
          and o.id <> ${matter} and o.folded_into is distinct from ${matter}
        order by o.number
      ) as also
    from matter m
    join matter_card mc on mc.community = m.community and mc.matter = m.id
    -- [M40] For a card that was cut stand its halves.
    join card held on held.community = mc.community and held.meeting = mc.meeting and held.id = mc.card
    join card c on c.community = held.community and c.meeting = held.meeting and (case
      when held.state = 'cut' then c.cut_from = held.id and c.state <> 'undone' else c.id = held.id end)
    join meeting me on me.community = c.community and me.id = c.meeting
    join wording w on w.community = c.community and w.meeting = c.meeting and w.card = c.id and w.version = c.wording
    where m.community = ${community} and (m.id = ${matter} or m.folded_into = ${matter})
    order by c.posted_at, c.number
  `.execute(db)
  const cards = new Map<Id, MatterCard>()
  for (const row of rows) {
    const standing = row.state === 'standing'
    const earlier = cards.get(row.id)
    if (earlier && earlier.through === null) continue
    cards.set(row.id, {
      meeting: { id: row.meeting, code: row.code, theme: row.theme },
      card: row.id,
      number: row.number,
      tree: row.tree,
      state: row.state,
      text: standing ? row.text : '',
      where: standing ? row.place_words : '',
      photo: standing ? row.photo : null,
      postedAt: row.posted_at,
      endorsements: row.endorsements,
      through: row.through,
      also: row.also,
    })
  }
  return [...cards.values()]
}

interface CardRow {
  id: Id
  number: number
  tree: MatterCard['tree']
  state: MatterCard['state']
  posted_at: number
  endorsements: number
  meeting: Id
  code: string
  theme: string
  text: string
  place_words: string
  photo: Id | null
  through: number | null
  also: number[]
}

/** The matters folded into one. */
export async function foldedOf(db: Db, community: Id, matter: Id): Promise<MatterView['folded']> {
  return db
    .selectFrom('matter')
    .select(['id', 'number', 'title'])
    .where('community', '=', community)
    .where('folded_into', '=', matter)
    .orderBy('number')
    .execute()
}

/** The offers that serve a matter's tasks. */
export async function offersOf(db: Db, community: Id, { tasks }: Sheet): Promise<Offer[]> {
  const ids = new Set(tasks.flatMap(({ offers }) => offers))
  if (ids.size === 0) return []
  const row = await db.selectFrom('teams').select('teams').where('community', '=', community).executeTakeFirst()
  return Object.values(row?.teams.offers ?? {}).filter(({ id }) => ids.has(id))
}

/**
 * [L28] What residents say against a matter, with the words that still stand: those of a card only as long as
 * it does, and as they are now.
 */
export async function contestsOf(db: Db, { community, contests }: Sheet): Promise<Contest[]> {
  const said = contests.flatMap((contest) => contest.said ?? [])
  if (said.length === 0) return contests.map(contestInView)
  const { rows } = await sql<CardRef & { text: string }>`
    select c.meeting, c.id as card, w.text
    from unnest(${said.map(({ meeting }) => meeting)}::uuid[], ${said.map(({ card }) => card)}::uuid[]) as said (meeting, card)
    join card c on c.community = ${community} and c.meeting = said.meeting and c.id = said.card and c.state = 'standing'
    join wording w on w.community = c.community and w.meeting = c.meeting and w.card = c.id and w.version = c.wording
  `.execute(db)
  const textOf = ({ meeting, card }: CardRef) => rows.find((row) => row.meeting === meeting && row.card === card)?.text
  return contests.map((contest) =>
    contestInView(contest.said ? { ...contest, text: textOf(contest.said) ?? '' } : contest),
  )
}

/**
 * Everything that happened to a matter, oldest first, with the words that residents' objections still have,
 * and [L46] what it is called and who is named today: whatever stood there before is in no answer.
 */
export async function historyOf(db: Db, sheet: Sheet): Promise<HistoryEntry[]> {
  const { community, id } = sheet
  const contests = await contestsOf(db, sheet)
  const rows = await db
    .selectFrom('journal')
    .select(['seq', 'at', 'body'])
    .where('community', '=', community)
    .where('topic', '=', topicOfMatter(id))
    .orderBy('seq')
    .execute()
  const words = new Map(contests.map((contest) => [contest.id, contest]))
  return rows.map(({ seq, at, body }) => {
    const told = body as unknown as MatterTold
    if (told.kind !== 'matterContested') return { seq, at, told: asToday(told, sheet) }
    const { text, photo, hidden } = words.get(told.contest.id) ?? { text: '', photo: null }
    const contest = { ...told.contest, text, photo, ...(hidden ? { hidden } : {}) }
    return { seq, at, told: { ...told, contest } }
  })
}

/** [L46] An event with the words and names that its sheet has today. */
function asToday(told: MatterTold, { title, summary, where, proposals }: Sheet): MatterTold {
  if (told.kind === 'matterOpened') return { ...told, sheet: { ...told.sheet, title, summary, where } }
  if (told.kind === 'matterDescribed') return { ...told, title, summary, where }
  if (told.kind !== 'supportRecorded' || !told.support.names) return told
  const { version, at } = told.support
  const support = proposals.find(({ id }) => id === told.proposal)?.support ?? []
  const today = support.find((one) => one.version === version && one.at === at)
  return { ...told, support: today ?? unnamed(told.support) }
}

/** By offer: the tasks that it serves. */
export async function tasksServed(db: Db, community: Id): Promise<Map<Id, { matter: number; task: string }[]>> {
  const { rows } = await sql<{ offer: Id; matter: number; task: string }>`
    select offer, m.number as matter, task ->> 'title' as task
    from matter m,
      jsonb_array_elements(m.sheet -> 'tasks') with ordinality as tasks (task, place),
      jsonb_array_elements_text(task -> 'offers') as offer
    where m.community = ${community} and m.sheet @? '$.tasks[*].offers[*]'
    order by m.number, place
  `.execute(db)
  const served = new Map<Id, { matter: number; task: string }[]>()
  for (const { offer, ...task } of rows) served.set(offer, [...(served.get(offer) ?? []), task])
  return served
}

/** The confirmed address of a card's author; null where they gave none. */
export async function addressOfAuthor(db: Db, community: Id, card: Id): Promise<string | null> {
  const row = await db
    .selectFrom('follower')
    .innerJoin('card', (join) =>
      join
        .onRef('card.community', '=', 'follower.community')
        .onRef('card.id', '=', 'follower.card')
        .onRef('card.author', '=', 'follower.participant'),
    )
    .select('follower.address')
    .where('follower.community', '=', community)
    .where('follower.card', '=', card)
    .where('follower.confirmed_at', 'is not', null)
    .executeTakeFirst()
  return row?.address ?? null
}
