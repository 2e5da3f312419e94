import type { Id } from '../../core/plain/id.ts'
import type { Tx } from '../database/open.ts'
import type { Hub, LiveEvent, ChannelName } from '../hub/hub.ts'
import { channelName } from '../hub/hub.ts'
import type { AnyAggregate } from './aggregate.ts'
import { readKept } from './journal.store.ts'
import type { Memory } from './memory.ts'
import type { Notices } from './notices.ts'

/**
 * How several processes share one database: how this one notifies the others, and the aggregates whose events
 * it publishes when another has committed them.
 */
export interface Sharing {
  notices: Notices
  aggregates: readonly AnyAggregate[]
}

/** Entries of the journal that are read at once. */
const AT_ONCE = 1000

/** Publishes a community's events in the journal's order, other processes' too, each once. */
export class CatchUp {
  /** The position up to which the hub was given everything; -1 before the first. */
  published = -1

  constructor(
    private readonly community: Id,
    private readonly memory: Memory,
    private readonly hub: Hub,
    private readonly sharing: Sharing | undefined,
  ) {}

  /**
   * The journal's head as the database has it; where another process moved it, what is held is old, and
   * readers here do not know the new.
   */
  async follow(tx: Tx, head: number): Promise<void> {
    if (head !== this.memory.seq) this.memory.forget()
    this.memory.seq = head
    // A head that went back comes from another life of this database.
    if (!this.sharing || this.published < 0 || head < this.published) this.published = head
    while (this.published < head) {
      const kept = await readKept(tx, this.community, this.published, head, AT_ONCE)
      const announced = kept.flatMap(({ thing, body }) => this.aggregateOf(thing)?.announce?.(body) ?? [])
      this.publish(this.published, kept.at(-1)?.seq ?? head, await this.replay(tx, kept), announced)
    }
  }

  private aggregateOf(thing: string): AnyAggregate | undefined {
    return this.sharing!.aggregates.find(({ name }) => thing.startsWith(`${name}/`))
  }

  /** Publishes what was committed between two positions. */
  publish(
    before: number,
    after: number,
    events: ReadonlyMap<ChannelName, readonly LiveEvent[]>,
    announced: readonly Buffer[],
  ): void {
    for (const [name, live] of events) this.hub.publish(name, before, live)
    for (const bytes of announced) this.hub.announce(this.community, bytes)
    this.published = after
  }

  private async replay(tx: Tx, kept: Awaited<ReturnType<typeof readKept>>): Promise<Map<ChannelName, LiveEvent[]>> {
    const events = new Map<ChannelName, LiveEvent[]>()
    for (const { seq, thing, body, secret } of kept) {
      const [kind, id] = thing.split('/') as [string, Id]
      const aggregate = this.aggregateOf(thing)
      if (!aggregate) continue
      const name = channelName(aggregate.toldWith ?? kind, { community: this.community, id })
      const evicts = aggregate.evicts?.({ body, secret })
      if (evicts) this.hub.evict(name, evicts)
      // A channel that does not exist will begin where we are then. Of what its owner commits, a process that
      // only hands on loads nothing.
      if (!aggregate.replay || !this.hub.isRead(name)) continue
      const state = await this.memory.take(tx, aggregate, id)
      if (state) events.set(name, [...(events.get(name) ?? []), aggregate.replay({ body, secret }, state, seq)])
    }
    return events
  }
}
