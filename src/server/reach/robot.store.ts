import type { Selectable } from 'kysely'
import { sql } from 'kysely'
import type { Id } from '../../core/plain/id.ts'
import type { PlainBulletin } from '../../core/reach/bulletin.ts'
import type { Maker, RobotState } from '../../core/reach/robots.ts'
import { freeFrom, TRIES_MOST } from '../../core/reach/robots.ts'
import type { Tx } from '../database/open.ts'
import type { OwnerDb } from '../database/scope.ts'
import type { Tables } from '../database/tables.ts'

/** [T19] Which bulletin goes to which group. */
export interface Post {
  community: Id
  group: Id
  bulletin: Id
}
type Key = Pick<Post, 'community' | 'group'>

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
 * yet: each once, so many at most.
 */
export async function newPosts(tx: Tx, now: number, most: number): Promise<(Post & { at: number })[]> {
  const { rows } = await sql<Post & { at: number }>`
    insert into robot_post (community, chat_group, bulletin, state, tries, at)
    select b.community, r.chat_group, b.id, 'waiting', 0, greatest(copy.at, (b.bulletin->>'dueAt')::bigint)
    from bulletin b
    join bulletin_copy copy on copy.community = b.community and copy.bulletin = b.id
    join robot r on r.community = b.community and r.chat_group = copy.chat_group and copy.at >= r.since
    where b.stage = 'sent' and b.sent_at > ${now - OLD_MS} and not exists (
      select from robot_post p where p.community = b.community and p.chat_group = r.chat_group and p.bulletin = b.id)
    limit ${most}
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
  /** `code`: of the copy; `well`: the robot works so far. */
  | ({ do: 'send'; tries: number; code: string; well: boolean; bulletin: PlainBulletin } & Reached)
type Reached = { maker: Maker; address: string; secret: string }

/** [T9] By community: the next instant that is not within its quiet hours. */
type Awake = (community: Id) => (at: number) => number

/**
 * [T18] [T19] Takes posts that are due, and counts them against the pace of their robots' addresses. A group
 * that has no robot any more, a bulletin that was withdrawn, and one that its keeper has posted meanwhile,
 * take nothing. Gives what is to be done about each, in their order.
 */
export async function takePosts(db: OwnerDb, posts: readonly Post[], now: number, awake: Awake): Promise<Taken[]> {
  return db.transaction().execute(async (tx) => {
    // Whoever shares an address waits here.
    const robots = await lockSharing(tx, posts)
    const facts = await factsOf(tx, posts)
    const taking = new Taking(robots, facts, now, awake)
    const taken = posts.map((one) => taking.take(one))
    await keepPosts(tx, taking.posts())
    await keepSent(tx, taking.robots())
    return taken
  })
}

type RobotRow = Selectable<Tables['robot']>
const keyOf = ({ community, group }: Key): string => `${community}/${group}`
const nameOf = (one: Post): string => `${keyOf(one)}/${one.bulletin}`

/** What is decided about posts, while nobody else sends to the addresses of their robots. */
class Taking {
  /** What changes, by post: one that is in the queue twice is taken once. */
  private readonly changed = new Map<string, Post & Progress>()
  private readonly byGroup: Map<string, RobotRow>
  private readonly byAddress = new Map<string, RobotRow[]>()
  private readonly used = new Set<RobotRow>()

  constructor(
    robots: readonly RobotRow[],
    private readonly facts: Map<string, Facts>,
    private readonly now: number,
    private readonly awake: Awake,
  ) {
    this.byGroup = new Map(robots.map((row) => [keyOf({ community: row.community, group: row.chat_group }), row]))
    for (const row of robots) this.byAddress.set(row.address, [...(this.byAddress.get(row.address) ?? []), row])
  }

  posts(): (Post & Progress)[] {
    return [...this.changed.values()]
  }

  /** Robots that are sent something now. */
  robots(): RobotRow[] {
    return [...this.used]
  }

  take(one: Post): Taken {
    const { now } = this
    const found = this.facts.get(nameOf(one))
    if (!found || (found.state !== 'waiting' && found.state !== 'sending')) return { do: 'nothing' }
    const robot = this.byGroup.get(keyOf(one))
    // It was just set anew.
    if (!robot && found.robotNow) return { do: 'wait', at: now + 1000 }
    if (!robot || robot.state === 'dead' || !found.bulletin) return this.over(one, found, 'failed')
    // It is there: its keeper was faster, or a process ended just after it said so.
    if (found.posted !== null) return this.over(one, found, 'sent')
    // Somebody is at it.
    if (found.state === 'sending' && found.at > now - SENDING_MS) return { do: 'wait', at: found.at + SENDING_MS }
    // Whoever has Standard Webhooks knows a message by its id; the others would show it twice.
    if (found.state === 'sending' && robot.maker !== 'webhook') return { do: 'doubt' }
    return this.whenFree(one, found, robot)
  }

  private whenFree(one: Post, found: Facts, robot: RobotRow): Taken {
    const { now } = this
    const { tries, at, code, bulletin } = found
    const { maker, address, secret } = robot
    const sharing = this.byAddress.get(address)!
    const sent = sharing.flatMap((row) => row.sent).sort((a, b) => a - b)
    const paused = Math.max(...sharing.map((row) => row.paused))
    const free = this.awake(one.community)(Math.max(now, at, paused, freeFrom(maker, sent, now)))
    if (free > now) {
      this.note(one, found, { state: 'waiting', tries, at: free })
      return { do: 'wait', at: free }
    }
    robot.sent = [...robot.sent, now].slice(-100)
    this.used.add(robot)
    this.note(one, found, { state: 'sending', tries: tries + 1, at: now })
    const well = robot.state === 'works' && robot.why === ''
    return { do: 'send', maker, address, secret, tries: tries + 1, code: code!, well, bulletin: bulletin! }
  }

  private over(one: Post, found: Facts, state: 'failed' | 'sent'): Taken {
    this.note(one, found, { state, tries: found.tries, at: this.now })
    return { do: 'nothing' }
  }

  private note(one: Post, found: Facts, progress: Progress): void {
    Object.assign(found, progress)
    this.changed.set(nameOf(one), { ...one, ...progress })
  }
}

const listed = (posts: readonly Post[]) => sql`
  unnest(${posts.map(({ community }) => community)}::uuid[], ${posts.map(({ group }) => group)}::uuid[],
    ${posts.map(({ bulletin }) => bulletin)}::uuid[]) as one (community, chat_group, bulletin)`

/**
 * [T18] The robots with the same addresses as those of groups, their own among them; nobody else sends there
 * until the transaction ends. None where a group has none, or was just given another.
 */
async function lockSharing(tx: Tx, posts: readonly Post[]): Promise<RobotRow[]> {
  const { rows } = await sql<RobotRow>`
    select r.* from robot r where r.address = any(array(
      select own.address from ${listed(posts)} join robot own on own.community = one.community and own.chat_group = one.chat_group))
    order by r.community, r.chat_group for update`.execute(tx)
  return rows
}

interface Progress {
  state: string
  tries: number
  at: number
}

interface Facts extends Progress {
  posted: number | null
  code: string | null
  /** Where it was sent, and not withdrawn. */
  bulletin: PlainBulletin | undefined
  /** Whether the group has a robot, locked or not. */
  robotNow: boolean
}

/** Posts with their copies, under the lock; their bulletins once. */
async function factsOf(tx: Tx, posts: readonly Post[]): Promise<Map<string, Facts>> {
  const { rows } = await sql<Post & Omit<Facts, 'bulletin'>>`
    select p.community, p.chat_group as group, p.bulletin, p.state, p.tries, p.at, c.posted, c.code,
      r.community is not null as "robotNow"
    from ${listed(posts)}
    join robot_post p on p.community = one.community and p.chat_group = one.chat_group and p.bulletin = one.bulletin
    left join bulletin_copy c on c.community = p.community and c.bulletin = p.bulletin and c.chat_group = p.chat_group
    left join robot r on r.community = p.community and r.chat_group = p.chat_group`.execute(tx)
  const told = await tx
    .selectFrom('bulletin')
    .select(['community', 'id', 'bulletin'])
    .where('community', 'in', [...new Set(posts.map(({ community }) => community))])
    .where('id', 'in', [...new Set(posts.map(({ bulletin }) => bulletin))])
    .where('stage', '=', 'sent')
    .execute()
  const bulletins = new Map(told.map(({ community, id, bulletin }) => [`${community}/${id}`, bulletin]))
  return new Map(
    rows.map(({ community, group, bulletin, ...row }) => {
      // What went to nobody's group goes to nobody.
      const found = row.code === null ? undefined : bulletins.get(`${community}/${bulletin}`)
      return [nameOf({ community, group, bulletin }), { ...row, bulletin: found }]
    }),
  )
}

async function keepPosts(tx: Tx, posts: readonly (Post & Progress)[]): Promise<void> {
  if (posts.length === 0) return
  await sql`
    update robot_post p set state = said.state, tries = said.tries, at = said.at
    from unnest(${posts.map(({ community }) => community)}::uuid[], ${posts.map(({ group }) => group)}::uuid[],
        ${posts.map(({ bulletin }) => bulletin)}::uuid[], ${posts.map(({ state }) => state)}::text[],
        ${posts.map(({ tries }) => tries)}::int[], ${posts.map(({ at }) => at)}::bigint[])
      as said (community, chat_group, bulletin, state, tries, at)
    where p.community = said.community and p.chat_group = said.chat_group and p.bulletin = said.bulletin`.execute(tx)
}

async function keepSent(tx: Tx, robots: readonly RobotRow[]): Promise<void> {
  if (robots.length === 0) return
  await sql`
    update robot r set sent = said.sent::jsonb
    from unnest(${robots.map(({ community }) => community)}::uuid[],
        ${robots.map(({ chat_group }) => chat_group)}::uuid[], ${robots.map(({ sent }) => JSON.stringify(sent))}::text[])
      as said (community, chat_group, sent)
    where r.community = said.community and r.chat_group = said.chat_group`.execute(tx)
}

const robotIs = (db: OwnerDb, one: Key, state: RobotState, why: string) =>
  changed(db, one)
    .set({ state, why })
    // Most often it is so already.
    .where(sql<boolean>`(state, why) is distinct from (${state}, ${why})`)
    .execute()

/** They are there, or `failed`: they go to nobody. */
export async function postsAre(
  db: OwnerDb,
  posts: readonly Post[],
  state: 'sent' | 'failed',
  now: number,
): Promise<void> {
  if (posts.length === 0) return
  await sql`
    update robot_post p set state = ${state}, at = ${now} from ${listed(posts)}
    where p.community = one.community and p.chat_group = one.chat_group and p.bulletin = one.bulletin`.execute(db)
}

/** A robot that failed takes messages again. */
export const robotWorks = (db: OwnerDb, one: Key) => robotIs(db, one, 'works', '')

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
