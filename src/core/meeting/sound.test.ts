import fc from 'fast-check'
import { expect, test } from 'vitest'
import { play, walk } from '../../../tests/build/commands.ts'
import { makeReceipt } from '../plain/code.ts'
import { lotAnnounced, lotDrawn } from '../plain/lotRecord.ts'
import type { Meeting } from './meeting.ts'
import { isSound } from './sound.ts'

/** A meeting with receipts as Grove makes them: walks call theirs as they like. */
function withReceipts(meeting: Meeting): Meeting {
  const made = new Map<string, string>()
  for (const authorship of meeting.authorships.values()) {
    const n = made.size
    const receipt = made.get(authorship.receipt) ?? makeReceipt(Uint8Array.from({ length: 9 }, (_, i) => (n >> i) & 1))
    made.set(authorship.receipt, receipt)
    authorship.receipt = receipt
  }
  return meeting
}

test('[H8] wherever the rules lead, the meeting is sound', () => {
  fc.assert(
    fc.property(walk(120), (steps) => isSound(withReceipts(play(steps).meeting))),
    { numRuns: 120 },
  )
})

const WRONG: Record<string, (meeting: Meeting) => void> = {
  'a number twice': ({ board }) => void (Object.values(board.cards)[0]!.number = 2),
  'a number too many': (meeting) => void meeting.posted++,
  'an author who is not there': ({ authorships }) => void ([...authorships.values()][0]!.author = 'nobody'),
  'a receipt for two cards': ({ authorships }) => {
    const [one, two] = [...authorships.values()]
    one!.receipt = two!.receipt
  },
  'support that nobody gave': ({ board }) => void (Object.values(board.cards)[0]!.endorsements = 3),
  'an endorser who is not there': ({ board, endorsers }) =>
    void endorsers.set(Object.keys(board.cards)[0]!, new Set(['nobody'])),
  'erasing somebody who is not there': ({ erased }) => void erased.add('nobody'),
  'a key of somebody who is not there': ({ keys }) => void keys.set('nobody', 'hash'),
  'a link that leads nowhere': ({ board }) => void Object.values(board.cards)[0]!.links.push('nowhere'),
  'a topic that is not there': ({ board }) => void (Object.values(board.cards)[0]!.topic = 'nowhere'),
  'more people behind a topic than there are': ({ board }) => void (Object.values(board.topics)[0]!.people = 99),
  'a theme without a word': ({ board }) => void (board.theme = ' '),
  'more people in the hall than came': ({ board }) => void (board.attendance.people = 9),
  'somebody who counts as themselves': (meeting) => joins(meeting, [0, 0]),
  'people who count as each other': (meeting) => joins(meeting, [0, 1, 0]),
  'people who count as each other in a circle': (meeting) => joins(meeting, [0, 1, 2, 0]),
  'somebody at two tables': ({ board }) => {
    const table = { marks: ['m'], captain: '', recorder: '', cards: [], proposals: [] }
    board.tables = { open: true, seconds: 0, reports: [], tables: [1, 2].map((number) => ({ ...table, number })) }
  },
  'a lot of which something else comes': ({ board }) => {
    const said = { number: 1, purpose: '谁先', pool: '1-9', take: 1, marks: [], checkpoint: 'c', again: '' }
    const drawn = lotDrawn(lotAnnounced(said, 's', 1), ['3'], 's', 2)
    const [other] = drawn.drawn.map((number) => (number % 9) + 1)
    board.lots = [{ ...drawn, drawn: [other!], id: 'lot', from: 'numbers', item: null }]
  },
  'somebody who counts as nobody that is there': ({ participants }) =>
    void ([...participants.values()][0]!.joinedAs = 'nobody'),
}
/** Each of these people counts as the next, as the desk confirms it. */
function joins({ participants }: Meeting, circle: readonly number[]): void {
  const people = [...participants.values()]
  for (const [n, one] of circle.slice(0, -1).entries())
    Object.assign(people[one]!, { joinedAs: people[circle[n + 1]!]!.id, confirmed: true })
}

test.each(Object.entries(WRONG))('[H8] %s is not sound', (_, change) => {
  const { meeting } = play(fc.sample(walk(0), { numRuns: 1, seed: 1 })[0]!)
  expect(isSound(withReceipts(meeting))).toBe(true)
  change(meeting)
  expect(isSound(meeting)).toBe(false)
})
