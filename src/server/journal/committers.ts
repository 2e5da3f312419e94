import type { Logger } from 'pino'
import type { Id } from '../../core/plain/id.ts'
import type { Handles, Tx } from '../database/open.ts'
import type { Hub } from '../hub/hub.ts'
import type { Measures } from '../integrations/measures.ts'
import type { Runtime } from '../integrations/runtime.ts'
import type { Aggregate, Behalf, Outcome, Sent } from './aggregate.ts'
import type { Sharing } from './catchUp.ts'
import { coalesced } from './coalesced.ts'
import { Committer } from './committer.ts'
import { movedHeads } from './journal.store.ts'

/** What nobody asks for in so many milliseconds, or in as many once more, is held no longer. */
const REST_MS = 5 * 60_000

/** The writers of all communities in this process. */
export class Committers {
  private readonly all = new Map<Id, Committer>()
  /** When what waits for its answer was asked, the oldest first. */
  private readonly unanswered = new Set<{ since: number }>()

  constructor(
    private readonly database: Handles,
    private readonly hub: Hub,
    private readonly runtime: Runtime,
    /** The installation's key. What commands said is remembered only under it. */
    private readonly key: string,
    /** Missing where this process has the database to itself. */
    private readonly sharing?: Sharing,
    /** Hears of what should have followed from a command and did not. */
    private readonly log?: Pick<Logger, 'warn'>,
    private readonly measures?: Pick<Measures, 'committed'>,
  ) {
    setInterval(() => this.rest(), REST_MS).unref()
  }

  /** Of many communities in which something was once asked for, only those are held that still are. */
  rest(): void {
    for (const committer of this.all.values()) committer.rest()
  }

  /** How many commands wait for their answer, and how long the oldest has (ms). */
  get waiting(): { commands: number; oldest: number } {
    const [first] = this.unanswered
    return { commands: this.unanswered.size, oldest: first ? performance.now() - first.since : 0 }
  }

  /**
   * Resolves once the command is durable, or refused. Rejects where the database failed: nothing was kept,
   * and the same key can be sent again. What a `request` asks for, the database itself looks at once more
   * (rowSecurity.ts).
   */
  ask<Command>(
    aggregate: Aggregate<any, Command, any, any, any>,
    community: Id,
    sent: Sent<Command>,
    by: Behalf,
  ): Promise<Outcome> {
    const asked = { since: performance.now() }
    this.unanswered.add(asked)
    return this.of(community)
      .ask(aggregate, sent, by)
      .finally(() => this.unanswered.delete(asked))
  }

  /**
   * Reads a thing between two commits: what `use` sees is durable, and true for the journal position `seq`.
   * `use` is synchronous and changes nothing. Undefined where there is no such thing.
   */
  read<State, T>(
    aggregate: Aggregate<State, any, any, any, any>,
    community: Id,
    id: Id,
    use: (state: State, seq: number) => T,
  ): Promise<T | undefined> {
    return this.of(community).read(aggregate, id, use)
  }

  /** Lets `work` write to a community by itself (Committer.alone): for what comes in as a whole. */
  alone<T>(community: Id, work: (tx: Tx, head: number) => Promise<T>): Promise<T> {
    return this.of(community).alone(work)
  }

  /**
   * Looks at once what other processes have written in a community, so that readers here hear of it. Resolves
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
    for (const { community, seq } of this.sharing?.notices.hear(payload)?.moved ?? [])
      void this.all.get(community)?.look(seq)
  }

  /**
   * Looks at what notices did not tell, or not yet: where journals have come elsewhere than readers here
   * know. Resolves once they know it, but for a community whose lock is held for long: nothing new comes
   * there.
   */
  readonly lookAtHeads = coalesced(async () => {
    const known = [...this.all].map(([community, { published }]) => ({ community, seq: published }))
    const followed = known.filter(({ seq }) => seq >= 0)
    if (followed.length === 0) return
    const moved = await movedHeads(this.database.owner, followed)
    await Promise.all(moved.map(({ community }) => this.all.get(community)?.look()))
  })

  /** The name of this process among those of the database; undefined where it has that to itself. */
  get process(): string | undefined {
    return this.sharing?.notices.process
  }

  /** How the other processes are notified of what is committed here. */
  notifyBy(send: (payloads: string[]) => Promise<unknown>): void {
    this.sharing?.notices.sendBy(send)
  }

  /** Resolves once everything asked so far is settled, and the others are notified of it. */
  async finish(): Promise<void> {
    await Promise.all([...this.all.values()].map((committer) => committer.finish()))
    await this.sharing?.notices.finish()
  }

  private of(community: Id): Committer {
    let committer = this.all.get(community)
    if (!committer) {
      const { database, hub, runtime, key, sharing, log, measures } = this
      committer = new Committer(community, database, hub, runtime, key, sharing, log, measures)
      this.all.set(community, committer)
    }
    return committer
  }
}
