import type { Id } from '../plain/id.ts'
import type { Board, Card } from './meeting.ts'

/**
 * [P8] Whether a card shows its handwriting instead of words: nobody has read it yet. Wherever words of cards
 * stand, this is said in words.
 */
export const isHandwriting = ({ text, photo }: Pick<Card, 'text' | 'photo'>): boolean => text === '' && photo !== null

/** [P8] Why the desk took a card back: nothing is written on its paper. */
export const BLANK = 'blank'

/** Whether a card was taken back as blank: whoever looks again can still give it words. */
export const isBlank = ({ state, reason }: Pick<Card, 'state' | 'reason'>): boolean =>
  state === 'withdrawn' && reason === BLANK

/** [P8] Whether a card came as handwriting and still waits for its words: it has no wording yet. */
export const awaitsWords = (card: Pick<Card, 'state' | 'reason' | 'wording'>): boolean =>
  card.wording === 0 && (card.state !== 'withdrawn' || isBlank(card))

/** The board once handwriting is read: on another tree the card hangs alone. */
export function readOn(
  board: Board,
  { card: id, tree, text, where, wording }: Pick<Card, 'tree' | 'text' | 'where' | 'wording'> & { card: Id },
): void {
  const card = board.cards[id]!
  if (card.tree !== tree) {
    card.topic = null
    delete card.otherSide
    card.links = []
    for (const other of linkedWith(board, id)) other.links = other.links.filter((to) => to !== id)
  }
  Object.assign(card, { tree, text, where, photo: null, wording, state: 'standing', reason: '' })
}

/** The cards whose links lead to a card. */
export const linkedWith = ({ cards }: Pick<Board, 'cards'>, id: Id): Card[] =>
  Object.values(cards).filter(({ links }) => links.includes(id))
