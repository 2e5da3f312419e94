import { orderOn } from '../../../core/ballot/order.ts'
import type { Share } from '../../../core/ballot/law.ts'
import { numberOf, type Question } from '../../../core/ballot/rules.ts'
import type vote from '../../strings/vote.ts'
import type { SquareWords } from '../../strings.ts'

/** Words of votes, on whatever page. */
export type VoteWords = (key: keyof typeof vote, args?: Record<string, string | number>) => string

/** Hundredths of a square metre as square metres: 8934 is 89.34. */
export const metres = (area: number): string => (area / 100).toFixed(2)

/** A number of a measure, as it is read. */
export const measured = (measure: 'heads' | 'area', n: number): string => (measure === 'area' ? metres(n) : `${n}`)

export const shareSaid = (words: VoteWords, { over, of, above }: Share): string =>
  words(above ? 'vote.share.above' : 'vote.share.least', { over, of })

/**
 * The options as one ballot shows them, each with its place in the list: [V19] dishes in an order of their
 * own.
 */
export function onBallot(question: Pick<Question, 'asks' | 'options' | 'numbers'>, serial: string) {
  const { asks, options } = question
  const places = asks === 'dishes' ? orderOn(serial, options.length) : options.map((_, place) => place)
  return places.map((place) => ({ place, n: numberOf(question, place), option: options[place]! }))
}

/** How many can be chosen, in words. */
export function howMany(words: SquareWords, { asks, most, fewest = 1, options }: Question): string {
  if (asks === 'dishes' && fewest > 1) return words('vote.chooseBetween', { least: fewest, n: most })
  if (asks === 'yesNo' || (most === 1 && options.length > 0)) return words('vote.chooseOne')
  return asks === 'approve' ? words('vote.chooseAny') : words('vote.chooseMost', { n: most })
}
