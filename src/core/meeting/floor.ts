import type { Id } from '../plain/id.ts'
import { asOnePerson, personOf } from './count.ts'
import type { Board, Capacity, Meeting } from './meeting.ts'

/** For or against what is spoken of; who says neither asks or adds something. */
export type Stance = 'for' | 'against'

/**
 * In which order the floor is given. `turns`: who wrote a card and has not spoken, then who spoke least, for
 * and against in turn. `arrival`: who asked first.
 */
export type FloorOrder = 'turns' | 'arrival'

/** Somebody who has asked for the floor, as everyone may see it: a number, and never who it is. */
export interface Waiting {
  /** Counts from 1 in each meeting; whoever asks again later gets another. */
  number: number
  /** To which card they want to speak. */
  card: Id | null
  stance: Stance | null
}

/** Whoever has the floor. `seconds`: how long they may speak; 0 as long as they like. */
export interface Speaking extends Waiting {
  since: number
  seconds: number
  /** Why it was not the next in order; empty where it was. */
  reason: string
  /** The agenda item that was open when it began. */
  item: Id | null
}

/** One turn that is over. */
export interface Turn extends Speaking {
  until: number
}

/** The floor as everyone sees it. */
export interface Floor {
  /** Whether it can be asked for. */
  open: boolean
  /** Numbers given so far. */
  asked: number
  /** In the order in which they get it. */
  waiting: Waiting[]
  speaking: Speaking | null
}

export const NOBODY_ASKED: Floor = { open: false, asked: 0, waiting: [], speaking: null }

/** What only the server and the desk know of a number. */
export interface Speaker {
  number: number
  /** Null: a hand in the hall that nobody put a name to. */
  participant: Id | null
  /** The staff person who put them on the list; null where they asked by phone. */
  enteredBy: Id | null
  /** Whether they had written a card when they asked. */
  wrote: boolean
  /** They have had all their turns, so they speak only where the chair says why. */
  beyond: boolean
}

/** What the order is made of, for one number. `turns`: how often its person has had the floor. */
export interface Asking {
  number: number
  stance: Stance | null
  turns: number
  wrote: boolean
  beyond: boolean
}

/** How many can wait for the floor, and how many numbers a meeting gives. */
export const WAITING_MOST = 60
export const NUMBERS_MOST = 2000

/**
 * [M45] The numbers in the order in which they get the floor. Numbers are given in order of asking, so among
 * equals the lower comes first; `last` is what was spoken last, for or against. The order of `asking` does
 * not matter.
 */
export function inOrder(asking: readonly Asking[], order: FloorOrder, last: Stance | null): number[] {
  const rank = ({ beyond, wrote, turns }: Asking): number =>
    beyond ? Infinity : order === 'arrival' ? 0 : turns > 0 ? turns + 1 : wrote ? 0 : 1
  const left = [...asking].sort((a, b) => rank(a) - rank(b) || a.number - b.number)
  if (order === 'arrival') return left.map(({ number }) => number)
  const ordered: number[] = []
  let spoken = last
  while (left.length > 0) {
    const [first] = left as [Asking]
    // Whoever speaks for the same side again lets the other side go first, where somebody of equal rank is
    // there.
    const other = left.find((one) => rank(one) === rank(first) && one.stance !== null && one.stance !== spoken)
    const next = spoken !== null && first.stance === spoken && other ? other : first
    left.splice(left.indexOf(next), 1)
    ordered.push(next.number)
    spoken = next.stance ?? spoken
  }
  return ordered
}

/** The numbers under which a participant's person has asked for the floor, the first one first. */
export function numbersOf(meeting: Pick<Meeting, 'participants' | 'speakers'>, participant: Id): number[] {
  const mine = new Set(asOnePerson(meeting, participant))
  return [...meeting.speakers.values()]
    .filter((speaker) => speaker.participant !== null && mine.has(speaker.participant))
    .map(({ number }) => number)
}

/** Every turn so far, the one that runs included. */
export const spokenIn = ({ turns, floor }: Pick<Board, 'turns' | 'floor'>): Speaking[] =>
  floor.speaking ? [...turns, floor.speaking] : turns

/** [M45] How often a person has had the floor, of the turns that were `spoken`. */
export function turnsOf(
  meeting: Pick<Meeting, 'participants' | 'speakers'>,
  participant: Id,
  spoken: readonly Speaking[],
): number {
  const mine = numbersOf(meeting, participant)
  return spoken.filter(({ number }) => mine.includes(number)).length
}

/** Whether a person has written a card that still hangs, or did until it was cut. */
export const hasWritten = (meeting: Meeting, participant: Id): boolean =>
  [...meeting.authorships].some(
    ([card, { author }]) =>
      ['standing', 'cut'].includes(meeting.board.cards[card]!.state) &&
      personOf(meeting, author) === personOf(meeting, participant),
  )

/** Who had a number, as the record may say it: the name where they agree, else the capacity, else neither. */
export interface NamedSpeaker {
  name: string
  capacity: Capacity | null
}

/** [M46] Whom the minutes name for a number, as people agree to it now. */
export function namedSpeaker({ participants, speakers }: Meeting, number: number): NamedSpeaker {
  const who = participants.get(speakers.get(number)?.participant ?? '')
  if (!who) return { name: '', capacity: null }
  const listed = [...participants.values()].find(({ joinedAs, confirmed }) => confirmed && joinedAs === who.id)
  const phone = who.joinedAs && who.confirmed ? participants.get(who.joinedAs) : undefined
  const all = [listed, who, phone].filter((one) => one !== undefined)
  const agreed = all.some(({ nameAgreed }) => nameAgreed)
  const name = agreed ? (all.find(({ name }) => name !== '')?.name ?? '') : ''
  return { name, capacity: (listed ?? who).capacity }
}
