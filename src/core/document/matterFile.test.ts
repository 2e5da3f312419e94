import fc from 'fast-check'
import { expect, test } from 'vitest'
import { KEYS } from '../../../tests/build/language.ts'
import { CARDS, matterWalk, playMatters } from '../../../tests/build/matterCommands.ts'
import { textOf } from './blocks.ts'
import type { FileCard, MatterFileFacts } from './matterFile.ts'
import { matterFileOf } from './matterFile.ts'

const aFileCard = (more: Partial<FileCard>): FileCard => ({
  meeting: { code: 'KMNPQR', theme: '街区环境' },
  number: 1,
  tree: 'problem',
  state: 'standing',
  text: '路灯不亮',
  where: '三井巷',
  postedAt: 1,
  endorsements: 2,
  through: null,
  ...more,
})

const factsOf = (sheet: MatterFileFacts['sheet'], more: Partial<MatterFileFacts> = {}): MatterFileFacts => ({
  community: { name: '榕埠社区', subdistrict: '河渡街道' },
  sheet,
  people: 3,
  cards: sheet.cards.map((_, n) => aFileCard({ number: n + 1, text: `card text ${n}` })),
  folded: [],
  foldedInto: null,
  offers: [],
  history: [],
  address: 'https://grove.example/c/rongbu/matters/1',
  ...more,
})

test('[L31] whatever happened to a matter, its file tells all of it in order, and no person', () => {
  let told = 0
  fc.assert(
    fc.property(matterWalk(300), (steps) => {
      const { matters, events } = playMatters(steps)
      for (const [id, { sheet }] of matters) {
        const history = events.filter(({ matter }) => matter === id).map(({ event }) => event)
        const facts = factsOf(sheet, { history })
        const document = matterFileOf(facts, KEYS)
        const text = textOf(document)
        for (const block of document.blocks) expect(block.source).toBeTruthy()
        for (const { title, versions } of sheet.proposals) {
          expect(text).toContain(title)
          expect(text).toContain(versions.at(-1)!.text)
        }
        for (const { title } of sheet.tasks) expect(text).toContain(title)
        for (const { text: said } of [...sheet.evidence, ...sheet.contests]) expect(text).toContain(said)
        for (const n of CARDS.keys()) expect(text.includes(`card text ${n}`)).toBe(n < sheet.cards.length)
        const rows = document.blocks.flatMap((block) =>
          block.kind === 'table' && block.columns[1]?.name === 'document.what' ? block.rows : [],
        )
        expect(rows.map(([, what]) => what)).toEqual(history.map(({ told: { kind } }) => [`told.${kind}`]))
        expect(text).not.toMatch(/staff\d|phone\d/)
        expect(matterFileOf(structuredClone(facts), KEYS)).toEqual(document)
        told += history.length
      }
    }),
    { numRuns: 60 },
  )
  expect(told).toBeGreaterThan(200)
})

test('of a hidden or withdrawn card the file says where it was, and no word of it', () => {
  const [first] = [...playMatters(fc.sample(matterWalk(300), { numRuns: 1, seed: 3 })[0]!).matters.values()]
  const cards = (['hidden', 'withdrawn'] as const).map((state) =>
    aFileCard({ state, text: 'secret words', where: 'secret place' }),
  )
  const text = textOf(matterFileOf(factsOf(first!.sheet, { cards }), KEYS))
  expect(text).not.toContain('secret')
  for (const state of ['hidden', 'withdrawn']) expect(text).toContain(`document.${state}`)
})

test('proposals stand side by side, three in a table, each in its newest wording, with the votes on that one', () => {
  const version = (number: number, text: string) => ({
    number,
    text,
    cost: 300,
    resources: '',
    affected: '',
    changed: number > 1 ? 'cheaper' : '',
    at: number,
  })
  const proposals = Array.from({ length: 4 }, (_, n) => ({
    id: `p${n}`,
    title: `proposal ${n}`,
    versions: [version(1, `first wording ${n}`), version(2, `second wording ${n}`)],
    advice: [],
    support: [{ version: 2, for: 5 + n, against: 1, abstain: 0, names: null, at: 3 }],
    state: 'open' as const,
    reason: '',
  }))
  const [some] = [...playMatters(fc.sample(matterWalk(300), { numRuns: 1, seed: 3 })[0]!).matters.values()]
  const { blocks } = matterFileOf(factsOf({ ...some!.sheet, proposals }), KEYS)
  const tables = blocks.flatMap((block) => (block.kind === 'table' && block.columns[0]!.name === '' ? [block] : []))
  expect(tables.map(({ columns }) => columns.slice(1).map(({ name }) => name))).toEqual([
    ['proposal 0', 'proposal 1', 'proposal 2'],
    ['proposal 3'],
  ])
  expect(tables[1]!.rows[0]).toEqual([['document.content'], ['second wording 3']])
  expect(tables[1]!.rows[4]![1]![0]).toContain('matter.support{"for":8,"against":1,"abstain":0}')
})
