import type { Participant } from '../../../core/meeting/meeting.ts'
import type { Id } from '../../../core/plain/id.ts'

/** One person as the attendance list shows them: somebody listed who also joined by phone is one row. */
export interface Row {
  person: Participant
  /** The phone that is theirs, or that joined under their name. */
  phone: Participant | undefined
  /** [M28] The phone only has the same name: nobody at the desk has seen yet whose it is. */
  byName: boolean
  present: boolean
}

/**
 * Everyone, each once: listed people first, then walk-ins, then phones that are nobody listed; each in order
 * of name.
 */
export function rowsOf(participants: readonly Participant[]): Row[] {
  const byId = new Map<Id, Participant>(participants.map((person) => [person.id, person]))
  const matched = new Set(participants.map(({ joinedAs }) => joinedAs))
  const order = { list: 0, desk: 1, phone: 2 }
  return participants
    .filter(({ id }) => !matched.has(id))
    .map((person) => {
      const phone = person.joinedAs ? byId.get(person.joinedAs) : undefined
      return {
        person,
        phone,
        byName: phone !== undefined && !person.confirmed,
        present: person.presentAt !== null || (phone?.presentAt ?? null) !== null,
      }
    })
    .sort((a, b) => order[a.person.origin] - order[b.person.origin] || a.person.name.localeCompare(b.person.name, 'zh'))
}
