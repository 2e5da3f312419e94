import type { Id } from '../../plain/id.ts'
import type { Meeting, Tree } from '../meeting.ts'
import type { Rules } from '../rule.ts'
import { refuse } from '../../plain/refuse.ts'
import { notArchived, standingCard, ownedBy } from '../rule.ts'

export const linking: Rules<'linkCards' | 'unlinkCards'> = {
  // [M18] An action may name the problems it addresses, a vision the actions that serve it; by its author or
  // the desk.
  linkCards(meeting, { from, to }, actor, _now, tell) {
    notArchived(meeting)
    const card = standingCard(meeting, from)
    if (actor.kind !== 'staff') ownedBy(meeting, from, actor)
    linkable(meeting, card.tree, to)
    return card.links.includes(to) ? [] : [tell({ kind: 'cardsLinked', from, to })]
  },

  unlinkCards(meeting, { from, to }, actor, _now, tell) {
    notArchived(meeting)
    const card = standingCard(meeting, from)
    if (actor.kind !== 'staff') ownedBy(meeting, from, actor)
    if (!meeting.board.cards[to]) return refuse({ refused: 'noSuchCard' })
    return card.links.includes(to) ? [tell({ kind: 'cardsUnlinked', from, to })] : []
  },
}

/** [M18] Only action → problem and vision → action. */
export function linkable(meeting: Meeting, tree: Tree, to: Id): void {
  const target = standingCard(meeting, to)
  const fits = (tree === 'action' && target.tree === 'problem') || (tree === 'vision' && target.tree === 'action')
  if (!fits) refuse({ refused: 'linkNotPossible' })
}
