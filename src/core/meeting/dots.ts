import type { Id } from '../plain/id.ts'
import { asOnePerson, personOf } from './count.ts'
import type { Meeting, Topic, Tree } from './meeting.ts'

/** How many dots somebody gives to which topic. */
export type Gift = Record<Id, number>

/** A count of stickers that was put right. */
export interface Correction {
  topic: Id
  from: number
  to: number
  reason: string
  at: number
}

/** The dots of a meeting as everyone sees them. */
export interface Dots {
  /** `open`: they are given. `counting`: no more; stickers are counted. `shown`: everyone sees the counts. */
  stage: 'open' | 'counting' | 'shown'
  /** How many each person gives. */
  each: number
  /** Whether the counts are seen while dots are given. */
  interim: boolean
  /**
   * How many topics each tree had when they were opened: those of these seats are voted on, and keep their
   * names. Dots of before have none, and go by all topics.
   */
  seats?: Record<Tree, number>
  /** People who gave theirs by phone or through the desk. */
  people: number
  /** Their dots by topic; null while they are hidden. */
  given: Record<Id, number> | null
  /** People to whom stickers were handed, and the stickers that were counted, by topic. */
  handed: number
  stickers: Record<Id, number>
  corrections: Correction[]
}

/** How many dots each person may have. */
export const DOTS_MOST = 20
export const CORRECTIONS_MOST = 200
/** As many as are counted in a hall ([M9]). */
export const HANDED_MOST = 100_000

/** What somebody gave, whoever of their participants did; undefined where they gave none. */
export function giftOf(meeting: Pick<Meeting, 'participants' | 'gifts'>, participant: Id): Gift | undefined {
  const [giver] = giversOf(meeting, participant)
  return giver === undefined ? undefined : meeting.gifts.get(giver)
}

/** Under which of their participants somebody gave dots; the phone's first, then by id. */
export const giversOf = (meeting: Pick<Meeting, 'participants' | 'gifts'>, participant: Id): Id[] => {
  const person = personOf(meeting, participant)
  const all = asOnePerson(meeting, participant).filter((id) => meeting.gifts.has(id))
  return all.sort((a, b) => Number(b === person) - Number(a === person) || (a < b ? -1 : 1))
}

/** Under which of their participants stickers were handed to somebody; undefined where none were. */
export const stickersOf = (meeting: Pick<Meeting, 'participants' | 'handedTo'>, participant: Id): Id | undefined =>
  asOnePerson(meeting, participant).find((id) => meeting.handedTo.has(id))

/** Whether stickers were handed to somebody. */
export const hasStickers = (meeting: Pick<Meeting, 'participants' | 'handedTo'>, participant: Id): boolean =>
  stickersOf(meeting, participant) !== undefined

/** [M48] Whether dots are given to a topic: it was there when they were opened. */
export const hasDots = (dots: Pick<Dots, 'seats'> | null, { tree, seat }: Pick<Topic, 'tree' | 'seat'>): boolean =>
  dots !== null && (!dots.seats || seat < dots.seats[tree])

/**
 * [M48] The dots that were given, by topic, each person's once, and how many people gave any. Whoever the
 * desk has found to have stickers as well gave theirs with these: they hang on the wall.
 */
export function countGifts(meeting: Pick<Meeting, 'participants' | 'gifts' | 'handedTo'>): {
  people: number
  given: Gift
} {
  const stuck = new Set([...meeting.handedTo].map((id) => personOf(meeting, id)))
  const giver = new Map<Id, Id>()
  for (const id of meeting.gifts.keys()) {
    const person = personOf(meeting, id)
    if (stuck.has(person)) continue
    const known = giver.get(person)
    if (known === undefined || id === person || (known !== person && id < known)) giver.set(person, id)
  }
  const given: Gift = {}
  let people = 0
  for (const id of giver.values()) {
    const gift = Object.entries(meeting.gifts.get(id)!)
    if (gift.length > 0) people++
    for (const [topic, n] of gift) given[topic] = (given[topic] ?? 0) + n
  }
  return { people, given }
}

/** All dots of a topic, those given and the stickers, as far as they are shown. */
export const dotsOf = ({ given, stickers }: Pick<Dots, 'given' | 'stickers'>, topic: Id): number =>
  (given?.[topic] ?? 0) + (stickers[topic] ?? 0)

export const total = (gift: Gift): number => Object.values(gift).reduce((sum, n) => sum + n, 0)
