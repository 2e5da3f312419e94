import { isDay } from '../ledger/rooms/dates.ts'

const YEAR_FIRST = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/
const WITHOUT_YEAR = /^(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号號]?$/
const DIGITS = /^(\d{4})(\d{2})(\d{2})$/

/**
 * Reads a day as people type it, the month before the day: 2026-12-30, 2026年12月30日, 20261230, 12-30.
 * Without a year it is that of `today` (YYYY-MM-DD). Gives YYYY-MM-DD, '' for nothing, undefined for what is
 * no day.
 */
export function typedDay(typed: string, today: string): string | undefined {
  const text = typed.normalize('NFKC').trim()
  if (!text) return ''
  const [, y, m, d] = YEAR_FIRST.exec(text) ?? DIGITS.exec(text) ?? []
  const [, month, date] = y ? ['', m, d] : (WITHOUT_YEAR.exec(text) ?? [])
  if (!month || !date) return undefined
  const day = `${y ?? today.slice(0, 4)}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  return isDay(day) ? day : undefined
}

/** Reads a time of day: 19:30, 19：30, 1930, 9:05. Gives HH:MM, undefined for what is none. */
export function typedTime(typed: string): string | undefined {
  const [, hour, minute] = /^(\d{1,2})\s*[:.]?\s*(\d{2})$/.exec(typed.normalize('NFKC').trim()) ?? []
  if (!hour || Number(hour) > 23 || Number(minute) > 59) return undefined
  return `${hour.padStart(2, '0')}:${minute}`
}
