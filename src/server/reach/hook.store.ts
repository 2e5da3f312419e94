import { sql } from 'kysely'
import type { Id } from '../../core/plain/id.ts'
import type { RobotState } from '../../core/reach/robots.ts'
import type { OwnerDb } from '../database/scope.ts'

/** [T24] A program that hears what happens in a community. */
export interface Hook {
  community: Id
  id: Id
  address: string
  secret: string
  types: string[]
  position: number
  state: RobotState
  why: string
  tries: number
}
type Key = Pick<Hook, 'community' | 'id'>

/** So long a process has a hook, in ms, without a word; then another may take it. */
const LEASE = 60_000
/** So many of one community are told at a time: none keeps those of others waiting. */
const OF_ONE = 3
/** So many programs may hear of a community. */
export const HOOKS_MOST = 20

const at = (db: OwnerDb, { community, id }: Key) =>
  db.updateTable('hook').where('community', '=', community).where('id', '=', id)

export async function anyHooks(db: OwnerDb): Promise<boolean> {
  return (await db.selectFrom('hook').select('id').limit(1).executeTakeFirst()) !== undefined
}

/** Those of a community, the oldest first, without what they are signed with. */
export const hooksIn = (db: OwnerDb, community: Id) =>
  db
    .selectFrom('hook')
    .select(['id', 'address', 'types', 'position', 'state', 'why'])
    .where('community', '=', community)
    .orderBy('made_at')
    .execute()

export async function addHook(
  db: OwnerDb,
  { community, id, address, secret, types, position }: Omit<Hook, 'state' | 'why' | 'tries'>,
  now: number,
): Promise<void> {
  const begins = { state: 'works', why: '', tries: 0, next_at: now, taken: 0, made_at: now } as const
  await db
    .insertInto('hook')
    .values({ community, id, address, secret, types: JSON.stringify(types), position, ...begins })
    .onConflict((c) => c.doNothing())
    .execute()
}

/** [T24] Sets what it hears, or from where on; a dead one is asked again. Whether it is there. */
export async function setHook(
  db: OwnerDb,
  key: Key,
  { types, position }: { types: string[] | null; position: number | null },
  now: number,
): Promise<boolean> {
  const { numUpdatedRows } = await at(db, key)
    .set({
      // Whoever is at it sees that it is no longer theirs.
      state: 'works',
      why: '',
      tries: 0,
      next_at: now,
      taken: 0,
      ...(types === null ? {} : { types: JSON.stringify(types) }),
      ...(position === null ? {} : { position }),
    })
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function dropHook(db: OwnerDb, { community, id }: Key): Promise<boolean> {
  const gone = await db.deleteFrom('hook').where('community', '=', community).where('id', '=', id).executeTakeFirst()
  return gone.numDeletedRows > 0n
}

/** Nobody is at any: as when Grove starts alone. */
export async function freeHooks(db: OwnerDb): Promise<void> {
  await db.updateTable('hook').set({ taken: 0 }).where('taken', '>', 0).execute()
}

/** Takes one of whose community more happened, for this process alone; `taken` is what proves it. */
export async function takeHook(db: OwnerDb, now: number): Promise<(Hook & { taken: number }) | undefined> {
  const { rows } = await sql<Hook & { taken: number }>`
    update hook set taken = ${now + LEASE} where (community, id) = (
      select k.community, k.id from hook k join journal_head h on h.community = k.community and h.seq > k.position
      where k.state <> 'dead' and k.next_at <= ${now} and k.taken <= ${now}
        and (select count(*) from hook o where o.community = k.community and o.taken > ${now}) < ${OF_ONE}
      order by k.next_at limit 1 for update of k skip locked)
    returning community, id, address, secret, types, position, state, why, tries, taken`.execute(db)
  return rows[0]
}

/** Notes what came of it where it is still ours, and gives whether it was: until when it is ours now. */
export async function noteHook(
  db: OwnerDb,
  { community, id, taken }: Key & { taken: number },
  changes: { position?: number; state?: RobotState; why?: string; tries?: number; next_at?: number },
  until: number,
): Promise<number | undefined> {
  const { numUpdatedRows } = await at(db, { community, id })
    .where('taken', '=', taken)
    .set({ ...changes, taken: until })
    .executeTakeFirst()
  return numUpdatedRows > 0n ? until : undefined
}

/** Until when somebody who goes on has it. */
export const leaseFrom = (now: number): number => now + LEASE
