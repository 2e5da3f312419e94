/**
 * A rate with its denominator. `share` (0 to 1) is null where the denominator is too small to be turned into
 * a percentage.
 */
export interface Rate {
  part: number
  of: number
  share: number | null
}

/** Below so many, a percentage says more than is known. */
const SMALL = 10

/** [L30] A rate with its numbers; never a score, never ranked. */
export const rateOf = (part: number, of: number): Rate => ({ part, of, share: of < SMALL ? null : part / of })

/** What the three rates are counted from, over a period. */
export interface Tally {
  /** Matters whose triage was done in time; matters that were triaged or should have been by now. */
  answeredInTime: number
  toAnswer: number
  /**
   * Matters confirmed by residents or callback; matters accepted (neither declined nor folded) whose work was
   * done or should be by now.
   */
  confirmed: number
  toSolve: number
  /** Satisfied and all answers, of residents and callbacks together. */
  satisfied: number
  answers: number
}

/** The three rates: response, resolution, satisfaction (Beijing's Regulation on 12345, Art. 32). */
export interface Rates {
  response: Rate
  resolution: Rate
  satisfaction: Rate
}

/** [L30] The three rates of a tally, each with its denominator. */
export const ratesOf = (tally: Tally): Rates => ({
  response: rateOf(tally.answeredInTime, tally.toAnswer),
  resolution: rateOf(tally.confirmed, tally.toSolve),
  satisfaction: rateOf(tally.satisfied, tally.answers),
})
