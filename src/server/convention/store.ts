import type { Convention } from '../../core/convention/convention.ts'
import { newConvention } from '../../core/convention/convention.ts'
import type { Id } from '../../core/plain/id.ts'
import type { Db, Tx } from '../database/open.ts'
import type { ConventionInside } from '../database/tables.ts'
import type { Column } from '../database/upsert.ts'
import { replacement } from '../database/upsert.ts'
import type { Statement } from '../journal/aggregate.ts'

/** A whole edition; undefined where there is none. */
export async function loadConvention(db: Db | Tx, community: Id, id: Id): Promise<Convention | undefined> {
  const row = await db
    .selectFrom('convention')
    .innerJoin('convention_inside', (join) =>
      join
        .onRef('convention_inside.community', '=', 'convention.community')
        .onRef('convention_inside.convention', '=', 'convention.id'),
    )
    .select(['code', 'title', 'scope', 'stage', 'vote', 'effective_on', 'inside'])
    .where('convention.community', '=', community)
    .where('convention.id', '=', id)
    .executeTakeFirst()
  if (!row) return undefined
  const { code, title, scope, stage, vote, effective_on: effectiveOn, inside } = row
  const { settings, after, openedAt } = inside
  const convention = newConvention({ community, id, code, title, scope, settings, after, openedAt })
  return Object.assign(convention, inside, { stage, vote, effectiveOn })
}

const COLUMNS: Record<string, Column<Convention>> = {
  community: { type: 'uuid', of: ({ community }) => community },
  id: { type: 'uuid', of: ({ id }) => id },
  code: { type: 'text', of: ({ code }) => code },
  title: { type: 'text', of: ({ title }) => title },
  scope: { type: 'text', of: ({ scope }) => scope },
  stage: { type: 'text', of: ({ stage }) => stage },
  vote: { type: 'uuid', of: ({ vote }) => vote },
  effective_on: { type: 'int8', of: ({ effectiveOn }) => effectiveOn },
  at: { type: 'int8', of: ({ openedAt }) => openedAt },
}

function insideOf(convention: Convention): ConventionInside {
  const { community: _c, id: _i, code: _o, title: _t, scope: _p, stage: _s, ...rest } = convention
  const { vote: _v, effectiveOn: _e, ...inside } = rest
  return inside
}

/** The statements that write an edition as it is now. */
export const writeConvention = (convention: Convention): Statement[] => [
  replacement('convention', ['community', 'id'], COLUMNS, [convention]),
  replacement(
    'convention_inside',
    ['community', 'convention'],
    {
      community: { type: 'uuid', all: convention.community },
      convention: { type: 'uuid', all: convention.id },
      inside: { type: 'jsonb', of: insideOf },
    },
    [convention],
  ),
]

/** The edition of a code; undefined where the community has none. */
export async function conventionCalled(db: Db, community: Id, code: string): Promise<Id | undefined> {
  const row = await db
    .selectFrom('convention')
    .select('id')
    .where('community', '=', community)
    .where('code', '=', code)
    .executeTakeFirst()
  return row?.id
}

/** The edition whose sealed text a vote is about; undefined of any other vote. */
export async function conventionOfVote(db: Db, community: Id, vote: Id): Promise<Id | undefined> {
  const row = await db
    .selectFrom('convention')
    .select('id')
    .where('community', '=', community)
    .where('vote', '=', vote)
    .executeTakeFirst()
  return row?.id
}

/** Editions of a community, the latest first. */
export const listConventions = (db: Db, community: Id) =>
  db
    .selectFrom('convention')
    .select(['code', 'title', 'scope', 'stage', 'effective_on', 'at'])
    .where('community', '=', community)
    .orderBy('at', 'desc')
    .orderBy('code')
    .limit(200)
    .execute()

/** [C14] Of each place the edition that holds now: the latest whose day has come, however many there are. */
export async function holdingNow(db: Db, community: Id, now: number): Promise<Set<string>> {
  const rows = await db
    .selectFrom('convention')
    .distinctOn('scope')
    .select('code')
    .where('community', '=', community)
    .where('stage', '=', 'published')
    .where('effective_on', '<=', now)
    .orderBy('scope')
    .orderBy('effective_on', 'desc')
    .orderBy('at', 'desc')
    .orderBy('code')
    .execute()
  return new Set(rows.map(({ code }) => code))
}

/** The card of a number in a meeting of the community. */
export async function cardNumbered(db: Db, community: Id, code: string, number: number) {
  const row = await db
    .selectFrom('card')
    .innerJoin('meeting', (join) =>
      join.onRef('meeting.community', '=', 'card.community').onRef('meeting.id', '=', 'card.meeting'),
    )
    .select(['card.meeting as meeting', 'card.id as card'])
    .where('card.community', '=', community)
    .where('meeting.code', '=', code)
    .where('meeting.stage', '!=', 'draft')
    .where('card.number', '=', number)
    .executeTakeFirst()
  return row
}

/** The matter of a number in the community's ledger. */
export async function matterNumbered(db: Db, community: Id, number: number): Promise<Id | undefined> {
  const row = await db
    .selectFrom('matter')
    .select('id')
    .where('community', '=', community)
    .where('number', '=', number)
    .executeTakeFirst()
  return row?.id
}

/** What matters are called today. */
export const mattersCalled = (db: Db, community: Id, ids: readonly Id[]) =>
  db
    .selectFrom('matter')
    .select(['id', 'number', 'title'])
    .where('community', '=', community)
    .where('id', 'in', [...ids])
    .execute()

/** [C19] The edition that holds for the whole community now; undefined where none does. */
export async function wholeInForce(db: Db, community: Id, now: number): Promise<Id | undefined> {
  const row = await db
    .selectFrom('convention')
    .select('id')
    .where('community', '=', community)
    .where('scope', '=', '')
    .where('stage', '=', 'published')
    .where('effective_on', '<=', now)
    .orderBy('effective_on', 'desc')
    .orderBy('at', 'desc')
    .orderBy('code')
    .limit(1)
    .executeTakeFirst()
  return row?.id
}

const CARDS_MOST = 2000

/** [C20] Cards that stand, written since then, the latest first: as many as are looked through at once. */
export const cardsSince = (db: Db, community: Id, since: number) =>
  db
    .selectFrom('card')
    .innerJoin('meeting', (join) =>
      join.onRef('meeting.community', '=', 'card.community').onRef('meeting.id', '=', 'card.meeting'),
    )
    .innerJoin('wording', (join) =>
      join
        .onRef('wording.community', '=', 'card.community')
        .onRef('wording.meeting', '=', 'card.meeting')
        .onRef('wording.card', '=', 'card.id')
        .onRef('wording.version', '=', 'card.wording'),
    )
    .select(['meeting.code as meeting', 'card.number', 'wording.text'])
    .where('card.community', '=', community)
    .where('card.state', '=', 'standing')
    .where('card.posted_at', '>=', since)
    .where('meeting.stage', '!=', 'draft')
    .orderBy('card.posted_at', 'desc')
    .limit(CARDS_MOST)
    .execute()
