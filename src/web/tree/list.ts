import type { Board, Card, Topic, Tree } from '../../core/meeting/meeting.ts'
import { bySeat } from './crown.ts'

/**
 * A tree in words: its topics by seat with their standing cards in order of arrival, and the cards without a
 * topic.
 */
export function listOf(
  board: Board,
  tree: Tree,
): { topics: { topic: Topic; cards: Card[] }[]; loose: Card[]; count: number } {
  const topics = Object.values(board.topics)
    .filter((topic) => topic.tree === tree)
    .sort(bySeat)
    .map((topic) => ({ topic, cards: [] as Card[] }))
  const byId = new Map(topics.map(({ topic, cards }) => [topic.id, cards]))
  const loose: Card[] = []
  const cards = Object.values(board.cards)
    .filter((card) => card.tree === tree && card.state === 'standing')
    .sort((a, b) => a.number - b.number)
  for (const card of cards) (byId.get(card.topic ?? '') ?? loose).push(card)
  return { topics, loose, count: cards.length }
}
