import { setImmediate } from 'node:timers/promises'
import { inSlices as slices, type Beside, type Steps } from '../../core/plain/slices.ts'

/** What a process lends to work that it does beside requests. */
export const BESIDE_REQUESTS: Beside = {
  now: () => performance.now(),
  pause: () => setImmediate(),
  sliceMs: 4,
}

/** Runs work that is made of short steps to its end, and lets requests in between. */
export const inSlices = <T>(steps: Steps<T>): Promise<T> => slices(steps, BESIDE_REQUESTS)
