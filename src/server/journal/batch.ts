import type { Id } from '../../core/plain/id.ts'
import type { Tx } from '../database/open.ts'
import type { LiveEvent, ChannelName } from '../hub/hub.ts'
import { channelName } from '../hub/hub.ts'
import type { Actor } from '../../core/meeting/command.ts'
import type { Aggregate, AnyAggregate, Follow, Outcome, Statement, Waiting } from './aggregate.ts'
import type { Answers } from './idempotency.store.ts'
import { earlierOutcome, remembering } from './idempotency.store.ts'
import type { JournalEntry } from './journal.store.ts'
import { appending, moveHead } from './journal.store.ts'
import type { Memory } from './memory.ts'

/** What one batch has changed of one thing, and how that is then. */
interface Changed {
  aggregate: AnyAggregate
  state: unknown
  changes: unknown
}

type Events = readonly any[]

/** What is asked of a thing, with the thing as it is and what its rules must know besides. */
export interface LookedUp extends Follow {
  before: unknown
  facts: unknown
}

/** Commands that share a commit: what was decided on top of the journal's position `before`, in memory. */
export class Batch {
  readonly before: number
  /** The position once it is written. */
  after: number
  readonly outcomes: Outcome[] = []
  /** Commands whose rule broke, by their place in the batch. */
  readonly broken = new Map<number, unknown>()
  /** What readers hear once it is durable, by channel. */
  readonly published = new Map<ChannelName, LiveEvent[]>()
  /** What all readers in the community hear then. */
  readonly announced: Buffer[] = []
  /** It changes rows of things that are held as well: they are loaded anew. */
  stale = false
  private readonly entries: JournalEntry[] = []
  private readonly changed = new Map<string, Changed>()
  /** Kinds of things that it has changed, and kinds of events. */
  private readonly touched = new Set<string>()

  constructor(
    private readonly community: Id,
    private readonly memory: Memory,
    /** To commands that were answered, before or by this batch. */
    readonly answers: Answers,
    private readonly now: () => number,
    before = memory.seq,
  ) {
    this.before = before
    this.after = before
  }

  /** Answers a command as it was answered before; false where it was not. */
  repeats(asked: Waiting): boolean {
    const earlier = earlierOutcome(this.answers, asked)
    if (earlier) this.outcomes.push(earlier)
    return earlier !== undefined
  }

  /** Carries out a command in memory, and notes all that it changes; true where it changed something. */
  carryOut(asked: Waiting, before: unknown, facts: unknown, needed: readonly LookedUp[] = []): boolean {
    const { aggregate, id, name, hash, command, actor } = asked
    const main = { aggregate, id, command, before, facts }
    const needs = this.decided(() => needed.map((one) => this.decide(one, actor)))
    const decision = needs && this.decided(() => this.decide(main, actor))
    if (!decision) return false
    const refusal = [...needs, decision].find((one) => !Array.isArray(one))
    if (refusal) {
      this.outcomes.push(refusal as Outcome)
      return false
    }
    needed.forEach((one, i) => this.note(one, needs[i] as Events))
    this.note(main, decision as Events)
    const answer = aggregate.answer(command, decision as Events, this.after)
    this.answers.set(name, { hash, answer, fresh: true })
    this.outcomes.push({ accepted: answer })
    return (decision as Events).length > 0
  }

  /**
   * Carries out what follows from a command of this batch. A rule that refuses or breaks there changes
   * nothing; the command's answer then says so, and `follow` why.
   */
  follow(follow: LookedUp, { name, actor }: Waiting): { refused: string } | { err: unknown } | undefined {
    let decision
    try {
      decision = this.decide(follow, actor)
    } catch (err) {
      decision = { err }
    }
    if (Array.isArray(decision)) return void this.note(follow, decision)
    Object.assign(this.answers.get(name)!.answer, { handedOn: false })
    return decision
  }

  private decide({ aggregate, before, command, facts }: LookedUp, actor: Actor) {
    return aggregate.decide(before, command, actor, this.now(), facts)
  }

  private note({ aggregate, id, before }: LookedUp, decision: Events): void {
    let state = before
    const thing = thingOf(aggregate, id)
    const changes = this.changed.get(thing)?.changes ?? aggregate.changes()
    for (const event of decision) {
      const commitment = aggregate.record(changes, state, event)
      if (aggregate.reachesOthers?.(event)) this.stale = true
      state = aggregate.evolve(state, event)
      this.memory.set(aggregate, id, state)
      this.touched.add(aggregate.name).add(event.told.kind)
      const seq = ++this.after
      const { at, by } = event
      this.entries.push({ seq, thing, kind: event.told.kind, at, by, ...aggregate.journalled(event), commitment })
      const live = aggregate.publish?.(event, seq)
      if (live) this.publish(channelName(aggregate.toldWith ?? aggregate.name, { community: this.community, id }), live)
      this.announced.push(...[aggregate.announce?.(event.told) ?? []].flat())
    }
    if (decision.length) this.changed.set(thing, { aggregate, state, changes })
  }

  /**
   * What a rule says; undefined where it broke: deciding changes nothing, so that fails this command alone.
   */
  private decided<T>(decide: () => T): T | undefined {
    try {
      return decide()
    } catch (error) {
      this.broken.set(this.outcomes.length, error)
      this.outcomes.push({ refused: 'idReused' })
      return undefined
    }
  }

  private publish(name: ChannelName, event: LiveEvent): void {
    const events = this.published.get(name) ?? []
    this.published.set(name, events)
    events.push(event)
  }

  /** The things of one kind that it has changed, as they are by now. */
  statesOf<State>(aggregate: Aggregate<State, any, any, any, any>): State[] {
    return [...this.changed.values()].flatMap((one) => (one.aggregate === aggregate ? [one.state as State] : []))
  }

  /** Whether a command reads from tables what this batch has changed, and they do not have yet. */
  hides({ aggregate, command }: Pick<Waiting, 'aggregate' | 'command'>): boolean {
    return aggregate.reads?.(command).some((kind) => this.touched.has(kind)) ?? false
  }

  has(aggregate: AnyAggregate, id: Id): boolean {
    return this.changed.has(thingOf(aggregate, id))
  }

  /** The statements that write it. */
  statements(): Statement[] {
    const { community, changed, entries, answers, after } = this
    return [
      ...[...changed.values()].flatMap(({ aggregate, state, changes }) => aggregate.write(state, changes, community)),
      ...(entries.length > 0 ? [appending(community, entries), moveHead(community, after)] : []),
      remembering(community, answers, this.now()),
    ]
  }

  /**
   * What each kind of thing has to do once all of it is written; gathered before anything more is decided.
   */
  recounts(): (tx: Tx) => Promise<void> {
    const byAggregate = new Map<AnyAggregate, Omit<Changed, 'aggregate'>[]>()
    for (const { aggregate, state, changes } of this.changed.values())
      byAggregate.set(aggregate, [...(byAggregate.get(aggregate) ?? []), { state, changes }])
    return async (tx) => {
      for (const [aggregate, changed] of byAggregate) await aggregate.recount?.(tx, this.community, changed)
    }
  }
}

/** How the journal names what an entry is about. */
const thingOf = (aggregate: AnyAggregate, id: Id): string => `${aggregate.name}/${id}`
