import type { CompiledQuery } from 'kysely'
import type { Actor } from '../../core/meeting/command.ts'
import type { Id } from '../../core/plain/id.ts'
import type { Tx } from '../database/open.ts'
import type { Evicts, LiveEvent } from '../hub/hub.ts'

/** An event of any kind of thing. */
interface AnyEvent {
  at: number
  by: Actor
  told: { kind: string }
  secret?: object
}

/** An event as the journal has it: without people's words and names. */
interface Kept {
  body: object
  secret: object | null
}

/** A statement to send; undefined where there is nothing to write. */
export type Statement = CompiledQuery | undefined

/**
 * A kind of thing that commands change: how it is loaded, decided, evolved, written and published. `Changes`
 * collects what a batch changes of one thing.
 */
export interface Aggregate<State, Command, Event extends AnyEvent, Changes, Facts = undefined> {
  /** First part of what its journal entries are about: 'meeting' gives 'meeting/<id>'. */
  name: string
  /** The kind of thing on whose live topic its events are told, where that is not its own. */
  toldWith?: string
  /** How many of a community's are kept in memory. */
  held: number
  load(tx: Tx, community: Id, id: Id): Promise<State | undefined>
  /**
   * What `decide` must know besides the state. Runs under the community's lock, right before `decide`.
   * Without it, commands can be decided while those before them are being written.
   */
  facts?(reach: Reach, community: Id, id: Id, state: State | undefined, command: Command, actor: Actor): Promise<Facts>
  /**
   * What `facts` reads from tables for a command: kinds of things, and kinds of events. Where the batch
   * has changed such and not written it yet, the command is decided after that is written.
   */
  reads?(command: Command): readonly string[]
  decide(
    state: State | undefined,
    command: Command,
    actor: Actor,
    now: number,
    facts: Facts,
  ): Event[] | { refused: string }
  evolve(state: State | undefined, event: Event): State
  changes(): Changes
  /**
   * Records what an event is going to change; gives the commitment of new words, or null. Called before
   * `evolve`.
   */
  record(changes: Changes, state: State | undefined, event: Event): string | null
  /** The statements that write what changed, as it is now. */
  write(state: State, changes: Changes, community: Id): Statement[]
  /**
   * After everything is written, once a batch: counts that depend on several things, and what has to go. A
   * `state` may be ahead of what is written by then.
   */
  recount?(tx: Tx, community: Id, changed: { state: State; changes: Changes }[]): Promise<void>
  /** Whether an event changes rows of other things as well: what is held of them is loaded anew. */
  reachesOthers?(event: Event): boolean
  /** What the sender is answered; kept, for when it asks again. */
  answer(command: Command, events: readonly Event[], seq: number): object
  /** An event as the journal keeps it. */
  journalled(event: Event): Kept
  /** An event as readers of the channel hear it; missing where nobody follows this kind of thing. */
  publish?(event: Event, seq: number): LiveEvent
  /** The same for an event that another process has committed: words and names are those of `state` now. */
  replay?(kept: Kept, state: State, seq: number): LiveEvent
  /** What of an event every reader in the community hears, whatever they follow. */
  announce?(told: Event['told']): Buffer | null
  /**
   * What must be forgotten of what was published before, with an event that another process has committed.
   */
  evicts?(kept: Kept): Evicts
}

export type AnyAggregate = Aggregate<any, any, any, any, any>

/**
 * What `facts` may look at: the transaction, other things under the same lock, and what was computed once for
 * the batch.
 */
export interface Reach {
  tx: Tx
  take<State>(aggregate: Aggregate<State, any, any, any, any>, id: Id): Promise<State | undefined>
  /** What this batch has changed already, as it is by now: the tables do not have it yet. */
  changed<State>(aggregate: Aggregate<State, any, any, any, any>): State[]
  once<T>(name: string, make: () => Promise<T>): Promise<T>
}

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
  /**
   * What is asked of other things in the same commit. What it `needs` is asked before, of the thing as it is:
   * refused there, it is refused. What `follows` is asked after, of the thing as it is then, where the
   * command changed something: refused there, nothing follows, and the answer says `handedOn: false`.
   */
  needs?: ((state: any) => Follow[]) | undefined
  follows?: ((state: any) => Follow[]) | undefined
}

/** What is asked of another thing with a command, by whoever sent that. */
export interface Follow {
  aggregate: AnyAggregate
  id: Id
  command: unknown
}

export type Outcome<Answer = object, Refusal = { refused: string }> =
  | { accepted: Answer }
  | Refusal
  | { refused: 'idReused' }

/** Whether somebody asked for it from outside, or Grove does it of its own accord. */
export type Behalf = 'request' | 'system'

/** A command that waits for its commit. */
export interface Waiting extends Sent<unknown> {
  aggregate: AnyAggregate
  /**
   * Under what its answer is remembered: made of key and sender, since the same key is another command where
   * somebody else sends it.
   */
  name: Id
  hash: string
  by: Behalf
  settle(outcome: Outcome): void
  fail(error: unknown): void
}
