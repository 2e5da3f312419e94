import type { Id } from '../../plain/id.ts'
import { clean, refuse } from '../../plain/refuse.ts'
import type { Actor } from '../command.ts'
import type { MeetingEvent } from '../event.ts'
import type { Asking, Speaker, Speaking, SpokenDish, Waiting } from '../floor.ts'
import {
  hasWritten,
  inOrder,
  NUMBERS_AT_DESK,
  NUMBERS_MOST,
  numbersOf,
  spokenIn,
  turnsByPerson,
  turnsOf,
  WAITING_AT_DESK,
  WAITING_MOST,
} from '../floor.ts'
import { personOf } from '../count.ts'
import { drawnOrder } from '../lots.ts'
import type { Meeting } from '../meeting.ts'
import { REASON_MOST } from '../meeting.ts'
import type { Rules, Tell } from '../rule.ts'
import { isOpenNow, joined, participantOf, standingCard } from '../rule.ts'

/** [M44] – [M46] The floor: who asks for it, who gets it, and for how long. */
export const speaking: Rules<
  'switchFloor' | 'askFloor' | 'leaveFloor' | 'raiseHand' | 'lowerHand' | 'strikeNumber' | 'giveFloor' | 'endTurn'
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
    const mine = numbersOf(meeting, joined(meeting, actor))
    const waits = meeting.board.floor.waiting.filter(({ number }) => mine.includes(number))
    if (waits.length === 0) return []
    isOpenNow(meeting)
    return [
      left(
        meeting,
        waits.map(({ number }) => number),
        tell,
      ),
    ]
  },

  // [M44] Who raises a hand is put on the list at the desk, by name where it is known.
  // [M65] For a dish nobody's name is known, and it stands there once.
  raiseHand(meeting, { participant, card, stance, dish }, actor, _now, tell) {
    isOpenNow(meeting)
    if (dish && speaksFor(meeting, dish)) return []
    if (!meeting.board.floor.open) return refuse({ refused: 'floorClosed' })
    if (participant !== null) participantOf(meeting, participant)
    if (card !== null) standingCard(meeting, card)
    return ask(meeting, { participant, enteredBy: actor.id, card, stance, dish }, tell)
  },

  // [M44] A hand that the desk put on the list; whoever asked by phone is taken off with a reason only.
  lowerHand(meeting, { number }, _actor, _now, tell) {
    isOpenNow(meeting)
    if (!waitingUnder(meeting, number)) return []
    if (meeting.speakers.get(number)!.enteredBy === null) return refuse({ refused: 'askedByPhone', number })
    return [left(meeting, [number], tell)]
  },

  // [M44] It stands in the minutes as a turn in which nobody spoke.
  strikeNumber(meeting, { number, reason: said }, _actor, now, tell) {
    isOpenNow(meeting)
    const waits = waitingUnder(meeting, number)
    if (!waits) return []
    const item = meeting.board.current?.item ?? null
    const reason = clean(said, REASON_MOST, 1)
    const turn = { ...waits, since: now, until: now, seconds: 0, reason, item, struck: true } as const
    return [left(meeting, [number], tell), tell({ kind: 'turnEnded', turn })]
  },

  // [M45] The next in order gets it; anybody else where the chair says why, which is on record.
  giveFloor(meeting, { number, reason: said }, _actor, now, tell) {
    isOpenNow(meeting)
    const { floor, rules } = meeting.board
    if (floor.speaking?.number === number) return []
    const waits = waitingUnder(meeting, number) ?? refuse({ refused: 'notWaiting', number })
    const [next] = floor.waiting
    const inTurn = next!.number === number && !isBeyond(meeting, number)
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

/** [M26] Why they spoke out of turn goes with them. */
export function reasonsErased({ board, speakers }: Meeting, people: ReadonlySet<Id>, tell: Tell): MeetingEvent[] {
  const all = [...board.turns, ...(board.floor.speaking ? [board.floor.speaking] : [])]
  const numbers = all
    .filter(({ number, reason }) => reason !== '' && people.has(speakers.get(number)!.participant ?? ''))
    .map(({ number }) => number)
  return numbers.length > 0 ? [tell({ kind: 'turnReasonsErased', numbers })] : []
}

interface Asked extends Omit<Waiting, 'number'> {
  participant: Id | null
  enteredBy: Actor['id'] | null
}

/** [M65] Whether somebody waits to speak for a dish, or does just now. */
const speaksFor = ({ board: { floor } }: Meeting, { round, n }: SpokenDish): boolean =>
  [...floor.waiting, ...(floor.speaking ? [floor.speaking] : [])].some(
    ({ dish }) => dish?.round === round && dish.n === n,
  )

function ask(meeting: Meeting, { participant, enteredBy, card, stance, dish }: Asked, tell: Tell): MeetingEvent[] {
  const { floor, turns } = meeting.board
  const waits = participant === null ? undefined : waitingAs(meeting, participant)
  if (waits && waits.card === card && waits.stance === stance) return []
  const mine = participant === null ? [] : numbersOf(meeting, participant)
  // Whoever left without having spoken has their number again, and a later place.
  const unused = mine.find((number) => number !== floor.speaking?.number && !turns.some((one) => one.number === number))
  const atDesk = enteredBy !== null
  const places = WAITING_MOST + (atDesk ? WAITING_AT_DESK : 0)
  const numbers = NUMBERS_MOST + (atDesk ? NUMBERS_AT_DESK : 0)
  if (!waits && (floor.waiting.length >= places || (unused === undefined && floor.asked >= numbers)))
    return refuse({ refused: 'floorFull', waiting: floor.waiting.length })
  const number = waits?.number ?? unused ?? floor.asked + 1
  const known = waits && meeting.speakers.get(number)
  const speaker: Speaker = known ?? {
    number,
    participant,
    enteredBy,
    wrote: participant !== null && wroteBefore(meeting, participant, mine, atDesk),
    beyond: participant !== null && hadAllTurns(meeting, participant),
    place: Math.max(0, ...[...meeting.speakers.values()].map(({ place }) => place)) + 1,
  }
  const others = floor.waiting.filter((one) => one !== waits)
  const asks = { number, card, stance, ...(dish ? { dish } : {}) }
  const waiting = ordered(meeting, [...others, asks], spokenIn(meeting.board), speaker)
  return [tell({ kind: 'floorAsked', number, waiting }, { speaker })]
}

/**
 * [M45] Decided once a person, when they first ask by their own phone. A hand that the desk raises counts as
 * one that nobody put a name to, unless its person has asked by phone before.
 */
function wroteBefore(meeting: Meeting, participant: Id, mine: readonly number[], atDesk: boolean): boolean {
  const first = mine.map((number) => meeting.speakers.get(number)!).find(({ enteredBy }) => enteredBy === null)
  return first ? first.wrote : !atDesk && hasWritten(meeting, participant)
}

function hadAllTurns(meeting: Meeting, participant: Id): boolean {
  const { turns } = meeting.board.rules
  return turns > 0 && turnsOf(meeting, participant, spokenIn(meeting.board)) >= turns
}

/** [M45] Whether whoever has a number has had all turns of the rules by now. */
function isBeyond(meeting: Meeting, number: number): boolean {
  const { participant } = meeting.speakers.get(number)!
  return participant !== null && hadAllTurns(meeting, participant)
}

function left(meeting: Meeting, numbers: readonly number[], tell: Tell): MeetingEvent {
  const { floor } = meeting.board
  const stay = floor.waiting.filter(({ number }) => !numbers.includes(number))
  return tell({ kind: 'floorLeft', numbers: [...numbers], waiting: ordered(meeting, stay, spokenIn(meeting.board)) })
}

/** [M45] Those who wait, in the order that the meeting's rules give; `asks` has asked just now.
 * [M58] Those whose order was `drawn` by lot come first, in it. */
export function ordered(
  meeting: Meeting,
  waiting: readonly Waiting[],
  spoken: readonly Speaking[],
  asks?: Speaker,
  drawn: readonly number[] = drawnOrder(meeting.board.lots),
): Waiting[] {
  const had = turnsByPerson(meeting, spoken)
  const most = meeting.board.rules.turns
  const known = ({ number }: Waiting) => (asks?.number === number ? asks : meeting.speakers.get(number)!)
  const asking = once(meeting, waiting, known).map((one): Asking => {
    const { participant, wrote, place } = known(one)
    const turns = participant === null ? 0 : (had.get(personOf(meeting, participant)) ?? 0)
    const { number, stance } = one
    return { number, stance, turns, wrote, place, beyond: most > 0 && turns >= most }
  })
  const last = spoken.filter(({ stance }) => stance !== null).pop()?.stance ?? null
  const byNumber = new Map(waiting.map((one) => [one.number, one]))
  const byRule = inOrder(asking, meeting.board.rules.order, last)
  const first = drawn.filter((number) => byRule.includes(number))
  const order = [...first, ...byRule.filter((number) => !first.includes(number))]
  return order.map((number) => ({ ...byNumber.get(number)! }))
}

/** [M44] A person waits once: of two who the desk has found to be one, the number that was given first. */
function once(meeting: Meeting, waiting: readonly Waiting[], known: (one: Waiting) => Speaker): Waiting[] {
  const first = new Map<Id, number>()
  for (const one of waiting) {
    const { participant } = known(one)
    if (participant === null) continue
    const person = personOf(meeting, participant)
    first.set(person, Math.min(one.number, first.get(person) ?? one.number))
  }
  return waiting.filter((one) => {
    const { participant } = known(one)
    return participant === null || first.get(personOf(meeting, participant)) === one.number
  })
}

const waitingUnder = ({ board }: Meeting, number: number): Waiting | undefined =>
  board.floor.waiting.find((one) => one.number === number)

function waitingAs(meeting: Meeting, participant: Id): Waiting | undefined {
  const mine = numbersOf(meeting, participant)
  return meeting.board.floor.waiting.find(({ number }) => mine.includes(number))
}
