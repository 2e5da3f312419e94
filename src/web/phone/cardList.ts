import { isListed } from '../../core/meeting/cut.ts'
import type { Board, Card, Topic, Tree } from '../../core/meeting/meeting.ts'

/**
 * The cards of a tree as a phone lists them, the newest first; those that are withdrawn or cut are left out.
 */
export interface CardList {
  /** Topics in the order of their birth; those without cards are left out. */
  topics: { topic: Topic; cards: Card[] }[]
  loose: Card[]
}

/** Lists a tree in one pass: a meeting of 3,000 cards is listed again at every frame. */
export function cardListOf(board: Board, tree: Tree): CardList {
  const gathered = new Map<string, Card[]>()
  const loose: Card[] = []
  for (const card of Object.values(board.cards)) {
    if (card.tree !== tree || !isListed(card)) continue
    const cards = card.topic && board.topics[card.topic] ? gathered.get(card.topic) : loose
    if (cards) cards.push(card)
    else gathered.set(card.topic!, [card])
  }
  const newestFirst = (cards: Card[]) => cards.sort((a, b) => b.number - a.number)
  return {
    topics: [...gathered]
      .map(([id, cards]) => ({ topic: board.topics[id]!, cards: newestFirst(cards) }))
      .sort((a, b) => a.topic.seat - b.topic.seat),
    loose: newestFirst(loose),
  }
}

/** How many cards stand on each tree. */
export function countCards(board: Board): Record<Tree, number> {
  const counts = { problem: 0, action: 0, vision: 0 }
  for (const { tree, state } of Object.values(board.cards)) if (state === 'standing') counts[tree]++
  return counts
}
