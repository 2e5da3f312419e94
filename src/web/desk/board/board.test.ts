import { expect, test } from 'vitest'
import type { Board, Card, Topic } from '../../../core/meeting/meeting.ts'
import { newBoard } from '../../../../tests/build/board.ts'
import { columnsOf } from './columns.ts'
import { afterPaper } from './forms.ts'
import { NOTHING, extended, meant, pruned, toggled } from './picked.ts'
import { sharedWords } from './sharedWords.ts'
import { stepOfDissolve, stepOfMove, stepOfSides, takeBack } from './undo.ts'

function aBoard(cards: Partial<Card>[], topics: Partial<Topic>[] = []): Board {
  return newBoard(cards, topics)
}

test('cards come newest first, topics by seat, hidden ones aside, withdrawn ones away', () => {
  const board = aBoard(
    [{ id: 'a' }, { id: 'b' }, { id: 'c', topic: 'T2' }, { id: 'd', state: 'hidden' }, { id: 'e', state: 'withdrawn' }],
    [
      { id: 'T2', seat: 1 },
      { id: 'T1', seat: 0 },
    ],
  )
  const problem = columnsOf(board, {})[0]!
  expect(problem.loose.map(({ id }) => id)).toEqual(['b', 'a'])
  expect(problem.topics.map(({ id, cards }) => [id, cards.length])).toEqual([
    ['T1', 0],
    ['T2', 1],
  ])
  expect(problem.aside.map(({ id }) => id)).toEqual(['d'])
  expect(problem.count).toBe(3)
})

test('what is pending is already in place, and a topic being born shows', () => {
  const board = aBoard([{ id: 'a' }, { id: 'b' }])
  const topic = { id: 'new', tree: 'problem', name: '停车', seat: 0, people: 0 } as const
  const [problem] = columnsOf(board, { pending: [{ cards: ['a', 'b'], to: 'new', topic, seq: null }] })
  expect(problem!.topics[0]!.cards.map(({ id }) => id)).toEqual(['a', 'b'])
  expect(problem!.loose).toEqual([])
})

test('a search keeps cards by text, number and topic name', () => {
  const board = aBoard(
    [
      { id: 'a', text: '电动车乱停' },
      { id: 'b', text: '路灯坏了' },
      { id: 'c', text: '别的', topic: 'T' },
    ],
    [{ id: 'T', name: '路灯照明' }],
  )
  const found = (wanted: string) => {
    const { loose, topics } = columnsOf(board, { wanted })[0]!
    return [...loose, ...topics.flatMap(({ cards }) => cards)].map(({ id }) => id)
  }
  expect(found('路灯')).toEqual(['b', 'c'])
  expect(found('1')).toEqual(['a'])
})

test('by endorsements the most endorsed comes first', () => {
  const board = aBoard([{ id: 'a', endorsements: 5 }, { id: 'b' }, { id: 'c', endorsements: 2 }])
  expect(columnsOf(board, { byEndorsements: true })[0]!.loose.map(({ id }) => id)).toEqual(['a', 'c', 'b'])
})

test('a selection is of one tree', () => {
  const one = toggled(NOTHING, { id: 'a', tree: 'problem' })
  const two = toggled(one, { id: 'b', tree: 'problem' })
  expect([...two.cards]).toEqual(['a', 'b'])
  expect([...toggled(two, { id: 'x', tree: 'vision' }).cards]).toEqual(['x'])
  expect(toggled(one, { id: 'a', tree: 'problem' })).toBe(NOTHING)
  expect([...extended(one, 'problem', ['b', 'c']).cards]).toEqual(['a', 'b', 'c'])
  expect(meant(two, 'a')).toEqual(['a', 'b'])
  expect(meant(two, 'c')).toEqual(['c'])
})

test('cards that fall away leave the selection', () => {
  const board = aBoard([{ id: 'a' }, { id: 'b', state: 'hidden' }])
  expect([...pruned({ tree: 'problem', cards: new Set(['a', 'b']) }, board).cards]).toEqual(['a'])
  const same = { tree: 'problem', cards: new Set(['a']) } as const
  expect(pruned(same, board)).toBe(same)
})

test('taking back a new topic returns each card to where it was and dissolves the topic', () => {
  const board = aBoard([{ id: 'a', topic: 'old' }, { id: 'b' }], [{ id: 'old' }])
  const step = stepOfMove(board, ['a', 'b'], 'new', true)
  board.topics.new = { id: 'new', tree: 'problem', name: 'n', seat: 1, people: 2 }
  board.cards.a!.topic = board.cards.b!.topic = 'new'
  expect(takeBack(step, board, 'fresh')).toEqual([
    { kind: 'gatherCards', topic: 'old', cards: ['a'] },
    { kind: 'takeOutCards', cards: ['b'] },
    { kind: 'dissolveTopic', topic: 'new' },
  ])
})

test('taking back leaves what somebody else has done since', () => {
  const board = aBoard([{ id: 'a' }, { id: 'b' }, { id: 'c' }], [{ id: 'other' }])
  const step = stepOfMove(board, ['a', 'b'], 'new', true)
  board.topics.new = { id: 'new', tree: 'problem', name: 'n', seat: 1, people: 2 }
  board.cards.a!.topic = 'other'
  board.cards.b!.topic = board.cards.c!.topic = 'new'
  expect(takeBack(step, board, 'fresh')).toEqual([{ kind: 'takeOutCards', cards: ['b'] }])
})

test('a dissolved topic comes back with those of its cards that are still loose', () => {
  const board = aBoard(
    [
      { id: 'a', topic: 'T' },
      { id: 'b', topic: 'T' },
    ],
    [{ id: 'T', name: '停车' }, { id: 'other' }],
  )
  const step = stepOfDissolve(board, 'T')
  board.cards.a!.topic = null
  board.cards.b!.topic = 'other'
  expect(takeBack(step, board, 'fresh')).toEqual([
    { kind: 'openTopic', id: 'fresh', tree: 'problem', name: '停车', cards: ['a'] },
  ])
})

test('[M55] sides come back with the cards that had them, as far as either side has one', () => {
  const cards = [
    { id: 'a', topic: 'T' },
    { id: 'b', topic: 'T', otherSide: true },
    { id: 'c', topic: 'T', otherSide: true },
  ] as const
  const board = aBoard([...cards], [{ id: 'T', sides: [1, 2] }])
  const [turned, taken] = [stepOfSides(board, 'T'), stepOfMove(board, ['b', 'c'], null, false)]
  delete board.cards.c!.otherSide
  expect(takeBack(turned, board, '')).toEqual([{ kind: 'setSides', topic: 'T', other: ['b', 'c'] }])
  for (const id of ['b', 'c']) Object.assign(board.cards[id]!, { topic: null, otherSide: undefined })
  delete board.topics.T!.sides
  expect(takeBack(taken, board, '')).toEqual([
    { kind: 'gatherCards', topic: 'T', cards: ['b', 'c'] },
    { kind: 'setSides', topic: 'T', other: ['b', 'c'] },
  ])
  board.cards.a!.topic = null
  expect(takeBack(taken, board, '')).toEqual([{ kind: 'gatherCards', topic: 'T', cards: ['b', 'c'] }])
})

test('[M29] after a card with a name the next asks whose it is; after one without, it is another person', () => {
  const kept = { capacity: 'resident', tree: 'vision' } as const
  const newId = () => 'new'
  for (const writer of [
    { kind: 'walkIn', id: 'w', name: '周伯' },
    { kind: 'known', id: 'p', name: '周伯' },
  ] as const) {
    expect(afterPaper({ writer, ...kept }, 'p', newId)).toEqual({
      next: { writer: null, ...kept },
      before: { kind: 'known', id: 'p', name: '周伯' },
    })
  }
  expect(afterPaper({ writer: { kind: 'walkIn', id: 'w', name: '' }, ...kept }, 'p', newId)).toEqual({
    next: { writer: { kind: 'walkIn', id: 'new', name: '' }, ...kept },
    before: null,
  })
})

test('a name is proposed from what two cards share', () => {
  expect(sharedWords('楼下电动车乱停，堵住门口', '电动车乱停没人管')).toBe('电动车乱停')
  expect(sharedWords('我们的路灯坏了', '路灯太暗')).toBe('路灯')
  expect(sharedWords('The street lights are broken', 'More street lights, please')).toBe('street lights')
  expect(sharedWords('狗不拴绳', '垃圾太多')).toBe('')
})
