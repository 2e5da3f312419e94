import type { Id } from '../../core/plain/id.ts'
import type { Board, Card, Topic, Tree } from '../../core/meeting/meeting.ts'
import { TREES } from '../../core/meeting/meeting.ts'

/**
 * A tree as it is read aloud: its topics in order of birth with their cards, then the loose cards; cards by
 * number.
 */
export interface TreeReading {
  tree: Tree
  /** Standing cards, gathered or loose. */
  count: number
  /** `count`: how many of a topic's cards stand, also those on other pages. */
  topics: { topic: Topic; cards: Card[]; count: number }[]
  loose: Card[]
}

const put = (into: Map<Id, Card[]>, key: Id, card: Card) => {
  const row = into.get(key)
  if (row) row.push(card)
  else into.set(key, [card])
}
const byNumber = (a: Card, b: Card) => a.number - b.number

/** Orders a board for reading, one entry a tree. Hidden and withdrawn cards keep their place in the row. */
export function readTrees(board: Board): TreeReading[] {
  const cards = Object.values(board.cards).sort(byNumber)
  const gathered = new Map<Id, Card[]>()
  const loose: Card[] = []
  for (const card of cards) {
    if (card.topic !== null && board.topics[card.topic]) put(gathered, card.topic, card)
    else loose.push(card)
  }
  const topics = Object.values(board.topics).sort((a, b) => a.seat - b.seat)
  return TREES.map((tree) => ({
    tree,
    count: cards.filter((card) => card.tree === tree && card.state === 'standing').length,
    topics: topics
      .filter((topic) => topic.tree === tree && gathered.has(topic.id))
      .map((topic) => {
        const cards = gathered.get(topic.id)!
        return { topic, cards, count: cards.filter(({ state }) => state === 'standing').length }
      }),
    loose: loose.filter((card) => card.tree === tree),
  }))
}

/**
 * What of a reading stands on one page: the cards from `from` up to `to` as they are read; topics without any
 * of them are left out.
 */
export function partOf(trees: readonly TreeReading[], from: number, to: number): TreeReading[] {
  let read = 0
  const cut = (cards: Card[]) => {
    const first = read
    read += cards.length
    return cards.slice(Math.max(0, from - first), Math.max(0, to - first))
  }
  return trees.map((tree) => ({
    ...tree,
    topics: tree.topics.map((topic) => ({ ...topic, cards: cut(topic.cards) })).filter(({ cards }) => cards.length > 0),
    loose: cut(tree.loose),
  }))
}

/** By card: the standing cards that name it, so that a problem shows the actions that address it. */
export function namedBy(board: Board): Map<Id, Card[]> {
  const naming = new Map<Id, Card[]>()
  for (const card of Object.values(board.cards).sort(byNumber)) {
    if (card.state !== 'standing') continue
    for (const to of card.links) put(naming, to, card)
  }
  return naming
}

/** Numbers of a meeting for a sentence: standing cards by tree, and people present. */
export const countsOf = (board: Board): Record<Tree | 'people', number> => {
  const [problem, action, vision] = readTrees(board).map(({ count }) => count) as [number, number, number]
  return { problem, action, vision, people: board.attendance.people }
}
