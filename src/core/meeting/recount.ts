import type { Id } from '../plain/id.ts'
import type { BoardEvent, TopicPeople } from './event.ts'
import type { Attendance, Meeting, Participant } from './meeting.ts'
import { countAttendance, countedPeople, onOtherSide, sameAttendance, withOneMore } from './count.ts'

/**
 * The count of the card's topic once cards have `changed`: their supporters then, or null for those that fall
 * away.
 */
export function recountAll(meeting: Meeting, changed: ReadonlyMap<Id, ReadonlySet<Id> | null>, card: Id): TopicPeople {
  const { cards, topics } = meeting.board
  const topic = cards[card]!.topic
  if (!topic) return {}
  const gathered = meeting.gathered.get(topic) ?? new Set()
  return { [topic]: countedPeople(meeting, gathered, onOtherSide(meeting.board, topics[topic]), changed) }
}

/**
 * The new count of the card's topic, if it has one. `after`: the card's supporters then, or null where it
 * falls away.
 */
export const recount = (meeting: Meeting, card: Id, after: ReadonlySet<Id> | null): TopicPeople =>
  recountAll(meeting, new Map([[card, after]]), card)

/** The attendance once these people are as they are given, whether they are new or known. */
export function attendanceAfter(meeting: Meeting, changed: Participant[]): BoardEvent {
  const { attendance } = meeting.board
  const [first, second] = changed
  // Thousands may join at once, and counting all of them anew for each would take longer than the meeting.
  if (first && !second && first.origin === 'phone' && !meeting.participants.has(first.id))
    return attendanceTold(attendance, withOneMore(attendance, first))
  const participants = new Map(meeting.participants)
  for (const p of changed) participants.set(p.id, p)
  return attendanceTold(attendance, countAttendance(participants.values(), attendance.headCount))
}

/** [M31] Everybody is told of numbers and names that changed, and of nothing else. */
const attendanceTold = (before: Attendance, attendance: Attendance): BoardEvent =>
  sameAttendance(before, attendance) ? { kind: 'participantsChanged' } : { kind: 'attendanceChanged', attendance }
