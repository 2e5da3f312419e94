/** A decimal number of a file, exactly: `whole` of units of which `10 ** digits` are one. */
export interface Amount {
  whole: bigint
  digits: number
}

const AMOUNT = /^(\d+)(?:[.,](\d*))?$/

/** Reads `1200`, `12.50` or `12,50`; null for anything else. */
export function readAmount(text: string): Amount | null {
  const [, whole, part = ''] = AMOUNT.exec(text.trim()) ?? []
  if (whole === undefined) return null
  const decimals = withoutZeros(part)
  return { whole: BigInt(whole + decimals), digits: decimals.length }
}

/** The same in a unit of which `10 ** digits` are one: never fewer digits than it has. */
export const inUnit = ({ whole, digits }: Amount, unit: number): bigint => whole * 10n ** BigInt(unit - digits)

/** Writes an amount in units of which `10 ** digits` are one: `1200`, `12.5`. */
export function writeAmount(whole: bigint, digits: number): string {
  const text = whole.toString().padStart(digits + 1, '0')
  const decimals = withoutZeros(text.slice(text.length - digits))
  return text.slice(0, text.length - digits) + (decimals && `.${decimals}`)
}

function withoutZeros(decimals: string): string {
  let end = decimals.length
  while (decimals[end - 1] === '0') end--
  return decimals.slice(0, end)
}
