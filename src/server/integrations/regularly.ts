/**
 * Does something at once where `begins`, and then every so many milliseconds, never twice at a time, until
 * the returned function is called; that resolves once nothing is under way. What fails is told to `failed`,
 * and done again.
 */
export function regularly(
  everyMs: number,
  work: () => Promise<void>,
  failed: (error: Error) => void,
  begins = false,
): () => Promise<void> {
  let under: Promise<void> = Promise.resolve()
  let busy = false
  const look = () => {
    if (busy) return
    busy = true
    under = work()
      .catch(failed)
      .finally(() => (busy = false))
  }
  const timer = setInterval(look, everyMs).unref()
  if (begins) look()
  return async () => {
    clearInterval(timer)
    await under
  }
}
