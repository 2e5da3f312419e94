/**
 * Does `work` for all who ask while it has not begun: who asks while it runs shares the next, which begins
 * once it has ended.
 */
export function coalesced(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined
  let next: Promise<void> | undefined
  const run = (): Promise<void> => {
    next = undefined
    const now = work().finally(() => {
      if (running === now) running = undefined
    })
    return (running = now)
  }
  return () => {
    if (!running) return run()
    return (next ??= running.then(run, run))
  }
}
