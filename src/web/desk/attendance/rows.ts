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
  /** [P9] Holders of stubs who count as this person. */
  stubs: Participant[]
}

/** Whether somebody counts as another who has no phone here. */
const asOther = (byId: ReadonlyMap<Id, Participant>, { joinedAs }: Participant): boolean =>
  joinedAs !== null && byId.get(joinedAs)?.origin !== 'phone'

/**
 * Everyone, each once: listed people first, then walk-ins, then phones that are nobody listed; each in order
 * of name.
 */
export function rowsOf(participants: readonly Participant[]): Row[] {
  const byId = new Map<Id, Participant>(participants.map((person) => [person.id, person]))
  const matched = new Set(participants.map(({ joinedAs }) => joinedAs))
  // [P9] Stubs of one person are one row.
  const stubs = new Map<Id, Participant[]>()
  for (const person of participants)
    if (asOther(byId, person)) stubs.set(person.joinedAs!, [...(stubs.get(person.joinedAs!) ?? []), person])
  const order = { list: 0, desk: 1, phone: 2 }
  return participants
    .filter((person) => !asOther(byId, person) && (person.origin !== 'phone' || !matched.has(person.id)))
    .map((person) => {
      const phone = person.joinedAs ? byId.get(person.joinedAs) : undefined
      return {
        person,
        phone,
        byName: phone !== undefined && !person.confirmed,
        stubs: stubs.get(person.id) ?? [],
        present: [person, phone, ...(stubs.get(person.id) ?? [])].some((one) => one && one.presentAt !== null),
      }
    })
    .sort((a, b) => order[a.person.origin] - order[b.person.origin] || a.person.name.localeCompare(b.person.name, 'zh'))
}
