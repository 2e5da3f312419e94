import { isListed } from '../../../core/meeting/cut.ts'
import type { Board, Card, Topic, Tree } from '../../../core/meeting/meeting.ts'
import { TREES } from '../../../core/meeting/meeting.ts'
import type { Id } from '../../../core/plain/id.ts'

/** A topic with its cards, oldest first, as the desk shows it. */
export interface TopicView extends Topic {
  cards: Card[]
}

/** One tree at the desk. `loose`: standing cards of no topic; `aside`: hidden ones, newest first. */
export interface Column {
  tree: Tree
  topics: TopicView[]
  loose: Card[]
  aside: Card[]
  /** Standing cards of the tree. */
  count: number
}

/** A gathering that has been asked for and is not yet told by the stream. */
export interface Pending {
  cards: readonly Id[]
  to: Id | null
  /** A topic that is being born. */
  topic?: Topic
  /** The journal position that includes it, once accepted. */
  seq: number | null
}

/**
 * The board as three columns, with what is still pending already in place.
 * `wanted`, lower case, keeps only cards and topics that hold it (a card's number counts too).
 * The views are copies: the board is changed in place, and a view that is another object is what tells the
 * page to draw.
 */
export function columnsOf(
  board: Board,
  {
    pending = [],
    wanted = '',
    byEndorsements = false,
  }: { pending?: readonly Pending[]; wanted?: string; byEndorsements?: boolean },
): Column[] {
  const places = new Map<Id, Id | null>()
  const born: Topic[] = []
  for (const { cards, to, topic } of pending) {
    if (topic && !board.topics[topic.id]) born.push(topic)
    for (const card of cards) places.set(card, to)
  }
  const topics = new Map<Id, TopicView>()
  for (const topic of [...Object.values(board.topics), ...born]) topics.set(topic.id, { ...topic, cards: [] })
  const columns = Object.fromEntries(
    TREES.map((tree) => [tree, { tree, topics: [], loose: [], aside: [], count: 0 } as Column]),
  ) as Record<Tree, Column>

  for (const card of Object.values(board.cards)) {
    const column = columns[card.tree]
    if (card.state === 'standing') column.count++
    if (!isListed(card)) continue
    const topic = topics.get((places.has(card.id) ? places.get(card.id) : card.topic) ?? '')
    const fits = !wanted || holds(card, wanted) || (topic?.name.toLowerCase().includes(wanted) ?? false)
    if (!fits) continue
    if (card.state === 'hidden') column.aside.push(card)
    else if (topic) topic.cards.push(card)
    else column.loose.push(card)
  }
  for (const topic of topics.values()) {
    if (wanted && topic.cards.length === 0 && !topic.name.toLowerCase().includes(wanted)) continue
    topic.cards = topic.cards.sort((a, b) => a.number - b.number).map((card) => ({ ...card }))
    columns[topic.tree].topics.push(topic)
  }
  const newest = (a: Card, b: Card) => b.number - a.number
  const loved = (a: Card, b: Card) => b.endorsements - a.endorsements || newest(a, b)
  return TREES.map((tree) => {
    const { topics, loose, aside, count } = columns[tree]
    return {
      tree,
      count,
      topics: topics.sort((a, b) => a.seat - b.seat),
      loose: loose.sort(byEndorsements ? loved : newest).map((card) => ({ ...card })),
      aside: aside.sort(newest).map((card) => ({ ...card })),
    }
  })
}

function holds(card: Card, wanted: string): boolean {
  return (
    card.text.toLowerCase().includes(wanted) ||
    card.where.toLowerCase().includes(wanted) ||
    String(card.number) === wanted
  )
}
