import type { Id } from '../plain/id.ts'
import { personOf } from './count.ts'
import type { Board, Capacity, Meeting, Participant } from './meeting.ts'

/** For or against what is spoken of; who says neither asks or adds something. */
export type Stance = 'for' | 'against'

/**
 * In which order the floor is given. `turns`: who wrote a card and has not spoken, then who spoke least, for
 * and against in turn. `arrival`: who asked first.
 */
export type FloorOrder = 'turns' | 'arrival'

/** [M65] A dish of a budget round for which its proposer speaks, as it stands on the frozen menu. */
export interface SpokenDish {
  /** The round's code. */
  round: string
  n: number
  title: string
  /** In fen. */
  cost: number
}

/** Somebody who has asked for the floor, as everyone may see it: a number, and never who it is. */
export interface Waiting {
  /** Counts from 1 in each meeting; whoever has spoken and asks again gets another. */
  number: number
  /** To which card they want to speak. */
  card: Id | null
  stance: Stance | null
  /** Missing of everybody who speaks of something else. */
  dish?: SpokenDish | undefined
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
  /** They did not speak: the chair took them off the list, for the reason that stands there. */
  struck?: true
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

/** What the desk knows of a number besides. */
export interface KnownSpeaker {
  number: number
  /** Null: a hand in the hall that nobody put a name to. */
  participant: Id | null
  /** The staff person who put them on the list; null where they asked by phone. */
  enteredBy: Id | null
  /** They had had all their turns when they asked, so they speak only where the chair says why. */
  beyond: boolean
}

/** What only the server knows of a number. */
export interface Speaker extends KnownSpeaker {
  /**
   * Whether they had written a card when they first asked by phone. The desk is never told: by raising a hand
   * before and after it hides a card it would learn who wrote it.
   */
  wrote: boolean
  /** The how manyth asking it was: whoever left and asks again has their number, and a later place. */
  place: number
}

/** A number as the desk may know it. */
export const knownSpeaker = ({ number, participant, enteredBy, beyond }: Speaker): KnownSpeaker => ({
  number,
  participant,
  enteredBy,
  beyond,
})

/** What the order is made of, for one number. `turns`: how often its person has had the floor. */
export interface Asking {
  number: number
  stance: Stance | null
  turns: number
  wrote: boolean
  beyond: boolean
  /** The how manyth asking it was; where it is not said, as its number says. */
  place?: number
}

/** How many can wait for the floor, and how many numbers a meeting gives. */
export const WAITING_MOST = 60
export const NUMBERS_MOST = 2000
/** So many places and numbers more are the desk's own: phones cannot use them up. */
export const WAITING_AT_DESK = 20
export const NUMBERS_AT_DESK = 500

/**
 * [M45] The numbers in the order in which they get the floor. Among equals who asked first comes first;
 * `last` is what was spoken last, for or against. The order of `asking` does not matter.
 */
export function inOrder(asking: readonly Asking[], order: FloorOrder, last: Stance | null): number[] {
  const rank = ({ beyond, wrote, turns }: Asking): number =>
    beyond ? Infinity : order === 'arrival' ? 0 : turns > 0 ? turns + 1 : wrote ? 0 : 1
  const since = ({ place, number }: Asking): number => place ?? number
  const left = [...asking].sort((a, b) => rank(a) - rank(b) || since(a) - since(b))
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
  const person = personOf(meeting, participant)
  return [...meeting.speakers.values()]
    .filter((speaker) => speaker.participant !== null && personOf(meeting, speaker.participant) === person)
    .map(({ number }) => number)
    .sort((a, b) => a - b)
}

/** Every turn in which somebody spoke so far, the one that runs included. */
export const spokenIn = ({ turns, floor }: Pick<Board, 'turns' | 'floor'>): Speaking[] => {
  const spoken = turns.filter(({ struck }) => !struck)
  return floor.speaking ? [...spoken, floor.speaking] : spoken
}

/** [M45] How often each person has had the floor, of the turns that were `spoken`. */
export function turnsByPerson(
  meeting: Pick<Meeting, 'participants' | 'speakers'>,
  spoken: readonly Speaking[],
): Map<Id, number> {
  const turns = new Map<Id, number>()
  for (const { number } of spoken) {
    const participant = meeting.speakers.get(number)?.participant
    if (!participant) continue
    const person = personOf(meeting, participant)
    turns.set(person, (turns.get(person) ?? 0) + 1)
  }
  return turns
}

/** [M45] How often a person has had the floor, of the turns that were `spoken`. */
export const turnsOf = (
  meeting: Pick<Meeting, 'participants' | 'speakers'>,
  participant: Id,
  spoken: readonly Speaking[],
): number => turnsByPerson(meeting, spoken).get(personOf(meeting, participant)) ?? 0

/** Whether a person has written a card that they have not withdrawn, whatever the desk does with it. */
export const hasWritten = (meeting: Meeting, participant: Id): boolean =>
  [...meeting.authorships].some(
    ([card, { author }]) =>
      ['standing', 'cut', 'hidden'].includes(meeting.board.cards[card]!.state) &&
      personOf(meeting, author) === personOf(meeting, participant),
  )

/** Who had a number, as the record may say it: the name where they agree, else the capacity, else neither. */
export interface NamedSpeaker {
  name: string
  capacity: Capacity | null
}

/** [M46] Whom the minutes name for a number, as people agree to it now. */
export const namedSpeaker = (meeting: Meeting, number: number): NamedSpeaker =>
  namedAs(meeting, meeting.speakers.get(number)?.participant ?? null)

/** What the record may call somebody, as they agree to it now; null: nobody knows who it was. */
export function namedAs({ participants }: Pick<Meeting, 'participants'>, participant: Id | null): NamedSpeaker {
  const who = participants.get(participant ?? '')
  if (!who) return { name: '', capacity: null }
  // [P9] The holders of other stubs say nothing of whom they count as.
  const isListed = ({ joinedAs, confirmed }: Participant) => confirmed && joinedAs === who.id
  const listed = who.origin === 'phone' ? [...participants.values()].find(isListed) : undefined
  const phone = who.joinedAs && who.confirmed ? participants.get(who.joinedAs) : undefined
  const all = [listed, who, phone].filter((one) => one !== undefined)
  const agreed = all.some(({ nameAgreed }) => nameAgreed)
  const name = agreed ? (all.find(({ name }) => name !== '')?.name ?? '') : ''
  return { name, capacity: (listed ?? who).capacity }
}
