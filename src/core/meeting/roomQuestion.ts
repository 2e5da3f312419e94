import type { Id } from '../plain/id.ts'
import { asOnePerson, personOf } from './count.ts'
import type { Meeting } from './meeting.ts'

/** What somebody says when the room is asked. */
export type RoomAnswer = 'yes' | 'no' | 'unsure'
export const ROOM_ANSWERS: readonly RoomAnswer[] = ['yes', 'no', 'unsure']
export type RoomCount = Record<RoomAnswer, number>

/** Hands that were counted again, and why. */
export interface HandsCorrected {
  from: RoomCount | null
  to: RoomCount
  reason: string
  at: number
}

/** [M53] Whether two cards belong together, as everybody who is there was asked. */
export interface RoomQuestion {
  /** Counts from 1 in each meeting, never reused. */
  number: number
  /** The two cards, of one tree. */
  cards: Id[]
  open: boolean
  /** People who answered by phone or through the desk. */
  people: number
  /** Of them those whose answer was first entered at the desk. */
  atDesk: number
  /** Their answers; null while it is open. */
  given: RoomCount | null
  /** Hands of those who did not answer otherwise; null while it is open, and where nobody counted them. */
  hands: RoomCount | null
  corrections: HandsCorrected[]
  /** Whether one of its cards was gathered or taken out since: somebody has decided on it. */
  settled: boolean
  /** The agenda item that was open when it was asked. */
  item: Id | null
  askedAt: number
  closedAt: number | null
}

/** What somebody answered; `enteredBy`: the staff person who said it on their behalf. */
export interface AnsweredRoom {
  question: number
  participant: Id
  answer: RoomAnswer
  enteredBy: Id | null
}

/** How often a meeting asks, and how often hands are counted again. */
export const ROOM_MOST = 100
export const HANDS_CORRECTED_MOST = 20
/** As many hands as heads are counted in a hall ([M9]). */
export const ROOM_HANDS_MOST = 100_000

/** The question that people are asked now. */
export const openQuestion = (room: readonly RoomQuestion[]): RoomQuestion | undefined => room.find(({ open }) => open)

const nobody = (): RoomCount => ({ yes: 0, no: 0, unsure: 0 })

/** All who said something, by phone, through the desk and by hand. */
export function roomTotal({ given, hands }: Pick<RoomQuestion, 'given' | 'hands'>): RoomCount {
  const total = nobody()
  for (const answer of ROOM_ANSWERS) total[answer] = (given?.[answer] ?? 0) + (hands?.[answer] ?? 0)
  return total
}

/** How many said it by which way. */
export const roomWays = ({ people, atDesk, hands }: Pick<RoomQuestion, 'people' | 'atDesk' | 'hands'>) => ({
  phones: people - atDesk,
  desk: atDesk,
  hands: hands ? handsIn(hands) : 0,
})

export const handsIn = ({ yes, no, unsure }: RoomCount): number => yes + no + unsure

/** What the room said of a question that is closed; null where it is open, or as many say yes as no. */
export function roomSaid(question: RoomQuestion): 'yes' | 'no' | null {
  if (question.open) return null
  const { yes, no } = roomTotal(question)
  return yes === no ? null : yes > no ? 'yes' : 'no'
}

/** [M53] The answers to a question, each person's once: the phone's where there are several. */
export function countAnswers(
  { answers, ...meeting }: Pick<Meeting, 'answers' | 'participants'>,
  question: number,
  atDesk: number,
) {
  const given = answers.get(question) ?? new Map<Id, RoomAnswer>()
  const sayer = new Map<Id, Id>()
  for (const id of given.keys()) {
    const person = personOf(meeting, id)
    const known = sayer.get(person)
    if (known === undefined || id === person || (known !== person && id < known)) sayer.set(person, id)
  }
  const count = nobody()
  for (const id of sayer.values()) count[given.get(id)!]++
  // Whose phone the desk has confirmed since is one person, and no more.
  return { people: sayer.size, atDesk: Math.min(atDesk, sayer.size), given: count }
}

/** Under which of their participants somebody has answered, and what; undefined where they have not. */
export function answerOf(
  meeting: Pick<Meeting, 'answers' | 'participants'>,
  question: number,
  participant: Id,
): { as: Id; answer: RoomAnswer } | undefined {
  const given = meeting.answers.get(question)
  if (!given) return undefined
  const own = given.get(participant)
  if (own) return { as: participant, answer: own }
  const person = personOf(meeting, participant)
  const all = asOnePerson(meeting, participant).filter((id) => given.has(id))
  const [as] = all.sort((a, b) => Number(b === person) - Number(a === person) || (a < b ? -1 : 1))
  return as === undefined ? undefined : { as, answer: given.get(as)! }
}

/** What somebody answered to each question. */
export const answersOf = (meeting: Meeting, participant: Id): Record<string, RoomAnswer> =>
  Object.fromEntries(
    meeting.board.room.flatMap(({ number }) => {
      const said = answerOf(meeting, number, participant)
      return said ? [[String(number), said.answer]] : []
    }),
  )
