import type { Share } from '../../../core/ballot/law.ts'
import type { Question } from '../../../core/ballot/rules.ts'
import type { SquareWords } from '../../strings.ts'

/** Hundredths of a square metre as square metres: 8934 is 89.34. */
export const metres = (area: number): string => (area / 100).toFixed(2)

/** A number of a measure, as it is read. */
export const measured = (measure: 'heads' | 'area', n: number): string => (measure === 'area' ? metres(n) : `${n}`)

export const shareSaid = (words: SquareWords, { over, of, above }: Share): string =>
  words(above ? 'vote.share.above' : 'vote.share.least', { over, of })

/** How many can be chosen, in words. */
export function howMany(words: SquareWords, { asks, most, options }: Question): string {
  if (asks === 'yesNo' || (most === 1 && options.length > 0)) return words('vote.chooseOne')
  return asks === 'approve' ? words('vote.chooseAny') : words('vote.chooseMost', { n: most })
}
