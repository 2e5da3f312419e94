import type { RawCell } from './found.ts'

/** How a number in a cell is shown: as it is, as a date, padded with zeros, or in per cent. */
export type Format =
  | { kind: 'plain' }
  | { kind: 'date' }
  | { kind: 'zeros'; digits: number }
  | { kind: 'percent'; digits: number }

const PLAIN: Format = { kind: 'plain' }
const DATE: Format = { kind: 'date' }

/**
 * Built-in formats that show days or times (ECMA-376-1, 18.8.30): 14 to 22 and 45 to 47 everywhere, 27 to 36
 * and 50 to 58 in Chinese, Japanese and Korean, 71 to 81 in Thai. Files name them by number alone.
 */
const isDate = (id: number) =>
  [
    [14, 22],
    [27, 36],
    [45, 47],
    [50, 58],
    [71, 81],
  ].some(([from, to]) => id >= from! && id <= to!)

/** The format of a number, built-in where the file gives no code. */
export function formatOf(id: number, code: string | undefined): Format {
  if (code === undefined) {
    if (isDate(id)) return DATE
    return id === 9 ? { kind: 'percent', digits: 0 } : id === 10 ? { kind: 'percent', digits: 2 } : PLAIN
  }
  if (/^0{2,40}$/.test(code)) return { kind: 'zeros', digits: code.length }
  const percent = /^0(?:\.(0{1,10}))?%$/.exec(code)
  if (percent) return { kind: 'percent', digits: percent[1]?.length ?? 0 }
  return showsDate(code) ? DATE : PLAIN
}

/**
 * Whether a format's code shows a part of a day: y, m, d, h, s, or an era, outside of quotes, colours,
 * languages and escaped signs.
 */
function showsDate(code: string): boolean {
  const [first = ''] = code.slice(0, 1000).split(';', 1)
  const bare = first.replace(/"[^"]*"|\[(?!h+\]|m+\]|s+\])[^[\]]*\]|[\\_*].|general|e[+-]/gi, '')
  return /[ymdhsegb]/i.test(bare)
}

const DAY = 86_400_000
const MOST_SERIAL = 2_958_466

/**
 * The wall clock that a serial number of days shows, in UTC fields; undefined where no calendar has it.
 * Before March 1900 Excel counts a day too much.
 */
export function dayOfSerial(serial: number, from1904: boolean): Date | undefined {
  if (!(serial >= (from1904 ? 0 : 1)) || serial >= MOST_SERIAL) return undefined
  if (!from1904 && serial >= 60 && serial < 61) return undefined
  const since = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, serial < 60 ? 31 : 30)
  return new Date(since + Math.round((serial * DAY) / 1000) * 1000)
}

/** A number as its format shows it. */
export function shownNumber(text: string, format: Format, from1904: boolean): RawCell {
  const value = Number(text)
  if (text.trim() === '' || !Number.isFinite(value)) return text
  if (format.kind === 'date') return dayOfSerial(value, from1904) ?? { unread: 'importDate', word: text }
  if (format.kind === 'zeros' && Number.isInteger(value) && value >= 0)
    return String(value).padStart(format.digits, '0')
  if (format.kind === 'percent') return `${(value * 100).toFixed(format.digits)}%`
  return String(value)
}
