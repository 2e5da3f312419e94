import { CompiledQuery, sql } from 'kysely'
import type { AnswerKind, Counted } from '../../core/reach/answers.ts'
import { ANSWER_KINDS } from '../../core/reach/answers.ts'
import type { Bulletin, BulletinEvent, BulletinSource, Copy, PlainBulletin } from '../../core/reach/bulletin.ts'
import { byCode } from '../../core/reach/bulletin.ts'
import type { Group, Tier, TierEvent, Tiers } from '../../core/reach/tiers.ts'
import { TIERS, withoutNames } from '../../core/reach/tiers.ts'
import type { Id } from '../../core/plain/id.ts'
import { isId } from '../../core/plain/id.ts'
import { encodeArray } from '../database/arrays.ts'
import type { Db, Tx } from '../database/open.ts'
import { PREPARED } from '../database/pipeline.ts'
import type { Column } from '../database/upsert.ts'
import { replacement } from '../database/upsert.ts'
import type { Statement } from '../journal/aggregate.ts'

/** The chat groups of a community; undefined where nobody has set anything up. */
export async function loadTiers(tx: Tx, community: Id): Promise<Tiers | undefined> {
  const row = await tx.selectFrom('reach').select('tiers').where('community', '=', community).executeTakeFirst()
  if (!row) return undefined
  const named = await tx
    .selectFrom('reach_group')
    .select(['id', 'name', 'keeper'])
    .where('community', '=', community)
    .execute()
  for (const { id, name, keeper } of named)
    if (row.tiers.groups[id]) Object.assign(row.tiers.groups[id], { name, keeper })
  return row.tiers
}

/** Which groups a batch of commands changes. */
export class TierChanges {
  readonly groups = new Set<Id>()
  record({ told }: TierEvent): void {
    if (told.kind === 'groupAdded') this.groups.add(told.group.id)
    else if ('group' in told) this.groups.add(told.group)
  }
}

const NAMED: Record<string, Column<Group>> = {
  id: { type: 'uuid', of: ({ id }) => id },
  name: { type: 'text', of: ({ name }) => name },
  keeper: { type: 'text', of: ({ keeper }) => keeper },
}
const withoutAnyNames = ({ settings, groups }: Tiers): Tiers => ({
  settings,
  groups: Object.fromEntries(Object.entries(groups).map(([id, group]) => [id, withoutNames(group)])),
})

export function writeTiers(tiers: Tiers, changes: TierChanges, community: Id): Statement[] {
  const of = { community: { type: 'uuid', all: community } } as const
  const changed = [...changes.groups].map((id) => tiers.groups[id]!)
  return [
    replacement('reach', ['community'], { ...of, tiers: { type: 'jsonb', of: withoutAnyNames } }, [tiers]),
    replacement('reach_group', ['community', 'id'], { ...of, ...NAMED }, changed),
  ]
}

/** [T1] Of which kind a place is: of the community, below it, or its subdistrict; null for any other. */
export async function tierOf(tx: Tx, community: Id, place: Id): Promise<Tier | null> {
  const { rows } = await sql<{ kind: Tier }>`
    with recursive upward as (
      select id, parent, kind from place where id = ${place}
      union all select p.id, p.parent, u.kind from place p join upward u on p.id = u.parent
    )
    select kind from upward where id = ${community}
    union select above.kind from place c join place above on above.id = c.parent
      where c.id = ${community} and above.id = ${place}`.execute(tx)
  return TIERS.find((tier) => tier === rows[0]?.kind) ?? null
}

export async function loadBulletin(tx: Tx, community: Id, id: Id): Promise<Bulletin | undefined> {
  const row = await tx
    .selectFrom('bulletin')
    .select('bulletin')
    .where('community', '=', community)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return undefined
  const copies = await tx
    .selectFrom('bulletin_copy')
    .select(COPY)
    .where('community', '=', community)
    .where('bulletin', '=', id)
    .execute()
  return { ...row.bulletin, copies: copies.sort(byCode) }
}
const COPY = ['code', 'chat_group as group', 'place', 'tier', 'at', 'posted'] as const

/** What a batch of commands changes of a bulletin; `posted`: groups in which it is, or is not any more. */
export class BulletinChanges {
  row = false
  sent = false
  readonly posted = new Set<Id>()

  record({ copies }: Pick<Bulletin, 'copies'>, { told }: BulletinEvent): void {
    if (told.kind === 'bulletinPosted') {
      this.posted.add(told.group)
      return
    }
    this.row = true
    this.sent ||= told.kind === 'bulletinSent'
    if (told.kind === 'bulletinCorrected') for (const { group } of copies) this.posted.add(group)
  }
}

const BULLETIN: Record<string, Column<Bulletin>> = {
  community: { type: 'uuid', of: ({ community }) => community },
  id: { type: 'uuid', of: ({ id }) => id },
  code: { type: 'text', of: ({ code }) => code },
  stage: { type: 'text', of: ({ stage }) => stage },
  at: { type: 'int8', of: ({ draftedAt }) => draftedAt },
  sent_at: { type: 'int8', of: ({ sentAt }) => sentAt },
  bulletin: { type: 'jsonb', of: ({ copies: _, ...plain }): PlainBulletin => plain },
}

const COPIES: Record<string, Column<Copy>> = {
  code: { type: 'text', of: ({ code }) => code },
  chat_group: { type: 'uuid', of: ({ group }) => group },
  place: { type: 'uuid', of: ({ place }) => place },
  tier: { type: 'text', of: ({ tier }) => tier },
  at: { type: 'int8', of: ({ at }) => at },
  posted: { type: 'int8', of: ({ posted }) => posted },
}

/** Of five hundred copies one that is in its group is a row that changes, and no other. */
export function writeBulletin(bulletin: Bulletin, { row, sent, posted }: BulletinChanges): Statement[] {
  const { community, id, copies } = bulletin
  const of = { community: { type: 'uuid', all: community }, bulletin: { type: 'uuid', all: id } } as const
  return [
    replacement('bulletin', ['community', 'id'], BULLETIN, row ? [bulletin] : []),
    replacement('bulletin_copy', ['community', 'code'], { ...of, ...COPIES }, sent ? copies : [], true),
    postedNow(
      bulletin,
      copies.filter(({ group }) => posted.has(group)),
    ),
  ]
}

function postedNow({ community, id }: Bulletin, copies: Copy[]): Statement {
  if (copies.length === 0) return undefined
  const [groups, posted] = [copies.map(({ group }) => group), copies.map((copy) => copy.posted)]
  return CompiledQuery.raw(
    `${PREPARED}update bulletin_copy c set posted = given.posted
      from unnest($3::uuid[], $4::bigint[]) as given (chat_group, posted)
      where c.community = $1 and c.bulletin = $2 and c.chat_group = given.chat_group`,
    [community, id, encodeArray('uuid', groups), encodeArray('int8', posted)],
  )
}

/** [T10] When the latest bulletins were sent, more than a week can hold; the earliest first. */
export async function lastSent(tx: Db | Tx, community: Id): Promise<number[]> {
  const rows = await tx
    .selectFrom('bulletin')
    .select('sent_at')
    .where('community', '=', community)
    .where('sent_at', 'is not', null)
    .orderBy('sent_at', 'desc')
    .limit(30)
    .execute()
  return rows.map(({ sent_at }) => sent_at!).reverse()
}

/** [T11] Bulletins that wait for a digest, the oldest first. */
export async function waitingIn(tx: Db | Tx, community: Id): Promise<PlainBulletin[]> {
  const rows = await tx
    .selectFrom('bulletin')
    .select('bulletin')
    .where('community', '=', community)
    .where('stage', '=', 'waiting')
    .orderBy('at')
    .limit(WAITING_MOST)
    .execute()
  return rows.map(({ bulletin }) => bulletin)
}
const WAITING_MOST = 100

const AT_STAGE = {
  meeting: ['announced', 'open'],
  record: ['closed', 'archived'],
  decision: ['decided', 'underWay', 'done', 'confirmed'],
  done: ['done', 'confirmed'],
  ballot: ['open'],
  result: ['closed'],
} as const

/** [T5] Whether what a bulletin tells of is this community's, and there for everybody to see. */
export async function isThere(tx: Tx, community: Id, { kind, ref }: BulletinSource): Promise<boolean> {
  if (kind === 'cards' || kind === 'free') return ref === ''
  if (kind === 'digest') return false
  if (kind === 'notice') {
    if (!isId(ref)) return false
    const notices = tx.selectFrom('notice').select('id').where('community', '=', community).where('id', '=', ref)
    return (await notices.where('withdrawn', '=', false).executeTakeFirst()) !== undefined
  }
  const stages: readonly string[] = AT_STAGE[kind]
  if (kind === 'decision' || kind === 'done') {
    if (!/^[1-9]\d{0,8}$/.test(ref)) return false
    const matters = tx.selectFrom('matter').select('stage').where('community', '=', community)
    const row = await matters.where('number', '=', Number(ref)).executeTakeFirst()
    return stages.includes(row?.stage ?? '')
  }
  const table = kind === 'meeting' || kind === 'record' ? 'meeting' : 'vote'
  const row = await tx
    .selectFrom(table)
    .select('stage')
    .where('community', '=', community)
    .where('code', '=', ref)
    .executeTakeFirst()
  return stages.includes(row?.stage ?? '')
}

/** The bulletin of a code; undefined where the community has none. */
export async function bulletinCalled(db: Db, community: Id, code: string): Promise<Id | undefined> {
  const row = await db
    .selectFrom('bulletin')
    .select('id')
    .where('community', '=', community)
    .where('code', '=', code)
    .executeTakeFirst()
  return row?.id
}

/** [T12] Of which bulletin and place the link of a copy is. */
export async function copyCalled(db: Db, community: Id, code: string) {
  return db
    .selectFrom('bulletin_copy')
    .select(['bulletin', 'chat_group as group', 'place'])
    .where('community', '=', community)
    .where('code', '=', code)
    .executeTakeFirst()
}

const LISTED_MOST = 100
/**
 * Bulletins of a community, the latest first: those that everybody may see, or all. So many
 * of those that were sent, of those that wait, of those that a digest told and of drafts: none hides others.
 */
export async function listBulletins(db: Db, community: Id, all: boolean): Promise<PlainBulletin[]> {
  const { rows } = await sql<{ bulletin: PlainBulletin }>`
    select bulletin from (
      select bulletin, at, shelf, row_number() over (partition by shelf order by at desc) as n
      from (
        select bulletin, at, case when sent_at is not null then 'sent' when stage in ('waiting', 'gathered') then stage
          else 'draft' end as shelf
        from bulletin where community = ${community}
      ) shelved
    ) numbered
    where n <= ${LISTED_MOST} and (${all} or shelf in ('sent', 'gathered'))
    order by at desc`.execute(db)
  return rows.map(({ bulletin }) => bulletin)
}

/** [T6] To how many groups bulletins went, and in how many they are. */
export async function copiesOf(db: Db, community: Id, bulletins: readonly Id[]) {
  const rows = await db
    .selectFrom('bulletin_copy')
    .select(({ fn }) => ['bulletin', fn.count<string>('code').as('copies'), fn.count<string>('posted').as('posted')])
    .where('community', '=', community)
    .where('bulletin', 'in', bulletins.length ? bulletins : [community])
    .groupBy('bulletin')
    .execute()
  return new Map(rows.map((row) => [row.bulletin, { copies: Number(row.copies), posted: Number(row.posted) }]))
}

/** Bulletins of which a group has a copy, the latest first. */
export async function bulletinsOf(
  db: Db,
  community: Id,
  group: Id,
): Promise<{ bulletin: PlainBulletin; copy: Copy }[]> {
  const rows = await db
    .selectFrom('bulletin_copy as c')
    .innerJoin('bulletin as b', (join) =>
      join.onRef('b.community', '=', 'c.community').onRef('b.id', '=', 'c.bulletin'),
    )
    .select(['b.bulletin', 'c.code', 'c.place', 'c.tier', 'c.at', 'c.posted'])
    .where('c.community', '=', community)
    .where('c.chat_group', '=', group)
    .orderBy('b.at', 'desc')
    .limit(LISTED_MOST)
    .execute()
  return rows.map(({ bulletin, ...copy }) => ({ bulletin, copy: { ...copy, group } }))
}

/** [T13] Counts one more answer by a link on a day. */
export async function countAnswer(db: Db, community: Id, copy: string, what: AnswerKind, day: string): Promise<void> {
  await sql`
    insert into reach_count (community, copy, what, day, n) values (${community}, ${copy}, ${what}, ${day}, 1)
    on conflict (community, copy, what, day) do update set n = reach_count.n + 1`.execute(db)
}

/** [T14] What came back to each place by the links of a bulletin, before a day. */
export async function answersBefore(db: Db, community: Id, bulletin: Id, day: string): Promise<Map<Id, Counted>> {
  const { rows } = await sql<{ place: Id; what: AnswerKind; n: number }>`
    select c.place, n.what, sum(n.n)::int as n
    from bulletin_copy c join reach_count n on n.community = c.community and n.copy = c.code
    where c.community = ${community} and c.bulletin = ${bulletin} and n.day < ${day}
    group by c.place, n.what`.execute(db)
  const counts = new Map<Id, Counted>()
  for (const { place, what, n } of rows) {
    const of = counts.get(place) ?? (Object.fromEntries(ANSWER_KINDS.map((kind) => [kind, 0])) as Counted)
    counts.set(place, of)
    of[what] = n
  }
  return counts
}
