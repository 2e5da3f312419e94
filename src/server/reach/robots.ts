import type { Logger } from 'pino'
import type { Id } from '../../core/plain/id.ts'
import { readIn } from '../../core/reach/bulletin.ts'
import type { Heard, Maker, RobotState } from '../../core/reach/robots.ts'
import { heardFrom, pauseAfter } from '../../core/reach/robots.ts'
import type { Queue } from '../database/queue.ts'
import type { Tx } from '../database/open.ts'
import type { OwnerDb } from '../database/scope.ts'
import { addressFor, postOutside } from '../integrations/post.ts'
import type { Runtime } from '../integrations/runtime.ts'
import type { Post, Taken } from './robot.store.ts'
import {
  anyRobots,
  dropRobot,
  keepRobot,
  lostPosts,
  newPosts,
  postFailed,
  postPaused,
  postsAre,
  postUnsure,
  robotsIn,
  robotWorks,
  takePosts,
} from './robot.store.ts'
import { messageFor } from './robotMessage.ts'

/** A group's robot as staff and its keeper see it: neither address nor secret. */
export interface ShownRobot {
  maker: Maker
  host: string
  state: RobotState
  why: string
}

interface Hands {
  queue: Queue
  runtime: Runtime
  log: Pick<Logger, 'warn'>
  /** The address of a copy's link. */
  linkOf: (community: Id, code: string) => Promise<string>
  /** [T2] The groups whose keeper agreed; [T9] the next instant that is not within the quiet hours. */
  groupsOf: (community: Id) => Promise<{ kept: ReadonlySet<Id>; awake: (at: number) => number }>
  /** Says that a bulletin is in a group. */
  posted: (post: Post) => Promise<void>
  /** Robots may be in a network of one's own. */
  anywhere: boolean
}

const NAME = 'robot'
/** How often is looked whether others set robots or sent bulletins, and whether a work got lost, in ms. */
const LOOK_MS = 60_000
const PATIENCE_MS = 10_000
/** So many are put into the queue at once: between them cards have their turn. */
const PUT_MOST = 200
/** The connection broke, or no answer came: what was sent may be in the group. */
const UNHEARD = ['ECONNRESET', 'EPIPE', 'AbortError', 'TimeoutError', 'ABORT_ERR']

/**
 * [T17] [T18] [T19] Robots that hang bulletins in chat groups. They work as the owner of the tables, since no
 * request may read their addresses and secrets.
 */
export class Robots {
  private timer: NodeJS.Timeout | undefined
  private working: Promise<void> | undefined
  private readonly ending = new AbortController()
  private looking: Promise<void> = Promise.resolve()

  constructor(
    private readonly owner: OwnerDb,
    private readonly hands: Hands,
  ) {}

  /** Goes on where it ended, also after a crash. `alone`: no other Grove works on this database. */
  start(alone: boolean): void {
    this.timer = setInterval(() => this.look(), LOOK_MS).unref()
    this.look(alone)
  }

  async stop(): Promise<void> {
    // What waits for an answer now may be there: it is unsure.
    this.ending.abort()
    clearInterval(this.timer)
    await this.looking
    await this.hands.queue.stop()
  }

  /** Messages go encrypted, but within a network of one's own; undefined: not there. */
  addressFor(typed: string): URL | undefined {
    return addressFor(typed, this.hands.anywhere)
  }

  async set(community: Id, group: Id, robot: { maker: Maker; address: string; secret: string }): Promise<void> {
    await keepRobot(this.owner, { community, group }, { ...robot, since: this.hands.runtime.now() })
  }

  drop(community: Id, group: Id): Promise<void> {
    return dropRobot(this.owner, { community, group })
  }

  /** By group. */
  async shownIn(community: Id): Promise<Map<Id, ShownRobot>> {
    const all = await robotsIn(this.owner, community)
    return new Map(all.map(({ group, address, ...rest }) => [group, { ...rest, host: new URL(address).hostname }]))
  }

  /** Bulletins may have been sent; `began`: nothing is under way yet. */
  look(began = false): void {
    this.looking = this.looking
      .then(() => this.lookAround(began))
      .catch((error: Error) => this.hands.log.warn({ why: error.message }, 'robots wait'))
  }

  /** What is due is put into the queue together with what says so: neither is there without the other. */
  private async lookAround(began: boolean): Promise<void> {
    if (this.ending.signal.aborted || !(await anyRobots(this.owner))) return
    const { queue, runtime } = this.hands
    this.working ??= queue.work<Post>(NAME, (all) => this.deliver(all))
    await this.working.catch((error: unknown) => {
      this.working = undefined
      throw error
    })
    const put = (find: (tx: Tx) => Promise<(Post & { at: number })[]>) =>
      this.owner.transaction().execute(async (tx) => {
        const posts = await find(tx)
        const works = posts.map(({ at, ...work }) => ({ work, at }))
        await queue.put(NAME, works, tx)
        return posts.length
      })
    await put((tx) => lostPosts(tx, runtime.now(), began))
    while ((await put((tx) => newPosts(tx, runtime.now(), PUT_MOST))) === PUT_MOST && !this.ending.signal.aborted);
  }

  /** What is due goes out side by side: taken, and noted, in one go. */
  private async deliver(all: Post[]): Promise<void> {
    const { runtime, groupsOf } = this.hands
    const communities = [...new Set(all.map(({ community }) => community))]
    const groups = new Map(await Promise.all(communities.map(async (id) => [id, await groupsOf(id)] as const)))
    // [T2] Nothing goes to a group whose keeper did not agree, or left.
    const isKept = ({ community, group }: Post) => groups.get(community)!.kept.has(group)
    const unkept = all.filter((one) => !isKept(one))
    await postsAre(this.owner, unkept, 'failed', runtime.now())
    const posts = all.filter(isKept)
    if (posts.length === 0) return
    const taken = await takePosts(this.owner, posts, runtime.now(), (community) => groups.get(community)!.awake)
    const sent: Post[] = []
    const again: { work: Post; at: number }[] = []
    const hand = async (one: Post, step: Taken) => {
      const next = await this.handOn(one, step)
      if (next === 'sent') sent.push(one)
      else if (next !== 'over') again.push({ work: one, at: next })
    }
    const ended = await Promise.allSettled(posts.map((one, i) => hand(one, taken[i]!)))
    await postsAre(this.owner, sent, 'sent', runtime.now())
    await this.hands.queue.put(NAME, again)
    for (const one of ended) if (one.status === 'rejected') throw one.reason
  }

  /** Does what is to be done about a post: it is there, it is over, or it is due again. */
  private async handOn(one: Post, taken: Taken): Promise<'sent' | 'over' | number> {
    if (taken.do === 'nothing') return 'over'
    if (taken.do === 'wait') return taken.at
    const heard = taken.do === 'doubt' ? ({ is: 'unsure' } as const) : await this.send(one, taken)
    const now = this.hands.runtime.now()
    if (heard.is === 'unsure') {
      await postUnsure(this.owner, one, now)
      return 'over'
    }
    const { well, tries } = taken as Extract<Taken, { do: 'send' }>
    if (heard.is === 'sent') {
      await this.hands.posted(one)
      if (!well) await robotWorks(this.owner, one)
      return 'sent'
    }
    if (heard.is === 'tooFast') {
      await postPaused(this.owner, one, tries, now + heard.pause)
      return now + heard.pause
    }
    const at = now + pauseAfter(tries)
    return (await postFailed(this.owner, one, heard.why, heard.is === 'failed' ? { tries, at } : undefined))
      ? at
      : 'over'
  }

  private async send(one: Post, taken: Extract<Taken, { do: 'send' }>): Promise<Heard | { is: 'unsure' }> {
    const { maker, address, secret, bulletin, code } = taken
    const { anywhere, runtime } = this.hands
    // One program may serve several groups: each copy is a message of its own.
    const id = `${bulletin.id}-${code}`
    const told = { id, at: runtime.now(), said: readIn(bulletin, 'zh-Hans'), kind: bulletin.source.kind }
    try {
      const link = await this.hands.linkOf(one.community, code)
      const message = messageFor(maker, address, secret, { ...told, link })
      const { headers, body } = message
      const ending = this.ending.signal
      const how = { anywhere, headers, patience: PATIENCE_MS, ending }
      const { status, text } = await postOutside(message.address, body, how)
      return heardFrom(maker, status, text)
    } catch (error) {
      // Neither address nor secret is in it.
      const { code, name } = error as { code?: unknown; name: string }
      const why = typeof code === 'string' ? code : name
      if (maker !== 'webhook' && UNHEARD.includes(why)) return { is: 'unsure' }
      return { is: why === 'NotOutside' ? 'refused' : 'failed', why }
    }
  }
}
