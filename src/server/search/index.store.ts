import { sql } from 'kysely'
import type { CardRef } from '../../core/ledger/sheet.ts'
import type { Id } from '../../core/plain/id.ts'
import { mattersOfCards } from '../ledger/store.ts'
import { keepFindable } from './findable.store.ts'
import { lockIndexed } from './indexed.store.ts'
import type { Tx } from '../database/open.ts'

/** Cards as they are found: those that stand, by their last wording. */
export async function keepCards(tx: Tx, community: Id, refs: readonly CardRef[]): Promise<void> {
  if (refs.length === 0) return
  const ids = refs.map(({ card }) => card)
  const { rows } = await sql<{ id: Id; meeting: Id; at: number; words: string; where: string }>`
    select c.id, c.meeting, c.posted_at as at, w.text as words, w.place_words as "where"
    from unnest(${ids}::uuid[], ${refs.map(({ meeting }) => meeting)}::uuid[]) as asked (card, meeting)
    join card c on c.community = ${community} and c.meeting = asked.meeting and c.id = asked.card and c.state = 'standing'
    join wording w on w.community = c.community and w.meeting = c.meeting and w.card = c.id and w.version = c.wording
  `.execute(tx)
  await keepFindable(tx, community, 'card', ids, rows)
}

/** Words of its standing cards lead to a matter too; so many cards are enough to find it by. */
const CARDS_SEARCHED = 300

/** Matters as they are found: by what is said of them and by the words of their cards. */
export async function keepMatters(tx: Tx, community: Id, ids: readonly Id[]): Promise<void> {
  if (ids.length === 0) return
  const { rows } = await sql<{ id: Id; at: number; words: string; where: string }>`
    select m.id, m.opened_at as at, concat_ws(' ', m.title, m.sheet ->> 'summary', cards.words) as words, m.place_words as "where"
    from matter m left join lateral (
      select string_agg(one.words, ' ') as words from (
        select w.text || ' ' || w.place_words as words
        from matter_card mc
        join card c on c.community = mc.community and c.meeting = mc.meeting and c.id = mc.card and c.state = 'standing'
        join wording w on w.community = c.community and w.meeting = c.meeting and w.card = c.id and w.version = c.wording
        where mc.community = m.community and mc.matter = m.id
        limit ${CARDS_SEARCHED}
      ) as one
    ) as cards on true
    where m.community = ${community} and m.id = any(${ids}::uuid[])
  `.execute(tx)
  await keepFindable(
    tx,
    community,
    'matter',
    ids,
    rows.map((row) => ({ ...row, meeting: null })),
  )
}

/** Notices as they are found, unless they were withdrawn. */
export async function keepNotices(tx: Tx, community: Id, ids: readonly Id[]): Promise<void> {
  if (ids.length === 0) return
  const { rows } = await sql<{ id: Id; at: number; words: string }>`
    select id, starts_at as at, concat_ws(' ', title, notice ->> 'text') as words
    from notice where community = ${community} and id = any(${ids}::uuid[]) and not withdrawn
  `.execute(tx)
  await keepFindable(
    tx,
    community,
    'notice',
    ids,
    rows.map((row) => ({ ...row, meeting: null, where: '' })),
  )
}

/**
 * [M26] Cards whose words were erased are found no longer from this moment on, nor the matters by their
 * words. An indexer that is just writing them down is waited for.
 */
export async function forgetCards(tx: Tx, community: Id, refs: readonly CardRef[]): Promise<void> {
  if (refs.length === 0) return
  await lockIndexed(tx, community)
  await keepCards(tx, community, refs)
  await keepMatters(
    tx,
    community,
    await mattersOfCards(
      tx,
      community,
      refs.map(({ card }) => card),
    ),
  )
}
