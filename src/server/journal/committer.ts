import { createHmac } from 'node:crypto'
import type { Transaction } from 'kysely'
import { CompiledQuery } from 'kysely'
import type { Actor } from '../../core/meeting/command.ts'
import type { Id } from '../../core/plain/id.ts'
import type { Db } from '../database/open.ts'
import type { Tables } from '../database/tables.ts'
import { encodeArray } from '../database/arrays.ts'
import { pipelined, PREPARED } from '../database/pipeline.ts'
import { inScope, isAsked } from '../database/scope.ts'
import { insertion } from '../database/upsert.ts'
import type { Hub, Telling } from '../live/hub.ts'
import type { World } from '../outside/world.ts'
import type { Entry } from './journal.ts'
import { appending, lockHead, moveHead, readHead, readKept, readNotice } from './journal.ts'

export type Tx = Transaction<Tables>

/** An event of any kind of thing. */
export interface AnyEvent {
  at: number
  by: Actor
  told: { kind: string }
  secret?: object
}

/** A kind of thing that commands change: how it is loaded, decided, evolved, saved and told. `Rows` collects what a batch changes of one thing. */
export interface Subject<State, Command, Event extends AnyEvent, Rows, Facts = undefined> {
  /** First part of the journal topic: 'meeting' gives 'meeting/<id>'. */
  name: string
  /** How many of a community's are kept in memory. */
  held: number
  load(tx: Tx, community: Id, id: Id): Promise<State | undefined>
  /** What `decide` must know besides the state. Runs under the community's lock, right before `decide`. */
  facts?(reach: Reach, community: Id, id: Id, state: State | undefined, command: Command, actor: Actor): Promise<Facts>
  decide(
    state: State | undefined,
    command: Command,
    actor: Actor,
    now: number,
    facts: Facts,
  ): Event[] | { refused: string }
  evolve(state: State | undefined, event: Event): State
  rows(): Rows
  /** Notes what an event is going to change; gives the commitment of new words, or null. Called before `evolve`. */
  note(rows: Rows, state: State | undefined, event: Event): string | null
  save(tx: Tx, state: State, rows: Rows, community: Id): Promise<void>
  /** After everything is saved, once a batch: counts that depend on several things. */
  settle?(tx: Tx, community: Id, touched: { state: State; rows: Rows }[]): Promise<void>
  /** Whether an event changes rows of other things as well: what is held of them is loaded anew. */
  reachesOthers?(event: Event): boolean
  /** What the sender is answered; kept, for when it asks again. */
  answer(command: Command, events: readonly Event[], seq: number): object
  /** An event as the journal keeps it: without people's words and names. */
  journalled(event: Event): { body: object; secret: object | null }
  /** An event as readers of the live topic are told; undefined where nobody follows this kind of thing. */
  telling?(event: Event, seq: number): Telling
  /** The same for an event that another process has committed: `kept` is what the journal has of it, words and names are those of `state` now. */
  retelling?(kept: { body: object; secret: object | null }, state: State, seq: number): Telling
  /** The live topics on which it is told; its own alone where this is missing. */
  topics?(id: Id): string[]
}

type AnySubject = Subject<any, any, any, any, any>

/** What `facts` may look at: the transaction, other things under the same lock, and what was computed once for the batch. */
export interface Reach {
  tx: Tx
  take<State>(subject: Subject<State, any, any, any, any>, id: Id): Promise<State | undefined>
  once<T>(name: string, make: () => Promise<T>): Promise<T>
}

/** A command on its way: `key` is its id, `body` what its sender wrote (a repetition must be the same). */
export interface Sent<Command> {
  id: Id
  key: Id
  command: Command
  actor: Actor
  body: unknown
}

export type Outcome<Answer = object, Refusal = { refused: string }> =
  { accepted: Answer } | Refusal | { refused: 'idReused' }

/** How several processes share one database: the name of this one, and the subjects whose events it tells when another has committed them. */
export interface Sharing {
  process: string
  subjects: readonly AnySubject[]
}

/** The writers of all communities in this process. */
export class Committers {
  private readonly all = new Map<Id, Committer>()

  constructor(
    private readonly db: Db,
    private readonly hub: Hub,
    private readonly world: World,
    /** The installation's key. What commands said is remembered only under it: a bare hash of a short text could be guessed. */
    private readonly key: string,
    /** Missing where this process has the database to itself. */
    private readonly sharing?: Sharing,
  ) {}

  /** Resolves once the command is durable, or refused. Rejects where the database failed: nothing was kept, and the same key can be sent again. */
  ask<Command>(subject: Subject<any, Command, any, any, any>, community: Id, sent: Sent<Command>): Promise<Outcome> {
    return this.of(community).ask(subject, sent)
  }

  /**
   * Reads a thing between two commits: what `use` sees is durable, and true for the journal position `seq`.
   * `use` is synchronous and changes nothing. Undefined where there is no such thing.
   */
  read<State, T>(
    subject: Subject<State, any, any, any, any>,
    community: Id,
    id: Id,
    use: (state: State, seq: number) => T,
  ): Promise<T | undefined> {
    return this.of(community).read(subject, id, use)
  }

  /** Looks at once what other processes have written in a community, so that readers here are told. Resolves also where the database fails: then it looks again. */
  async look(community: Id): Promise<void> {
    await this.all.get(community)?.look()
  }

  /** The same for all communities: notices may have been missed. */
  lookEverywhere(): void {
    for (const committer of this.all.values()) void committer.look()
  }

  /** Takes a notice from the database's channel. Own ones and what was looked at already do nothing. */
  hear(payload: string): void {
    const notice = readNotice(payload)
    if (!notice || notice.process === this.sharing?.process) return
    void this.all.get(notice.community)?.look(notice.seq)
  }

  /** Resolves once everything asked so far is settled. */
  async finish(): Promise<void> {
    await Promise.all([...this.all.values()].map((committer) => committer.finish()))
  }

  private of(community: Id): Committer {
    let committer = this.all.get(community)
    if (!committer) {
      committer = new Committer(community, this.db, this.hub, this.world, this.key, this.sharing)
      this.all.set(community, committer)
    }
    return committer
  }
}

interface Waiting extends Sent<unknown> {
  subject: AnySubject
  hash: string
  /** Somebody asked from outside; else it is the house's own doing. */
  asked: boolean
  settle(outcome: Outcome): void
  fail(error: unknown): void
}

/** What one batch has changed of one thing. */
interface Changed {
  subject: AnySubject
  id: Id
  rows: unknown
}

const BATCH = 512
const ANSWERED = `${PREPARED}select id, hash, answer from command where community = $1 and id = any($2::uuid[])`
const RETELL = 1000
const LOOK_AGAIN_MS = 1000

/**
 * The one writer of a community in this process. What arrives while a commit runs shares the next one: many cards, one lock, one fsync.
 * Other processes may write too; the row lock of the journal's head settles the order, and a head that moved makes us load anew and tell
 * what they wrote before we tell our own.
 */
class Committer {
  private waiting: Waiting[] = []
  private running = false
  private held = new Map<AnySubject, Map<Id, unknown>>()
  private seq = -1
  /** This turn's commit changes rows of things that are held. */
  private stale = false
  /** The position up to which the hub was told everything. It is `seq` at the end of every turn; -1 before the first. */
  private told = -1
  private looking: Promise<void> | undefined
  private again: NodeJS.Timeout | undefined
  private queue: Promise<unknown> = Promise.resolve()

  constructor(
    private readonly community: Id,
    private readonly db: Db,
    private readonly hub: Hub,
    private readonly world: World,
    private readonly key: string,
    private readonly sharing: Sharing | undefined,
  ) {}

  ask(subject: AnySubject, sent: Sent<unknown>): Promise<Outcome> {
    return new Promise((settle, fail) => {
      this.waiting.push({ ...sent, subject, hash: fingerprint(sent, this.key), asked: isAsked(), settle, fail })
      void this.run()
    })
  }

  read<State, T>(
    subject: Subject<State, any, any, any, any>,
    id: Id,
    use: (state: State, seq: number) => T,
  ): Promise<T | undefined> {
    return this.exclusively(async () => {
      const held = this.held.get(subject)?.get(id) as State | undefined
      if (held) return use(held, this.seq)
      return this.db.transaction().execute(async (tx) => {
        await this.follow(tx, await lockHead(tx, this.community))
        const loaded = await this.take(tx, subject, id)
        this.letGo(new Map())
        return loaded && use(loaded, this.seq)
      })
    })
  }

  /** Looks what other processes have written up to `seq`, and tells it. Who asks before a look has begun shares it. */
  look(seq = Infinity): Promise<void> {
    if (!this.sharing || this.told < 0 || seq <= this.told) return Promise.resolve()
    this.looking ??= this.exclusively(async () => {
      this.looking = undefined
      // One snapshot without the lock: whoever writes does not wait while we load.
      const snapshot = this.db.transaction().setIsolationLevel('repeatable read')
      await snapshot.execute(async (tx) => this.follow(tx, await readHead(tx, this.community)))
      this.letGo(new Map())
    }).catch(() => {
      this.forget()
      clearTimeout(this.again)
      this.again = setTimeout(() => void this.look(), LOOK_AGAIN_MS).unref()
    })
    return this.looking
  }

  finish(): Promise<unknown> {
    return this.exclusively(async () => clearTimeout(this.again))
  }

  /** One thing at a time. What is read here is held for everybody, and what is written is of this community: so it works in its scope, whoever asked. */
  private exclusively<T>(work: () => Promise<T>, scope: Id | '*' = this.community): Promise<T> {
    const scoped = () => inScope([scope], work)
    const turn = this.queue.then(scoped, scoped)
    this.queue = turn.catch(() => {})
    return turn
  }

  private async run(): Promise<void> {
    if (this.running) return
    this.running = true
    while (this.waiting.length) {
      const { asked } = this.waiting[0]!
      await this.exclusively(
        async () => {
          const batch = this.waiting.splice(0, this.alike(asked))
          await this.commit(batch).catch((error) => {
            this.forget()
            for (const { fail } of batch) fail(error)
          })
        },
        asked ? this.community : '*',
      )
    }
    this.running = false
  }

  /** How many of those who wait share the next commit: what people ask and what the house does are looked at by different rules (net.ts). */
  private alike(asked: boolean): number {
    const other = this.waiting.findIndex((one) => one.asked !== asked)
    return Math.min(BATCH, other < 0 ? this.waiting.length : other)
  }

  private async commit(batch: Waiting[]): Promise<void> {
    let before = 0
    const entries: Entry[] = []
    const tellings: Told[] = []
    const changed = new Map<string, Changed>()
    const outcomes = await this.db.transaction().execute(async (tx) => {
      await this.follow(tx, await lockHead(tx, this.community))
      before = this.seq
      const answered = await this.answered(tx, batch)
      const reach = this.reach(tx)
      const outcomes: Outcome[] = []
      for (const asked of batch) {
        const earlier = answered.get(asked.key)
        if (earlier) outcomes.push(earlier.hash === asked.hash ? { accepted: earlier.answer } : { refused: 'idReused' })
        else {
          const outcome = await this.carryOut(reach, asked, entries, tellings, changed)
          if ('accepted' in outcome)
            answered.set(asked.key, { hash: asked.hash, answer: outcome.accepted, fresh: true })
          outcomes.push(outcome)
        }
      }
      await this.save(tx, [...changed.values()])
      await pipelined(tx, [
        () => (entries.length > 0 ? appending(this.community, entries) : undefined),
        () => (entries.length > 0 ? moveHead(this.community, this.seq, this.sharing?.process) : undefined),
        () => this.remembering(answered),
      ])
      return outcomes
    })
    this.tell(before, tellings)
    this.told = this.seq
    if (this.stale) this.forget()
    else this.letGo(changed)
    batch.forEach(({ settle }, i) => settle(outcomes[i]!))
  }

  private async carryOut(
    reach: Reach,
    { subject, id, command, actor }: Waiting,
    entries: Entry[],
    tellings: Told[],
    changed: Map<string, Changed>,
  ): Promise<Outcome> {
    let state = await this.take(reach.tx, subject, id)
    const facts = await subject.facts?.(reach, this.community, id, state, command, actor)
    const decision = subject.decide(state, command, actor, this.world.now(), facts)
    if (!Array.isArray(decision)) return decision
    const topic = `${subject.name}/${id}`
    const rows = changed.get(topic)?.rows ?? subject.rows()
    if (decision.length) changed.set(topic, { subject, id, rows })
    for (const event of decision) {
      const commitment = subject.note(rows, state, event)
      if (subject.reachesOthers?.(event)) this.stale = true
      state = subject.evolve(state, event)
      this.hold(subject, id, state)
      const seq = ++this.seq
      const { at, by } = event
      entries.push({ seq, topic, kind: event.told.kind, at, by, ...subject.journalled(event), commitment })
      const telling = subject.telling?.(event, seq)
      if (telling) for (const topic of topicsOf(subject, id)) tellings.push({ topic, telling })
    }
    return { accepted: subject.answer(command, decision, this.seq) }
  }

  private async save(tx: Tx, changed: Changed[]): Promise<void> {
    const bySubject = new Map<AnySubject, { state: unknown; rows: unknown }[]>()
    for (const { subject, id, rows } of changed) {
      const state = this.held.get(subject)!.get(id)
      await subject.save(tx, state, rows, this.community)
      bySubject.set(subject, [...(bySubject.get(subject) ?? []), { state, rows }])
    }
    for (const [subject, touched] of bySubject) await subject.settle?.(tx, this.community, touched)
  }

  private reach(tx: Tx): Reach {
    const made = new Map<string, Promise<unknown>>()
    return {
      tx,
      take: (subject, id) => this.take(tx, subject, id),
      once: <T>(name: string, make: () => Promise<T>) => {
        const promise = made.get(name) ?? make()
        made.set(name, promise)
        return promise as Promise<T>
      },
    }
  }

  /** Commands of the batch that were answered before, by this process or another. */
  private async answered(tx: Tx, batch: Waiting[]): Promise<Map<Id, Answered>> {
    const keys = encodeArray(
      'uuid',
      batch.map(({ key }) => key),
    )
    const asked = CompiledQuery.raw(ANSWERED, [this.community, keys])
    const { rows } = await tx.executeQuery<{ id: Id; hash: string; answer: object }>(asked)
    return new Map(rows.map(({ id, hash, answer }) => [id, { hash, answer }]))
  }

  private remembering(answered: Map<Id, Answered>) {
    const fresh = [...answered].filter(([, { fresh }]) => fresh)
    return insertion<[Id, Answered]>(
      'command',
      {
        community: { type: 'uuid', all: this.community },
        id: { type: 'uuid', of: ([id]) => id },
        hash: { type: 'text', of: ([, { hash }]) => hash },
        answer: { type: 'jsonb', of: ([, { answer }]) => answer },
        at: { type: 'int8', all: this.world.now() },
      },
      fresh,
    )
  }

  private async take<State>(tx: Tx, subject: Subject<State, any, any, any, any>, id: Id): Promise<State | undefined> {
    const held = this.held.get(subject)?.get(id) as State | undefined
    if (held) return held
    const loaded = await subject.load(tx, this.community, id)
    if (loaded) this.hold(subject, id, loaded)
    return loaded
  }

  private hold(subject: AnySubject, id: Id, state: unknown): void {
    const held = this.held.get(subject) ?? new Map<Id, unknown>()
    this.held.set(subject, held)
    held.set(id, state)
  }

  /** What is held beyond the subject's measure goes, but for what just changed. */
  private letGo(changed: ReadonlyMap<string, Changed>): void {
    for (const [subject, held] of this.held) {
      for (const id of held.keys()) {
        if (held.size <= subject.held) break
        if (!changed.has(`${subject.name}/${id}`)) held.delete(id)
      }
    }
  }

  /** The journal's head as the database has it; where another process moved it, what we hold is old, and readers here do not know the new. */
  private async follow(tx: Tx, head: number): Promise<void> {
    if (head !== this.seq) this.forget()
    this.seq = head
    // A head that went back comes from another life of this database.
    if (!this.sharing || this.told < 0 || head < this.told) this.told = head
    while (this.told < head) {
      const kept = await readKept(tx, this.community, this.told, head, RETELL)
      this.tell(this.told, await this.retell(tx, kept))
      this.told = kept.at(-1)?.seq ?? head
    }
  }

  private async retell(tx: Tx, kept: Awaited<ReturnType<typeof readKept>>): Promise<Told[]> {
    const tellings: Told[] = []
    for (const { seq, topic, body, secret } of kept) {
      const [name, id] = topic.split('/') as [string, Id]
      const subject = this.sharing!.subjects.find((subject) => subject.name === name)
      // A live topic that does not exist yet will begin where we are then.
      const live = subject?.retelling ? topicsOf(subject, id).filter((name) => this.hub.has(name)) : []
      const state = live.length ? await this.take(tx, subject!, id) : undefined
      if (!state) continue
      const telling = subject!.retelling!({ body, secret }, state, seq)
      for (const topic of live) tellings.push({ topic, telling })
    }
    return tellings
  }

  private forget(): void {
    this.stale = false
    this.held = new Map()
    this.seq = -1
  }

  private tell(before: number, tellings: readonly Told[]): void {
    const topics = new Map<string, Telling[]>()
    for (const { topic, telling } of tellings) {
      const told = topics.get(topic) ?? []
      topics.set(topic, told)
      told.push(telling)
    }
    for (const [topic, told] of topics) this.hub.tell(topic, before, told)
  }
}

/** A telling, and the live topic on which it is told. */
interface Told {
  topic: string
  telling: Telling
}

const topicsOf = (subject: AnySubject, id: Id): string[] => subject.topics?.(id) ?? [`${subject.name}/${id}`]

interface Answered {
  hash: string
  answer: object
  fresh?: boolean
}

const fingerprint = ({ id, actor, body }: Sent<unknown>, key: string): string =>
  createHmac('sha256', key)
    .update(JSON.stringify([id, actor, body]))
    .digest('base64')
