/** Work in small steps: whoever runs it may do something else between two of them. */
export type Steps<T> = Generator<void, T>

/** All steps at once. */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** What a page lends to work that it lets run beside itself. */
export interface Beside {
  /** Milliseconds of any clock. */
  now(): number
  /** Lets the page draw and listen, and comes back. */
  pause(): Promise<void>
}

/** So long a slice is: far below 50 ms, from which on a page seems to hang. */
const SLICE_MS = 12

/** The steps in slices of a few milliseconds, so that a page stays awake while it counts. */
export async function inSlices<T>(steps: Steps<T>, { now, pause }: Beside): Promise<T> {
  for (;;) {
    const until = now() + SLICE_MS
    do {
      const step = steps.next()
      if (step.done) return step.value
    } while (now() < until)
    await pause()
  }
}
