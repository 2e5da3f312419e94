import { RateLimiterMemory } from 'rate-limiter-flexible'
import { ProblemError } from '../problem.ts'

/** Spends a point of a key; refuses with the seconds to wait where none is left. */
export interface Limit {
  (key: string): Promise<void>
  /** Gives the point back: what it was spent on was no misuse. */
  giveBack(key: string): Promise<void>
}

/** A limit of `points` in `seconds` for each key. Keys are people or devices, never a hall's one address alone. */
export function limitOf(points: number, seconds: number): Limit {
  const limiter = new RateLimiterMemory({ points, duration: seconds })
  const spend = async (key: string) => {
    await limiter.consume(key).catch((rejected: { msBeforeNext?: number }) => {
      throw new ProblemError('tooMany', 429, { seconds: Math.ceil((rejected.msBeforeNext ?? 1000) / 1000) })
    })
  }
  const giveBack = async (key: string) => void (await limiter.reward(key))
  return Object.assign(spend, { giveBack })
}
