import type { Selectable } from 'kysely'
import { CompiledQuery, sql } from 'kysely'
import type { MatterEvent, MatterTold } from '../../core/ledger/event.ts'
import type { CardRef, Matter, Sheet } from '../../core/ledger/sheet.ts'
import type { Standing } from '../../core/ledger/owed.ts'
import { satisfactionOf, standingOf } from '../../core/ledger/owed.ts'
import type { Id } from '../../core/plain/id.ts'
import type { Db, Tx } from '../database/open.ts'
import type { Tables } from '../database/tables.ts'
import type { Column } from '../database/upsert.ts'
import { OWN } from '../../core/place/roles.ts'
import { replacement } from '../database/upsert.ts'
import type { Statement } from '../journal/aggregate.ts'

/** What a batch of events has changed of one matter, beyond its sheet. */
export class MatterChanges {
  changedAt = 0
  cards = false
  /** Those that it holds no more. */
  readonly left: CardRef[] = []
  /** Which cards it has, or what became of it, has changed: its people are counted anew. */
  counted = false
  /** Matters that gained or lost this one's cards. */
  readonly others = new Set<Id>()
  /** What happened, for those who follow. */
  readonly told: { at: number; by: Id; told: MatterTold }[] = []

  /** Records what `event` changes. Called before the matter evolves. */
  record(matter: Matter | undefined, { at, by, told }: MatterEvent): void {
    this.changedAt = at
    this.told.push({ at, by: by.id, told })
    switch (told.kind) {
      case 'matterOpened':
      case 'cardsAdded':
        this.cards = true
        this.counted = true
        break
      case 'cardsRemoved':
        this.cards = true
        this.counted = true
        this.left.push(...(matter?.sheet.cards ?? []).filter(({ card }) => told.cards.includes(card)))
        break
      case 'matterTriaged':
        // Its cards have their answer now.
        if (matter?.sheet.answeredAt === null) this.counted = true
        break
      case 'matterFolded':
        this.counted = true
        this.others.add(told.into)
        break
      case 'matterUnfolded':
        this.counted = true
        if (matter?.sheet.foldedInto) this.others.add(matter.sheet.foldedInto)
        break
    }
  }
}

/** Loads a matter whole; undefined where there is none. */
export async function loadMatter(db: Db | Tx, community: Id, id: Id): Promise<Matter | undefined> {
  const row = await db
    .selectFrom('matter')
    .select(['sheet', 'secret'])
    .where('community', '=', community)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && matterIn(row)
}

type Kept = Pick<Selectable<Tables['matter']>, 'sheet' | 'secret'>
const matterIn = ({ sheet, secret: { answered, contestants } }: Kept): Matter => ({
  sheet,
  answered: new Map(answered),
  contestants: new Map(contestants),
})

/** The statements that write a matter as it is now, and which cards it holds. */
export function writeMatter(matter: Matter, changes: MatterChanges): Statement[] {
  const row = replacement('matter', ['community', 'id'], matterColumns, [{ matter, changes }])
  return changes.cards ? [row, ...writeCards(matter.sheet)] : [row]
}

function writeCards({ community, id, cards }: Sheet): Statement[] {
  const kept = cards.map(({ card }) => card)
  return [
    CompiledQuery.raw('delete from matter_card where community = $1 and matter = $2 and card <> all($3::uuid[])', [
      community,
      id,
      kept,
    ]),
    replacement(
      'matter_card',
      ['community', 'matter', 'card'],
      {
        community: { type: 'uuid', all: community },
        matter: { type: 'uuid', all: id },
        card: { type: 'uuid', of: ({ card }) => card },
        meeting: { type: 'uuid', of: ({ meeting }) => meeting },
      },
      cards,
      true,
    ),
  ]
}

/** `folded`: what was folded into it, where that is known; else it is counted when all is written. */
type Changed = { matter: Matter; changes: MatterChanges; folded?: readonly Matter[] }
const of =
  (pick: (sheet: Sheet) => unknown) =>
  ({ matter }: Changed) =>
    pick(matter.sheet)
const counted =
  (pick: (standing: Standing) => unknown) =>
  ({ matter, folded }: Changed) =>
    pick(standingOf(matter.sheet, sheetsIn(folded)))
const heard =
  (pick: 'satisfied' | 'answers') =>
  ({ matter, folded }: Changed) =>
    satisfactionOf(matter, folded)[pick]
const sheetsIn = (matters: readonly Matter[] = []): Sheet[] => matters.map(({ sheet }) => sheet)
/** The columns of a matter, from the matter itself and what was folded into it. */
export const matterColumns: Record<string, Column<Changed>> = {
  community: { type: 'uuid', of: of((s) => s.community) },
  id: { type: 'uuid', of: of((s) => s.id) },
  number: { type: 'int4', of: of((s) => s.number) },
  title: { type: 'text', of: of((s) => s.title) },
  category: { type: 'text', of: of((s) => s.category) },
  place_words: { type: 'text', of: of((s) => s.where) },
  stage: { type: 'text', of: of((s) => s.stage) },
  lane: { type: 'text', of: of((s) => s.triage?.lane ?? null) },
  route: { type: 'text', of: of((s) => s.route?.route ?? null) },
  urgency: { type: 'int4', of: of((s) => s.triage?.urgency ?? null) },
  importance: { type: 'int4', of: of((s) => s.triage?.importance ?? null) },
  safety: { type: 'bool', of: of((s) => s.triage?.safety ?? false) },
  owner: { type: 'uuid', of: of((s) => s.owner.person) },
  office: { type: 'text', of: of((s) => s.owner.office) },
  doers: { type: 'jsonb', of: of(doersOf) },
  opened_at: { type: 'int8', of: counted((s) => s.openedAt) },
  since: { type: 'int8', of: of((s) => s.since) },
  due_at: { type: 'int8', of: counted((s) => s.dueAt) },
  climbs_at: { type: 'int8', of: counted((s) => s.climbsAt) },
  answer_by: { type: 'int8', of: counted((s) => s.answerBy) },
  folded_late: { type: 'bool', of: counted((s) => s.foldedLate) },
  answered_at: { type: 'int8', of: of((s) => s.answeredAt) },
  confirmed_at: { type: 'int8', of: of((s) => s.confirmedAt) },
  reopened: { type: 'int4', of: counted((s) => s.reopened) },
  satisfied: { type: 'int4', of: heard('satisfied') },
  answers: { type: 'int4', of: heard('answers') },
  topic_meeting: { type: 'uuid', of: of((s) => s.topic?.meeting ?? null) },
  topic: { type: 'uuid', of: of((s) => s.topic?.topic ?? null) },
  folded_into: { type: 'uuid', of: of((s) => s.foldedInto) },
  cards: { type: 'int4', of: of((s) => s.cards.length) },
  changed_at: { type: 'int8', of: ({ changes }) => changes.changedAt },
  sheet: { type: 'jsonb', of: of((s) => s) },
  secret: {
    type: 'jsonb',
    of: ({ matter }) => ({ answered: [...matter.answered], contestants: [...matter.contestants] }),
  },
}

/** Whose work a matter is: its owner, and the owners of tasks that are not done. */
function doersOf({ owner, tasks }: Sheet): Id[] {
  const open = tasks.filter(({ doneAt }) => doneAt === null).map((task) => task.owner.person)
  return [...new Set([owner.person, ...open])]
}

/**
 * [L63] Counts anew what matters owe together with those that were folded into them: all of `matters`, and of
 * `changed` those into which something is folded.
 */
export async function recountFolded(
  tx: Tx,
  community: Id,
  matters: Iterable<Id>,
  changed: Iterable<Id> = [],
): Promise<void> {
  const [asked, seen] = [[...matters], [...changed]]
  if (asked.length + seen.length === 0) return
  const { rows } = await sql<Kept & { folded: Kept[] | null }>`
    select m.sheet, m.secret, f.folded
    from matter m
    left join lateral (
      select jsonb_agg(jsonb_build_object('sheet', o.sheet, 'secret', o.secret) order by o.number) as folded
      from matter o where o.community = m.community and o.folded_into = m.id
    ) f on true
    where m.community = ${community} and (
      m.id = any(${asked}::uuid[]) or (m.id = any(${seen}::uuid[]) and f.folded is not null)
    )
  `.execute(tx)
  for (const { folded, ...row } of rows) {
    const matter = matterIn(row)
    const within = (folded ?? []).map(matterIn)
    const { openedAt, dueAt, climbsAt, answerBy, foldedLate, reopened } = standingOf(matter.sheet, sheetsIn(within))
    await tx
      .updateTable('matter')
      .set({ opened_at: openedAt, due_at: dueAt, climbs_at: climbsAt, answer_by: answerBy, folded_late: foldedLate })
      .set({ reopened, ...satisfactionOf(matter, within) })
      .where('community', '=', community)
      .where('id', '=', matter.sheet.id)
      .execute()
  }
}

/** The matters that hold one of the cards, and those into which such a matter is folded. */
export async function mattersOfCards(tx: Tx, community: Id, cards: readonly Id[]): Promise<Id[]> {
  if (cards.length === 0) return []
  const { rows } = await sql<{ id: Id }>`
    select distinct unnest(array[m.id, m.folded_into]) as id
    from matter_card mc join matter m on m.community = mc.community and m.id = mc.matter
    where mc.community = ${community} and mc.card = any(${cards}::uuid[])
  `.execute(tx)
  return rows.map(({ id }) => id).filter(Boolean)
}

/** [L5] Counts anew the distinct people behind matters; once at the end of a batch. */
export async function recountMatters(
  tx: Tx,
  community: Id,
  matters: ReadonlySet<Id>,
  left: readonly CardRef[] = [],
): Promise<void> {
  if (matters.size === 0) return
  const ids = [...matters]
  await sql`
    with held as (
      select coalesce(m.folded_into, m.id) as root, m.id, mc.card, mc.meeting
      from matter m join matter_card mc on mc.community = m.community and mc.matter = m.id
      where m.community = ${community} and (m.id = any(${ids}::uuid[]) or m.folded_into = any(${ids}::uuid[]))
    ), belongs as (
      select root as matter, card, meeting from held union select id, card, meeting from held
    ), standing as (
      select b.matter, c.meeting, c.id as card, c.author
      from belongs b join card c on c.community = ${community} and c.meeting = b.meeting and c.id = b.card
      -- [M40] A matter that holds a card which was cut holds what its halves say.
      where c.state in ('standing', 'cut')
    ), backing as (
      select matter, meeting, author as participant from standing
      union
      select s.matter, s.meeting, e.participant
      from standing s join endorsement e
        on e.community = ${community} and e.meeting = s.meeting and e.card = s.card and e.standing
    ), counted as (
      -- [P9] The holder of a stub may count as another, and that one's phone be known.
      select b.matter, count(distinct coalesce(phone.joined_as, p.joined_as, b.participant)) as people
      from backing b
      left join participant p
        on p.community = ${community} and p.meeting = b.meeting and p.id = b.participant and p.confirmed
      left join participant phone
        on phone.community = ${community} and phone.meeting = b.meeting and phone.id = p.joined_as and phone.confirmed
      group by b.matter
    )
    update matter set people = coalesce(counted.people, 0)
    from (select unnest(${ids}::uuid[]) as id) as asked left join counted on counted.matter = asked.id
    where matter.community = ${community} and matter.id = asked.id
  `.execute(tx)
  const { rows } = await sql<CardRef>`
    select distinct mc.card, mc.meeting from matter m join matter_card mc on mc.community = m.community and mc.matter = m.id
    where m.community = ${community} and (m.id = any(${ids}::uuid[]) or m.folded_into = any(${ids}::uuid[]))
  `.execute(tx)
  await hearCards(tx, community, [...rows, ...left])
}

/**
 * Marks cards by what became of them: in no matter, in matters none of which has been weighed, or answered.
 */
async function hearCards(tx: Tx, community: Id, cards: readonly CardRef[]): Promise<void> {
  if (cards.length === 0) return
  const [ids, meetings] = [cards.map(({ card }) => card), cards.map(({ meeting }) => meeting)]
  await sql`
    with found as (
      select asked.card, asked.meeting, case
        when bool_or(m.answered_at is not null or root.answered_at is not null) then 'answered'
        when count(m.id) > 0 then 'held'
        else 'loose' end as heard
      from unnest(${ids}::uuid[], ${meetings}::uuid[]) as asked (card, meeting)
      left join matter_card mc on mc.community = ${community} and mc.card = asked.card
      left join matter m on m.community = mc.community and m.id = mc.matter
      left join matter root on root.community = m.community and root.id = m.folded_into
      group by asked.card, asked.meeting
    )
    update card set heard = found.heard from found
    where card.community = ${community} and card.meeting = found.meeting and card.id = found.card
      and card.heard <> found.heard
  `.execute(tx)
}

/**
 * Of the cards asked about: those that are there and not withdrawn, each in every meeting that was named with
 * it.
 */
export async function knownCards(tx: Tx, community: Id, cards: readonly { meeting: Id; card: Id }[]): Promise<Set<Id>> {
  if (cards.length === 0) return new Set()
  const rows = await tx
    .selectFrom('card')
    .select(['id', 'meeting'])
    .where('community', '=', community)
    .where('meeting', 'in', [...new Set(cards.map(({ meeting }) => meeting))])
    .where('state', '!=', 'withdrawn')
    .where(
      'id',
      'in',
      cards.map(({ card }) => card),
    )
    .execute()
  const there = new Set(rows.map(({ meeting, id }) => `${meeting} ${id}`))
  const known = new Set(cards.map(({ card }) => card))
  for (const { meeting, card } of cards) if (!there.has(`${meeting} ${card}`)) known.delete(card)
  return known
}

/** The number that the next new matter of the community gets. */
export async function nextNumber(tx: Tx, community: Id): Promise<number> {
  const { last } = await tx
    .selectFrom('matter')
    .select((e) => e.fn.max('number').as('last'))
    .where('community', '=', community)
    .executeTakeFirstOrThrow()
  return (last ?? 0) + 1
}

/** [L6] How many matters are folded into one; `here`: those that were changed and are not written yet. */
export async function foldedCount(
  tx: Tx,
  community: Id,
  matter: Id,
  here: readonly Pick<Sheet, 'id' | 'foldedInto'>[],
): Promise<number> {
  const rows = await tx
    .selectFrom('matter')
    .select('id')
    .where('community', '=', community)
    .where('folded_into', '=', matter)
    .execute()
  const changed = new Set(here.map(({ id }) => id))
  const before = rows.filter(({ id }) => !changed.has(id))
  return before.length + here.filter(({ foldedInto }) => foldedInto === matter).length
}

/**
 * [L8] Whether all of these people work in the community or in a place above it; who watches the work does
 * none.
 */
export async function allWorkHere(tx: Tx, community: Id, people: readonly Id[]): Promise<boolean> {
  const asked = new Set(people)
  if (asked.size === 0) return true
  const { rows } = await sql`
    with recursive above as (
      select id, parent from place where id = ${community}
      union all select p.id, p.parent from place p join above a on p.id = a.parent
    )
    select distinct person from role where person = any(${[...asked]}::uuid[]) and place in (select id from above)
      and role = any(${[...OWN]}::text[])
  `.execute(tx)
  return rows.length === asked.size
}

/**
 * Whether a participant who was not erased [M26] wrote or endorses a card that was not taken back, and the
 * card belongs to the matter, directly or through one folded into it; whether the desk entered it for them,
 * and as whom else they are known to be on record.
 */
export async function affectedBy(
  tx: Db | Tx,
  { community, matter, card, participant }: Record<'community' | 'matter' | 'card' | 'participant', Id>,
): Promise<{ affected: boolean; entered: boolean; same: Id[] }> {
  const { rows } = await sql<{ entered: boolean; same: Id[] }>`
    with recursive pieces as (
      select ${card}::uuid as id
      -- [M40] What becomes of a half becomes of the card.
      union all select half.id from card half join pieces p on half.community = ${community} and half.cut_from = p.id
    )
    select c.author = ${participant} and c.entered_by is not null as entered,
      -- [L64] Paper and phone of one person, as recountMatters counts them.
      array(
        select p.id::text from participant p
        left join participant phone on phone.community = p.community and phone.meeting = p.meeting
          and phone.id = p.joined_as and p.confirmed and phone.confirmed
        join participant me on me.community = p.community and me.meeting = p.meeting and me.id = ${participant}
        left join participant mine on mine.community = me.community and mine.meeting = me.meeting
          and mine.id = me.joined_as and me.confirmed and mine.confirmed
        where p.community = c.community and p.meeting = c.meeting and p.id <> me.id
          and coalesce(phone.joined_as, case when p.confirmed then p.joined_as end, p.id)
            = coalesce(mine.joined_as, case when me.confirmed then me.joined_as end, me.id)
      ) as same
    from matter_card mc
    join matter m on m.community = mc.community and m.id = mc.matter and (m.id = ${matter} or m.folded_into = ${matter})
    join card c on c.community = mc.community and c.meeting = mc.meeting and c.id = mc.card
    -- [L65] Whoever took their card back has left the matter.
    where mc.community = ${community} and mc.card in (select id from pieces)
    and c.state not in ('withdrawn', 'undone') and (
      c.author = ${participant} or exists (
        select 1 from endorsement e
        where e.community = c.community and e.meeting = c.meeting and e.card = c.id
          and e.participant = ${participant} and e.standing
      )
    ) and not exists (
      select 1 from participant p
      where p.community = c.community and p.meeting = c.meeting and p.id = ${participant} and p.erased
    )
    limit 1
  `.execute(tx)
  return { affected: rows.length > 0, entered: rows[0]?.entered ?? false, same: rows[0]?.same ?? [] }
}
