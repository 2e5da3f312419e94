import { RateLimiterMemory } from 'rate-limiter-flexible'
import { ProblemError } from '../problem.ts'

/** Lets a key through until its points are spent; then refuses with the seconds to wait. `look` refuses alike, and spends nothing. */
export interface Limit {
  (key: string): Promise<void>
  look(key: string): Promise<void>
}

/** A limit of `points` in `seconds` for each key. Keys are people or devices, never a hall's one address alone. */
export function limitOf(points: number, seconds: number): Limit {
  const limiter = new RateLimiterMemory({ points, duration: seconds })
  const refuse = (ms: number): never => {
    throw new ProblemError('tooMany', 429, { seconds: Math.ceil(ms / 1000) })
  }
  const spend = async (key: string) => {
    await limiter.consume(key).catch((rejected: { msBeforeNext?: number }) => refuse(rejected.msBeforeNext ?? 1000))
  }
  const look = async (key: string) => {
    const spent = await limiter.get(key)
    if (spent && spent.consumedPoints >= points) refuse(spent.msBeforeNext)
  }
  return Object.assign(spend, { look })
}
