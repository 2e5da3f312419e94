import { unit } from '../plain/hash.ts'

/**
 * [V19] The order of dishes on one ballot, as places of the question's list: drawn anew for each serial, so
 * that none stands first for everybody, and the same whenever that ballot is shown or printed. It tells
 * nothing of a voter: serials are nobody's.
 */
export const orderOn = (serial: string, options: number): number[] =>
  Array.from({ length: options }, (_, place) => ({ place, drawn: unit(`${serial} ${place}`) }))
    .sort((a, b) => a.drawn - b.drawn || a.place - b.place)
    .map(({ place }) => place)
