import { RateLimiterMemory } from 'rate-limiter-flexible'
import { ProblemError } from '../problem.ts'

/** Lets a key through `points` times in `seconds`; then refuses with the seconds to wait. Keys are people or devices, never a hall's one address alone. */
export function limitOf(points: number, seconds: number): (key: string) => Promise<void> {
  const limiter = new RateLimiterMemory({ points, duration: seconds })
  return async (key) => {
    await limiter.consume(key).catch((rejected: { msBeforeNext?: number }) => {
      throw new ProblemError('tooMany', 429, { seconds: Math.ceil((rejected.msBeforeNext ?? 1000) / 1000) })
    })
  }
}
