import { sql } from 'kysely'
import type { Id } from '../../core/plain/id.ts'
import type { Bulletin } from '../../core/reach/bulletin.ts'
import type { Maker, RobotState } from '../../core/reach/robots.ts'
import { freeFrom, TRIES_MOST } from '../../core/reach/robots.ts'
import type { Tx } from '../database/open.ts'
import type { OwnerDb } from '../database/scope.ts'

/** [T19] Which bulletin goes to which group. */
export interface Post {
  community: Id
  group: Id
  bulletin: Id
}
type Key = Pick<Post, 'community' | 'group'>

const robotAt = (db: OwnerDb | Tx, { community, group }: Key) =>
  db.selectFrom('robot').where('community', '=', community).where('chat_group', '=', group)
const changed = (db: OwnerDb | Tx, { community, group }: Key) =>
  db.updateTable('robot').where('community', '=', community).where('chat_group', '=', group)
const post = (db: OwnerDb | Tx, { community, group, bulletin }: Post) =>
  db
    .updateTable('robot_post')
    .where('community', '=', community)
    .where('chat_group', '=', group)
    .where('bulletin', '=', bulletin)

export async function anyRobots(db: OwnerDb): Promise<boolean> {
  return (await db.selectFrom('robot').select('maker').limit(1).executeTakeFirst()) !== undefined
}

/** The robots of a community, without what is secret of them but for the host of their address. */
export const robotsIn = (db: OwnerDb, community: Id) =>
  db
    .selectFrom('robot')
    .select(['chat_group as group', 'maker', 'address', 'state', 'why'])
    .where('community', '=', community)
    .execute()

/** [T17] Sets a group's robot; what it was before is forgotten. */
export async function keepRobot(
  db: OwnerDb,
  { community, group }: Key,
  robot: { maker: Maker; address: string; secret: string; since: number },
): Promise<void> {
  const fresh = { ...robot, state: 'works' as const, why: '', sent: JSON.stringify([]), paused: 0 }
  await db
    .insertInto('robot')
    .values({ community, chat_group: group, ...fresh })
    .onConflict((c) => c.columns(['community', 'chat_group']).doUpdateSet(fresh))
    .execute()
}

export async function dropRobot(db: OwnerDb, { community, group }: Key): Promise<void> {
  await db.deleteFrom('robot').where('community', '=', community).where('chat_group', '=', group).execute()
}

/** What was sent longer ago, in ms, no robot hangs any more. */
const OLD_MS = 30 * 86_400_000

/**
 * [T6] [T19] Bulletins that were sent to groups since they have a robot, and that nobody was told to hand on
 * yet: each once.
 */
export async function newPosts(tx: Tx, now: number): Promise<(Post & { at: number })[]> {
  const { rows } = await sql<Post & { at: number }>`
    insert into robot_post (community, chat_group, bulletin, state, tries, at)
    select b.community, r.chat_group, b.id, 'waiting', 0, greatest(copy.at, (b.bulletin->>'dueAt')::bigint)
    from bulletin b
    cross join lateral jsonb_to_recordset(b.bulletin->'copies') as copy ("group" uuid, at bigint)
    join robot r on r.community = b.community and r.chat_group = copy."group" and copy.at >= r.since
    where b.stage = 'sent' and b.sent_at > ${now - OLD_MS} and not exists (
      select from robot_post p where p.community = b.community and p.chat_group = r.chat_group and p.bulletin = b.id)
    on conflict do nothing
    returning community, chat_group as group, bulletin, at`.execute(tx)
  return rows
}

/** A work that got lost (its queue is in no backup) is put again so long after its time, in ms. */
const LOST_MS = 600_000

/** Posts whose work is nowhere any more; `all`: nobody works at any, as when Grove starts alone. */
export async function lostPosts(tx: Tx, now: number, all: boolean): Promise<(Post & { at: number })[]> {
  const { rows } = await sql<Post & { at: number }>`
    update robot_post set at = case when ${all} then at else ${now} end
    where state in ('waiting', 'sending') and (${all} or at < ${now - LOST_MS})
    returning community, chat_group as group, bulletin, at`.execute(tx)
  return rows
}

/** Longer than this, in ms, nobody waits for a robot's answer. */
const SENDING_MS = 60_000

/** What is to be done about a post. */
export type Taken =
  | { do: 'nothing' }
  | { do: 'wait'; at: number }
  /** It may be in the group: its process ended before it heard. */
  | { do: 'doubt' }
  | { do: 'send'; maker: Maker; address: string; secret: string; tries: number; bulletin: Bulletin }

/**
 * [T18] [T19] Takes a post that is due, and counts it against the pace of its robot's address. A group that
 * has no robot any more, a bulletin that was withdrawn, and one that its keeper has posted meanwhile, take
 * nothing. `awake`: the next instant that is not within the quiet hours [T9].
 */
export async function takePost(db: OwnerDb, one: Post, now: number, awake: (at: number) => number): Promise<Taken> {
  return db.transaction().execute(async (tx): Promise<Taken> => {
    const sharing = await lockSharing(tx, one)
    const robot = sharing.find((row) => row.community === one.community && row.chat_group === one.group)
    const row = await tx
      .selectFrom('robot_post')
      .select(['state', 'tries', 'at'])
      .where('community', '=', one.community)
      .where('chat_group', '=', one.group)
      .where('bulletin', '=', one.bulletin)
      .executeTakeFirst()
    if (!row || (row.state !== 'waiting' && row.state !== 'sending')) return { do: 'nothing' }
    const told = await tx
      .selectFrom('bulletin')
      .select('bulletin')
      .where('community', '=', one.community)
      .where('id', '=', one.bulletin)
      .where('stage', '=', 'sent')
      .executeTakeFirst()
    // It was just set anew.
    if (!robot && (await robotAt(tx, one).select('maker').executeTakeFirst())) return { do: 'wait', at: now + 1000 }
    if (!robot || robot.state === 'dead' || !told) {
      await post(tx, one).set({ state: 'failed', at: now }).execute()
      return { do: 'nothing' }
    }
    // It is there: its keeper was faster, or a process ended just after it said so.
    if (told.bulletin.copies.some(({ group, posted }) => group === one.group && posted !== null)) {
      await post(tx, one).set({ state: 'sent', at: now }).execute()
      return { do: 'nothing' }
    }
    const { maker, address, secret } = robot
    const sent = sharing.flatMap((row) => row.sent).sort((a, b) => a - b)
    const paused = Math.max(...sharing.map((row) => row.paused))
    // Somebody is at it.
    if (row.state === 'sending' && row.at > now - SENDING_MS) return { do: 'wait', at: row.at + SENDING_MS }
    // Whoever has Standard Webhooks knows a message by its id; the others would show it twice.
    if (row.state === 'sending' && maker !== 'webhook') return { do: 'doubt' }
    const free = awake(Math.max(now, row.at, paused, freeFrom(maker, sent, now)))
    if (free > now) {
      await post(tx, one).set({ at: free }).execute()
      return { do: 'wait', at: free }
    }
    await changed(tx, one)
      .set({ sent: JSON.stringify([...robot.sent, now].slice(-100)) })
      .execute()
    await post(tx, one)
      .set({ state: 'sending', tries: row.tries + 1, at: now })
      .execute()
    return { do: 'send', maker, address, secret, tries: row.tries + 1, bulletin: told.bulletin }
  })
}

/**
 * [T18] The robots with the same address as a group's, its own among them; nobody else sends there until the
 * transaction ends. None where the group has none, or was just given another.
 */
async function lockSharing(tx: Tx, one: Key) {
  const sharing = tx.selectFrom('robot').selectAll().where('address', '=', robotAt(tx, one).select('address'))
  return sharing.orderBy('community').orderBy('chat_group').forUpdate().execute()
}

const robotIs = (db: OwnerDb, one: Key, state: RobotState, why: string) =>
  changed(db, one)
    .set({ state, why })
    // Most often it is so already.
    .where(sql<boolean>`(state, why) is distinct from (${state}, ${why})`)
    .execute()

export async function postSent(db: OwnerDb, one: Post, now: number): Promise<void> {
  await post(db, one).set({ state: 'sent', at: now }).execute()
  await robotIs(db, one, 'works', '')
}

/** It goes to nobody. */
export const postDropped = async (db: OwnerDb, one: Post, now: number): Promise<void> => {
  await post(db, one).set({ state: 'failed', at: now }).execute()
}

/** [T19] It may be there: nobody sends it twice, and a person looks. */
export async function postUnsure(db: OwnerDb, one: Post, now: number): Promise<void> {
  await post(db, one).set({ state: 'unsure', at: now }).execute()
  await robotIs(db, one, 'fails', 'unsure')
}

/** [T18] Its maker wants a pause; that was no try. */
export async function postPaused(db: OwnerDb, one: Post, tries: number, until: number): Promise<void> {
  await post(db, one)
    .set({ state: 'waiting', tries: tries - 1, at: until })
    .execute()
  await changed(db, one).set({ paused: until }).execute()
}

/** [T19] It is tried again at `at`; or no more, and then the robot is dead. */
export async function postFailed(db: OwnerDb, one: Post, why: string, next: { tries: number; at: number } | undefined) {
  const again = next && next.tries < TRIES_MOST
  await post(db, one)
    .set(again ? { state: 'waiting', at: next.at } : { state: 'failed' })
    .execute()
  await robotIs(db, one, again ? 'fails' : 'dead', why)
  return Boolean(again)
}
