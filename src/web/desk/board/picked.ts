import type { Board, Tree } from '../../../core/meeting/meeting.ts'
import type { Id } from '../../../core/plain/id.ts'

/** The cards picked at the desk. They are of one tree, since a topic is. */
export interface Picked {
  tree: Tree | null
  cards: ReadonlySet<Id>
}

export const NOTHING: Picked = { tree: null, cards: new Set() }

/** Adds a card, or takes it away where it was picked. A card of another tree begins anew. */
export function toggled(selection: Picked, card: { id: Id; tree: Tree }): Picked {
  if (selection.tree !== card.tree) return { tree: card.tree, cards: new Set([card.id]) }
  const cards = new Set(selection.cards)
  if (!cards.delete(card.id)) cards.add(card.id)
  return cards.size ? { tree: card.tree, cards } : NOTHING
}

/** Adds cards of one tree: those between two clicks. */
export function extended(selection: Picked, tree: Tree, ids: readonly Id[]): Picked {
  return { tree, cards: new Set([...(selection.tree === tree ? selection.cards : []), ...ids]) }
}

/** What is left of a selection after the board changed: cards that were withdrawn or hidden fall away. */
export function pruned(selection: Picked, board: Board): Picked {
  const left = [...selection.cards].filter((id) => board.cards[id]?.state === 'standing')
  if (left.length === selection.cards.size) return selection
  return left.length ? { tree: selection.tree, cards: new Set(left) } : NOTHING
}

/**
 * The cards that an action on `card` is about: the whole selection where the card is part of it, else the
 * card alone.
 */
export function meant(selection: Picked, card: Id): Id[] {
  return selection.cards.has(card) ? [...selection.cards] : [card]
}
