import type { Board, Tree } from '../../core/meeting/meeting.ts'

/** Why nothing can be hung up now, and when that changes or changed (null: not known). */
export interface Closed {
  why: 'notYet' | 'over' | 'treeClosed'
  at: number | null
}

/**
 * Why a card can't be hung on `tree` now, or null where it can; without a tree, why nothing can be endorsed.
 * The server decides; this only spares people a refusal. [M4] [M10]
 */
export function whyClosed(board: Board, tree: Tree | null, now: number): Closed | null {
  const { stage, cardsFrom, cardsUntil, closedAt } = board
  if (stage === 'draft' || (stage === 'announced' && (cardsFrom === null || now < cardsFrom)))
    return { why: 'notYet', at: stage === 'draft' ? null : cardsFrom }
  if (stage === 'archived' || (stage === 'closed' && (cardsUntil === null || now > cardsUntil)))
    return { why: 'over', at: cardsUntil ?? closedAt }
  return tree && !board.trees[tree] ? { why: 'treeClosed', at: null } : null
}
