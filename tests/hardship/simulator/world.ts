/** A number in [0, 1) each time, the same row of numbers for a seed (mulberry32). */
export type Chance = () => number

export function chanceOf(seed: number): Chance {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

interface Due {
  at: number
  order: number
  run: () => Turn | void
}

/** Said by what leaves no promise and no later turn behind: the next can follow at once. */
export const DONE = Symbol('done')
type Turn = typeof DONE

/** Time that passes only when told to: what is due next runs next, whatever the machine's clock says. */
export class Runtime {
  now = 1_750_000_000_000
  /** A heap: the next due is first. */
  private readonly due: Due[] = []
  private order = 0

  constructor(readonly chance: Chance) {}

  /** Runs something after `ms` of this world's time. */
  after(ms: number, run: () => Turn | void): void {
    const { due } = this
    const item = { at: this.now + ms, order: this.order++, run }
    let i = due.push(item) - 1
    while (i > 0) {
      const parent = (i - 1) >> 1
      if (!isBefore(item, due[parent]!)) break
      due[i] = due[parent]!
      i = parent
    }
    due[i] = item
  }

  private next(): Due | undefined {
    const { due } = this
    const first = due[0]
    const last = due.pop()
    if (!first || !last || due.length === 0) return first
    let i = 0
    for (;;) {
      let child = 2 * i + 1
      if (child >= due.length) break
      if (child + 1 < due.length && isBefore(due[child + 1]!, due[child]!)) child++
      if (!isBefore(due[child]!, last)) break
      due[i] = due[child]!
      i = child
    }
    due[i] = last
    return first
  }

  wait(ms: number): Promise<void> {
    return new Promise((done) => this.after(ms, done))
  }

  /** A length of time between two, by chance. */
  between(least: number, most: number): number {
    return least + this.chance() * (most - least)
  }

  /**
   * Lets everything happen that is due until `until` holds; gives false where a day of this world's time was
   * not enough.
   */
  async pass(until: () => boolean): Promise<boolean> {
    const end = this.now + 24 * 3_600_000
    while (!until()) {
      const next = this.next()
      if (!next || next.at > end) return false
      this.now = next.at
      if (next.run() !== DONE) await settled()
    }
    return true
  }
}

const isBefore = (a: Due, b: Due): boolean => a.at < b.at || (a.at === b.at && a.order < b.order)

/** Promises and the hub's own turns (setImmediate) have had theirs. */
const settled = (): Promise<void> => new Promise((done) => setImmediate(() => setImmediate(done)))
