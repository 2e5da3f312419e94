import { BLANK } from './handwriting.ts'
import type { Id } from '../plain/id.ts'
import type { MeetingDetails } from './command.ts'
import type { BoardEvent, MeetingEvent, Secret } from './event.ts'
import type { Board, Card, Question } from './meeting.ts'
import type { Motion, MotionWording } from './motion.ts'

type CardWords = Pick<Card, 'text' | 'where' | 'photo'>
const NO_WORDS: CardWords = { text: '', where: '', photo: null }

/** What is said of things now. Undefined: whatever an event says of it is still said. */
interface Words {
  card(id: Id): CardWords | undefined
  reason(id: Id): string | undefined
  topic(id: Id): string | undefined
  details: Partial<MeetingDetails>
  named: string[] | undefined
  rules: string[] | undefined
  /** Of a motion, or of a pledge, which has one wording. */
  motion(id: Id, version: number): MotionWords | undefined
  /** By number: why they got the floor out of turn. */
  turn(number: number): string | undefined
}

type MotionWords = Pick<MotionWording, 'what' | 'who'>

/** What was said of things by events that are told together, the last of each. */
interface Said {
  cards: Map<Id, CardWords>
  reasons: Map<Id, string>
  topics: Map<Id, string>
  details: Partial<MeetingDetails>
  named: string[] | undefined
  rules: string[] | undefined
  /** By motion and version. */
  motions: Map<string, MotionWords>
  turns: Map<number, string>
}

type Kind = BoardEvent['kind']
type BoardEventOf<K extends Kind> = Extract<BoardEvent, { kind: K }>

/** What an event of a kind does with people's words and names. */
interface Wording<K extends Kind> {
  /**
   * Whether words, names or photos that were told before are told no more after it. What remembers them must
   * forget then: frames of the live stream, copies of the board, pages.
   */
  takesBack: boolean | ((event: Pick<MeetingEvent, 'secret'>) => boolean)
  /** The event with other words, as they hold now or later. */
  reworded(told: BoardEventOf<K>, words: Words): BoardEventOf<K>
  /** Notes which words it says; going backwards, the first who says something of a thing says it last. */
  says(told: BoardEventOf<K>, said: Said): void
  /** The event as the journal keeps it: people's own words and names stay in tables that can be erased. */
  withoutWords(told: BoardEventOf<K>): BoardEventOf<K>
}

const asItIs = <T>(told: T): T => told
const saysNothing = (): void => undefined
/** Carries no words, and takes none back. */
const WORDLESS = { takesBack: false, reworded: asItIs, says: saysNothing, withoutWords: asItIs } as const
/** Carries no words, and takes those of a card back. */
const cardGone = {
  takesBack: true,
  reworded: asItIs,
  says({ card }: { card: Id }, said: Said) {
    say(said.cards, card, NO_WORDS)
    say(said.reasons, card, '')
  },
  withoutWords: asItIs,
} as const
/** Brings a card with its words. */
const cardThere = {
  reworded: <T extends { card: Card }>(told: T, words: Words): T => ({
    ...told,
    card: { ...told.card, ...only(words.card(told.card.id)) },
  }),
  says({ card }: { card: Card }, said: Said) {
    say(said.cards, card.id, card)
    say(said.reasons, card.id, '')
  },
  withoutWords: <T extends { card: Card }>(told: T): T => ({ ...told, card: { ...told.card, ...NO_WORDS } }),
} as const

/** A new kind of event does not compile without its row here. */
const WORDING: { [K in Kind]: Wording<K> } = {
  meetingCreated: {
    ...WORDLESS,
    reworded: (told, words) => ({ ...told, details: { ...told.details, ...inDetails(told.details, words.details) } }),
  },
  meetingChanged: {
    ...WORDLESS,
    takesBack: true,
    reworded: (told, words) => ({ ...told, details: inDetails(told.details, words.details) }),
    says: ({ details }, said) => void (said.details = { ...details, ...said.details }),
  },
  stageChanged: WORDLESS,
  agendaItemOpened: WORDLESS,
  treeSwitched: WORDLESS,
  focusSet: WORDLESS,
  linksShown: WORDLESS,
  newWordsShown: WORDLESS,
  attendanceChanged: {
    // Whoever joins anew (and brings a key) changes nobody's name; everybody else who changes may have lost
    // one.
    takesBack: ({ secret }) => Boolean(secret?.participants && !secret.key),
    // Older attendances are numbers on the way to today's, so today's names do no harm.
    reworded: (told, words) => ({
      ...told,
      attendance: { ...told.attendance, named: words.named ?? told.attendance.named },
    }),
    says: ({ attendance }, said) => void (said.named ??= attendance.named),
    withoutWords: (told) => ({ ...told, attendance: { ...told.attendance, named: [] } }),
  },
  participantsChanged: { ...WORDLESS, takesBack: ({ secret }) => !secret?.key },
  answerChanged: WORDLESS,
  receiptRead: WORDLESS,
  cardPointed: WORDLESS,
  authorAsked: WORDLESS,
  questionAnswered: WORDLESS,
  wishesChanged: WORDLESS,
  cardPosted: { ...cardThere, takesBack: false },
  cardEdited: {
    takesBack: true,
    reworded: (told, words) => ({ ...told, ...only(words.card(told.card)) }),
    says: (told, said) => say(said.cards, told.card, told),
    withoutWords: (told) => ({ ...told, ...NO_WORDS }),
  },
  cardRead: {
    takesBack: true,
    reworded: (told, words) => ({ ...told, ...read(words.card(told.card)) }),
    says(told, said) {
      say(said.cards, told.card, { ...told, photo: null })
      say(said.reasons, told.card, '')
    },
    withoutWords: (told) => ({ ...told, ...read(NO_WORDS) }),
  },
  cardWithdrawn: {
    ...cardGone,
    // [P8] Who looked again gave it words: then it is not said that it was blank.
    reworded: ({ blank, ...told }, words) =>
      blank && (words.reason(told.card) ?? BLANK) === BLANK ? { ...told, blank } : told,
    says({ card, blank }, said) {
      say(said.cards, card, NO_WORDS)
      say(said.reasons, card, blank ? BLANK : '')
    },
  },
  cardErased: cardGone,
  cardHidden: {
    takesBack: true,
    reworded: (told, words) => ({ ...told, reason: words.reason(told.card) ?? told.reason }),
    says({ card, reason }, said) {
      say(said.cards, card, NO_WORDS)
      say(said.reasons, card, reason)
    },
    // The reason is the desk's, not a resident's.
    withoutWords: asItIs,
  },
  cardShown: { ...cardThere, takesBack: true },
  // Its halves came with words of their own.
  cardCut: cardGone,
  cutUndone: {
    ...cardThere,
    takesBack: true,
    says(told, said) {
      cardThere.says(told, said)
      for (const half of told.halves) say(said.cards, half, NO_WORDS)
    },
  },
  endorsementsChanged: WORDLESS,
  cardCompared: WORDLESS,
  cardsLinked: WORDLESS,
  cardsUnlinked: WORDLESS,
  topicOpened: {
    ...WORDLESS,
    reworded: (told, words) => ({
      ...told,
      topic: { ...told.topic, name: words.topic(told.topic.id) ?? told.topic.name },
    }),
  },
  topicRenamed: {
    ...WORDLESS,
    takesBack: true,
    reworded: (told, words) => ({ ...told, name: words.topic(told.topic) ?? told.name }),
    says: ({ topic, name }, said) => say(said.topics, topic, name),
  },
  // The reason is the desk's, not a resident's.
  topicTallied: WORDLESS,
  topicSided: WORDLESS,
  cardsGathered: WORDLESS,
  meetingCarried: WORDLESS,
  meetingArrived: WORDLESS,
  topicDissolved: { ...WORDLESS, takesBack: true, says: ({ topic }, said) => say(said.topics, topic, '') },
  // Its sentences are the desk's, as an agenda's titles are; which of them were told is forgotten with a
  // change.
  rulesSet: {
    ...WORDLESS,
    takesBack: true,
    reworded: (told, words) => ({ ...told, rules: { ...told.rules, sentences: words.rules ?? told.rules.sentences } }),
    says: ({ rules }, said) => void (said.rules ??= rules.sentences),
  },
  dotsChanged: WORDLESS,
  // Why hands were counted again is the desk's, as with stickers.
  roomChanged: WORDLESS,
  // So is what a lot is about, and why there is another.
  lotChanged: WORDLESS,
  tablesSet: WORDLESS,
  tableChanged: WORDLESS,
  floorSwitched: WORDLESS,
  floorAsked: WORDLESS,
  floorLeft: WORDLESS,
  // Why somebody spoke out of turn is said of a person, and goes with them.
  floorGiven: {
    ...WORDLESS,
    reworded: ({ speaking, ...told }, words) => ({ ...told, speaking: reasoned(speaking, words) }),
    says: ({ speaking }, said) => say(said.turns, speaking.number, speaking.reason),
    withoutWords: ({ speaking, ...told }) => ({ ...told, speaking: { ...speaking, reason: '' } }),
  },
  turnEnded: {
    ...WORDLESS,
    reworded: ({ turn, ...told }, words) => ({ ...told, turn: reasoned(turn, words) }),
    says: ({ turn }, said) => say(said.turns, turn.number, turn.reason),
    withoutWords: ({ turn, ...told }) => ({ ...told, turn: { ...turn, reason: '' } }),
  },
  turnReasonsErased: {
    ...WORDLESS,
    takesBack: true,
    says({ numbers }, said) {
      for (const number of numbers) say(said.turns, number, '')
    },
  },
  motionChanged: {
    takesBack: false,
    reworded: ({ motion, ...told }, words) => ({
      ...told,
      motion: inWords(motion, ({ what, who, version }) => words.motion(motion.id, version) ?? { what, who }),
    }),
    says({ motion }, said) {
      for (const { version, what, who } of motion.wordings)
        say(said.motions, motionKey(motion.id, version), { what, who })
    },
    withoutWords: ({ motion, ...told }) => ({ ...told, motion: inWords(motion, () => NOTHING_MOVED) }),
  },
  pledgeChanged: {
    takesBack: false,
    reworded: ({ pledge, ...told }, words) => ({ ...told, pledge: { ...pledge, ...words.motion(pledge.id, 1) } }),
    says: ({ pledge: { id, what, who } }, said) => say(said.motions, motionKey(id, 1), { what, who }),
    withoutWords: ({ pledge, ...told }) => ({ ...told, pledge: { ...pledge, ...NOTHING_MOVED } }),
  },
  pledgeErased: {
    ...WORDLESS,
    takesBack: true,
    says: ({ pledge }, said) => say(said.motions, motionKey(pledge, 1), NOTHING_MOVED),
  },
  motionErased: {
    ...WORDLESS,
    takesBack: true,
    says({ motion, versions }, said) {
      for (const version of versions) say(said.motions, motionKey(motion, version), NOTHING_MOVED)
    },
  },
}
const reasoned = <T extends { number: number; reason: string }>(turn: T, words: Words): T => ({
  ...turn,
  reason: words.turn(turn.number) ?? turn.reason,
})
const NOTHING_MOVED: MotionWords = { what: '', who: '' }
const motionKey = (motion: Id, version: number): string => `${motion} ${version}`

/** A motion with other words in each of its wordings. */
export const inWords = (motion: Motion, of: (wording: MotionWording) => MotionWords): Motion => ({
  ...motion,
  wordings: motion.wordings.map((one) => {
    const { what, who } = of(one)
    return { ...one, what, who }
  }),
})

/** Every kind of event of a meeting. */
export const EVENT_KINDS = Object.keys(WORDING) as Kind[]

const wordingOf = ({ kind }: BoardEvent) => WORDING[kind] as Wording<Kind>

/** Keeps what is said of a thing, unless something later was said of it. */
function say<Key, T>(of: Map<Key, T>, id: Key, words: T): void {
  if (!of.has(id)) of.set(id, words)
}

/** [M30] Whether what was told before an event must be forgotten with it. */
export function takesBack(event: Pick<MeetingEvent, 'told' | 'secret'>): boolean {
  const { takesBack } = wordingOf(event.told)
  return typeof takesBack === 'boolean' ? takesBack : takesBack(event)
}

/** The event as the journal keeps it: people's own words and names stay in tables that can be erased. */
export const withoutWords = (told: BoardEvent): BoardEvent => wordingOf(told).withoutWords(told)

/** [P11] A question and its answer without their words. */
export const unspoken = (question: Question): Question => ({
  ...question,
  text: '',
  answer: question.answer && { ...question.answer, text: '' },
})

/** What stays with the server, without names, and without what an author was asked and answered. */
export const withoutNames = ({ participants, question, ...rest }: Secret) => ({
  ...rest,
  ...(question ? { question: unspoken(question) } : {}),
  ...(participants ? { participants: participants.map(({ name: _name, ...numbers }) => numbers) } : {}),
})

/**
 * [M30] An event of earlier in the words of today: none where they have been taken back since. Numbers, order
 * and structure stay as they were.
 */
export function inWordsOfNow(told: BoardEvent, board: Board): BoardEvent {
  return reworded(told, {
    card: (id) => board.cards[id],
    reason: (id) => board.cards[id]!.reason,
    topic: (id) => board.topics[id]?.name ?? '',
    details: board,
    named: board.attendance.named,
    rules: board.rules.sentences,
    motion: (id, version) => motionWords(board, id, version),
    turn: (number) => reasonOf(board, number),
  })
}

function reasonOf({ turns, floor }: Board, number: number): string | undefined {
  const turn = turns.find((one) => one.number === number)
  return turn?.reason ?? (floor.speaking?.number === number ? floor.speaking.reason : undefined)
}

function motionWords({ motions, pledges }: Board, id: Id, version: number): MotionWords | undefined {
  const moved = motions.find((motion) => motion.id === id)?.wordings[version - 1]
  const wording = moved ?? pledges.find((pledge) => pledge.id === id)
  return wording && { what: wording.what, who: wording.who }
}

/** [M30] Events that are told together, in the words that hold after the last of them. */
export function inLastWords(events: readonly BoardEvent[]): BoardEvent[] {
  const said: Said = {
    cards: new Map(),
    reasons: new Map(),
    topics: new Map(),
    details: {},
    named: undefined,
    rules: undefined,
    motions: new Map(),
    turns: new Map(),
  }
  const words: Words = {
    card: (id) => said.cards.get(id),
    reason: (id) => said.reasons.get(id),
    topic: (id) => said.topics.get(id),
    get details() {
      return said.details
    },
    get named() {
      return said.named
    },
    get rules() {
      return said.rules
    },
    motion: (id, version) => said.motions.get(motionKey(id, version)),
    turn: (number) => said.turns.get(number),
  }
  const backwards: BoardEvent[] = []
  for (const told of [...events].reverse()) {
    backwards.push(reworded(told, words))
    wordingOf(told).says(told, said)
  }
  return backwards.reverse()
}

const reworded = (told: BoardEvent, words: Words): BoardEvent => wordingOf(told).reworded(told, words)

const only = (words: CardWords | undefined): Partial<CardWords> =>
  words ? { text: words.text, where: words.where, photo: words.photo } : {}

/** The same of handwriting that was read: it shows no picture. */
const read = (words: CardWords | undefined) => (words ? { text: words.text, where: words.where } : {})

/**
 * What was said of a meeting, in today's words. An item keeps its place in the agenda of then, so that what
 * was current then is found.
 */
function inDetails<D extends Partial<MeetingDetails>>(said: D, now: Partial<MeetingDetails>): D {
  const today = now.agenda
  const titleOf = (id: Id, place: number) =>
    (today![place]?.id === id ? today![place] : today!.find((item) => item.id === id))?.title ?? ''
  return {
    ...said,
    ...(said.theme === undefined ? {} : { theme: now.theme ?? said.theme }),
    ...(said.place === undefined ? {} : { place: now.place ?? said.place }),
    ...(said.next === undefined ? {} : { next: now.next ?? said.next }),
    ...(said.agenda === undefined || !today
      ? {}
      : { agenda: said.agenda.map((item, place) => ({ ...item, title: titleOf(item.id, place) })) }),
  }
}
