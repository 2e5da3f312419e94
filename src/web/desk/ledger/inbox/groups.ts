import type { Unanswered } from '../../../../wire/matter.ts'

/** Cards of one topic, or of one meeting without a topic. */
export interface CardGroup {
  key: string
  meeting: Unanswered['meeting']
  topic: Unanswered['topic']
  cards: Unanswered[]
}

/**
 * The cards that are taken together with one: those of its topic, which somebody gathered. Cards that are
 * only left over belong to nothing together: none.
 */
export const takenWith = ({ topic, cards }: CardGroup): readonly Unanswered[] => (topic ? cards : [])

/**
 * Puts cards of a topic together. Groups stand in the order of their longest waiting card, and so do the
 * cards in each.
 */
export function groupsOf(cards: readonly Unanswered[]): CardGroup[] {
  const groups = new Map<string, CardGroup>()
  for (const card of cards) {
    const { meeting, topic } = card
    const key = topic?.id ?? meeting.id
    const group = groups.get(key)
    if (group) group.cards.push(card)
    else groups.set(key, { key, meeting, topic, cards: [card] })
  }
  return [...groups.values()]
}
