import type { Id } from '../../core/plain/id.ts'
import { asHouse, inScope } from '../database/scope.ts'

/** One thing at a time in a community, in the order in which it was asked for. */
export class Turns {
  private queue: Promise<unknown> = Promise.resolve()
  /** Turns that have not begun, and those that have not ended. */
  private waiting = 0
  private open = 0

  constructor(private readonly community: Id) {}

  /** Whether nothing is under way. */
  get idle(): boolean {
    return this.open === 0
  }

  /** Whether somebody waits for a turn. */
  get wanted(): boolean {
    return this.waiting > 0
  }

  /**
   * Gives `work` a turn. What is read in it is held for everybody, and what is written is of this community:
   * so it works in its scope, whoever asked; but what the house does works as the house.
   */
  take<T>(work: () => Promise<T>, asked = true): Promise<T> {
    this.waiting++
    this.open++
    const begin = () => {
      this.waiting--
      return asked ? inScope([this.community], work) : asHouse(work)
    }
    const turn = this.queue.then(begin, begin)
    const ended = () => void this.open--
    this.queue = turn.then(ended, ended)
    return turn
  }
}
