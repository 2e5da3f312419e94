import type { Clock } from '../plain/clock.ts'
import { dayAt, endOfDayAt, handsAt } from '../plain/clock.ts'

/** A community's working days. Dates are written 2026-10-01, in the community's own time. */
export interface Calendar {
  /** Days of the week on which the office works, 0 is Sunday. */
  weekdays: number[]
  holidays: string[]
  /** Days worked although they fall on a weekend (调休). */
  extraDays: string[]
  /** The community's time ahead of UTC, in minutes (China: 480, no summer time). */
  utcOffset: Clock
}

/** A length of time that somebody has: in hours of the clock, or in working days. */
export type Deadline = { hours: number } | { workingDays: number }

const DAY = 86_400_000

/** Whether the office works on the day in which `at` (milliseconds since 1970) falls. */
export function isWorkingDay(at: number, calendar: Calendar): boolean {
  const date = dayAt(calendar.utcOffset, at)
  if (calendar.extraDays.includes(date)) return true
  return calendar.weekdays.includes(handsAt(calendar.utcOffset, at).getUTCDay()) && !calendar.holidays.includes(date)
}

/**
 * When a deadline that starts at `from` is over. Working days end with the day: two of them from a Monday end
 * on Wednesday at midnight.
 * A calendar without any working day counts every day.
 */
export function endOf(deadline: Deadline, from: number, calendar: Calendar): number {
  if ('hours' in deadline) return from + deadline.hours * 3_600_000
  return endOfDayAt(calendar.utcOffset, shift(from, deadline.workingDays, 1, calendar))
}

/**
 * The latest due date that is already `days` working days past at `now`: whatever was due before it has been
 * overdue for so long.
 */
export const dueBefore = (now: number, days: number, calendar: Calendar): number => shift(now, days, -1, calendar)

function shift(from: number, days: number, step: 1 | -1, calendar: Calendar): number {
  let at = from
  const never = calendar.weekdays.length + calendar.extraDays.length === 0
  // Longer than any run of holidays: a calendar that never works must not hang us.
  for (let left = days, idle = 0; left > 0;) {
    at += step * DAY
    if (never || isWorkingDay(at, calendar) || idle >= 60) left--
    else idle++
  }
  return at
}
