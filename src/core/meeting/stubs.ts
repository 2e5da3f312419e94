import type { Id } from '../plain/id.ts'
import { refuse } from '../plain/refuse.ts'
import { personOf } from './count.ts'
import type { Meeting, Participant } from './meeting.ts'
import { nobodyYet, participantOf, writerOnPaper } from './rule.ts'

/**
 * [P9] Holders of stubs as one person: the participants that change by it, with those who are new. One who is
 * on the list, or has a name, stands for all. Refuses whoever has a phone here, and people of two names.
 */
export function asOneHolder(meeting: Meeting, people: readonly Id[], now: number): Participant[] {
  const holders = people.map((id) => holderOfStub(meeting, id, now))
  const roots = [...new Map(holders.map((root) => [root.id, root])).values()]
  if (new Set(roots.flatMap(({ name }) => name || [])).size > 1) return refuse({ refused: 'otherName' })
  const root = roots.find(({ origin }) => origin === 'list') ?? roots.find(({ name }) => name) ?? roots[0]!
  const others = new Set(roots.flatMap(({ id }) => (id === root.id ? [] : [id])))
  const fresh = roots.filter(({ id }) => !meeting.participants.has(id))
  return [...meeting.participants.values(), ...fresh].flatMap((one): Participant[] => {
    const joins = others.has(one.id) || (one.confirmed && others.has(one.joinedAs ?? ''))
    if (joins) return [{ ...one, joinedAs: root.id, confirmed: true }]
    return fresh.includes(one) ? [one] : []
  })
}

/** As whom the holder of a stub counts; of a stub of which nothing was heard yet, somebody new. */
function holderOfStub(meeting: Meeting, id: Id, now: number): Participant {
  if (!meeting.participants.has(id)) return nobodyYet(id, now)
  return participantOf(meeting, personOf(meeting, writerOnPaper(meeting, id)))
}
