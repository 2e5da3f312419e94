import type { Id } from '../../core/plain/id.ts'
import type { Tx } from '../database/open.ts'
import type { Aggregate, AnyAggregate } from './aggregate.ts'

/** The things of one community that are held, and the position of the journal they are true for. */
export class Memory {
  private held = new Map<AnyAggregate, Map<Id, unknown>>()
  /** How often everything was forgotten: what was decided in an earlier life does not hold any more. */
  life = 0
  /** The position of what is held; -1 where that is not known. */
  seq = -1

  constructor(private readonly community: Id) {}

  get<State>(aggregate: Aggregate<State, any, any, any, any>, id: Id): State | undefined {
    return this.held.get(aggregate)?.get(id) as State | undefined
  }

  set(aggregate: AnyAggregate, id: Id, state: unknown): void {
    const held = this.held.get(aggregate) ?? new Map<Id, unknown>()
    this.held.set(aggregate, held)
    held.set(id, state)
  }

  /** A thing, loaded where it is not held yet; undefined where there is none. */
  async take<State>(tx: Tx, aggregate: Aggregate<State, any, any, any, any>, id: Id): Promise<State | undefined> {
    const held = this.get(aggregate, id)
    if (held) return held
    const loaded = await aggregate.load(tx, this.community, id)
    if (loaded) this.set(aggregate, id, loaded)
    return loaded
  }

  /** What is held beyond an aggregate's measure goes, but for what `stays`: whatever just changed. */
  shrink(stays: (aggregate: AnyAggregate, id: Id) => boolean = () => false): void {
    for (const [aggregate, held] of this.held) {
      for (const id of held.keys()) {
        if (held.size <= aggregate.held) break
        if (!stays(aggregate, id)) held.delete(id)
      }
    }
  }

  forget(): void {
    this.life++
    this.held = new Map()
    this.seq = -1
  }
}
