import type { QueryResult } from 'kysely'
import type { Logger } from 'pino'
import type { Actor } from '../../core/meeting/command.ts'
import type { Id } from '../../core/plain/id.ts'
import type { Db, Handles, Tx } from '../database/open.ts'
import { BEGIN, pipelined, transacted } from '../database/pipeline.ts'
import type { Hub } from '../hub/hub.ts'
import type { Measures } from '../integrations/measures.ts'
import type { Runtime } from '../integrations/runtime.ts'
import type { Aggregate, AnyAggregate, Behalf, Follow, Outcome, Reach, Sent, Statement, Waiting } from './aggregate.ts'
import type { LookedUp } from './batch.ts'
import { Batch } from './batch.ts'
import type { Sharing } from './catchUp.ts'
import { CatchUp } from './catchUp.ts'
import { answering, answersIn, answersTo, commandName, fingerprint } from './idempotency.store.ts'
import { headIn, locking, lockHead, readHead } from './journal.store.ts'
import { LockWait } from './lockWait.ts'
import { Memory } from './memory.ts'
import { Turns } from './turns.ts'

/** So many commands share a commit at most. */
const MOST = 512
/** So many at least are decided while others are being written: a commit costs more than the waiting. */
const AHEAD = 64
const LOOK_AGAIN_MS = 1000

/** A batch that was decided while the one before was being written, and the statements that write it. */
interface Ahead {
  batch: Batch
  statements: Statement[]
  /** It holds only as long as nothing was forgotten. */
  life: number
}

/** A thing as a snapshot of the database shows it, and the position of the journal it is true for. */
interface Aside<State> {
  state: State | undefined
  seq: number
}

/**
 * The one writer of a community in this process. What arrives while a commit runs shares the next one: many
 * cards, one lock, one fsync; and it is decided while that commit runs, on the state as it will be then. What
 * is held is so at most one batch ahead of what is durable; where that fails, or another process was faster,
 * what is held is forgotten, and the batch is decided once more.
 * Other processes may write too; the row lock of the journal's head settles the order, and a head that moved
 * makes us load anew and publish what they wrote before our own.
 */
export class Committer {
  private waiting: Waiting[] = []
  private readonly memory: Memory
  private readonly catchUp: CatchUp
  private readonly turns = new Turns()
  private readonly lockWait = new LockWait()
  /** What is being loaded for who does not wait for the lock. */
  private readonly aside = new Map<string, Promise<Aside<unknown>>>()
  /**
   * What is read here is held for everybody, and what is written is of this community: so requests work in
   * its scope, whoever asked.
   */
  private readonly databases: Record<Behalf, Db>
  /** Turns of commands that have not ended. */
  private committing = 0
  /** The batch whose statements are on their way. */
  private writing: { batch: Batch; by: Behalf } | undefined
  private looking: Promise<void> | undefined
  /** How far the next look must come. */
  private wanted = -1
  private again: NodeJS.Timeout | undefined
  /** Whether anybody asked for something since `rest` was last called. */
  private asked = true

  constructor(
    private readonly community: Id,
    { owner, requests }: Handles,
    hub: Hub,
    private readonly runtime: Runtime,
    private readonly key: string,
    private readonly sharing: Sharing | undefined,
    private readonly log?: Pick<Logger, 'warn'>,
    private readonly measures?: Pick<Measures, 'committed'>,
  ) {
    this.memory = new Memory(community)
    this.catchUp = new CatchUp(community, this.memory, hub, sharing)
    this.databases = { request: requests.scopedTo([community]), system: owner }
  }

  ask(aggregate: AnyAggregate, sent: Sent<unknown>, by: Behalf): Promise<Outcome> {
    this.asked = true
    return new Promise((settle, fail) => {
      const name = commandName(sent.actor, sent.key, this.key)
      const hash = fingerprint(sent, this.key)
      this.waiting.push({ ...sent, aggregate, name, hash, by, settle, fail })
      if (this.committing === 0) this.takeTurn()
      else this.goAhead()
    })
  }

  read<State, T>(
    aggregate: Aggregate<State, any, any, any, any>,
    id: Id,
    use: (state: State, seq: number) => T,
  ): Promise<T | undefined> {
    const { memory } = this
    this.asked = true
    const now = memory.get(aggregate, id)
    // Nothing is under way, so what is held is durable: a hall that opens one page need not queue for it.
    if (now && this.turns.idle) return Promise.resolve(use(now, memory.seq))
    const inTurn = () =>
      this.turns.take(async () => {
        const held = memory.get(aggregate, id)
        if (held) return use(held, memory.seq)
        return this.snapshot(async (tx, head) => {
          await this.catchUp.follow(tx, head)
          const loaded = await memory.take(tx, aggregate, id)
          memory.shrink()
          return loaded && use(loaded, memory.seq)
        })
      })
    return this.lockWait.unlessLate(inTurn, async () => {
      const { state, seq } = await this.loadAside(aggregate, id)
      return state && use(state, seq)
    })
  }

  /** What is durable, at one position of the journal and without the lock: who writes does not wait. */
  private snapshot<T>(work: (tx: Tx, head: number) => Promise<T>): Promise<T> {
    const transaction = this.databases.request.transaction().setIsolationLevel('repeatable read')
    return transaction.execute(async (tx) => work(tx, await readHead(tx, this.community)))
  }

  /** A thing beside what is held here, once for all who ask meanwhile. */
  private loadAside<State>(aggregate: Aggregate<State, any, any, any, any>, id: Id): Promise<Aside<State>> {
    const thing = `${aggregate.name}/${id}`
    let loading = this.aside.get(thing) as Promise<Aside<State>> | undefined
    if (!loading) {
      loading = this.snapshot(async (tx, seq) => ({ state: await aggregate.load(tx, this.community, id), seq }))
      this.aside.set(thing, loading)
      const loaded = () => void this.aside.delete(thing)
      loading.then(loaded, loaded)
    }
    return loading
  }

  /** The position up to which readers here were given everything; -1 where nothing was asked for yet. */
  get published(): number {
    return this.catchUp.published
  }

  /**
   * Looks what other processes have written up to `seq`, and publishes it. Who asks before a look has begun
   * shares it.
   */
  look(seq = Infinity): Promise<void> {
    const { published } = this.catchUp
    if (!this.sharing || published < 0 || seq <= published) return Promise.resolve()
    this.wanted = Math.max(this.wanted, seq)
    const inTurn = () => (this.looking ??= this.lookInTurn())
    return this.lockWait.unlessLate(inTurn, () => Promise.resolve())
  }

  private lookInTurn(): Promise<void> {
    return this.turns
      .take(async () => {
        this.looking = undefined
        const { wanted } = this
        this.wanted = -1
        // Our own commit has come there meanwhile.
        if (wanted <= this.catchUp.published) return
        await this.snapshot((tx, head) => this.catchUp.follow(tx, head))
        this.memory.shrink()
      })
      .catch(() => {
        this.memory.forget()
        clearTimeout(this.again)
        this.again = setTimeout(() => void this.look(), LOOK_AGAIN_MS).unref()
      })
  }

  /**
   * Lets `work` write for the house as the one writer of the community here: under the lock, once what is
   * under way has ended. It moves the head by itself; what is held here is loaded anew.
   */
  alone<T>(work: (tx: Tx, head: number) => Promise<T>): Promise<T> {
    const write = async () => {
      const [done, seq] = await this.databases.system.transaction().execute(async (tx) => {
        const head = await this.lockWait.during(lockHead(tx, this.community, false))
        await this.catchUp.follow(tx, head)
        return [await work(tx, head), await readHead(tx, this.community)] as const
      })
      this.sharing?.notices.tell({ community: this.community, seq })
      return done
    }
    return this.turns.take(() => write().finally(() => this.memory.forget())).finally(() => void this.look())
  }

  /**
   * Forgets what nobody has asked for since it was last called: whoever asks next has it loaded. How far
   * readers here know the journal stays.
   */
  rest(): void {
    if (!this.asked && this.turns.idle) this.memory.forget()
    this.asked = false
  }

  finish(): Promise<unknown> {
    return this.turns.take(async () => clearTimeout(this.again))
  }

  /**
   * Gives those who wait a turn: those that share a commit, when it begins; or these, of whom something may
   * be `ahead`.
   */
  private takeTurn(these?: Waiting[], ahead?: Promise<Ahead | undefined>): void {
    const { by } = (these ?? this.waiting)[0]!
    this.committing++
    const commit = () => this.commit(these ?? this.waiting.splice(0, this.alike(by)), ahead)
    void this.turns.take(commit).then(() => {
      if (--this.committing === 0 && this.waiting.length) this.takeTurn()
    })
  }

  /**
   * How many of those who wait share the next commit: what people ask and what Grove does of its own accord
   * are looked at by different rules (rowSecurity.ts).
   */
  private alike(by: Behalf): number {
    const other = this.waiting.findIndex((one) => one.by !== by)
    return Math.min(MOST, other < 0 ? this.waiting.length : other)
  }

  /** Carries commands out and answers them. Never rejects: where the database fails, the senders hear so. */
  private async commit(commands: Waiting[], ahead?: Promise<Ahead | undefined>): Promise<void> {
    const began = performance.now()
    const measured = (kept: boolean) => this.measures?.committed(commands.length, kept, performance.now() - began)
    try {
      const { by } = commands[0]!
      const batch = (await this.writeAhead(await ahead, by)) ?? (await this.decideAndWrite(commands, by))
      this.writing = undefined
      measured(true)
      this.catchUp.publish(batch.before, batch.after, batch.published, batch.announced)
      if (batch.after > batch.before) this.sharing?.notices.tell({ community: this.community, seq: batch.after })
      if (batch.stale) this.memory.forget()
      else this.memory.shrink((aggregate, id) => batch.has(aggregate, id))
      commands.forEach(({ settle, fail }, i) =>
        batch.broken.has(i) ? fail(batch.broken.get(i)) : settle(batch.outcomes[i]!),
      )
    } catch (error) {
      this.writing = undefined
      measured(false)
      this.memory.forget()
      for (const { fail } of commands) fail(error)
    }
  }

  private decideAndWrite(commands: Waiting[], by: Behalf): Promise<Batch> {
    const begin = (tx: Tx) => this.locked(tx, [answering(this.community, commands)])
    return transacted(this.databases[by], begin, async (tx, [, locked, answered]) => {
      await this.catchUp.follow(tx, headIn(locked!) ?? (await lockHead(tx, this.community, this.isShared)))
      const batch = this.batchOn(answersIn(answered!, commands))
      const reach = this.reach(tx, batch)
      for (const [n, asked] of commands.entries()) {
        if (batch.repeats(asked)) continue
        // What it must know stands in no table before this is written: it and the rest have the next commit.
        if (batch.hides(asked)) {
          this.waiting.unshift(...commands.splice(n))
          break
        }
        await this.carryOut(batch, reach, asked)
      }
      this.memory.seq = batch.after
      await this.write(tx, batch, batch.statements(), by)
      return batch
    })
  }

  /** Carries out a command, with what it needs and what follows from it elsewhere. */
  private async carryOut(batch: Batch, reach: Reach, asked: Waiting): Promise<void> {
    const { aggregate, id, actor, needs, follows } = asked
    const lookUp = (one: Follow) => this.lookedUp(reach, one, actor)
    const { before, facts } = await lookUp(asked)
    const needed = []
    for (const need of needs?.(before) ?? []) needed.push(await lookUp(need))
    if (!batch.carryOut(asked, before, facts, needed) || !follows) return
    for (const follow of follows(this.memory.get(aggregate, id))) {
      const why = batch.follow(await lookUp(follow), asked)
      if (why) this.log?.warn({ ...why, from: aggregate.name, to: follow.aggregate.name }, 'nothing followed')
    }
  }

  private async lookedUp(reach: Reach, { aggregate, id, command }: Follow, actor: Actor): Promise<LookedUp> {
    const before = await this.memory.take(reach.tx, aggregate, id)
    const facts = await aggregate.facts?.(reach, this.community, id, before, command, actor)
    return { aggregate, id, command, before, facts }
  }

  private batchOn(answers: Awaited<ReturnType<typeof answersTo>>, before?: number): Batch {
    return new Batch(this.community, this.memory, answers, () => this.runtime.now(), before)
  }

  /**
   * While a batch is being written, decides the next on top of it, where nothing must be asked or loaded for
   * it. It has its turn right after. Whoever wants to read, and waits already, comes first; who comes later
   * sees it once it is durable. A few go faster if they wait for more.
   */
  private goAhead(): void {
    if (!this.writing || this.waiting.length < AHEAD || this.turns.wanted) return
    const { batch: writing, by } = this.writing
    const count = this.alike(by)
    if (writing.stale || count < AHEAD) return
    for (let i = 0; i < count; i++) if (!this.isReady(this.waiting[i]!)) return
    const commands = this.waiting.splice(0, count)
    // What fails here is tried again when it has its turn.
    this.takeTurn(
      commands,
      this.decideAhead(commands, writing, by).catch(() => undefined),
    )
  }

  private isReady({ aggregate, id, needs, follows }: Waiting): boolean {
    return !aggregate.facts && !needs && !follows && this.memory.get(aggregate, id) !== undefined
  }

  private async decideAhead(commands: Waiting[], writing: Batch, by: Behalf): Promise<Ahead | undefined> {
    const { life } = this.memory
    const answers = await answersTo(this.databases[by], this.community, commands)
    if (life !== this.memory.life || !commands.every((one) => this.isReady(one))) return undefined
    for (const { name } of commands) {
      const earlier = writing.answers.get(name)
      if (earlier) answers.set(name, { ...earlier, fresh: false })
    }
    const batch = this.batchOn(answers, writing.after)
    try {
      for (const asked of commands)
        if (!batch.repeats(asked)) batch.carryOut(asked, this.memory.get(asked.aggregate, asked.id), undefined)
      this.memory.seq = batch.after
      return { batch, statements: batch.statements(), life }
    } catch (error) {
      // Half of it was decided.
      this.memory.forget()
      throw error
    }
  }

  /** Writes what was decided ahead; undefined where it does not hold any more, or was not kept. */
  private async writeAhead(ahead: Ahead | undefined, by: Behalf): Promise<Batch | undefined> {
    if (!ahead || ahead.life !== this.memory.life) return undefined
    const { batch, statements } = ahead
    try {
      const none = () => Promise.resolve()
      await transacted(this.databases[by], none, (tx) => this.write(tx, batch, statements, by, true))
      return batch
    } catch {
      this.memory.forget()
      return undefined
    }
  }

  /**
   * Sends the statements of a batch, and decides the next while the database works on them. Of what was
   * decided `ahead`, the lock shows whether it holds.
   */
  private async write(tx: Tx, batch: Batch, statements: Statement[], by: Behalf, ahead = false): Promise<void> {
    const recount = batch.recounts()
    const sent = ahead ? this.locked(tx, statements) : pipelined(tx, statements)
    this.writing = { batch, by }
    this.goAhead()
    const [, locked] = await sent
    if (ahead && headIn(locked!) !== batch.before) throw new Error('the head moved')
    await recount(tx)
  }

  /** Begins a transaction, takes the lock and sends statements, all in one trip. */
  private locked(tx: Tx, statements: Statement[]): Promise<QueryResult<unknown>[]> {
    const lock = locking(this.community, this.isShared)
    return pipelined(tx, [BEGIN, lock, ...statements], [1, this.lockWait.begin()])
  }

  /** Whether other processes may wait for the lock. */
  private get isShared(): boolean {
    return this.sharing?.notices.others ?? false
  }

  private reach(tx: Tx, batch: Batch): Reach {
    const made = new Map<string, Promise<unknown>>()
    return {
      tx,
      take: (aggregate, id) => this.memory.take(tx, aggregate, id),
      changed: (aggregate) => batch.statesOf(aggregate),
      once: <T>(name: string, make: () => Promise<T>) => {
        const promise = made.get(name) ?? make()
        made.set(name, promise)
        return promise as Promise<T>
      },
    }
  }
}
