import { expect, test } from 'vitest'
import { pooled } from '../../../tests/build/commands.ts'
import { Rehearsal } from '../../../tests/build/rehearsal.ts'
import type { Command } from './command.ts'
import { isHandwriting } from './handwriting.ts'

const ID = pooled('card', 80)
const receipt = 'ABC-DEF-GHJ'
const writer = { person: pooled('walkIn', 1) }

/** An open meeting in which a printed card of the problem tree hangs as handwriting. */
function withHandwriting() {
  const hall = Rehearsal.open()
  hall.staff(hang(hall))
  return { hall, now: () => hall.board.cards[ID]! }
}
const hang = (hall: Rehearsal, id = ID, photo = pooled('photo', 1)): Command => ({
  kind: 'hangHandwriting',
  id,
  tree: 'problem',
  photo: { id: photo, by: [hall.desk] },
  receipt,
  paper: writer,
})
const read = (more: Partial<Extract<Command, { kind: 'postCard' }>> = {}): Command => ({
  kind: 'postCard',
  id: pooled('card', 81),
  tree: 'problem',
  text: '后巷的灯坏了',
  where: '后巷',
  photo: null,
  links: [],
  receipt,
  onBehalfOf: null,
  paper: writer,
  ...more,
})

test('[P8] a printed card hangs as the picture of its handwriting, and its words follow: one card, number, receipt, endorsements', () => {
  const { hall, now } = withHandwriting()
  expect(now()).toMatchObject({ number: 1, text: '', photo: pooled('photo', 1), wording: 0, state: 'standing' })
  expect(isHandwriting(now())).toBe(true)
  expect(hall.board.attendance.people).toBe(1)
  const topic = hall.topic('problem', '灯', [ID])
  hall.ask(hall.joins(), { kind: 'endorse', card: ID })
  hall.staff(read())
  expect(now()).toMatchObject({ number: 1, text: '后巷的灯坏了', where: '后巷', photo: null, wording: 1, topic })
  expect(now().endorsements).toBe(1)
  expect(hall.board.topics[topic]!.people).toBe(2)
  expect(hall.meeting.authorships.get(ID)).toMatchObject({ author: writer.person, receipt })
  expect(Object.keys(hall.board.cards)).toEqual([ID])
})

test('[P4] [P8] photographed twice or typed again it stays one card', () => {
  const { hall } = withHandwriting()
  const again = { refused: 'paperUsed', number: 1 }
  expect(hall.refused(hall.desk, hang(hall, pooled('card', 82), pooled('photo', 2)))).toEqual(again)
  hall.staff(read())
  expect(hall.refused(hall.desk, read({ text: '别的' }))).toEqual(again)
  expect(hall.refused(hall.desk, hang(hall, pooled('card', 82), pooled('photo', 2)))).toEqual(again)
})

test('[P8] nobody changes or cuts what nobody has read; hiding and showing go on', () => {
  const { hall, now } = withHandwriting()
  const unread = { refused: 'notYetRead', number: 1 }
  expect(hall.refused(hall.desk, { kind: 'editCard', card: ID, text: 'x', where: '', photo: null })).toEqual(unread)
  const halves = [0, 1].map((n) => ({ id: pooled('card', 90 + n), tree: 'problem' as const, text: '灯' }))
  expect(hall.refused(hall.desk, { kind: 'cutCard', card: ID, halves, photoOn: 'first' })).toEqual(unread)
  hall.staff({ kind: 'hideCard', card: ID, reason: '写了电话' })
  expect(now()).toMatchObject({ state: 'hidden', photo: null })
  const hidden = { refused: 'cardHidden', reason: '写了电话' }
  expect(hall.refused(hall.desk, read())).toEqual(hidden)
  expect(hall.refused(hall.desk, { kind: 'takeDownBlank', card: ID })).toEqual(hidden)
  expect(now().state).toBe('hidden')
  hall.staff({ kind: 'showCard', card: ID })
  expect(now()).toMatchObject({ state: 'standing', photo: pooled('photo', 1), wording: 0 })
})

test('[P8] read as a card of another tree it moves there, alone, and its topic counts it no more', () => {
  const { hall, now } = withHandwriting()
  const topic = hall.topic('problem', '灯', [ID])
  const action = hall.card(hall.joins(), 'action', '我来修', [ID])
  hall.staff(read({ tree: 'vision' }))
  expect(now()).toMatchObject({ tree: 'vision', topic: null, links: [], number: 1 })
  expect(hall.board.cards[action.id]!.links).toEqual([])
  expect(hall.board.topics[topic]!.people).toBe(0)
  expect(hall.meeting.gathered.get(topic)!.size).toBe(0)
})

test('[P8] a blank one is taken back with its reason, and who looks again gives it words; its author takes it back for good', () => {
  const { hall, now } = withHandwriting()
  const blank = { kind: 'takeDownBlank', card: ID } as const
  expect(hall.staff(blank)).toEqual([{ kind: 'cardWithdrawn', card: ID, people: {}, blank: true }])
  expect(hall.staff(blank)).toEqual([])
  expect(now()).toMatchObject({ state: 'withdrawn', reason: 'blank', photo: null })
  hall.staff(read())
  expect(now()).toMatchObject({ state: 'standing', reason: '', text: '后巷的灯坏了' })
  expect(hall.refused(hall.desk, blank)).toEqual({ refused: 'paperUsed', number: 1 })

  const other = withHandwriting()
  other.hall.staff(blank)
  other.hall.ask({ kind: 'participant', id: writer.person }, { kind: 'withdrawCard', card: ID })
  expect(other.now()).toMatchObject({ state: 'withdrawn', reason: '' })
  expect(other.hall.refused(other.hall.desk, read())).toEqual({ refused: 'paperUsed', number: 1 })
})

test('[P8] [M16] whoever is named as its writer while it is read owns it, and endorses it no more', () => {
  const { hall, now } = withHandwriting()
  const elder = pooled('walkIn', 0)
  hall.staff({ kind: 'addWalkIn', id: elder, name: '陈伯', capacity: 'resident' })
  hall.staff({ kind: 'endorse', card: ID, onBehalfOf: elder })
  const topic = hall.topic('problem', '灯', [ID])
  expect(hall.board.topics[topic]!.people).toBe(2)
  hall.staff(read({ onBehalfOf: elder }))
  expect(hall.meeting.authorships.get(ID)).toMatchObject({ author: elder, receipt })
  expect([now().endorsements, hall.board.topics[topic]!.people]).toEqual([0, 1])
})

test('[P8] [M24] nothing hangs in a draft or an archived meeting, and nothing is read there', () => {
  const draft = new Rehearsal()
  expect(draft.refused(draft.desk, hang(draft))).toMatchObject({ refused: 'meetingNotOpen' })
  const { hall } = withHandwriting()
  hall.staff({ kind: 'setStage', stage: 'closed' })
  hall.staff({ kind: 'setStage', stage: 'archived' })
  expect(hall.refused(hall.desk, read())).toMatchObject({ refused: 'meetingClosed' })
})
