import { carriedSince } from './carrying.ts'
import type { Meeting, Participant } from '../meeting.ts'
import type { Rules } from '../rule.ts'
import { cleanLine, refuse, refuseOther } from '../../plain/refuse.ts'
import { asOnePerson, personOf } from '../count.ts'
import { asksForPass } from '../joining.ts'
import { NAME_MOST } from '../meeting.ts'
import { recountAll, attendanceAfter } from '../recount.ts'
import { foldName, sameName } from '../../plain/sameName.ts'
import { joined, nobodyYet, notArchived, participantOf } from '../rule.ts'
import { pledgesErased } from './pledging.ts'
import { motionsErased } from './moving.ts'
import { seatsErased } from './seating.ts'
import { leavesFloor, reasonsErased } from './speaking.ts'
import { asOneHolder } from '../stubs.ts'

export const people: Rules<
  | 'join'
  | 'describeMyself'
  | 'listParticipants'
  | 'addWalkIn'
  | 'tickPresent'
  | 'matchParticipant'
  | 'joinStubs'
  | 'countHeads'
  | 'erasePerson'
> = {
  // [M27] A meeting in the hall asks whoever is new for the pass shown there. [M6] Joining again with the
  // same id and secret is the same person; it marks them present once the meeting is open.
  join(meeting, { id, keyHash, name, capacity, nameAgreed, inHall }, _actor, now, tell) {
    const { stage, closedAt } = meeting.board
    if (stage === 'draft') return refuse({ refused: 'meetingNotOpen', stage })
    if (stage === 'archived') return refuse({ refused: 'meetingClosed', since: closedAt })
    const before = meeting.participants.get(id)
    if (before && meeting.keys.get(id) !== keyHash) return refuse({ refused: 'idTaken' })
    if (!before && meeting.board.carried) return refuse(carriedSince(meeting.board.carried))
    if (!before && !inHall && asksForPass(meeting.board, now)) return refuse({ refused: 'notInHall' })
    if (before && (before.presentAt !== null || stage !== 'open')) return []
    const presentAt = stage === 'open' ? now : null
    const cleanName = cleanLine(name, NAME_MOST, 0)
    const joined: Participant = before
      ? { ...before, presentAt }
      : { id, name: cleanName, capacity, origin: 'phone', presentAt, nameAgreed, joinedAs: null, confirmed: false }
    const listed = before ? undefined : listedUnder(meeting, cleanName)
    const participants = listed ? [joined, { ...listed, joinedAs: id }] : [joined]
    return [
      tell(attendanceAfter(meeting, participants), {
        participants,
        ...(before ? {} : { key: { participant: id, hash: keyHash } }),
      }),
    ]
  },

  describeMyself(meeting, { name, capacity, nameAgreed }, actor, _now, tell) {
    const me = meeting.participants.get(joined(meeting, actor))!
    const described = { ...me, name: cleanLine(name, NAME_MOST, 0), capacity, nameAgreed }
    // [M7] Who bears another name now counts no more with somebody listed under the former.
    const namesakes = [...meeting.participants.values()].filter(
      ({ joinedAs, confirmed, name }) => joinedAs === me.id && !confirmed && !sameName(name, described.name),
    )
    // [P16] Who says on their phone that they are not to be named is not, whatever they ticked on paper.
    const others = nameAgreed ? [] : asOnePerson(meeting, me.id).map((id) => meeting.participants.get(id)!)
    const silent = others.filter((one) => one.id !== me.id && one.nameAgreed && !namesakes.includes(one))
    const participants = [described, ...namesakes.map(alone), ...silent.map((one) => ({ ...one, nameAgreed: false }))]
    return [tell(attendanceAfter(meeting, participants), { participants })]
  },

  // [M7] A pasted list adds people; somebody already on the list under that name stays as they are.
  listParticipants(meeting, { people }, _actor, _now, tell) {
    notArchived(meeting)
    const known = new Set<string>()
    for (const p of meeting.participants.values()) if (p.origin === 'list') known.add(foldName(p.name))
    const participants: Participant[] = []
    for (const { id, name, capacity } of people) {
      const cleanName = cleanLine(name, NAME_MOST, 1)
      const there = meeting.participants.get(id)
      if (there) refuseOther(enteredAs(there), { name: cleanName, capacity })
      if (there || known.has(foldName(cleanName))) continue
      known.add(foldName(cleanName))
      participants.push({
        id,
        name: cleanName,
        capacity,
        origin: 'list',
        presentAt: null,
        nameAgreed: false,
        joinedAs: null,
        confirmed: false,
      })
    }
    return participants.length ? [tell(attendanceAfter(meeting, participants), { participants })] : []
  },

  addWalkIn(meeting, { id, name, capacity }, _actor, now, tell) {
    notArchived(meeting)
    const cleanName = cleanLine(name, NAME_MOST, 0)
    const there = meeting.participants.get(id)
    if (there) refuseOther(enteredAs(there), { name: cleanName, capacity })
    if (there) return []
    const participants: Participant[] = [{ ...nobodyYet(id, now), name: cleanName, capacity }]
    return [tell(attendanceAfter(meeting, participants), { participants })]
  },

  tickPresent(meeting, { participant, present }, _actor, now, tell) {
    notArchived(meeting)
    const before = participantOf(meeting, participant)
    if ((before.presentAt !== null) === present) return []
    const participants = [{ ...before, presentAt: present ? now : null }]
    return [tell(attendanceAfter(meeting, participants), { participants })]
  },

  // [M8] [M28] Matching at the desk confirms that a phone is a listed person's: the two are one person in
  // every count; a phone is one person at a time.
  matchParticipant(meeting, { listed, joined: phone }, _actor, _now, tell) {
    notArchived(meeting)
    const before = participantOf(meeting, listed)
    if (before.origin === 'phone') return refuse({ refused: 'noSuchParticipant' })
    if (phone !== null && participantOf(meeting, phone).origin !== 'phone')
      return refuse({ refused: 'noSuchParticipant' })
    const confirmed = phone !== null
    if (before.joinedAs === phone && before.confirmed === confirmed) return []
    const changed: Participant[] = [{ ...before, joinedAs: phone, confirmed }]
    for (const p of meeting.participants.values()) {
      if (phone !== null && p.joinedAs === phone && p.id !== listed) changed.push(alone(p))
    }
    // [M31] No count of a card or topic is told because of it: that would show everybody which cards are
    // theirs.
    return [tell(attendanceAfter(meeting, changed), { participants: changed })]
  },

  // [P9] Who shows several stubs is one person, whatever the order.
  joinStubs(meeting, { holders, participant }, _actor, now, tell) {
    notArchived(meeting)
    const known = participant ? [participantOf(meeting, participant).id] : []
    const changed = asOneHolder(meeting, [...known, ...holders], now)
    // [M31] As with phones, no count of a card or topic is told because of it.
    return changed.length ? [tell(attendanceAfter(meeting, changed), { participants: changed })] : []
  },

  // [M9] The head count of the hall stands beside the attendance and changes nothing in it.
  countHeads(meeting, { heads }, _actor, _now, tell) {
    notArchived(meeting)
    if (heads !== null && (!Number.isInteger(heads) || heads < 0 || heads > 100_000))
      return refuse({ refused: 'outOfRange' })
    const attendance = { ...meeting.board.attendance, headCount: heads }
    return [tell({ kind: 'attendanceChanged', attendance })]
  },

  // [M26] Who asks to be forgotten is: name, key, and the words of all their cards, in every wording. Numbers
  // stay.
  erasePerson(meeting, { participant }, _actor, _now, tell) {
    if (!meeting.participants.has(participant)) return refuse({ refused: 'noSuchParticipant' })
    const person = personOf(meeting, participant)
    const all = [...meeting.participants.values()].filter(({ id }) => personOf(meeting, id) === person)
    const ids = new Set(all.map(({ id }) => id))
    // [M28] Who only bears the same name stays as they are; but the name that they had in common is gone.
    const namesakes = [...meeting.participants.values()].filter(
      ({ id, joinedAs }) => !ids.has(id) && joinedAs !== null && ids.has(joinedAs),
    )
    const own = [...meeting.authorships].filter(([, { author }]) => personOf(meeting, author) === person)
    const gone = new Map(own.map(([card]) => [card, null] as const))
    const cards = own.map(([card]) => tell({ kind: 'cardErased', card, people: recountAll(meeting, gone, card) }))
    const nameless = all.map((one) => ({ ...(one.confirmed ? one : alone(one)), name: '', nameAgreed: false }))
    const participants = [...nameless, ...namesakes.map(alone)]
    const erased = [...ids]
    const told = tell(attendanceAfter(meeting, participants), { participants, erased })
    return [
      ...leavesFloor(meeting, ids, tell),
      ...reasonsErased(meeting, ids, tell),
      ...motionsErased(meeting, ids, tell),
      ...pledgesErased(meeting, ids, tell),
      ...seatsErased(meeting, person, tell),
      ...cards,
      told,
    ]
  },
}

/**
 * [M7] Somebody who joins under a listed, unmatched name counts with that person as one who is there; more
 * the name does not prove.
 */
function listedUnder(meeting: Meeting, name: string): Participant | undefined {
  if (!name) return undefined
  for (const p of meeting.participants.values())
    if (p.origin === 'list' && !p.joinedAs && sameName(p.name, name)) return p
  return undefined
}

/** What was said of somebody when they were entered. */
const enteredAs = ({ name, capacity }: Participant) => ({ name, capacity })

/** Somebody who is matched with nobody. */
const alone = (participant: Participant): Participant => ({ ...participant, joinedAs: null, confirmed: false })
