import type { Board, Card, Topic } from '../../src/core/meeting/meeting.ts'

/**
 * An open meeting's board for unit tests: problem cards numbered from 1, and topics, each with what the test
 * is about.
 */
export function newBoard(cards: Partial<Card>[], topics: Partial<Topic>[]): Board {
  const board: Board = {
    id: 'm',
    community: 'c',
    code: 'ABCDEF',
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
    linksShown: false,
    attendance: { people: 0, capacities: {}, expected: 0, headCount: null, named: [] },
    cards: {},
    topics: {},
  }
  cards.forEach((card, i) => {
    board.cards[card.id!] = {
      id: '',
      number: i + 1,
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
      ...card,
    }
  })
  topics.forEach((topic, i) => {
    board.topics[topic.id!] = { id: '', tree: 'problem', name: '', seat: i, people: 0, ...topic }
  })
  return board
}
