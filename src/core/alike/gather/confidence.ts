/** How sure a suggestion is, for people: three words instead of a number. */
export type Confidence = 'maybe' | 'likely' | 'surely'

// Similarity at which a pair is as likely meant together as not, and how steeply this changes.
const EVEN = 0.3
const STEEP = 12

/**
 * How likely two cards of this similarity are meant together, 0 to 1. How well this holds on pairs judged by
 * people: docs/alike.md.
 */
export const confidenceOf = (near: number): number => 1 / (1 + Math.exp(-STEEP * (near - EVEN)))

/** The word for it. */
export function levelOf(near: number): Confidence {
  const confidence = confidenceOf(near)
  return confidence >= 0.9 ? 'surely' : confidence >= 0.6 ? 'likely' : 'maybe'
}
