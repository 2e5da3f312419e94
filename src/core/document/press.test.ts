import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aCard, newBoard } from '../../../tests/build/board.ts'
import { KEYS } from '../../../tests/build/language.ts'
import { languageOf } from '../../web/document/language.ts'
import { MATTER_STAGES } from '../ledger/stages.ts'
import type { Board, Card } from '../meeting/meeting.ts'
import { CARD_MOST, THEME_MOST, TOPIC_MOST, TREES } from '../meeting/meeting.ts'
import { textOf } from './blocks.ts'
import type { MinutesMatter } from './minutes.ts'
import type { PressFacts } from './press.ts'
import { PRESS_LENGTH, pressOf } from './press.ts'

const LOCALES = ['zh-Hans', 'zh-Hant', 'en'] as const
const factsOf = (board: Board, matters: MinutesMatter[] = [], community = '榕埠社区'): PressFacts => ({
  community,
  board,
  matters,
  entered: { signedAt: null, signings: [], photos: [] },
  address: 'https://grove.example/m/KMNPQR/record',
})
const aMatter = (more: Partial<MinutesMatter>): MinutesMatter => ({
  number: 1,
  title: '路灯',
  stage: 'underWay',
  lane: 'quick',
  office: '居委会',
  dueAt: null,
  since: 0,
  cards: [],
  decided: null,
  tasks: [],
  ...more,
})
const bodyOf = (facts: PressFacts, language = KEYS) =>
  pressOf(facts, language).blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text.join('')] : []))
const attended = (people: number): Board['attendance'] => ({
  people,
  capacities: {},
  expected: 0,
  headCount: null,
  named: [],
})

const text = (most: number, least = 0) => fc.string({ unit: 'grapheme', minLength: least, maxLength: most })
const meeting = fc.record({
  theme: text(THEME_MOST, 1),
  place: text(60),
  next: text(200),
  opened: fc.option(fc.constant(1_780_000_000_000)),
  closed: fc.boolean(),
  people: fc.oneof(fc.constantFrom(0, 1, 42), fc.nat(600)),
  headCount: fc.option(fc.nat(600)),
  topics: fc.array(text(TOPIC_MOST, 1), { maxLength: 6 }),
  cards: fc.array(
    fc.record({
      tree: fc.constantFrom(...TREES),
      text: text(CARD_MOST, 1),
      state: fc.constantFrom<Card['state']>('standing', 'hidden', 'withdrawn'),
      endorsements: fc.nat(9),
      topic: fc.option(fc.nat(5)),
    }),
    { maxLength: 30 },
  ),
  stages: fc.array(fc.constantFrom(...MATTER_STAGES), { maxLength: 20 }),
})

test('however much or little was said, the text is as long as papers take it, and says only what is counted', () => {
  fc.assert(
    fc.property(meeting, ({ theme, place, next, opened, closed, people, headCount, topics, cards, stages }) => {
      const names = topics.map((name, n) => ({ id: `t${n}`, name, tree: 'problem' as const, people: n }))
      const hung = cards.map(({ topic, ...card }, n) => ({
        ...aCard({ ...card, id: `c${n}`, number: n + 1 }),
        topic: topic !== null && topic < topics.length && card.tree === 'problem' ? `t${topic}` : null,
        text: card.state === 'standing' ? card.text : '',
      }))
      const board: Board = {
        ...newBoard(hung, names),
        theme,
        place,
        next,
        openedAt: opened,
        closedAt: opened !== null && closed ? opened + 7_200_000 : null,
        attendance: { ...attended(people), headCount },
      }
      const matters = stages.map((stage, n) =>
        aMatter({ stage, number: n + 1, cards: n < hung.length ? [`c${n}`] : [] }),
      )
      for (const locale of LOCALES) {
        const said = bodyOf(factsOf(board, matters), languageOf(locale, 'Asia/Shanghai')).join('')
        const signs = [...said.replace(/\s/gu, '')].length
        expect(signs).toBeGreaterThanOrEqual(PRESS_LENGTH[locale].least)
        expect(signs).toBeLessThanOrEqual(PRESS_LENGTH[locale].most)
      }
      const document = pressOf(factsOf(board, matters), KEYS)
      for (const block of document.blocks) expect(block.source).toBeTruthy()
      expect(pressOf(factsOf(structuredClone(board), structuredClone(matters)), KEYS)).toEqual(document)
    }),
    { numRuns: 60 },
  )
})

test('an empty meeting of one person is told as what it was: no card, no topic, no matter, and nothing praised', () => {
  const board = { ...newBoard([], []), openedAt: 1, closedAt: 2, attendance: attended(1) }
  const said = bodyOf(factsOf(board)).join('')
  expect(said).toContain('press.people{"n":1}')
  expect(said).toContain('press.noCards')
  for (const none of ['press.cards', 'press.topic', 'press.matters', 'press.noMatters', 'press.decided', 'press.open'])
    expect(said).not.toContain(none)
  const nobody = bodyOf(factsOf({ ...board, attendance: attended(0) })).join('')
  expect(nobody).not.toContain('press.people')
})

test('numbers are those of the record: 12, 11 and 9 cards, 42 people, how many matters stand where', () => {
  const trees = [
    ...Array<'problem'>(12).fill('problem'),
    ...Array<'action'>(11).fill('action'),
    ...Array<'vision'>(9).fill('vision'),
  ]
  const cards = trees.map((tree, n) => ({ id: `c${n}`, tree, text: `card ${n}` }))
  const board = { ...newBoard(cards, []), openedAt: 1, closedAt: 2, attendance: attended(42) }
  const matters = [
    aMatter({ cards: ['c0', 'c1'] }),
    aMatter({ number: 2, cards: ['c1', 'c20'], stage: 'confirmed', since: 9 }),
  ]
  const said = bodyOf(factsOf(board, matters)).join('')
  expect(said).toContain('press.people{"n":42}')
  expect(said).toContain('press.cards{"n":32,"problem":12,"action":11,"vision":9}')
  expect(said).toContain('press.matters{"day":"day 9","cards":3,"n":2,"list":')
  expect(said).toContain('press.open{"n":10}')
})

test('nobody is named: neither those who agreed to stand in the minutes, nor what a hidden card said', () => {
  const board: Board = {
    ...newBoard([{ id: 'a', text: 'secret', state: 'hidden', endorsements: 9 }], []),
    attendance: { ...attended(1), named: ['王大爷'] },
  }
  const said = textOf(pressOf(factsOf(board), languageOf('zh-Hans', 'Asia/Shanghai')))
  expect(said).not.toMatch(/王大爷|secret/)
})

test('a meeting that is to come is announced, and not told as if it had been', () => {
  const board = { ...newBoard([], []), openedAt: null, closedAt: null, startsAt: 5 }
  const said = bodyOf(factsOf(board)).join('')
  expect(said).toContain('press.willMeet')
  expect(said).not.toContain('press.noCards')
})
