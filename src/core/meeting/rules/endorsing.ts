import type { Id } from '../../plain/id.ts'
import type { Actor } from '../command.ts'
import type { MeetingEvent } from '../event.ts'
import type { Meeting } from '../meeting.ts'
import type { Rules, Tell } from '../rule.ts'
import { refuse } from '../../plain/refuse.ts'
import { endorsementsOf, endorsersOf, endorsingAs, personOf, supporters } from '../count.ts'
import { endorsedWith } from '../cut.ts'
import { recountAll } from '../recount.ts'
import { takesCards, joined, standingCard, writerOnPaper } from '../rule.ts'

export const endorsing: Rules<'endorse' | 'takeBack'> = {
  // [M16] One endorsement a person and card, whatever races or retries happen; [M41] through the desk too.
  endorse(meeting, command, actor, now, tell) {
    const card = standingCard(meeting, command.card)
    takesCards(meeting, now, actor.kind === 'staff')
    const participant = endorser(meeting, actor, command.onBehalfOf)
    if (endorsingAs(meeting, card.id, participant).length) return []
    const author = meeting.authorships.get(card.id)!.author
    if (personOf(meeting, author) === personOf(meeting, participant)) return refuse({ refused: 'ownCard' })
    return endorsementsTold(meeting, card.id, [participant], true, actor, tell)
  },

  // [M17] An endorsement can be taken back at any time.
  takeBack(meeting, command, actor, _now, tell) {
    const card = meeting.board.cards[command.card] ?? refuse({ refused: 'noSuchCard' })
    const participant = endorser(meeting, actor, command.onBehalfOf)
    return endorsementsTold(meeting, card.id, endorsingAs(meeting, card.id, participant), false, actor, tell)
  },
}

/** Endorsements of a card, and of what it was cut from or into, begin or end for these participants. */
export function endorsementsTold(
  meeting: Meeting,
  card: Id,
  participants: readonly Id[],
  standing: boolean,
  actor: Actor,
  tell: Tell,
): MeetingEvent[] {
  const endorsers = new Map<Id, Set<Id>>()
  const steps = participants.flatMap((participant) =>
    endorsedWith(meeting, card, participant, standing).map((id) => ({ id, participant })),
  )
  for (const { id, participant } of steps) {
    const those = endorsers.get(id) ?? new Set(endorsersOf(meeting, id))
    endorsers.set(id, standing ? those.add(participant) : (those.delete(participant), those))
  }
  const after = { ...meeting, endorsers }
  const stands = (id: Id) => meeting.board.cards[id]!.state === 'standing'
  const changed = new Map([...endorsers.keys()].map((id) => [id, stands(id) ? supporters(after, id) : null]))
  const enteredBy = standing && actor.kind === 'staff' ? { enteredBy: actor.id } : {}
  return steps.map(({ id, participant }) =>
    tell(
      {
        kind: 'endorsementsChanged',
        card: id,
        endorsements: endorsementsOf(after, id),
        people: recountAll(meeting, changed, id),
      },
      { endorser: { participant, standing, ...enteredBy } },
    ),
  )
}

/** [M41] Who endorses: whoever asks, or on behalf of whom the desk does. */
const endorser = (meeting: Meeting, actor: Actor, onBehalfOf: Id | null | undefined): Id =>
  actor.kind === 'staff' && onBehalfOf ? writerOnPaper(meeting, onBehalfOf) : joined(meeting, actor)
