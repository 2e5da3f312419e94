/** One thing at a time in a community, in the order in which it was asked for. */
export class Turns {
  private queue: Promise<unknown> = Promise.resolve()
  /** Turns that have not begun, and those that have not ended. */
  private waiting = 0
  private open = 0

  /** Whether nothing is under way. */
  get idle(): boolean {
    return this.open === 0
  }

  /** Whether somebody waits for a turn. */
  get wanted(): boolean {
    return this.waiting > 0
  }

  /** Gives `work` a turn. */
  take<T>(work: () => Promise<T>): Promise<T> {
    this.waiting++
    this.open++
    const begin = () => {
      this.waiting--
      return work()
    }
    const turn = this.queue.then(begin, begin)
    const ended = () => void this.open--
    this.queue = turn.then(ended, ended)
    return turn
  }
}
