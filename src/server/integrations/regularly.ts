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

/** Work that is done one at a time, and once more where it was wanted while one was under way. */
export class OneByOne {
  private wanted: { began: boolean } | undefined
  private running: Promise<void> | undefined

  constructor(private readonly round: (began: boolean) => Promise<void>) {}

  /** Resolves once a round is over that began after this. */
  want(began: boolean): Promise<void> {
    this.wanted = { began: began || (this.wanted?.began ?? false) }
    return (this.running ??= this.go().finally(() => (this.running = undefined)))
  }

  /** Resolves once nothing is under way. */
  async end(): Promise<void> {
    this.wanted = undefined
    await this.running?.catch(() => {})
  }

  private async go(): Promise<void> {
    for (let next = this.wanted; next; next = this.wanted) {
      this.wanted = undefined
      await this.round(next.began)
    }
  }
}
