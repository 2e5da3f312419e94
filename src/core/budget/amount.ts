/** A decimal number of a file, exactly: `whole` of units of which `10 ** digits` are one. */
export interface Amount {
  whole: bigint
  digits: number
}

const AMOUNT = /^\s*(\d+)(?:[.,](\d*))?\s*$/

/** Reads `1200`, `12.50` or `12,50`; null for anything else. */
export function readAmount(text: string): Amount | null {
  const [, whole, part = ''] = AMOUNT.exec(text) ?? []
  if (whole === undefined) return null
  const fraction = part.replace(/0+$/, '')
  return { whole: BigInt(whole + fraction), digits: fraction.length }
}

/** The same in a unit of which `10 ** digits` are one: never fewer digits than it has. */
export const inUnit = ({ whole, digits }: Amount, unit: number): bigint => whole * 10n ** BigInt(unit - digits)

/** Writes an amount in units of which `10 ** digits` are one: `1200`, `12.5`. */
export function writeAmount(whole: bigint, digits: number): string {
  const text = whole.toString().padStart(digits + 1, '0')
  const [before, after] = [text.slice(0, text.length - digits), text.slice(text.length - digits).replace(/0+$/, '')]
  return after ? `${before}.${after}` : before
}
