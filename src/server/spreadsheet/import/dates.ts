import type { Clock } from '../../../core/plain/clock.ts'
import { endOfDay as endOfDayOn, instantOf as instantOn } from '../../../core/plain/clock.ts'
import type { RawCell } from './reader/found.ts'

const DAY = 86_400_000
/** Before it no ledger was kept, after it no due date makes sense; what lies outside was mistyped. */
const [FIRST_YEAR, LAST_YEAR] = [1900, 2199]

/**
 * An instant from a day by the community's clock: a date cell, or written as 2026-10-01, 2026/10/1 9:30,
 * 2026.10.1, 2026年10月1日 9时30分, 20261001, or with a year of the Republic (民國115年3月5日, 115年3月5日). A day without
 * a time is its first instant, or with `endOfDay` its last. Null where it is none of these or no calendar has
 * it (30 February, 22:99); 5/3/2026 too, since nobody can tell day from month.
 */
export function instantOf(cell: RawCell, clock: Clock, endOfDay: boolean): number | null {
  const written = cell instanceof Date ? handsOf(cell) : typeof cell === 'string' ? readHands(cell) : null
  if (!written) return null
  return written.timed || !endOfDay ? instantOn(clock, written.at) : endOfDayOn(clock, written.at)
}

/** What the clock's hands are to show, as if it were UTC, and whether a time of day is said. */
interface Hands {
  at: number
  timed: boolean
}

function handsOf(date: Date): Hands | null {
  const at = date.getTime()
  const year = date.getUTCFullYear()
  return year >= FIRST_YEAR && year <= LAST_YEAR ? { at, timed: at % DAY !== 0 } : null
}

const DATE =
  /^(?:(民国|民國)?(\d{2,4})年(\d{1,2})月(\d{1,2})[日号號]|(\d{4})([-/.])(\d{1,2})\6(\d{1,2})|(\d{4})(\d{2})(\d{2}))(?: ?[(]?(?:星期|周|週|礼拜|禮拜)[一二三四五六日天][)]?)?(.*)$/
const TIME =
  /^[ T]{0,3}(上午|下午|中午|早上|晚上|am|pm)? ?(\d{1,2})(?:[:时時点點](\d{1,2})(?:[:分](\d{1,2})秒?|分)?|[时時点點])? ?(am|pm)?$/i
/** Years of the Republic of China count from 1912. */
const REPUBLIC = 1911

function readHands(cell: string): Hands | null {
  const text = cell.slice(0, 60).normalize('NFKC').trim()
  const found = DATE.exec(text)
  if (!found) return null
  const [, republic, chineseYear, chineseMonth, chineseDay, year2, , month2, day2, year3, month3, day3, rest = ''] =
    found
  const year = chineseYear ? yearOf(chineseYear, Boolean(republic)) : Number(year2 ?? year3)
  const [month, day] = [Number(chineseMonth ?? month2 ?? month3), Number(chineseDay ?? day2 ?? day3)]
  if (year === null || year < FIRST_YEAR || year > LAST_YEAR) return null
  const at = Date.UTC(year, month - 1, day)
  const read = new Date(at)
  if (read.getUTCMonth() !== month - 1 || read.getUTCDate() !== day) return null
  if (rest.trim() === '') return { at, timed: false }
  const time = readTime(rest)
  return time === null ? null : { at: at + time, timed: true }
}

/** 2026 as it stands; 115 (or anything after 民國) from 1911. Two digits alone could be either. */
function yearOf(digits: string, republic: boolean): number | null {
  if (republic) return Number(digits) + REPUBLIC
  return digits.length === 4 ? Number(digits) : digits.length === 3 ? Number(digits) + REPUBLIC : null
}

function readTime(text: string): number | null {
  const found = TIME.exec(text)
  if (!found) return null
  const [whole, before, hours, minutes, seconds, after] = found
  if (!/[:时時点點]/.test(whole)) return null
  const half = (before ?? after ?? '').toLowerCase()
  const [hour, minute, second] = [Number(hours), Number(minutes ?? 0), Number(seconds ?? 0)]
  if (hour > 23 || minute > 59 || second > 59) return null
  const afternoon = ['下午', '晚上', 'pm'].includes(half) && hour < 12
  const midnight = half === 'am' && hour === 12
  return ((afternoon ? hour + 12 : midnight ? 0 : hour) * 60 + minute) * 60_000 + second * 1000
}
