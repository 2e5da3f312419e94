import { setImmediate } from 'node:timers/promises'

/** Work steps aside after so long, so that nobody waits for it. */
const SLICE_MS = 4

/** Runs work that is made of short steps to its end, and lets others in between. */
export async function inSlices<Result>(work: Generator<undefined, Result>): Promise<Result> {
  let until = performance.now() + SLICE_MS
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
    if (performance.now() < until) continue
    await setImmediate()
    until = performance.now() + SLICE_MS
  }
}
