import { NOBODY_ASKED } from '../../src/core/meeting/floor.ts'
import { usualRules } from '../../src/core/meeting/meetingRules.ts'
import type { Board, Card, Topic } from '../../src/core/meeting/meeting.ts'

/** A standing card on the problem tree, with what the test is about. */
export const aCard = (more: Partial<Card>): Card => ({
  id: '',
  number: 1,
  tree: 'problem',
  text: '',
  where: '',
  photo: null,
  state: 'standing',
  reason: '',
  postedAt: 0,
  wording: 1,
  topic: null,
  endorsements: 0,
  links: [],
  ...more,
})

/** An open meeting's board, with what the test is about. */
export const aBoard = (more: Partial<Board> = {}): Board => ({
  id: 'm',
  community: 'c',
  code: 'KMNPQR',
  theme: '',
  place: '',
  startsAt: 0,
  stage: 'open',
  openedAt: 0,
  closedAt: null,
  agenda: [],
  current: null,
  trees: { problem: true, action: true, vision: true },
  cardsFrom: null,
  cardsUntil: null,
  next: '',
  focus: { kind: 'trees' },
  openTree: false,
  joining: 'anyone',
  hangAtOnce: false,
  linksShown: false,
  newWordsShown: true,
  rules: usualRules(),
  floor: NOBODY_ASKED,
  turns: [],
  dots: null,
  motions: [],
  room: [],
  tables: null,
  lots: [],
  pledges: [],
  attendance: { people: 0, capacities: {}, expected: 0, headCount: null, named: [] },
  cards: {},
  topics: {},
  ...more,
})

/** An open meeting's board with cards, numbered from 1, and topics. */
export function newBoard(cards: Partial<Card>[], topics: Partial<Topic>[]): Board {
  const all = cards.map((card, i) => aCard({ number: i + 1, ...card }))
  const named = topics.map((topic, i): Topic => ({ id: '', tree: 'problem', name: '', seat: i, people: 0, ...topic }))
  return aBoard({
    cards: Object.fromEntries(all.map((card) => [card.id, card])),
    topics: Object.fromEntries(named.map((topic) => [topic.id, topic])),
  })
}
