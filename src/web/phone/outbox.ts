import type { Accepted, CommandInput } from '../../wire/meeting.ts'
import type { Problem } from '../../wire/plain.ts'
import type { Answer } from '../kit/send.ts'

/** Something written that is not yet at the server, or came back with a reason. */
export interface Item {
  key: string
  command: CommandInput
  problem: Problem | null
}

/** What the outbox needs of the world; tests give their own. */
export interface Ways {
  load(): Item[]
  save(items: Item[]): void
  send(item: Item): Promise<Answer<Accepted>>
  join(): Promise<Answer<unknown>>
  wait(ms: number): Promise<void>
  changed(items: readonly Item[]): void
  accepted(item: Item, answer: Accepted): void
}

const JOIN_FIRST = new Set(['notJoined', 'tokenExpired'])

/**
 * Sends what was written, in order and once: the command's key makes a repetition harmless, so after every doubt it is simply sent again.
 * What the rules refuse stays, with the reason, until the person changes or discards it.
 */
export class Outbox {
  private items: Item[]
  private running = false
  private again = false
  /** Ends a pause early. */
  private wake = (): void => {}

  constructor(private readonly ways: Ways) {
    this.items = ways.load()
  }

  get all(): readonly Item[] {
    return this.items
  }

  add(key: string, command: CommandInput): void {
    this.change([...this.items.filter((item) => item.key !== key), { key, command, problem: null }])
    void this.run()
  }

  discard(key: string): void {
    this.change(this.items.filter((item) => item.key !== key))
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

  private async deliver(item: Item): Promise<boolean> {
    let answer = await this.ways.send(item)
    if (!answer.ok && answer.problem && JOIN_FIRST.has(answer.problem.code)) {
      const joined = await this.ways.join()
      if (joined.ok) answer = await this.ways.send(item)
      else if (joined.problem && joined.problem.status < 500 && joined.problem.status !== 429)
        answer = joined as typeof answer
      else return false
    }
    if (answer.ok) {
      this.change(this.items.filter(({ key }) => key !== item.key))
      this.ways.accepted(item, answer.value)
      return true
    }
    if (!answer.problem || answer.problem.status >= 500 || answer.problem.status === 429) return false
    if (JOIN_FIRST.has(answer.problem.code)) return false
    const { problem } = answer
    this.change(this.items.map((other) => (other.key === item.key ? { ...other, problem } : other)))
    return true
  }

  private change(items: Item[]): void {
    this.items = items
    this.ways.save(items)
    this.ways.changed(items)
  }
}
