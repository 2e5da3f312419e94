import { isListed } from '../../core/meeting/cut.ts'
import type { Board, Card, Topic, Tree } from '../../core/meeting/meeting.ts'

/**
 * The cards of a tree as a phone lists them; those that are withdrawn or cut are left out.
 */
export interface CardList {
  /** Those without cards are left out. */
  topics: { topic: Topic; cards: Card[] }[]
  loose: Card[]
}

/** What somebody looks by: how much support each card and topic had at one moment, by id. */
export type Support = ReadonlyMap<string, number>

/** The support of all cards and topics now: nothing moves under a finger while others endorse. */
export const supportOf = (board: Board): Support =>
  new Map([
    ...Object.values(board.cards).map(({ id, endorsements }) => [id, endorsements] as const),
    ...Object.values(board.topics).map(({ id, people }) => [id, people] as const),
  ])

const newer = (a: Card, b: Card) => b.number - a.number
const among = (support: Support | null) => (a: string, b: string) => (support?.get(b) ?? 0) - (support?.get(a) ?? 0)

/**
 * Lists a tree in one pass: a meeting of 3,000 cards is listed again at every frame. Without `support`,
 * topics come in the order of their birth and the newest cards first; with it, what most people stand behind.
 */
export function cardListOf(board: Board, tree: Tree, support: Support | null = null): CardList {
  const gathered = new Map<string, Card[]>()
  const loose: Card[] = []
  for (const card of Object.values(board.cards)) {
    if (card.tree !== tree || !isListed(card)) continue
    const cards = card.topic && board.topics[card.topic] ? gathered.get(card.topic) : loose
    if (cards) cards.push(card)
    else gathered.set(card.topic!, [card])
  }
  const less = among(support)
  const sorted = (cards: Card[]) => cards.sort((a, b) => less(a.id, b.id) || newer(a, b))
  return {
    topics: [...gathered]
      .map(([id, cards]) => ({ topic: board.topics[id]!, cards: sorted(cards) }))
      .sort((a, b) => less(a.topic.id, b.topic.id) || a.topic.seat - b.topic.seat),
    loose: sorted(loose),
  }
}

const folded = (text: string) => text.normalize('NFKC').toLowerCase()

/**
 * Standing cards of all trees in which each of the typed words stands: in the card, its place, the name of
 * its topic, or as its number.
 */
export function cardsSaying(board: Board, typed: string, support: Support | null = null): Card[] {
  const wanted = folded(typed).split(/\s+/).filter(Boolean)
  const less = among(support)
  return Object.values(board.cards)
    .filter((card) => {
      if (card.state !== 'standing') return false
      const said = folded(
        `${card.text}\n${card.where ?? ''}\n${card.topic ? (board.topics[card.topic]?.name ?? '') : ''}`,
      )
      return wanted.every((word) => said.includes(word) || word.replace(/^#/, '') === String(card.number))
    })
    .sort((a, b) => less(a.id, b.id) || newer(a, b))
}

/** How many cards stand on each tree. */
export function countCards(board: Board): Record<Tree, number> {
  const counts = { problem: 0, action: 0, vision: 0 }
  for (const { tree, state } of Object.values(board.cards)) if (state === 'standing') counts[tree]++
  return counts
}
