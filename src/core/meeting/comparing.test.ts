import { expect, test } from 'vitest'
import { pooled } from '../../../tests/build/commands.ts'
import { Rehearsal } from '../../../tests/build/rehearsal.ts'
import type { CardReading } from './comparing.ts'
import { differencesOf } from './comparing.ts'

const READ: CardReading = {
  tree: 'problem',
  text: '路灯不亮',
  where: '3号楼',
  boxes: { mayBeNamed: true, callBack: false },
}

test.each<[string, Partial<CardReading>, string[]]>([
  ['the same', {}, []],
  ['spaces and lines elsewhere', { text: ' 路灯\n不亮　' }, []],
  ['signs of another width', { where: '３号楼' }, []],
  ['another sign', { text: '路灯不壳' }, ['text']],
  ['a sign less', { text: '路灯不' }, ['text']],
  ['another place', { where: '5号楼' }, ['where']],
  ['another tree', { tree: 'vision' }, ['tree']],
  ['another box', { boxes: { mayBeNamed: true, callBack: true } }, ['boxes']],
  ['boxes of which nobody said anything', { boxes: null }, []],
  [
    'all of it',
    { tree: 'action', text: '灯', where: '', boxes: { mayBeNamed: false, callBack: false } },
    ['text', 'where', 'tree', 'boxes'],
  ],
])('[P14] two readings: %s', (_, other, differs) => {
  expect(differencesOf(READ, { ...READ, ...other })).toEqual(differs)
  expect(differencesOf({ ...READ, ...other }, READ)).toEqual(differs)
})

const [other, third] = [1, 2].map((n) => ({ kind: 'staff', id: pooled('staff', n) }) as const)

/** An open meeting with a card that was entered from paper. */
function entered() {
  const hall = Rehearsal.open()
  const person = pooled('walkIn', 0)
  const id = pooled('card', 50)
  const { tree, text, where } = READ
  const post = {
    kind: 'postCard',
    id,
    tree,
    text,
    where,
    photo: null,
    receipt: 'R',
    onBehalfOf: null,
  } as const
  hall.staff({ ...post, links: [], paper: { person } })
  return { hall, id, person, compare: { kind: 'compareCard', card: id, boxes: READ.boxes, second: READ } as const }
}

test('[P14] neither who entered a card nor who wrote it reads it as the second person, and one does', () => {
  const { hall, person, compare } = entered()
  expect(hall.refused(hall.desk, compare)).toEqual({ refused: 'comparesOwn' })
  expect(hall.refused(other!, { ...compare, reader: person })).toEqual({ refused: 'comparesOwn' })
  expect(hall.refused(other!, { ...compare, second: { ...READ, text: ' ' } })).toEqual({ refused: 'textEmpty' })
  const phone = hall.joins()
  const byPhone = hall.card(phone).id
  expect(hall.refused(other!, { ...compare, card: byPhone })).toEqual({ refused: 'notToCompare' })
  hall.ask(other!, { ...compare, reader: phone.id })
  expect(hall.board.compared).toEqual({ shown: 1, differing: 0 })
  // Twice is once, whoever asks.
  expect(hall.ask(other!, { ...compare, second: { ...READ, text: '别的' } })).toEqual([])
  expect(hall.refused(third!, compare)).toEqual({ refused: 'comparedAlready' })
  expect(hall.board.compared).toEqual({ shown: 1, differing: 0 })
})

test('[P14] what differs is counted, and nothing told says of which card', () => {
  const { hall, id, compare } = entered()
  const told = hall.ask(other!, { ...compare, second: { ...READ, text: '路灯不壳' } })
  expect(told).toEqual([{ kind: 'cardCompared', compared: { shown: 1, differing: 1 } }])
  expect(JSON.stringify(told)).not.toContain(id)
})

test('[P14] [M13] the second reading takes the place of the first, on its tree, until somebody endorses', () => {
  const { hall, id, compare } = entered()
  const correct = { kind: 'correctCard', card: id, wording: 1, tree: 'vision', text: '路灯亮了', where: '' } as const
  expect(hall.refused(other!, correct)).toEqual({ refused: 'notToCompare' })
  hall.ask(other!, { ...compare, second: { ...correct, boxes: null } })
  expect(hall.refused(hall.desk, correct)).toEqual({ refused: 'comparesOwn' })
  hall.ask(other!, correct)
  expect(hall.board.cards[id]).toMatchObject({ tree: 'vision', text: '路灯亮了', where: '', wording: 2 })
  expect(hall.meeting.authorships.get(id)).toMatchObject({ enteredBy: hall.desk.id, receipt: 'R' })
  expect(hall.ask(other!, correct)).toEqual([])
  // What somebody has said since is not put back.
  expect(hall.refused(other!, { ...correct, text: '又改' })).toEqual({ refused: 'notToCompare' })
  hall.ask(hall.joins(), { kind: 'endorse', card: id })
  expect(hall.refused(other!, { ...correct, wording: 2, text: '又改' })).toEqual({
    refused: 'alreadyEndorsed',
    endorsements: 1,
  })
})

test('[P14] what hangs as handwriting, is hidden, withdrawn or in an archived meeting is not compared', () => {
  const { hall, id, compare } = entered()
  const photo = { id: pooled('photo', 0), by: [hall.desk] }
  const hangs = pooled('card', 51)
  const writer = { person: pooled('walkIn', 1) }
  hall.staff({ kind: 'hangHandwriting', id: hangs, tree: 'action', photo, receipt: 'S', paper: writer })
  expect(hall.refused(other!, { ...compare, card: hangs })).toEqual({ refused: 'notYetRead', number: 2 })
  hall.staff({ kind: 'hideCard', card: id, reason: '先查一查' })
  expect(hall.refused(other!, compare)).toEqual({ refused: 'cardHidden', reason: '先查一查' })
  hall.staff({ kind: 'showCard', card: id })
  hall.meeting.board.stage = 'archived'
  expect(hall.refused(other!, compare)).toMatchObject({ refused: 'meetingClosed' })
})
