import type { Id } from '../plain/id.ts'
import { refuse } from '../plain/refuse.ts'
import type { Refusal } from './event.ts'
import type { Board, Card, Meeting } from './meeting.ts'

/** [M40] The halves that stand in a cut card's place, in order. Empty for a card that is not cut. */
export const halvesOf = (board: Pick<Board, 'cards'>, card: Id): Card[] =>
  board.cards[card]?.state === 'cut' ? piecesOf(board, card).filter(({ state }) => state !== 'undone') : []

/**
 * All that a card was ever cut into, halves that went back into it too. Walks through all cards, of which
 * there may be thousands, without listing them: it is asked for each card that is withdrawn.
 */
function piecesOf({ cards }: Pick<Board, 'cards'>, card: Id): Card[] {
  const pieces: Card[] = []
  for (const id in cards) if (cards[id]!.cutFrom === card) pieces.push(cards[id]!)
  return pieces.sort((a, b) => a.number - b.number)
}

/** A card, its halves, and theirs, whatever has become of them. */
export const withPieces = (board: Pick<Board, 'cards'>, card: Id): Id[] => [
  card,
  ...piecesOf(board, card).flatMap(({ id }) => withPieces(board, id)),
]

/** The card of which the author wrote the words: a half's whole, or the card itself. */
export function originalOf(board: Pick<Board, 'cards'>, card: Id): Id {
  const whole = board.cards[card]?.cutFrom
  return whole === undefined ? card : originalOf(board, whole)
}

/**
 * [M40] Whether a half is a piece of the whole: one run of its characters, or several, and what lies between
 * two runs is left out only from one pause (a comma, a full stop, a line end) to another. Spaces and line
 * ends themselves do not count. So no word in the middle of a clause, such as a "not", goes missing.
 */
export function isPieceOf(half: string, whole: string): boolean {
  const [piece, rest] = [Array.from(half.replace(/\s+/g, '')), withPauses(whole)]
  if (piece.length === 0 || piece.length >= rest.length) return false
  // How many characters of the piece may have been found so far: the last of them right here, or before a
  // gap.
  let [inRun, inGap] = [new Set<number>(), new Set<number>()]
  for (const { character, afterPause } of rest) {
    const continues = new Set([0, ...inRun, ...(afterPause ? inGap : [])])
    const skips = new Set([...inGap, ...(afterPause ? inRun : [])])
    inRun = new Set([...continues].filter((found) => piece[found] === character).map((found) => found + 1))
    inGap = skips
    if (inRun.has(piece.length)) return true
  }
  return false
}

/** The characters of a text without its spaces, and whether a pause lies right before each. */
function withPauses(text: string): { character: string; afterPause: boolean }[] {
  const all = Array.from(text)
  return all.flatMap((character, n) =>
    /\s/.test(character) ? [] : [{ character, afterPause: /[\s\p{P}]/u.test((all[n - 1] ?? ' ') + character) }],
  )
}

/** Whether a list of cards shows it, with its words or the reason why it has none. */
export const isListed = ({ state }: Pick<Card, 'state'>): boolean => state === 'standing' || state === 'hidden'

/** Refuses a card that is gone: withdrawn, cut in two, or a half that went back into its whole. */
export function refuseGone(board: Pick<Board, 'cards'>, card: Card): void {
  if (card.state === 'withdrawn') refuse<Refusal>({ refused: 'cardWithdrawn' })
  if (card.state === 'undone') refuse<Refusal>({ refused: 'cutWasUndone', whole: board.cards[card.cutFrom!]!.number })
  if (card.state !== 'cut') return
  const [first, second] = halvesOf(board, card.id)
  refuse<Refusal>({ refused: 'cardCut', first: first!.number, second: second!.number })
}

/**
 * [M40] The cards on which somebody's endorsement begins or ends with one of theirs. Whoever endorses a half
 * endorses the whole that it is of; whoever takes an endorsement back takes it from all pieces of the card,
 * and from a whole of which they endorse no other piece.
 */
export function endorsedWith(
  { board, endorsers }: Pick<Meeting, 'board' | 'endorsers'>,
  card: Id,
  participant: Id,
  stands: boolean,
): Id[] {
  const changes = (id: Id) => (endorsers.get(id)?.has(participant) ?? false) !== stands
  const touched = new Set(stands ? [card] : withPieces(board, card))
  for (let whole = board.cards[card]!.cutFrom; whole !== undefined; whole = board.cards[whole]!.cutFrom) {
    const others = piecesOf(board, whole).filter(({ id }) => !touched.has(id) && endorsers.get(id)?.has(participant))
    if (stands ? board.cards[whole]!.state !== 'cut' : others.length > 0) break
    touched.add(whole)
  }
  return [...touched].filter(changes)
}
