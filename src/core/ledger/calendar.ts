import type { Clock } from '../plain/clock.ts'
import { endOfDay, handsAt, instantOf } from '../plain/clock.ts'

/** A community's working days. Dates are written 2026-10-01, by the clock of its place. */
export interface Calendar {
  /** Days of the week on which the office works, 0 is Sunday. */
  weekdays: number[]
  holidays: string[]
  /** Days worked although they fall on a weekend (调休). */
  extraDays: string[]
}

/** A length of time that somebody has: in hours of the clock, or in working days. */
export type Deadline = { hours: number } | { workingDays: number }

const DAY = 86_400_000

/** Whether the office works on the day in which `at` (milliseconds since 1970) falls by the place's clock. */
export const isWorkingDay = (at: number, calendar: Calendar, clock: Clock): boolean =>
  worksOn(handsAt(clock, at).getTime(), calendar)

/** The same of the day that the clock's hands show (ms, as `handsAt` gives them). */
function worksOn(hands: number, { weekdays, holidays, extraDays }: Calendar): boolean {
  const day = new Date(hands)
  const date = day.toISOString().slice(0, 10)
  return extraDays.includes(date) || (weekdays.includes(day.getUTCDay()) && !holidays.includes(date))
}

/**
 * When a deadline that starts at `from` is over. Working days end with the day: two of them from a Monday end
 * on Wednesday at midnight, also where summer time begins or ends meanwhile; hours are hours then too.
 * A calendar without any working day counts every day.
 */
export function endOf(deadline: Deadline, from: number, calendar: Calendar, clock: Clock): number {
  if ('hours' in deadline) return from + deadline.hours * 3_600_000
  return endOfDay(clock, shift(handsAt(clock, from).getTime(), deadline.workingDays, 1, calendar))
}

/** The instant so many working days after another, at the same time of day. */
export const daysAfter = (from: number, days: number, calendar: Calendar, clock: Clock): number =>
  instantOf(clock, shift(handsAt(clock, from).getTime(), days, 1, calendar))

/**
 * The latest due date that is already `days` working days past at `now`: whatever was due before it has been
 * overdue for so long.
 */
export const dueBefore = (now: number, days: number, calendar: Calendar, clock: Clock): number =>
  instantOf(clock, shift(handsAt(clock, now).getTime(), days, -1, calendar))

/** The clock's hands so many working days later (`step` 1) or earlier, at the same time of day. */
function shift(from: number, days: number, step: 1 | -1, calendar: Calendar): number {
  let hands = from
  const never = calendar.weekdays.length + calendar.extraDays.length === 0
  // Longer than any run of holidays: a calendar that never works must not hang us.
  for (let left = days, idle = 0; left > 0;) {
    hands += step * DAY
    if (never || worksOn(hands, calendar) || idle >= 60) left--
    else idle++
  }
  return hands
}
