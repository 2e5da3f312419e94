import { tooBusy } from './body.ts'
import type { ProblemError } from './problem.ts'

/**
 * Runs works so that at most `most` of them are under way; at most `mostWaiting` others wait, first come
 * first served, and who comes beyond is told `refusal`. Whoever goes away while it waits (`gone`) is dropped:
 * nobody works for the absent.
 */
export function concurrencyLimit(most: number, mostWaiting: number, refusal: () => ProblemError = tooBusy) {
  let free = most
  const waiting = new Set<() => void>()
  return async <T>(gone: AbortSignal | undefined, work: () => Promise<T>): Promise<T> => {
    if (gone?.aborted) throw refusal()
    if (free > 0) free--
    else {
      if (waiting.size >= mostWaiting) throw refusal()
      await new Promise<void>((go, drop) => {
        const left = () => {
          waiting.delete(begin)
          drop(refusal())
        }
        const begin = () => {
          waiting.delete(begin)
          gone?.removeEventListener('abort', left)
          go()
        }
        waiting.add(begin)
        gone?.addEventListener('abort', left, { once: true })
      })
    }
    try {
      return await work()
    } finally {
      const [next] = waiting
      if (next) next()
      else free++
    }
  }
}
