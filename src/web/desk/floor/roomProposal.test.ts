import { expect, test } from 'vitest'
import { newBoard } from '../../../../tests/build/board.ts'
import type { RoomQuestion } from '../../../core/meeting/roomQuestion.ts'
import { proposalOf } from './roomProposal.ts'

const asked = (yes: number, no: number, more: Partial<RoomQuestion> = {}): RoomQuestion => ({
  number: 1,
  cards: ['a', 'b'],
  open: false,
  people: yes + no,
  given: { yes, no, unsure: 0 },
  hands: null,
  corrections: [],
  atDesk: 0,
  settled: false,
  item: null,
  askedAt: 0,
  closedAt: 1,
  ...more,
})
const board = (a: string | null, b: string | null) =>
  newBoard(
    [
      { id: 'a', topic: a },
      { id: 'b', topic: b },
    ],
    [{ id: 't' }, { id: 'u' }],
  )

test('[M53] said to be one thing: into a new topic, or into the one that one of them is in', () => {
  expect(proposalOf(board(null, null), asked(3, 1))).toMatchObject({ does: 'open' })
  expect(proposalOf(board('t', null), asked(3, 1))).toMatchObject({ does: 'gather', card: { id: 'b' }, topic: 't' })
  expect(proposalOf(board(null, 'u'), asked(3, 1))).toMatchObject({ does: 'gather', card: { id: 'a' }, topic: 'u' })
  expect(proposalOf(board('t', 'u'), asked(3, 1))).toMatchObject({ does: 'gather', card: { id: 'b' }, topic: 't' })
  expect(proposalOf(board('t', 't'), asked(3, 1))).toBeNull()
})

test('[M53] said to be two things: out of the topic that both are in, else told apart', () => {
  expect(proposalOf(board('t', 't'), asked(1, 3))).toMatchObject({ does: 'takeOut', card: { id: 'b' } })
  expect(proposalOf(board('t', null), asked(1, 3))).toMatchObject({ does: 'tellApart' })
})

test('[M53] nothing follows from an open question, from as many yes as no, and where a card no longer hangs', () => {
  expect(proposalOf(board(null, null), asked(3, 1, { open: true }))).toBeNull()
  expect(proposalOf(board(null, null), asked(2, 2))).toBeNull()
  // Somebody gathered or parted them since: nothing is offered again.
  expect(proposalOf(board(null, null), asked(3, 1, { settled: true }))).toBeNull()
  const one = board(null, null)
  one.cards.b!.state = 'withdrawn'
  expect(proposalOf(one, asked(3, 1))).toBeNull()
})
