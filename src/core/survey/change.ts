/** The 97.5th percentile of the standard normal distribution. */
const Z = 1.959963984540054

/** [S8] Wilson's 95 % score interval of a share, without correction for continuity; `n` is above 0. */
export function wilson(k: number, n: number): [low: number, high: number] {
  const p = k / n
  const zz = Z * Z
  const middle = p + zz / (2 * n)
  const half = Z * Math.sqrt((p * (1 - p)) / n + zz / (4 * n * n))
  const whole = 1 + zz / n
  return [Math.max(0, (middle - half) / whole), Math.min(1, (middle + half) / whole)]
}

/** A share as it was counted. */
export interface Counted {
  agree: number
  of: number
}

/**
 * [S9] Whether a share has changed: Newcombe's 95 % interval of the difference, made of both Wilson
 * intervals (his method 10). Where it holds zero, no change is clear.
 */
export function changeOf(before: Counted, now: Counted): { low: number; high: number; clear: 'up' | 'down' | null } {
  const [was, is] = [before.agree / before.of, now.agree / now.of]
  const [[wasLow, wasHigh], [isLow, isHigh]] = [wilson(before.agree, before.of), wilson(now.agree, now.of)]
  const difference = is - was
  const low = difference - Math.hypot(is - isLow, wasHigh - was)
  const high = difference + Math.hypot(isHigh - is, was - wasLow)
  return { low, high, clear: low > 0 ? 'up' : high < 0 ? 'down' : null }
}
