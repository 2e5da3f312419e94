import type { Board } from './meeting.ts'

/**
 * [M27] Whether somebody new must show at `now` the pass that the hall shows. Cards that are taken before or
 * after the meeting are written elsewhere: then anyone with the address joins.
 */
export function asksForPass(
  { joining, stage, cardsFrom, cardsUntil }: Pick<Board, 'joining' | 'stage' | 'cardsFrom' | 'cardsUntil'>,
  now: number,
): boolean {
  const outside =
    (stage === 'announced' && cardsFrom !== null && now >= cardsFrom) ||
    (stage === 'closed' && cardsUntil !== null && now <= cardsUntil)
  return joining === 'hall' && !outside
}
