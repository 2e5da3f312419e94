import fc from 'fast-check'
import { expect, test } from 'vitest'
import { WORDINGS, wordedCards } from '../../../../tests/build/wordings.ts'
import { featuresOf, numbersOf } from './features.ts'
import { runsOf } from './runs.ts'
import { foldText } from './fold.ts'
import { labelOf } from '../gather/label.ts'
import { explain, joinRanges, similarity } from './similar.ts'
import { confidenceOf, levelOf } from '../gather/confidence.ts'
import { Weights } from './weights.ts'

const learnt = new Weights()
for (const { text } of wordedCards) learnt.add(featuresOf(foldText(text)))

const anyCard = fc.oneof(
  fc.constantFrom(...wordedCards.map(({ text }) => text)),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
)

test('a text is like itself, as much like another as the other is like it, and never beyond 0 to 1', () => {
  fc.assert(
    fc.property(anyCard, anyCard, (a, b) => {
      const near = similarity(a, b, learnt)
      expect(near).toBeCloseTo(similarity(b, a, learnt), 10)
      expect(near).toBeGreaterThanOrEqual(0)
      expect(near).toBeLessThanOrEqual(1)
      if (featuresOf(foldText(a)).size > 0) expect(similarity(a, a, learnt)).toBeCloseTo(1, 10)
    }),
  )
})

test('the same words in Traditional and Simplified are the same', () => {
  expect(similarity('三井巷的路燈壞了', '三井巷的路灯坏了。', learnt)).toBeCloseTo(1, 10)
})

test('words that differ but mean one kind of matter bring cards together', () => {
  const lamp = similarity('巷子里太黑', 'The streetlight is broken', learnt)
  expect(lamp).toBeGreaterThan(similarity('巷子里太黑', 'Dogs without a leash', learnt))
})

test('a text without letters is like nothing, and one word is enough to be like others', () => {
  expect(similarity('！！！', '！！！', learnt)).toBe(0)
  expect(similarity('', '路灯', learnt)).toBe(0)
  expect(similarity('路灯', '三井巷的路灯坏了半年没人修', learnt)).toBeGreaterThan(0.3)
})

test('the reason for a likeness is marked in both texts as they are written', () => {
  const [a, b] = ['三井巷晚上太黑，路燈壞了好幾盞', '下班走三井巷，路灯坏了']
  const shared = explain(a, b, learnt)
  const inA = shared.flatMap((one) => one.inA.map(({ at, to }) => a.slice(at, to)))
  const inB = shared.flatMap((one) => one.inB.map(({ at, to }) => b.slice(at, to)))
  expect(inA).toContain('路燈壞了')
  expect(inB).toContain('路灯坏了')
  expect(inA).toContain('三井巷')
  expect(explain('我们的', '我们的是', learnt)).toEqual([])
})

test('words of one kind explain each other where no phrase is shared', () => {
  const [one] = explain('招牌写错字', '小广告没人管', learnt)
  expect(one).toMatchObject({ kind: 'order.ads', phrase: '招牌 ≈ 小广告' })
})

test('everyday words of one finer kind explain each other', () => {
  const [one] = explain('巷子里太黑', '路灯坏了', learnt)
  expect(one).toMatchObject({ kind: '路灯', phrase: '太黑 ≈ 路灯坏' })
  // Both speak of dogs, and of two finer kinds.
  const words = explain('遛狗不捡粪便', '放开的金毛扑人', learnt).map(({ kind }) => kind)
  expect(words.filter((kind) => kind !== null && !kind.includes('.'))).toEqual([])
})

test('marks lie inside the text, and what they mark in both folds to the shared phrase', () => {
  fc.assert(
    fc.property(anyCard, anyCard, (a, b) => {
      for (const { phrase, kind, inA, inB } of explain(a, b, learnt))
        for (const [text, ranges] of [
          [a, inA],
          [b, inB],
        ] as const)
          for (const { at, to } of ranges) {
            expect(at).toBeGreaterThanOrEqual(0)
            expect(to).toBeLessThanOrEqual(text.length)
            expect(at).toBeLessThan(to)
            if (kind === null) expect(foldText(text.slice(at, to))).toContain(phrase)
          }
    }),
  )
})

test('joined ranges are in order, apart, and cover the same places', () => {
  const range = fc.tuple(fc.nat(40), fc.integer({ min: 1, max: 9 })).map(([at, length]) => ({ at, to: at + length }))
  fc.assert(
    fc.property(fc.array(range), (ranges) => {
      const covered = (all: typeof ranges) =>
        new Set(all.flatMap(({ at, to }) => Array.from({ length: to - at }, (_, i) => at + i)))
      const joined = joinRanges(ranges)
      expect(covered(joined)).toEqual(covered(ranges))
      joined.slice(1).forEach(({ at }, i) => expect(at).toBeGreaterThan(joined[i]!.to))
    }),
  )
})

test('what is learnt does not depend on the order, and can be taken back', () => {
  const texts = wordedCards.slice(0, 12).map(({ text }) => featuresOf(foldText(text)))
  const there = new Weights()
  const back = new Weights()
  for (const text of texts) there.add(text)
  for (const text of [...texts].reverse()) back.add(text)
  back.add(featuresOf('另外一张'))
  back.remove(featuresOf('另外一张'))
  for (const text of texts)
    for (const feature of text.keys()) expect(back.telling(feature)).toBe(there.telling(feature))
})

test('a group is labelled in its own words, as its cards write them', () => {
  for (const { cards } of WORDINGS) {
    const label = labelOf(cards, learnt)
    expect(label.length).toBeGreaterThan(0)
    for (const phrase of label) expect(cards.some((card) => card.includes(phrase))).toBe(true)
  }
  expect(labelOf(WORDINGS[0]!.cards, learnt)[0]).toContain('路灯')
  expect(labelOf(['只有一张'], learnt)).toEqual([])
  expect(labelOf([], learnt)).toEqual([])
})

test('more alike is never less sure; surely the same says nearly all of it in the same words and order', () => {
  const chance = fc.double({ min: 0, max: 1, noNaN: true })
  fc.assert(
    fc.property(chance, chance, (a, b) => {
      if (a <= b) expect(confidenceOf(a)).toBeLessThanOrEqual(confidenceOf(b))
    }),
  )
  const said = (a: string, b: string) => levelOf(similarity(a, b, learnt), a, b, learnt)
  expect(said('三井巷的路灯坏了很久', '三井巷的路燈壞了很久！')).toBe('surely')
  expect(said('路灯坏了半年没人修', '半年没人修，路灯坏了')).toBe('likely')
  expect(said('北京到成都的火车票', '成都到北京的火车票')).not.toBe('surely')
  // One sign turns a sentence, however long it is.
  const [felled, spared] = ['我们同意把门口的大榕树砍掉重新种', '我们不同意把门口的大榕树砍掉重新种']
  expect(levelOf(0.95, felled, spared, learnt)).toBe('maybe')
  expect(levelOf(0.95, felled, felled, learnt)).toBe('surely')
  expect(levelOf(0.95, '三号楼门口的路灯坏了以后有人来修过', '三号楼门口的路灯坏了以后没有人来修过', learnt)).not.toBe(
    'surely',
  )
  // Another number is another place.
  expect(said('3栋漏水', '13栋漏水')).toBe('maybe')
  expect(said('三栋天花板漏水', '3栋天花板漏水')).not.toBe('maybe')
  expect(said('路灯', '垃圾')).toBe('maybe')
})

test('numbers name something together with what they number, across scripts', () => {
  const numbers = (text: string) => numbersOf(runsOf(foldText(text)))
  expect(numbers('A7縣十三棟2單元，5号楼')).toEqual(['a7县', '13栋', '2单', '5号'])
  expect(numbers('三井巷的 wifi 信号')).toEqual([])
})
