import type { Board, Card, Tree } from '../meeting/meeting.ts'
import type { Motion } from '../meeting/motion.ts'
import type { Pledge } from '../meeting/pledge.ts'
import { NO_PLEDGE_WORDS } from '../meeting/pledge.ts'
import { inWords } from '../meeting/words.ts'
import type { Id } from '../plain/id.ts'

/**
 * A card as it was signed, without its words: these stay with the card, from which they can be taken back.
 */
type SignedCard = Omit<Card, 'text' | 'where' | 'photo' | 'reason'>
/** [N13] The meeting as it was when its minutes were signed. */
export type SignedBoard = Omit<Board, 'cards'> & { cards: Record<Id, SignedCard> }

/** What of a meeting is kept with the signing of its minutes. */
export function signedBoard(board: Board): SignedBoard {
  const bare = ({ text: _t, where: _w, photo: _p, reason: _r, ...card }: Card): SignedCard => card
  const cards = Object.values(board.cards).map((card) => [card.id, bare(card)])
  const motions = board.motions.map((motion) => inWords(motion, () => ({ what: '', who: '' })))
  const pledges = board.pledges.map((pledge) => ({ ...pledge, ...NO_PLEDGE_WORDS }))
  return { ...board, cards: Object.fromEntries(cards) as Record<Id, SignedCard>, motions, pledges }
}

/**
 * [N13] A meeting as its signed minutes show it: as it was, with all its numbers, but for what was taken out
 * since. A card that no longer hangs has no words, a motion those of today, and a name stands only where the
 * person still agrees. Meetings that were signed before there were motions have none.
 */
export function asSigned(signed: SignedBoard, now: Board): Board {
  const cards = Object.values(signed.cards).map((card): [Id, Card] => {
    const today = now.cards[card.id]
    if (today?.state !== 'standing') return [card.id, { ...card, text: '', where: '', photo: null, reason: '' }]
    const { text, where, photo, reason } = today
    return [card.id, { ...card, text, where, photo, reason }]
  })
  const named = signed.attendance.named.filter((name) => now.attendance.named.includes(name))
  const motions = ((signed.motions ?? []) as Motion[]).map((motion) => {
    const today = now.motions.find(({ id }) => id === motion.id)
    return inWords(motion, ({ version }) => today?.wordings[version - 1] ?? { what: '', who: '' })
  })
  const pledges = ((signed.pledges ?? []) as Pledge[]).map((pledge) => {
    const { what, who } = now.pledges.find(({ id }) => id === pledge.id) ?? NO_PLEDGE_WORDS
    return { ...pledge, what, who }
  })
  const attendance = { ...signed.attendance, named }
  return { ...signed, code: now.code, cards: Object.fromEntries(cards), motions, pledges, attendance }
}

/** Numbers of the cards that hang as they did when the minutes were signed, in other words. */
export const rewordedSince = (signed: SignedBoard, now: Board): number[] =>
  Object.values(signed.cards)
    .filter(({ id, state, wording }) => {
      const today = now.cards[id]
      return state === 'standing' && today?.state === 'standing' && today.wording !== wording
    })
    .map(({ number }) => number)
    .sort((a, b) => a - b)
/**
 * What was counted of a meeting when its minutes were signed: people, and the cards that hung on each tree.
 */
export type SignedFigures = { people: number } & { [T in Tree]: number }

/** [N13] Numbers stay as they were signed, whatever was taken down since. */
export function figuresOf({ cards, attendance }: SignedBoard): SignedFigures {
  const on = (tree: Tree) =>
    Object.values(cards).filter((card) => card.tree === tree && card.state === 'standing').length
  return { people: attendance.people, problem: on('problem'), action: on('action'), vision: on('vision') }
}

/** Numbers of the cards that hung when the minutes were signed, and no longer do. */
export const takenDownSince = (signed: SignedBoard, now: Board): number[] =>
  Object.values(signed.cards)
    .filter(({ id, state }) => state === 'standing' && now.cards[id]?.state !== 'standing')
    .map(({ number }) => number)
    .sort((a, b) => a - b)
