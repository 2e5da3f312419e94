import type { WordsOf } from '../plain/words.ts'
import type { HallLot } from './lots.ts'
import type { Board, Card } from './meeting.ts'
import type { Motion } from './motion.ts'
import type { Pledge } from './pledge.ts'
import type { RoomQuestion } from './roomQuestion.ts'

type Lines<T> = Exclude<WordsOf<T>, string>

const CARD: Lines<Card> = {
  id: 'none',
  text: 'words',
  where: 'words',
  photo: 'none',
  reason: 'words',
  topic: 'none',
  links: 'none',
  cutFrom: 'none',
}
const MOTION: Lines<Motion> = {
  id: 'none',
  card: 'none',
  wordings: { each: { what: 'words', who: 'words' } },
  votes: { each: { ballots: 'none', reason: 'words' } },
  reason: 'words',
  item: 'none',
  ballots: 'none',
}
const PLEDGE: Lines<Pledge> = {
  id: 'none',
  what: 'words',
  who: 'words',
  card: 'none',
  topic: 'none',
  item: 'none',
  reason: 'words',
}
const LOT: Lines<HallLot> = {
  id: 'none',
  item: 'none',
  purpose: 'words',
  pool: 'none',
  marks: 'none',
  checkpoint: 'none',
  fixed: 'none',
  again: 'words',
  called: 'none',
  sealed: 'none',
  reason: 'words',
}
const ROOM: Lines<RoomQuestion> = {
  cards: 'none',
  corrections: { each: { reason: 'words' } },
  item: 'none',
}
const WAITING = { card: 'none', dish: { round: 'none', title: 'words' } } as const
const TURN = { ...WAITING, reason: 'words', item: 'none' } as const

/**
 * [M26] [N7] Where people's words stand in what everyone sees of a meeting: one list, by which they are taken
 * out of what was signed, and looked through for names. Names of those who agreed to be named are no words:
 * they go with the person.
 */
export const BOARD_WORDS: Lines<Board> = {
  id: 'none',
  community: 'none',
  code: 'none',
  theme: 'words',
  place: 'words',
  agenda: { each: { id: 'none', title: 'words' } },
  current: 'none',
  next: 'words',
  focus: 'none',
  rules: { sentences: { each: 'words' }, changes: { each: { reason: 'words' } } },
  floor: { waiting: { each: WAITING }, speaking: TURN },
  turns: { each: TURN },
  dots: { corrections: { each: { topic: 'none', reason: 'words' } } },
  motions: { each: MOTION },
  room: { each: ROOM },
  tables: 'none',
  lots: { each: LOT },
  pledges: { each: PLEDGE },
  attendance: 'none',
  cards: { each: CARD },
  topics: { each: { id: 'none', name: 'words' } },
  arrived: 'none',
}
