/**
 * A number as one whole number over another: what a voter pays is seldom a whole cent, and three thirds must
 * be one. `under` is above nothing; 2/4 and 1/2 are the same number.
 */
export interface Fraction {
  readonly over: bigint
  readonly under: bigint
}

export const NOTHING: Fraction = { over: 0n, under: 1n }

/** `over` of `under` (above nothing), in lowest terms. */
export function fraction(over: bigint, under: bigint = 1n): Fraction {
  const common = greatestCommon(over < 0n ? -over : over, under)
  return common === 1n ? { over, under } : { over: over / common, under: under / common }
}

export const plus = (a: Fraction, b: Fraction): Fraction =>
  fraction(a.over * b.under + b.over * a.under, a.under * b.under)

export const minus = (a: Fraction, b: Fraction): Fraction => plus(a, { over: -b.over, under: b.under })

export const times = (a: Fraction, whole: bigint): Fraction => fraction(a.over * whole, a.under)

/** Below nothing where `a` is less, nothing where both are the same, above nothing where `a` is more. */
export function compare(a: Fraction, b: Fraction): number {
  const difference = a.over * b.under - b.over * a.under
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

export const least = (a: Fraction, b: Fraction): Fraction => (compare(a, b) > 0 ? b : a)

/** The next whole number below, or the same. */
export const floor = ({ over, under }: Fraction): bigint => over / under - (over % under < 0n ? 1n : 0n)

function greatestCommon(a: bigint, b: bigint): bigint {
  while (b !== 0n) [a, b] = [b, a % b]
  return a
}

const BITS = 64n

/**
 * The quotient of two whole numbers that are not below nothing, of any length, as a number that is right to
 * 2^-52 of itself.
 */
export function near(over: bigint, under: bigint): number {
  if (over === 0n) return 0
  const shift = BITS + BigInt(lengthOf(under) - lengthOf(over))
  const quotient = shift >= 0n ? (over << shift) / under : over / (under << -shift)
  return Number(quotient) * 2 ** -Number(shift)
}

/** About so many bits: right to three. */
const lengthOf = (whole: bigint): number => whole.toString(16).length * 4
