import { sql } from 'kysely'
import type { Id } from '../../../core/plain/id.ts'
import type { Db } from '../../database/open.ts'

/** Which of the commands were accepted before. */
export async function keptCommands(db: Db, community: Id, keys: readonly Id[]): Promise<Set<Id>> {
  if (keys.length === 0) return new Set()
  const rows = await db
    .selectFrom('command')
    .select('id')
    .where('community', '=', community)
    .where('id', '=', anyOf(keys))
    .execute()
  return new Set(rows.map(({ id }) => id))
}

/** In which meetings cards are that were posted before. */
export async function meetingsOf(db: Db, community: Id, cards: readonly Id[]): Promise<Map<Id, Id>> {
  if (cards.length === 0) return new Map()
  const rows = await db
    .selectFrom('card')
    .select(['id', 'meeting'])
    .where('community', '=', community)
    .where('id', '=', anyOf(cards))
    .execute()
  return new Map(rows.map(({ id, meeting }) => [id, meeting]))
}

/** Which matters are there already, with their numbers. */
export async function mattersOf(db: Db, community: Id, matters: readonly Id[]): Promise<Map<Id, number>> {
  if (matters.length === 0) return new Map()
  const rows = await db
    .selectFrom('matter')
    .select(['id', 'number'])
    .where('community', '=', community)
    .where('id', '=', anyOf(matters))
    .execute()
  return new Map(rows.map(({ id, number }) => [id, number]))
}

/** One value for them all: a statement takes 65,535 at most. */
const anyOf = (ids: readonly Id[]) => sql<Id>`any(${[...ids]}::uuid[])`
