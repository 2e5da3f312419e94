import { createHash } from 'node:crypto'
import type { Logger } from 'pino'
import type { MatterCommand } from '../../core/ledger/command.ts'
import { MATTER_REASON_MOST } from '../../core/ledger/sheet.ts'
import type { Said, Taken } from '../../core/open311/heard.ts'
import { closes, refuses, tokenPause } from '../../core/open311/heard.ts'
import type { Id } from '../../core/plain/id.ts'
import { cleanText } from '../../core/plain/text.ts'
import { addressFor } from '../integrations/post.ts'
import { OneByOne } from '../integrations/regularly.ts'
import { pauseAfter, TRIES_MOST } from '../../core/reach/robots.ts'
import type { Queue } from '../database/queue.ts'
import type { OwnerDb } from '../database/scope.ts'
import type { Runtime } from '../integrations/runtime.ts'
import type { DepartmentSystem, Post, Step } from './systems.store.ts'
import {
  anySystems,
  askedUntil,
  dropSystem,
  isNamed,
  keepSystem,
  lostPosts,
  newPosts,
  noteHeard,
  setPost,
  stillWaits,
  systemIs,
  systemsIn,
  systemsToAsk,
  takenPosts,
  takePost,
} from './systems.store.ts'
import { askNews, askToken, lookFor, sendMatter } from './asking.ts'

interface Hands {
  queue: Queue
  runtime: Runtime
  log: Pick<Logger, 'warn'>
  /** Where everybody reads a matter, and a photo. */
  linkOf: (community: Id, number: number) => Promise<string>
  photoLink: (photo: Id) => string
  /**
   * Does what follows to a matter, as the house; the same `part` of a post does it once. False: it was
   * refused.
   */
  act: (post: Post, part: string, command: MatterCommand) => Promise<boolean>
  /** The same at every try. */
  keyOf: (post: Post) => Id
  /** Systems may be in a network of one's own. */
  anywhere: boolean
}

const NAME = 'department'
/** How often is looked for matters to send, and systems are asked for news, in ms. */
const [LOOK_MS, NEWS_MS] = [60_000, 300_000]
const DAY = 86_400_000
/** So long a token may have no number. */
const TOKEN_MS = 14 * DAY
/** Nobody was reached, so nothing is there; after anything else it may be. */
const UNREACHED = /^(NotOutside|ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ERR_TLS.*|.*CERT.*)$/
/** So many steps of one matter are told at one asking; the rest at the next. */
const STEPS_MOST = 20
/** Of one matter so many of the latest news are looked at. */
const NEWS_MOST = 500
/** So many systems are asked side by side. */
const SYSTEMS_AT_ONCE = 4

/**
 * [T36–T38] Departments' systems. They work as the owner of the tables, since no request may read their
 * keys.
 */
export class Departments {
  private timer: NodeJS.Timeout | undefined
  private working: Promise<void> | undefined
  private readonly ending = new AbortController()
  private readonly sending = new OneByOne((began) => this.lookAround(began))
  private readonly asking = new OneByOne(() => this.askAll())

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
    this.ending.abort()
    clearInterval(this.timer)
    await Promise.all([this.sending.end(), this.asking.end()])
    await this.hands.queue.stop()
  }

  /** Requests go encrypted, but within a network of one's own; undefined: not there. */
  addressFor(typed: string): URL | undefined {
    return addressFor(typed, this.hands.anywhere)
  }

  shownIn(community: Id) {
    return systemsIn(this.owner, community)
  }

  isNamed(community: Id, name: string, but: Id | null): Promise<boolean> {
    return isNamed(this.owner, community, name, but)
  }

  async set(community: Id, system: DepartmentSystem): Promise<void> {
    await keepSystem(this.owner, community, system, this.hands.runtime.now())
    this.look()
  }

  drop(community: Id, id: Id): Promise<void> {
    return dropSystem(this.owner, community, id)
  }

  /** Matters may have been routed; `began`: nothing is under way yet. Resolves once it was looked. */
  async look(began = false): Promise<void> {
    const warn = (error: Error) => this.hands.log.warn({ why: error.name }, 'departments wait')
    await Promise.all([this.sending.want(began).catch(warn), this.asking.want(false).catch(warn)])
  }

  private async lookAround(began: boolean): Promise<void> {
    if (this.ending.signal.aborted || !(await anySystems(this.owner))) return
    const { queue, runtime } = this.hands
    this.working ??= queue.work<Post>(NAME, async (all) => {
      await Promise.all(all.map((one) => this.deliver(one)))
    })
    await this.working.catch((error: unknown) => {
      this.working = undefined
      throw error
    })
    await this.owner.transaction().execute(async (tx) => {
      const posts = [...(await newPosts(tx)), ...(await lostPosts(tx, runtime.now(), began))]
      const works = posts.map(({ at, ...work }) => ({ work, at }))
      await queue.put(NAME, works, tx)
    })
  }

  /** Apart from what is sent: a slow system holds up neither that nor the others. */
  private async askAll(): Promise<void> {
    if (this.ending.signal.aborted || !(await anySystems(this.owner))) return
    const due = await systemsToAsk(this.owner, this.hands.runtime.now(), NEWS_MS)
    const worker = async () => {
      for (let next = due.shift(); next; next = due.shift()) await this.askFor(next)
    }
    await Promise.all(Array.from({ length: SYSTEMS_AT_ONCE }, worker))
  }

  /** [T37] Sends a matter, or goes on with one that was sent. */
  private async deliver(one: Post): Promise<void> {
    const now = this.hands.runtime.now()
    const step = await takePost(this.owner, one, now)
    if (step.do === 'nothing') return
    if (step.do === 'wait') return this.again(one, step.at)
    if (step.do === 'ask') return this.ask(one, step)
    // At the first try nothing can be there.
    const found = step.do === 'send' && step.tries === 1 ? undefined : await this.find(one, step)
    if (found) return this.settle(one, step, found)
    return this.settle(one, step, step.do === 'send' ? await this.send(one, step) : { is: 'unsure', why: 'unheard' })
  }

  private again(one: Post, at: number): Promise<void> {
    return this.hands.queue.put(NAME, [{ work: one, at }])
  }

  private get line() {
    return { anywhere: this.hands.anywhere, ending: this.ending.signal }
  }

  private async send(one: Post, { system, told }: Going): Promise<Taken | { is: 'unheard' }> {
    const { photoLink, keyOf } = this.hands
    const link = await this.linkFor(one, told.number)
    try {
      return await sendMatter(this.line, system, told, { link, photoLink, key: keyOf(one) })
    } catch (error) {
      const { code, name } = error as { code?: unknown; name: string }
      const why = typeof code === 'string' ? code : name
      if (!UNREACHED.test(why)) return { is: 'unheard' }
      return { is: why === 'NotOutside' ? 'dead' : 'failed', why }
    }
  }

  /** [T37] [T38] What the answer means for the matter. */
  private async settle(one: Post, step: Going, taken: Taken | { is: 'unheard' }): Promise<void> {
    const { act, runtime } = this.hands
    const now = runtime.now()
    const { system, tries } = step
    const isNow = (state: 'works' | 'fails' | 'dead', why: string) =>
      systemIs(this.owner, one.community, system.id, state, withoutKey(why, system))
    switch (taken.is) {
      case 'taken':
        // Its number first: with it the rest is done again where this process ends here.
        await setPost(this.owner, one, { state: 'sent', at: now, reference: taken.reference })
        if (!(await this.accept(one, system, taken.reference))) return isNow('fails', 'unsure')
        return isNow('works', '')
      case 'token':
        await setPost(this.owner, one, { state: 'token', at: now + LOOK_MS, token: taken.token })
        await isNow('works', '')
        return this.again(one, now + LOOK_MS)
      case 'refused':
        if (await stillWaits(this.owner, one))
          await act(one, 'refused', { kind: 'refuseTransfer', reason: wordsOf(system, withoutKey(taken.why, system)) })
        await setPost(this.owner, one, { state: 'over', at: now })
        return isNow('works', '')
      case 'unsure':
        await setPost(this.owner, one, { state: 'unsure', at: now })
        return isNow('fails', taken.why)
      case 'unheard':
        // Taken up again when nobody can be waiting any more, to be looked for there.
        return this.again(one, now + LOOK_MS)
      case 'dead':
        await setPost(this.owner, one, { state: 'failed', at: now })
        return isNow('dead', taken.why)
      case 'failed': {
        const at = now + pauseAfter(tries)
        const more = tries < TRIES_MOST
        await setPost(this.owner, one, { state: more ? 'waiting' : 'failed', at: more ? at : now })
        await isNow('fails', taken.why)
        return more ? this.again(one, at) : undefined
      }
    }
  }

  /** [T37] Its number there is the transfer's; false where no transfer can have it, and a person looks. */
  private async accept(one: Post, system: DepartmentSystem, reference: string): Promise<boolean> {
    if (!(await stillWaits(this.owner, one))) return true
    if (await this.hands.act(one, 'taken', acceptance(system, reference))) return true
    if (!(await stillWaits(this.owner, one))) return true
    await setPost(this.owner, one, { state: 'unsure', at: this.hands.runtime.now() })
    return false
  }

  private async ask(one: Post, step: Going): Promise<void> {
    const now = this.hands.runtime.now()
    const reference = await askToken(this.line, step.system, step.token).catch(() => undefined)
    if (reference) return this.settle(one, step, { is: 'taken', reference })
    const over = now > one.routed + TOKEN_MS
    const at = now + tokenPause(now - one.routed)
    await setPost(this.owner, one, { state: over ? 'failed' : 'token', at })
    if (!over) await this.again(one, at)
  }

  /** Whether it is there already; undefined where it is not. */
  private async find(one: Post, { system, told, tries }: Going): Promise<Taken | undefined> {
    const link = await this.linkFor(one, told.number)
    try {
      const reference = await lookFor(this.line, system, link, one.routed)
      return reference === undefined ? undefined : { is: 'taken', reference }
    } catch {
      return tries < TRIES_MOST ? { is: 'failed', why: 'unheard' } : { is: 'unsure', why: 'unheard' }
    }
  }

  /** [T37] The way to the matter's page, with what nobody else can know before it is sent. */
  private async linkFor(one: Post, number: number): Promise<string> {
    return `${await this.hands.linkOf(one.community, number)}#${this.hands.keyOf(one).slice(0, 8)}`
  }

  /** [T38] Asks a system what became of what it took; what is new is told at the matters. */
  private async askFor(system: DepartmentSystem & { community: Id; before: number }): Promise<void> {
    const posts = await takenPosts(this.owner, system.community, system.id)
    const span = { from: system.before - DAY, until: this.hands.runtime.now() + DAY }
    try {
      const news = await askNews(
        this.line,
        system,
        posts.map(({ reference }) => reference),
        span,
      )
      for (const post of posts) await this.tell(post, system, news)
      await systemIs(this.owner, system.community, system.id, 'works', '')
    } catch (error) {
      await askedUntil(this.owner, system.community, system.id, system.before)
      if (this.ending.signal.aborted) return
      const { code, name } = error as { code?: unknown; name: string }
      const why = typeof code === 'string' ? code : name
      await systemIs(this.owner, system.community, system.id, 'fails', why)
    }
  }

  private async tell(
    post: Post & { reference: string; heard: string[]; stage: string; named: string; current: boolean },
    system: DepartmentSystem,
    news: readonly Said[],
  ): Promise<void> {
    const { act, runtime } = this.hands
    const one = { community: post.community, matter: post.matter, routed: post.routed }
    const over = () => setPost(this.owner, one, { state: 'over', at: runtime.now() })
    // It went another way meanwhile: what this department says is no step of it any more.
    if (!post.current) return over()
    // The number was kept, and the process ended before the matter heard of it.
    if (post.stage === 'transferring') return void (await this.accept(one, system, post.reference))
    if (post.named !== post.reference) return over()
    const heard = [...post.heard]
    let steps = 0
    for (const said of news.filter(({ reference }) => reference === post.reference).slice(-NEWS_MOST)) {
      const mark = markOf(said)
      // What it says at first, that it is open and nothing more, was told when it was taken.
      const first = said.words === '' && !closes(said) && !refuses(said)
      if (heard.includes(mark)) continue
      if (++steps > STEPS_MOST) break
      heard.push(mark)
      if (!first) await act(one, mark, stepOf(system, said))
      await noteHeard(this.owner, one, heard, runtime.now())
      if (!closes(said) && !refuses(said)) continue
      return over()
    }
    await noteHeard(this.owner, one, heard, runtime.now())
  }
}

type Going = Extract<Step, { told: unknown }>

const markOf = ({ mark }: Said): string => createHash('sha256').update(mark).digest('hex').slice(0, 24)

const acceptance = (system: DepartmentSystem, reference: string): MatterCommand => ({
  kind: 'acceptTransfer',
  reference,
  note: wordsOf(system, 'Open311'),
})

/** [T38] A step of the department as one of the matter: a no goes back to be weighed, all else is a note. */
function stepOf(system: DepartmentSystem, said: Said): MatterCommand {
  const words = wordsOf(system, [said.status, withoutKey(said.words, system)].filter(Boolean).join(' · '))
  return refuses(said) ? { kind: 'sendBack', reason: words } : { kind: 'note', text: words }
}

/** A department's own words, as everybody may read them: its name, and no more than a reason holds. */
function wordsOf({ name }: DepartmentSystem, said: string): string {
  const whole = `${name}：${said.replace(/[\p{Surrogate}\0]/gu, '')}`
  const cut =
    whole.length > MATTER_REASON_MOST
      ? `${Array.from(whole)
          .slice(0, MATTER_REASON_MOST - 1)
          .join('')}…`
      : whole
  const cleaned = cleanText(cut, MATTER_REASON_MOST)
  return 'text' in cleaned ? cleaned.text : name
}

/** Systems repeat what they were sent; a key is told to nobody. */
const withoutKey = (words: string, { key }: DepartmentSystem): string => (key ? words.replaceAll(key, '…') : words)
