import { ProblemError } from '../../problem.ts'

/**
 * Lets few do something heavy at once, and few wait for it, in order. Who comes when all places are taken is refused at once, before their
 * body is read; who goes away while waiting is dropped.
 */
export class Queue {
  private running = 0
  private readonly line: (() => void)[] = []

  constructor(private readonly limit: { atOnce: number; waiting: number }) {}

  /** Does it when it is its turn; refuses `importBusy` (429) where too many wait. */
  async run<T>(gone: AbortSignal, work: () => Promise<T>): Promise<T> {
    if (this.running < this.limit.atOnce) this.running++
    else await this.turn(gone)
    try {
      return await work()
    } finally {
      // A place goes to the next in line at once, so that nobody slips in between.
      const next = this.line.shift()
      if (next) next()
      else this.running--
    }
  }

  private turn(gone: AbortSignal): Promise<void> {
    if (this.line.length >= this.limit.waiting) throw new ProblemError('importBusy', 429)
    return new Promise((done, failed) => {
      const mine = () => {
        gone.removeEventListener('abort', leave)
        done()
      }
      const leave = () => {
        this.line.splice(this.line.indexOf(mine), 1)
        failed(new ProblemError('importBusy', 429))
      }
      gone.addEventListener('abort', leave, { once: true })
      this.line.push(mine)
    })
  }
}
