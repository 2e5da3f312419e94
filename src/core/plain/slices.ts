/** Work in small steps: whoever runs it may do something else between two of them. */
export type Steps<T> = Generator<void, T>

/** All steps at once. */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** What a page or a server lends to work that it lets run beside itself. */
export interface Beside {
  /** Milliseconds of any clock. */
  now(): number
  /** Lets the page draw, or the server answer, and comes back. */
  pause(): Promise<void>
  /** How long a slice is, in milliseconds: from 50 on a page seems to hang. */
  sliceMs: number
}

/** Takes the steps in slices of a few milliseconds, so that nobody waits for them. */
export async function inSlices<T>(steps: Steps<T>, { now, pause, sliceMs }: Beside): Promise<T> {
  for (;;) {
    const until = now() + sliceMs
    do {
      const step = steps.next()
      if (step.done) return step.value
    } while (now() < until)
    await pause()
  }
}
