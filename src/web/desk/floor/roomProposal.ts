import type { Board, Card } from '../../../core/meeting/meeting.ts'
import type { RoomQuestion } from '../../../core/meeting/roomQuestion.ts'
import { roomSaid } from '../../../core/meeting/roomQuestion.ts'
import type { Id } from '../../../core/plain/id.ts'

/** What the outcome suggests to the desk; a person does it, or not. */
export type RoomProposal =
  | { does: 'gather'; card: Card; topic: Id }
  | { does: 'open'; cards: [Card, Card] }
  | { does: 'takeOut'; card: Card }
  | { does: 'tellApart'; cards: [Card, Card] }

/**
 * [M53] What would follow from what the room said, as the cards hang now: into one topic, a new one where
 * neither is in any; apart where they are in one. Null where it is done already, where the room did not say,
 * and where a card no longer hangs.
 */
export function proposalOf(
  { cards, topics }: Pick<Board, 'cards' | 'topics'>,
  question: RoomQuestion,
): RoomProposal | null {
  const [first, second] = question.cards.map((id) => cards[id])
  const said = question.settled ? null : roomSaid(question)
  if (!said || first?.state !== 'standing' || second?.state !== 'standing') return null
  const topicOf = ({ topic }: Card): Id | null => (topic !== null && topics[topic] ? topic : null)
  const [one, other] = [topicOf(first), topicOf(second)]
  const together = one !== null && one === other
  if (said === 'no') return together ? { does: 'takeOut', card: second } : { does: 'tellApart', cards: [first, second] }
  if (together || first.tree !== second.tree) return null
  if (one !== null) return { does: 'gather', card: second, topic: one }
  return other === null ? { does: 'open', cards: [first, second] } : { does: 'gather', card: first, topic: other }
}
