import { expect, test } from 'vitest'
import { wordedCards } from '../../../../tests/build/wordings.ts'
import { Categories, examplesOf } from './category.ts'
import { foldText } from '../text/fold.ts'
import { DEFAULT_TAXONOMY } from '../text/taxonomy.ts'

const names = examplesOf(DEFAULT_TAXONOMY)

test('the default taxonomy is short, named in three languages, and names nothing twice', () => {
  const kinds = DEFAULT_TAXONOMY.flatMap((category) => category.kinds)
  expect(DEFAULT_TAXONOMY.length).toBe(12)
  expect(new Set(kinds.map(({ key }) => key)).size).toBe(kinds.length)
  for (const { name } of [...DEFAULT_TAXONOMY, ...kinds])
    expect(
      [name.hans, name.hant, name.en].every((text) => text !== undefined && text.trim() === text && text !== ''),
    ).toBe(true)
  // A phrase is written as one word with _ in it.
  for (const { words } of kinds) expect(foldText(words)).toBe(words.replace(/_/g, ' '))
})

test('without any history the names of the categories suggest one', () => {
  const fresh = Categories.learn([], names)
  expect(fresh.suggest(['三井巷的路燈壞了'])[0]).toMatchObject({ category: 'safety' })
  expect(fresh.suggest(['幼儿园学位不够'])[0]).toMatchObject({ category: 'learning' })
  expect(fresh.suggest(['E-bikes parked on the pavement'])[0]).toMatchObject({ category: 'traffic' })
  expect(fresh.suggest(['狗'])[0]).toMatchObject({ category: 'order' })
})

test('what the community decided weighs more than the names', () => {
  const history = wordedCards
    .filter(({ meant }) => meant === '路灯坏了')
    .map(({ text }) => ({ texts: [text], category: 'traffic' }))
  expect(Categories.learn(history, names).suggest(['巷子里的路灯还是不亮'])[0]).toMatchObject({ category: 'traffic' })
})

test('certainty is shared out among all categories, and the reasons are words of the text', () => {
  const text = '物业乱收费，电梯坏了不修'
  const all = Categories.learn([], names).suggest([text], 99)
  expect(all.length).toBe(12)
  expect(all.reduce((sum, { confidence }) => sum + confidence, 0)).toBeCloseTo(1, 6)
  expect(all[0]!.because.length).toBeGreaterThan(0)
  for (const { because } of all) for (const word of because) expect(foldText(text)).toContain(word)
})

test('nothing readable, or nothing learnt, gives no suggestion', () => {
  expect(Categories.learn([], names).suggest(['！！'])).toEqual([])
  expect(Categories.learn([], []).suggest(['路灯'])).toEqual([])
})

test('the order of the examples does not matter', () => {
  const texts = wordedCards.slice(0, 20).map(({ text }, i) => ({ texts: [text], category: i % 2 ? 'a' : 'b' }))
  const one = Categories.learn(texts, []).suggest(['路灯坏了'])
  const other = Categories.learn([...texts].reverse(), []).suggest(['路灯坏了'])
  expect(other.map(({ category }) => category)).toEqual(one.map(({ category }) => category))
  expect(other[0]!.confidence).toBeCloseTo(one[0]!.confidence, 6)
})
