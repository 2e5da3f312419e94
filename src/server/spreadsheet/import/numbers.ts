const UNITS: Record<string, number> = {
  百: 100,
  千: 1000,
  仟: 1000,
  万: 10_000,
  萬: 10_000,
  亿: 100_000_000,
  億: 100_000_000,
}

/**
 * A whole number of people as ledgers write it: 1200, 1,200, １２００, 3万, 1.5萬, 1200人. Null where it is none, or
 * not one: 100-200, 约300, 3.5.
 */
export function wholeOf(cell: string): number | null {
  const text = cell.slice(0, 40).normalize('NFKC').trim()
  const found =
    /^(\d{1,9}|\d{1,3}(?:,\d{3}){1,2})(?:\.(\d{1,8}))? ?([百千仟万萬亿億])? ?(?:人|人次|名|位|people|persons)?$/i.exec(
      text,
    )
  if (!found) return null
  const [, digits = '', fraction = '', unit] = found
  const value = Number(`${digits.replaceAll(',', '')}.${fraction || 0}`) * (unit ? UNITS[unit]! : 1)
  const whole = Math.round(value)
  return Math.abs(value - whole) < 1e-6 && whole <= 99_999_999 ? whole : null
}
