import type { Board, Card } from '../../../core/meeting/meeting.ts'
import type { Id } from '../../../core/plain/id.ts'

/**
 * A card that may be linked with another: `from` names `to` (an action the problem it addresses, a vision the
 * action that serves it).
 */
export interface Linkable {
  card: Card
  from: Id
  to: Id
  linked: boolean
}

/** Whatever standing cards can be linked with `id`, those that are already linked first, then by number. */
export function linkablesOf(board: Board, id: Id): Linkable[] {
  const card = board.cards[id]
  if (!card) return []
  const list: Linkable[] = []
  for (const other of Object.values(board.cards)) {
    if (other.state !== 'standing') continue
    if (names(card, other)) list.push({ card: other, from: id, to: other.id, linked: card.links.includes(other.id) })
    else if (names(other, card)) list.push({ card: other, from: other.id, to: id, linked: other.links.includes(id) })
  }
  return list.sort((a, b) => Number(b.linked) - Number(a.linked) || a.card.number - b.card.number)
}

const names = (from: Card, to: Card): boolean =>
  (from.tree === 'action' && to.tree === 'problem') || (from.tree === 'vision' && to.tree === 'action')
