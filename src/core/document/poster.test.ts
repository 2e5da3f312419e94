import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aCard, newBoard } from '../../../tests/build/board.ts'
import { KEYS } from '../../../tests/build/language.ts'
import { MATTER_STAGES } from '../ledger/stages.ts'
import { lineText, textOf } from './blocks.ts'
import type { MinutesMatter } from './minutes.ts'
import { becameOf, meetingPosterOf, placePosterOf, resultPosterOf } from './poster.ts'

const aMatter = (more: Partial<MinutesMatter>): MinutesMatter => ({
  number: 1,
  title: '路灯',
  stage: 'underWay',
  lane: 'quick',
  office: '居委会',
  dueAt: 5,
  since: 4,
  cards: [],
  decided: null,
  tasks: [],
  ...more,
})
const problems = (n: number) => Array.from({ length: n }, (_, i) => aCard({ id: `c${i}`, number: i + 1 }))

test('a meeting’s poster says what, when and where, and leads there by a code and by what can be typed', () => {
  const board = { ...newBoard([], []), theme: '街区环境', place: '党群中心', startsAt: 7, joining: 'hall' as const }
  const facts = { community: '榕埠社区', board, trees: '<svg/>', address: 'https://grove.example/m/KMNPQR' }
  const document = meetingPosterOf(facts, KEYS)
  expect(document.poster).toBe(true)
  for (const said of ['街区环境', 'dayAndTime 7', '党群中心', facts.address, board.code, 'poster.thenNumber'])
    expect(textOf(document)).toContain(said)
  const anyone = meetingPosterOf({ ...facts, board: { ...board, place: '', joining: 'anyone' } }, KEYS)
  expect(textOf(anyone)).not.toContain('poster.thenNumber')
  expect(textOf(anyone)).toContain('document.place\t____')
})

test('a building’s poster calls its neighbours to the open tree of the community', () => {
  const address = 'https://grove.example/c/rongbu/write'
  const text = textOf(placePosterOf({ community: '榕埠社区', place: '3 栋', address, since: 0 }, KEYS))
  for (const said of ['榕埠社区', 'poster.write{"place":"3 栋"}', address, 'tree.problem.hint'])
    expect(text).toContain(said)
})

test('on the poster of a result each problem card is counted once, and none is left out', () => {
  const walks = fc.record({
    cards: fc.nat(12),
    matters: fc.array(fc.record({ stage: fc.constantFrom(...MATTER_STAGES), cards: fc.array(fc.nat(14)) })),
  })
  fc.assert(
    fc.property(walks, ({ cards, matters }) => {
      const board = newBoard(problems(cards), [])
      const all = matters.map(({ stage, cards }) => aMatter({ stage, cards: cards.map((n) => `c${n}`) }))
      const { confirmed, underWay, told, open } = becameOf({ board, matters: all })
      expect(confirmed + underWay + told + open).toBe(cards)
      const document = resultPosterOf({ community: '榕埠', board, matters: all, address: 'https://x.example' }, KEYS)
      for (const block of document.blocks) expect(block.source).toBeTruthy()
    }),
  )
})

test('a card is under way while one of its matters is; what was told with a reason is not called solved', () => {
  const board = newBoard(problems(4), [])
  const matters = [
    aMatter({ cards: ['c0', 'c1'], stage: 'confirmed', title: '灯' }),
    aMatter({ cards: ['c1'], stage: 'underWay', title: '井盖' }),
    aMatter({ cards: ['c2'], stage: 'declined' }),
  ]
  expect(becameOf({ board, matters })).toEqual({ confirmed: 1, underWay: 1, told: 1, open: 1 })
  const { blocks } = resultPosterOf({ community: '榕埠', board, matters, address: 'https://x.example' }, KEYS)
  const lists = blocks.flatMap((block) => (block.kind === 'list' ? [block.items.map(lineText)] : []))
  const aside = (about: object) => `document.aside${JSON.stringify(about)}`
  expect(lists).toEqual([
    [aside({ said: '灯', aside: '居委会' })],
    [aside({ said: '井盖', aside: '居委会 · matter.due{"date":"day 5"}' })],
  ])
})
