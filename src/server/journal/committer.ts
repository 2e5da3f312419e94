import { createHmac } from 'node:crypto'
import type { QueryResult } from 'kysely'
import { CompiledQuery } from 'kysely'
import type { Actor } from '../../core/meeting/command.ts'
import type { Id } from '../../core/plain/id.ts'
import type { Db, Tx } from '../database/open.ts'
import { encodeArray } from '../database/arrays.ts'
import { idFor } from '../secrets/token.ts'
import { pipelined, PREPARED } from '../database/pipeline.ts'
import { asHouse, inScope, isAsked } from '../database/scope.ts'
import { insertion } from '../database/upsert.ts'
import type { Forgets, Hub, LiveName, Telling } from '../hub/hub.ts'
import { liveName } from '../hub/hub.ts'
import type { World } from '../integrations/clock.ts'
import type { Entry } from './journal.ts'
import { appending, locking, lockHead, moveHead, readHead, readKept, readNotice } from './journal.ts'

/** An event of any kind of thing. */
export interface AnyEvent {
  at: number
  by: Actor
  told: { kind: string }
  secret?: object
}

/**
 * A kind of thing that commands change: how it is loaded, decided, evolved, saved and told. `Rows` collects
 * what a batch changes of one thing.
 */
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
  /**
   * Notes what an event is going to change; gives the commitment of new words, or null. Called before
   * `evolve`.
   */
  note(rows: Rows, state: State | undefined, event: Event): string | null
  /** Writes what changed. A kind of thing has this or `saving`. */
  save?(tx: Tx, state: State, rows: Rows, community: Id): Promise<void>
  /**
   * The same as statements, made at once: with it, and without `facts`, commands can be decided while those
   * before them are being written.
   */
  saving?(state: State, rows: Rows, community: Id): Statement[]
  /**
   * After everything is saved, once a batch: counts that depend on several things. A `state` may be ahead of
   * what is saved by then.
   */
  settle?(tx: Tx, community: Id, touched: { state: State; rows: Rows }[]): Promise<void>
  /** Whether an event changes rows of other things as well: what is held of them is loaded anew. */
  reachesOthers?(event: Event): boolean
  /** What the sender is answered; kept, for when it asks again. */
  answer(command: Command, events: readonly Event[], seq: number): object
  /** An event as the journal keeps it: without people's words and names. */
  journalled(event: Event): { body: object; secret: object | null }
  /** An event as readers of the live topic are told; undefined where nobody follows this kind of thing. */
  telling?(event: Event, seq: number): Telling
  /**
   * The same for an event that another process has committed: `kept` is what the journal has of it, words and
   * names are those of `state` now.
   */
  retelling?(kept: { body: object; secret: object | null }, state: State, seq: number): Telling
  /** What must be forgotten of what was told before, with an event that another process has committed. */
  forgets?(kept: { body: object; secret: object | null }): Forgets
}

type AnySubject = Subject<any, any, any, any, any>

/** A statement to send; undefined where there is nothing to write. */
export type Statement = CompiledQuery | undefined

/**
 * What `facts` may look at: the transaction, other things under the same lock, and what was computed once for
 * the batch.
 */
export interface Reach {
  tx: Tx
  take<State>(subject: Subject<State, any, any, any, any>, id: Id): Promise<State | undefined>
  once<T>(name: string, make: () => Promise<T>): Promise<T>
}

/** Under what the answer to a command is remembered: made of its key and its sender, by a secret. */
export const commandName = (actor: Actor, key: Id, secret: string): Id =>
  idFor(`command:${actor.kind}:${actor.id}:${key}`, secret)

/**
 * A command on its way: `key` is its sender's own word for it, `body` what they wrote (a repetition must be
 * the same).
 */
export interface Sent<Command> {
  id: Id
  key: Id
  command: Command
  actor: Actor
  body: unknown
}

export type Outcome<Answer = object, Refusal = { refused: string }> =
  { accepted: Answer } | Refusal | { refused: 'idReused' }

/**
 * How several processes share one database: the name of this one, and the subjects whose events it tells when
 * another has committed them.
 */
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
    /**
     * The installation's key. What commands said is remembered only under it: a bare hash of a short text
     * could be guessed.
     */
    private readonly key: string,
    /** Missing where this process has the database to itself. */
    private readonly sharing?: Sharing,
  ) {}

  /**
   * Resolves once the command is durable, or refused. Rejects where the database failed: nothing was kept,
   * and the same key can be sent again.
   */
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

  /**
   * Looks at once what other processes have written in a community, so that readers here are told. Resolves
   * also where the database fails: then it looks again.
   */
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
  /**
   * Under what its answer is remembered: made of key and sender, since the same key is another command where
   * somebody else sends it.
   */
  name: Id
  hash: string
  /** Somebody asked from outside; else it is the house's own doing. */
  asked: boolean
  settle(outcome: Outcome): void
  fail(error: unknown): void
}

/** What one batch has changed of one thing, and how that is then. */
interface Changed {
  subject: AnySubject
  state: unknown
  rows: unknown
}

/** A batch on its way: what was decided on top of the journal's position `before`. */
class Work {
  /** The position once it is written. */
  after: number
  readonly outcomes: Outcome[] = []
  readonly entries: Entry[] = []
  readonly tellings: Told[] = []
  readonly changed = new Map<string, Changed>()
  /** It changes rows of things that are held as well: they are loaded anew. */
  stale = false

  constructor(
    readonly before: number,
    /** Commands that were answered, before or by this batch. */
    readonly answered: Map<Id, Answered>,
  ) {
    this.after = before
  }
}

/** A batch that was decided while the one before was being written, and the statements that write it. */
interface Ahead {
  work: Work
  statements: Statement[]
  /** It holds only as long as nothing was forgotten. */
  life: number
}

const BATCH = 512
/** So many at least are decided while others are being written: a commit costs more than the waiting. */
const AHEAD = 64
const ANSWERED = `${PREPARED}select id, hash, answer from command where community = $1 and id = any($2::uuid[])`
const RETELL = 1000
const LOOK_AGAIN_MS = 1000

/**
 * The one writer of a community in this process. What arrives while a commit runs shares the next one: many
 * cards, one lock, one fsync; and it
 * is decided while that commit runs, on the state as it will be then. What is held is so at most one batch
 * ahead of what is durable; where that
 * fails, or another process was faster, what is held is forgotten, and the batch is decided once more.
 * Other processes may write too; the row lock of the journal's head settles the order, and a head that moved
 * makes us load anew and tell
 * what they wrote before we tell our own.
 */
class Committer {
  private waiting: Waiting[] = []
  private held = new Map<AnySubject, Map<Id, unknown>>()
  /** How often what is held was forgotten. */
  private life = 0
  /** The position of what is held. */
  private seq = -1
  /**
   * The position up to which the hub was told everything. It is `seq` where no batch is under way; -1 before
   * the first.
   */
  private told = -1
  private looking: Promise<void> | undefined
  private again: NodeJS.Timeout | undefined
  private queue: Promise<unknown> = Promise.resolve()
  /** The batch whose statements are on their way. */
  private writing: { work: Work; asked: boolean } | undefined
  /** Turns that have not begun, and those that have not ended. */
  private queued = 0
  private under = 0
  /** Turns of commands that have not ended. */
  private turns = 0

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
      const { actor, key } = sent
      const name = commandName(actor, key, this.key)
      const hash = fingerprint(sent, this.key)
      this.waiting.push({ ...sent, subject, name, hash, asked: isAsked(), settle, fail })
      if (this.turns === 0) this.turn()
      else this.goAhead()
    })
  }

  read<State, T>(
    subject: Subject<State, any, any, any, any>,
    id: Id,
    use: (state: State, seq: number) => T,
  ): Promise<T | undefined> {
    const now = this.held.get(subject)?.get(id) as State | undefined
    // Nothing is under way, so what is held is durable: a hall that opens one page need not queue for it.
    if (now && this.under === 0) return Promise.resolve(use(now, this.seq))
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

  /**
   * Looks what other processes have written up to `seq`, and tells it. Who asks before a look has begun
   * shares it.
   */
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

  /**
   * One thing at a time. What is read here is held for everybody, and what is written is of this community:
   * so it works in its scope, whoever asked; but what the house does works as the house.
   */
  private exclusively<T>(work: () => Promise<T>, asked = true): Promise<T> {
    this.queued++
    this.under++
    const begin = () => {
      this.queued--
      return asked ? inScope([this.community], work) : asHouse(work)
    }
    const turn = this.queue.then(begin, begin)
    const ended = () => void this.under--
    this.queue = turn.then(ended, ended)
    return turn
  }

  /**
   * Gives those who wait a turn: those that share a commit, when it begins; or these, of whom something may
   * be `ahead`.
   */
  private turn(batch?: Waiting[], ahead?: Promise<Ahead | undefined>): void {
    const { asked } = (batch ?? this.waiting)[0]!
    this.turns++
    const commit = () => this.commit(batch ?? this.waiting.splice(0, this.alike(asked)), ahead)
    void this.exclusively(commit, asked).then(() => {
      if (--this.turns === 0 && this.waiting.length) this.turn()
    })
  }

  /**
   * How many of those who wait share the next commit: what people ask and what the house does are looked at
   * by different rules (net.ts).
   */
  private alike(asked: boolean): number {
    const other = this.waiting.findIndex((one) => one.asked !== asked)
    return Math.min(BATCH, other < 0 ? this.waiting.length : other)
  }

  /** Carries out a batch and answers it. Never rejects: where the database fails, the senders are told so. */
  private async commit(batch: Waiting[], ahead?: Promise<Ahead | undefined>): Promise<void> {
    try {
      const { asked } = batch[0]!
      const work = (await this.writeAhead(await ahead, asked)) ?? (await this.decideAndWrite(batch))
      this.writing = undefined
      this.tell(work.before, work.tellings)
      this.told = work.after
      if (work.stale) this.forget()
      else this.letGo(work.changed)
      batch.forEach(({ settle }, i) => settle(work.outcomes[i]!))
    } catch (error) {
      this.writing = undefined
      this.forget()
      for (const { fail } of batch) fail(error)
    }
  }

  private decideAndWrite(batch: Waiting[]): Promise<Work> {
    return this.db.transaction().execute(async (tx) => {
      await this.follow(tx, await lockHead(tx, this.community))
      const work = new Work(this.seq, await this.answered(tx, batch))
      const reach = this.reach(tx)
      for (const asked of batch) {
        const earlier = this.earlier(work, asked)
        if (earlier) {
          work.outcomes.push(earlier)
          continue
        }
        const { subject, id, command, actor } = asked
        const state = await this.take(tx, subject, id)
        const facts = await subject.facts?.(reach, this.community, id, state, command, actor)
        this.carryOut(work, asked, state, facts)
      }
      this.seq = work.after
      for (const { subject, state, rows } of work.changed.values())
        await subject.save?.(tx, state, rows, this.community)
      await this.write(tx, work, this.statements(work), batch[0]!.asked)
      return work
    })
  }

  /**
   * While a batch is being written, decides the next on top of it, where nothing must be asked or loaded for
   * it. It has its turn right after.
   * Whoever wants to read, and waits already, comes first; who comes later sees it once it is durable. A few
   * go faster if they wait for more.
   */
  private goAhead(): void {
    if (!this.writing || this.waiting.length < AHEAD || this.queued > 0) return
    const { work: writing, asked } = this.writing
    const count = this.alike(asked)
    if (writing.stale || count < AHEAD) return
    for (let i = 0; i < count; i++) if (!this.isReady(this.waiting[i]!)) return
    const batch = this.waiting.splice(0, count)
    // What fails here is tried again when it has its turn.
    this.turn(
      batch,
      this.decideAhead(batch, writing).catch(() => undefined),
    )
  }

  private isReady({ subject, id }: Waiting): boolean {
    return subject.saving !== undefined && !subject.facts && this.held.get(subject)?.has(id) === true
  }

  private async decideAhead(batch: Waiting[], writing: Work): Promise<Ahead | undefined> {
    const { life } = this
    const answered = await this.answered(this.db, batch)
    if (life !== this.life || !batch.every((one) => this.isReady(one))) return undefined
    for (const { name } of batch) {
      const earlier = writing.answered.get(name)
      if (earlier) answered.set(name, { ...earlier, fresh: false })
    }
    const work = new Work(writing.after, answered)
    try {
      for (const asked of batch) {
        const earlier = this.earlier(work, asked)
        if (earlier) work.outcomes.push(earlier)
        else this.carryOut(work, asked, this.held.get(asked.subject)!.get(asked.id), undefined)
      }
      this.seq = work.after
      return { work, statements: this.statements(work), life }
    } catch (error) {
      // Half of it was decided.
      this.forget()
      throw error
    }
  }

  /** Writes what was decided ahead; undefined where it does not hold any more, or was not kept. */
  private async writeAhead(ahead: Ahead | undefined, asked: boolean): Promise<Work | undefined> {
    if (!ahead || ahead.life !== this.life) return undefined
    const { work, statements } = ahead
    try {
      await this.db.transaction().execute((tx) => this.write(tx, work, statements, asked, true))
      return work
    } catch {
      this.forget()
      return undefined
    }
  }

  /**
   * Sends the statements of a batch, and decides the next while the database works on them. Of what was
   * decided `ahead`, the lock shows whether it holds.
   */
  private async write(tx: Tx, work: Work, statements: Statement[], asked: boolean, ahead = false): Promise<void> {
    const bySubject = new Map<AnySubject, { state: unknown; rows: unknown }[]>()
    for (const { subject, state, rows } of work.changed.values())
      bySubject.set(subject, [...(bySubject.get(subject) ?? []), { state, rows }])
    const sent = pipelined(tx, ahead ? [locking(this.community), ...statements] : statements)
    this.writing = { work, asked }
    this.goAhead()
    const [first] = await sent
    if (ahead && (first as QueryResult<{ seq: number }>).rows[0]?.seq !== work.before) throw new Error('the head moved')
    for (const [subject, touched] of bySubject) await subject.settle?.(tx, this.community, touched)
  }

  private statements(work: Work): Statement[] {
    const { answered, changed, entries, after } = work
    const saving = [...changed.values()].flatMap(
      ({ subject, state, rows }) => subject.saving?.(state, rows, this.community) ?? [],
    )
    return [
      ...saving,
      ...(entries.length > 0
        ? [appending(this.community, entries), moveHead(this.community, after, this.sharing?.process)]
        : []),
      this.remembering(answered),
    ]
  }

  /** The outcome of a command that was answered before. */
  private earlier({ answered }: Work, { name, hash }: Waiting): Outcome | undefined {
    const earlier = answered.get(name)
    return earlier && (earlier.hash === hash ? { accepted: earlier.answer } : { refused: 'idReused' })
  }

  private carryOut(work: Work, asked: Waiting, before: unknown, facts: unknown): void {
    const { subject, id, name, hash, command, actor } = asked
    let state = before
    const decision = subject.decide(state, command, actor, this.world.now(), facts)
    if (!Array.isArray(decision)) return void work.outcomes.push(decision)
    const topic = `${subject.name}/${id}`
    const rows = work.changed.get(topic)?.rows ?? subject.rows()
    for (const event of decision) {
      const commitment = subject.note(rows, state, event)
      if (subject.reachesOthers?.(event)) work.stale = true
      state = subject.evolve(state, event)
      this.hold(subject, id, state)
      const seq = ++work.after
      const { at, by } = event
      work.entries.push({ seq, topic, kind: event.told.kind, at, by, ...subject.journalled(event), commitment })
      const telling = subject.telling?.(event, seq)
      if (telling) work.tellings.push({ topic: this.liveOf(subject, id), telling })
    }
    if (decision.length) work.changed.set(topic, { subject, state, rows })
    const answer = subject.answer(command, decision, work.after)
    work.answered.set(name, { hash, answer, fresh: true })
    work.outcomes.push({ accepted: answer })
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
  private async answered(db: Db | Tx, batch: Waiting[]): Promise<Map<Id, Answered>> {
    // An older Grove remembered answers by the key alone: they are their sender's where all else is the same.
    const keys = encodeArray(
      'uuid',
      batch.flatMap(({ name, key }) => [name, key]),
    )
    const asked = CompiledQuery.raw(ANSWERED, [this.community, keys])
    const { rows } = await db.executeQuery<{ id: Id; hash: string; answer: object }>(asked)
    const kept = new Map(rows.map(({ id, hash, answer }) => [id, { hash, answer }]))
    const answered = new Map<Id, Answered>()
    for (const { name, key, hash } of batch) {
      const older = kept.get(key)
      const earlier = kept.get(name) ?? (older?.hash === hash ? older : undefined)
      if (earlier) answered.set(name, earlier)
    }
    return answered
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

  /**
   * The journal's head as the database has it; where another process moved it, what we hold is old, and
   * readers here do not know the new.
   */
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
      const forgets = subject?.forgets?.({ body, secret })
      if (forgets) this.hub.forget(this.liveOf(subject!, id), forgets)
      // A live topic that does not exist yet will begin where we are then.
      if (!subject?.retelling || !this.hub.has(this.liveOf(subject, id))) continue
      const state = await this.take(tx, subject, id)
      if (!state) continue
      const telling = subject.retelling({ body, secret }, state, seq)
      tellings.push({ topic: this.liveOf(subject, id), telling })
    }
    return tellings
  }

  private liveOf(subject: AnySubject, id: Id): LiveName {
    return liveName(subject.name, { community: this.community, id })
  }

  private forget(): void {
    this.life++
    this.held = new Map()
    this.seq = -1
  }

  private tell(before: number, tellings: readonly Told[]): void {
    const topics = new Map<LiveName, Telling[]>()
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
  topic: LiveName
  telling: Telling
}

interface Answered {
  hash: string
  answer: object
  fresh?: boolean
}

const fingerprint = ({ id, actor, body }: Sent<unknown>, key: string): string =>
  createHmac('sha256', key)
    .update(JSON.stringify([id, actor, body]))
    .digest('base64')
