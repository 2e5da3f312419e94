import { sql } from 'kysely'
import type { MatterStage } from '../../core/ledger/stages.ts'
import type { Tree } from '../../core/meeting/meeting.ts'
import type { Id } from '../../core/plain/id.ts'
import type { Kind } from '../../wire/searchKinds.ts'
import type { Db } from '../database/open.ts'
import type { Candidate } from './candidates.store.ts'

/** A candidate as everybody may read it now. */
export type Hit = { id: Id; community: Id; at: number; text: string; where: string } & (
  | {
      kind: 'card'
      number: number
      tree: Tree
      code: string
      theme: string
      matterNumber: number | null
      matterTitle: string | null
    }
  | { kind: 'matter'; number: number; title: string; stage: MatterStage; people: number }
  | { kind: 'notice'; title: string; until: number }
)

/**
 * What candidates say now. Whatever was hidden, withdrawn, folded or erased meanwhile is left out: an index
 * may lag behind, this does not.
 */
export async function hitsOf(db: Db, candidates: readonly Candidate[]): Promise<Hit[]> {
  const of = (kind: Kind) => candidates.filter((candidate) => candidate.kind === kind)
  const [cards, matters, notices] = await Promise.all([
    cardsOf(db, of('card')),
    mattersOf(db, of('matter')),
    noticesOf(db, of('notice')),
  ])
  return [...cards, ...matters, ...notices]
}

const refs = (candidates: readonly Candidate[]) =>
  [candidates.map(({ community }) => community), candidates.map(({ id }) => id)] as const

async function cardsOf(db: Db, candidates: readonly Candidate[]): Promise<Hit[]> {
  if (candidates.length === 0) return []
  const [communities, ids] = refs(candidates)
  const { rows } = await sql<Hit>`
    select 'card' as kind, c.id, c.community, c.posted_at as at, w.text, w.place_words as "where", c.number, c.tree, me.code, me.theme,
      held.number as "matterNumber", held.title as "matterTitle"
    from unnest(${communities}::uuid[], ${ids}::uuid[], ${candidates.map(({ meeting }) => meeting)}::uuid[]) as asked (community, card, meeting)
    join card c on c.community = asked.community and c.meeting = asked.meeting and c.id = asked.card and c.state = 'standing'
    join wording w on w.community = c.community and w.meeting = c.meeting and w.card = c.id and w.version = c.wording
    join meeting me on me.community = c.community and me.id = c.meeting and me.stage <> 'draft'
    left join lateral (
      select coalesce(root.number, m.number) as number, coalesce(root.title, m.title) as title
      from matter_card mc
      join matter m on m.community = mc.community and m.id = mc.matter
      left join matter root on root.community = m.community and root.id = m.folded_into
      where mc.community = c.community and mc.card = c.id order by m.number desc limit 1
    ) as held on true
  `.execute(db)
  return rows
}

async function mattersOf(db: Db, candidates: readonly Candidate[]): Promise<Hit[]> {
  if (candidates.length === 0) return []
  const [communities, ids] = refs(candidates)
  const { rows } = await sql<Hit>`
    select 'matter' as kind, m.id, m.community, m.opened_at as at, coalesce(m.sheet ->> 'summary', '') as text, m.place_words as "where",
      m.number, m.title, m.stage, m.people
    from unnest(${communities}::uuid[], ${ids}::uuid[]) as asked (community, id)
    join matter m on m.community = asked.community and m.id = asked.id and m.stage <> 'folded'
  `.execute(db)
  return rows
}

async function noticesOf(db: Db, candidates: readonly Candidate[]): Promise<Hit[]> {
  if (candidates.length === 0) return []
  const [communities, ids] = refs(candidates)
  const { rows } = await sql<Hit>`
    select 'notice' as kind, n.id, n.community, n.starts_at as at, n.notice ->> 'text' as text, '' as "where", n.title, n.ends_at as until
    from unnest(${communities}::uuid[], ${ids}::uuid[]) as asked (community, id)
    join notice n on n.community = asked.community and n.id = asked.id and not n.withdrawn
  `.execute(db)
  return rows
}
