import type { Id } from '../../plain/id.ts'
import { clean, refuse } from '../../plain/refuse.ts'
import type { Actor } from '../command.ts'
import type { MeetingEvent } from '../event.ts'
import type { Asking, Speaker, Speaking, Stance, Waiting } from '../floor.ts'
import { hasWritten, inOrder, NUMBERS_MOST, numbersOf, spokenIn, turnsOf, WAITING_MOST } from '../floor.ts'
import type { Meeting } from '../meeting.ts'
import { REASON_MOST } from '../meeting.ts'
import type { Rules, Tell } from '../rule.ts'
import { isOpenNow, joined, participantOf, standingCard } from '../rule.ts'

/** [M44] – [M46] The floor: who asks for it, who gets it, and for how long. */
export const speaking: Rules<
  'switchFloor' | 'askFloor' | 'leaveFloor' | 'raiseHand' | 'lowerHand' | 'giveFloor' | 'endTurn'
> = {
  // [M44] The facilitator says when it can be asked for; whoever waits keeps their place.
  switchFloor(meeting, { open }, _actor, _now, tell) {
    isOpenNow(meeting)
    if (meeting.board.openTree) return refuse({ refused: 'openTreeStays' })
    return meeting.board.floor.open === open ? [] : [tell({ kind: 'floorSwitched', open })]
  },

  // [M44] One place a person: asking again says to what they speak, and keeps the place.
  askFloor(meeting, { card, stance }, actor, _now, tell) {
    isOpenNow(meeting)
    const me = joined(meeting, actor)
    if (card !== null) standingCard(meeting, card)
    const waits = waitingAs(meeting, me)
    if (!waits && !meeting.board.floor.open) return refuse({ refused: 'floorClosed' })
    const { turns } = meeting.board.rules
    if (!waits && turns > 0 && turnsOf(meeting, me, spokenIn(meeting.board)) >= turns)
      return refuse({ refused: 'turnsUsed', turns })
    return ask(meeting, { participant: me, enteredBy: null, card, stance }, tell)
  },

  leaveFloor(meeting, _command, actor, _now, tell) {
    const waits = waitingAs(meeting, joined(meeting, actor))
    if (!waits) return []
    isOpenNow(meeting)
    return [left(meeting, [waits.number], tell)]
  },

  // [M44] Who raises a hand is put on the list at the desk, by name where it is known.
  raiseHand(meeting, { participant, card, stance }, actor, _now, tell) {
    isOpenNow(meeting)
    if (!meeting.board.floor.open) return refuse({ refused: 'floorClosed' })
    if (participant !== null) participantOf(meeting, participant)
    if (card !== null) standingCard(meeting, card)
    return ask(meeting, { participant, enteredBy: actor.id, card, stance }, tell)
  },

  lowerHand(meeting, { number }, _actor, _now, tell) {
    isOpenNow(meeting)
    return waitingUnder(meeting, number) ? [left(meeting, [number], tell)] : []
  },

  // [M45] The next in order gets it; anybody else where the chair says why, which is on record.
  giveFloor(meeting, { number, reason: said }, _actor, now, tell) {
    isOpenNow(meeting)
    const { floor, rules } = meeting.board
    if (floor.speaking?.number === number) return []
    const waits = waitingUnder(meeting, number) ?? refuse({ refused: 'notWaiting', number })
    const [next] = floor.waiting
    const inTurn = next!.number === number && !meeting.speakers.get(number)!.beyond
    if (!inTurn && said.trim() === '') return refuse({ refused: 'notNext', number: next!.number })
    const reason = inTurn ? '' : clean(said, REASON_MOST, 1)
    const item = meeting.board.current?.item ?? null
    const speaking: Speaking = { ...waits, since: now, seconds: rules.seconds, reason, item }
    const others = floor.waiting.filter((one) => one !== waits)
    const waiting = ordered(meeting, others, [...spokenIn(meeting.board), speaking])
    return [...turnEnded(meeting, now, tell), tell({ kind: 'floorGiven', speaking, waiting })]
  },

  // Two desks may press at once: only the turn that is meant ends.
  endTurn(meeting, { number }, _actor, now, tell) {
    if (meeting.board.floor.speaking?.number !== number) return []
    isOpenNow(meeting)
    return turnEnded(meeting, now, tell)
  },
}

/** [M46] The turn that runs is over, and on record. */
export function turnEnded({ board }: Meeting, now: number, tell: Tell): MeetingEvent[] {
  const { speaking } = board.floor
  if (!speaking) return []
  const turn = { ...speaking, until: Math.max(now, speaking.since) }
  return [tell({ kind: 'turnEnded', turn })]
}

/** [M26] Who is erased waits no more. */
export function leavesFloor(meeting: Meeting, people: ReadonlySet<Id>, tell: Tell): MeetingEvent[] {
  const gone = meeting.board.floor.waiting
    .map(({ number }) => number)
    .filter((number) => people.has(meeting.speakers.get(number)!.participant ?? ''))
  return gone.length > 0 ? [left(meeting, gone, tell)] : []
}

type Asked = { participant: Id | null; enteredBy: Actor['id'] | null; card: Id | null; stance: Stance | null }

function ask(meeting: Meeting, { participant, enteredBy, card, stance }: Asked, tell: Tell): MeetingEvent[] {
  const { floor, rules } = meeting.board
  const waits = participant === null ? undefined : waitingAs(meeting, participant)
  if (waits && waits.card === card && waits.stance === stance) return []
  if (!waits && (floor.waiting.length >= WAITING_MOST || floor.asked >= NUMBERS_MOST))
    return refuse({ refused: 'floorFull', waiting: floor.waiting.length })
  const number = waits?.number ?? floor.asked + 1
  const speaker: Speaker = meeting.speakers.get(number) ?? {
    number,
    participant,
    enteredBy,
    wrote: participant !== null && hasWritten(meeting, participant),
    beyond:
      participant !== null && rules.turns > 0 && turnsOf(meeting, participant, spokenIn(meeting.board)) >= rules.turns,
  }
  const others = floor.waiting.filter((one) => one !== waits)
  const waiting = ordered(meeting, [...others, { number, card, stance }], spokenIn(meeting.board), speaker)
  return [tell({ kind: 'floorAsked', number, waiting }, { speaker })]
}

function left(meeting: Meeting, numbers: readonly number[], tell: Tell): MeetingEvent {
  const { floor } = meeting.board
  const stay = floor.waiting.filter(({ number }) => !numbers.includes(number))
  return tell({ kind: 'floorLeft', numbers: [...numbers], waiting: ordered(meeting, stay, spokenIn(meeting.board)) })
}

/** [M45] Those who wait, in the order that the meeting's rules give; `asks` has asked just now. */
export function ordered(
  meeting: Meeting,
  waiting: readonly Waiting[],
  spoken: readonly Speaking[],
  asks?: Speaker,
): Waiting[] {
  const asking = waiting.map(({ number, stance }): Asking => {
    const { participant, wrote, beyond } = asks?.number === number ? asks : meeting.speakers.get(number)!
    const turns = participant === null ? 0 : turnsOf(meeting, participant, spoken)
    return { number, stance, turns, wrote, beyond }
  })
  const last = spoken.filter(({ stance }) => stance !== null).pop()?.stance ?? null
  const byNumber = new Map(waiting.map((one) => [one.number, one]))
  return inOrder(asking, meeting.board.rules.order, last).map((number) => ({ ...byNumber.get(number)! }))
}

const waitingUnder = ({ board }: Meeting, number: number): Waiting | undefined =>
  board.floor.waiting.find((one) => one.number === number)

function waitingAs(meeting: Meeting, participant: Id): Waiting | undefined {
  const mine = numbersOf(meeting, participant)
  return meeting.board.floor.waiting.find(({ number }) => mine.includes(number))
}
