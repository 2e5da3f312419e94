import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aCard, newBoard } from '../../../tests/build/board.ts'
import type { Board, Card } from '../meeting/meeting.ts'
import { TREES } from '../meeting/meeting.ts'
import { isGap, textOf } from './blocks.ts'
import type { MinutesFacts } from './minutes.ts'
import { minutesOf } from './minutes.ts'
import type { Language } from './language.ts'

/** Words as their keys with their facts, so that a test sees what was said and with which numbers. */
const language: Language = {
  tag: 'en',
  words: (key, facts) => `${key}${facts ? JSON.stringify(facts) : ''}`,
  day: (at) => `day ${at}`,
  time: (at) => `time ${at}`,
  dayAndTime: (at) => `dayAndTime ${at}`,
  money: (cost) => `money ${cost}`,
  ordinal: (n) => `${n}. `,
}

const factsOf = (board: Board, matters: MinutesFacts['matters'] = []): MinutesFacts => ({
  subdistrict: '布吉街道',
  community: '榕埠社区',
  board,
  matters,
  address: 'https://grove.example/m/KMNPQR/record',
})

/** The meeting that Grove starts from: 12 problems, 11 actions, 9 visions, 42 people. */
function buji(): Board {
  const trees = [
    ...Array<'problem'>(12).fill('problem'),
    ...Array<'action'>(11).fill('action'),
    ...Array<'vision'>(9).fill('vision'),
  ]
  const board = newBoard(
    trees.map((tree, n) => ({ id: `c${n}`, tree, text: `card text ${n}` })),
    [],
  )
  return {
    ...board,
    theme: '文明城市',
    attendance: { people: 42, capacities: { resident: 42 }, expected: 45, headCount: null, named: ['王大爷'] },
  }
}

test('minutes say how many cards hang on each tree and how many people came, and hold every standing card whole', () => {
  const text = textOf(minutesOf(factsOf(buji()), language))
  expect(text).toContain('document.summary{"problem":12,"action":11,"vision":9,"people":42}')
  for (const tree of TREES) expect(text).toContain(`"tree":"tree.${tree}"`)
  for (let n = 0; n < 32; n++) expect(text).toContain(`card text ${n}`)
})

test('what nobody entered is a gap: number, chair, recorder, absent, observers, votes, and what follows', () => {
  const { blocks } = minutesOf(factsOf(buji()), language)
  const rows = blocks.flatMap((block) => (block.kind === 'fields' ? block.rows : []))
  const byHand = ['document.number', 'document.chair', 'record.recorder', 'document.absent', 'document.observers']
  for (const name of [...byHand, 'field.for', 'field.against']) {
    const row = rows.find((row) => row.name === name)
    expect(row?.value.every(isGap), name).toBe(true)
  }
  const votes = blocks.find((block) => block.kind === 'table' && block.columns[0]!.name === 'document.voteOn')
  expect(votes).toMatchObject({ source: 'hand', rows: [Array.from({ length: 8 }, () => [{ gap: 3 }])] })
  expect(blocks).toContainEqual({ kind: 'paragraph', text: [{ gap: 40 }], source: 'hand' })
})

test('of a hidden or withdrawn card the number stands, and no word of it', () => {
  const board = newBoard(
    [
      { id: 'a', text: '', state: 'hidden', where: 'secret place' },
      { id: 'b', text: 'secret words', state: 'withdrawn' },
    ],
    [],
  )
  const text = textOf(minutesOf(factsOf(board), language))
  expect(text).toContain('1\ttree.problem\tdocument.hidden')
  expect(text).toContain('2\ttree.problem\tdocument.withdrawn')
  expect(text).not.toContain('secret')
})

test('a problem card that no matter took in is left open; one that a matter has is not', () => {
  const board = newBoard([{ id: 'a' }, { id: 'b' }, { id: 'c', tree: 'vision' }], [])
  const matter = {
    number: 7,
    title: '路灯',
    stage: 'underWay',
    lane: 'quick',
    office: '居委会',
    dueAt: 5,
    cards: ['b'],
    decided: null,
    tasks: [],
  } as const
  const text = textOf(minutesOf(factsOf(board, [{ ...matter, cards: ['b'], tasks: [] }]), language))
  expect(text).toContain('document.openCards{"n":1,"list":"1"}')
  expect(text).toContain('7\t路灯 (lane.quick)\t2\t居委会\tday 5\tmatterStage.underWay')
})

const card = fc.record({
  tree: fc.constantFrom(...TREES),
  text: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
  state: fc.constantFrom<Card['state']>('standing', 'hidden', 'withdrawn'),
  topic: fc.constantFrom('t0', 't1', null),
  endorsements: fc.nat(50),
})

test('whatever the cards: nothing stands without a source, every standing wording stands, and the same state gives the same blocks', () => {
  fc.assert(
    fc.property(fc.array(card, { maxLength: 40 }), (cards) => {
      const whole = cards.map((one, n) =>
        aCard({ ...one, id: `c${n}`, number: n + 1, text: one.state === 'standing' ? one.text : '' }),
      )
      const topics = TREES.flatMap((tree) => [0, 1].map((n) => ({ id: `t${n}`, tree, name: `topic ${n}` })))
      const board = { ...newBoard(whole, topics.slice(0, 2)) }
      const document = minutesOf(factsOf(board), language)
      for (const block of document.blocks) expect(block.source).toBeTruthy()
      const text = textOf(document)
      for (const { text: words, state } of whole) if (state === 'standing') expect(text).toContain(words)
      expect(minutesOf(factsOf(structuredClone(board)), language)).toEqual(document)
    }),
  )
})
