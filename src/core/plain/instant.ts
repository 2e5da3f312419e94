/**
 * The end of the instants that somebody may set (milliseconds since 1970): the year 2200. Beyond the last day
 * that calendars and spreadsheets can write, an export of everything would fail for good on one date.
 */
export const INSTANT_END = Date.UTC(2200, 0)

/** Whether a number is an instant that somebody may set. */
const isInstant = (number: number): boolean => Number.isInteger(number) && number >= 0 && number < INSTANT_END

/** How fields are called that hold an instant: startsAt, dueOn, cardsFrom, until; of a motion, by when. */
const NAMED = /(?:At|On|From|Until)$|^(?:by|from|until)$/

/**
 * Whether every instant in a command, however deep, is one that somebody may set. Other fields are not looked
 * at; no number at all is for the rules.
 */
export function instantsHold(command: object): boolean {
  return Object.entries(command).every(([name, value]: [string, unknown]) => {
    if (typeof value === 'number') return !NAMED.test(name) || Number.isNaN(value) || isInstant(value)
    return typeof value !== 'object' || value === null || instantsHold(value)
  })
}
