import type { VoteSaid } from '../ballot/command.ts'
import { menuOf, type Round } from './round.ts'
import type { Dish } from './shown.ts'

const DAY = 86_400_000
/** What fits on a ballot with its cost: an option has 80 letters. */
const TITLE_MOST = 34
const PLACE_MOST = 22

/** An amount of fen as it is read: ¥12,000 or ¥12,000.50. */
export function yuan(fen: number): string {
  const part = fen % 100
  let whole = `${Math.floor(fen / 100)}`
  for (let at = whole.length - 3; at > 0; at -= 3) whole = `${whole.slice(0, at)},${whole.slice(at)}`
  return `¥${whole}${part ? `.${`${part}`.padStart(2, '0')}` : ''}`
}

const cut = (text: string, most: number): string => {
  const letters = Array.from(text)
  return letters.length <= most ? text : `${letters.slice(0, most - 1).join('')}…`
}

/** A dish as it stands on the ballot: what, where, and what it costs, frozen. */
export const dishText = ({ title, place, cost }: Pick<Dish, 'title' | 'place' | 'cost'>): string =>
  [cut(title, TITLE_MOST), cut(place, PLACE_MOST), yuan(cost!.amount)].filter(Boolean).join(' · ')

/**
 * [B17] The vote on a frozen menu, whole: one question, whose rules follow from the round's settings. No
 * other vote speaks of the round.
 */
export function voteOn(round: Round): VoteSaid {
  const { settings, title, frozenAt, id } = round
  const { fewest, most, voter, who, doors, turnout, menuDays } = settings
  const dishes = menuOf(round)
  return {
    title,
    questions: [
      {
        id: '1',
        text: title,
        asks: 'dishes',
        options: dishes.map(dishText),
        most: Math.min(most, dishes.length),
        fewest: Math.min(fewest, most, dishes.length),
        seats: 0,
        least: null,
        round: id,
        numbers: dishes.map(({ n }) => n),
      },
    ],
    rules: {
      voter,
      who,
      law: null,
      measures: ['heads'],
      takePart: turnout,
      inFavour: { over: 1, of: 2, above: true },
      of: 'takingPart',
      ties: 'again',
      secret: true,
      interim: 'nothing',
      doors,
      opensFrom: frozenAt! + menuDays * DAY,
    },
    meeting: null,
    matter: null,
  }
}
