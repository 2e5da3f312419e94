import type { Accepted, CommandInput } from '../../wire/meeting.ts'
import type { Problem } from '../../wire/problem.ts'
import type { Answer } from '../kit/send.ts'

/** Something written that is not yet at the server, or came back with a reason. */
export interface Item {
  key: string
  /**
   * Its place among what waits: keys tell no order. Of what an older page kept, whose keys did, there is
   * none.
   */
  turn?: number
  command: CommandInput
  problem: Problem | null
}

/** What the outbox needs of the world; tests give their own. */
export interface Ways {
  /**
   * Everything that waits, by key. Items are kept one by one, so that two tabs never overwrite each other's.
   */
  load(): Item[]
  put(item: Item): void
  drop(key: string): void
  send(item: Item): Promise<Answer<Accepted>>
  join(): Promise<Answer<unknown>>
  wait(ms: number): Promise<void>
  changed(items: readonly Item[]): void
  accepted(item: Item, answer: Accepted): void
  refused(item: Item): void
  /**
   * Why the server keeps nothing just now (its disk is full, it has too much to do); null once it does again,
   * or where nobody answered.
   */
  heldUp(problem: Problem | null): void
}

const inTurn = (items: readonly Item[]): Item[] =>
  [...items].sort((a, b) => (a.turn ?? 0) - (b.turn ?? 0) || (a.key < b.key ? -1 : 1))

const JOIN_FIRST = new Set(['notJoined', 'tokenExpired'])
/** Refused only for now: they wait until the person has come in. */
const WAITS = new Set([...JOIN_FIRST, 'notInHall'])

/**
 * Sends what was written, in order and once: the command's key makes a repetition harmless, so after every
 * doubt it is simply sent again. What the rules refuse stays, with the reason, until the person changes or
 * discards it.
 */
export class Outbox {
  private items: readonly Item[]
  private running = false
  private again = false
  /** Ends a pause early. */
  private wake = (): void => {}

  constructor(private readonly ways: Ways) {
    this.items = inTurn(ways.load())
  }

  get all(): readonly Item[] {
    return this.items
  }

  add(key: string, command: CommandInput): void {
    this.look()
    const turn = (this.items[this.items.length - 1]?.turn ?? 0) + 1
    this.keep({ key, turn, command, problem: null })
    void this.run()
  }

  discard(key: string): void {
    this.ways.drop(key)
    this.look()
  }

  /** Looks again at what is kept: other tabs may have written, or sent. */
  look(): void {
    this.items = inTurn(this.ways.load())
    this.ways.changed(this.items)
  }

  /** Tries what waits: called when something was added, when the network or the person comes back. */
  async run(): Promise<void> {
    this.again = true
    this.wake()
    if (this.running) return
    this.running = true
    let pause = 1000
    while (this.again) {
      this.again = false
      for (;;) {
        const item = this.items.find(({ problem }) => problem === null)
        if (!item) break
        const heard = await this.deliver(item)
        if (heard) pause = 1000
        else {
          await Promise.race([this.ways.wait(pause), new Promise<void>((wake) => (this.wake = wake))])
          pause = Math.min(pause * 2, 30_000)
        }
      }
    }
    this.running = false
  }

  /** Gives whether the server was heard: it accepted or refused. */
  private async deliver(item: Item): Promise<boolean> {
    let answer = await this.ways.send(item)
    if (!answer.ok && answer.problem && JOIN_FIRST.has(answer.problem.code)) {
      const joined = await this.ways.join()
      answer = joined.ok ? await this.ways.send(item) : joined
    }
    if (answer.ok) {
      this.ways.heldUp(null)
      this.ways.accepted(item, answer.value)
      this.discard(item.key)
      return true
    }
    const { problem } = answer
    const notNow = problem && (problem.status >= 500 || problem.status === 429)
    this.ways.heldUp(notNow ? problem : null)
    if (!problem || notNow || WAITS.has(problem.code)) return false
    this.keep({ ...item, problem })
    this.ways.refused({ ...item, problem })
    return true
  }

  private keep(item: Item): void {
    this.ways.put(item)
    this.look()
  }
}
