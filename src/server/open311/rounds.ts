/** Work that is done in rounds: one at a time, and once more where it was wanted while one was under way. */
export class Rounds {
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
