import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wordedCards } from '../../../../tests/build/wordings.ts'
import { blend } from './blend.ts'
import { foldText } from '../text/fold.ts'
import { marksOf } from './marks.ts'
import { readQuery } from './query.ts'
import { SearchIndex } from './search.ts'
import { sharedOut } from './shared.ts'
import { initialsOf, namesBy } from './terms.ts'
import { errorsIn, piecesOf, within } from './spelling.ts'

const index = new SearchIndex([
  { id: 'lamp', text: '三井巷的路灯坏了半年', where: '三井巷口' },
  { id: 'bike', text: '電動車亂停，堵住盲道', where: '埠前路' },
  { id: 'english', text: 'Streetlights near the playground are broken' },
  { id: 'matter', title: '晒谷场加装健身器材', text: '居民希望有地方锻炼', where: '晒谷场' },
])
const found = (query: string) => index.search(readQuery(query)).map(({ id }) => id)
const marked = (query: string, text: string) => marksOf(readQuery(query), text).map(({ at, to }) => text.slice(at, to))

test('two characters find; Traditional finds Simplified and the other way', () => {
  expect(found('路灯')[0]).toBe('lamp')
  expect(found('路燈')[0]).toBe('lamp')
  expect(found('电动车')[0]).toBe('bike')
  expect(found('曬穀場')[0]).toBe('matter')
})

test('places are found by their pinyin initials, whole or from two letters on', () => {
  expect(initialsOf('三井巷口')).toEqual(['sjxk'])
  expect(found('sjx')).toEqual(['lamp'])
  expect(found('SGC')).toEqual(['matter'])
  expect(found('bq')).toEqual(['bike'])
})

test('a typing error in Latin letters is forgiven; short words are not bent', () => {
  expect(found('streetligth')).toEqual(['english'])
  expect(found('playgruond')).toEqual(['english'])
  expect(found('nea')).toEqual([])
  expect(within('lamp', 'lmap', 1)).toBe(true)
  expect(within('lamp', 'lmpa', 1)).toBe(false)
})

test('what initials mean in the name of a place is told', () => {
  expect(namesBy(['^sjx'], '三井巷口')).toEqual(['三井巷'])
  expect(namesBy(['^sjx', '^bq'], '埠前路，近三井巷')).toEqual(['三井巷', '埠前'])
  expect(namesBy(['^sjx'], '东门')).toEqual([])
})

test('words a typing error apart share a piece, so an index of pieces finds what core finds', () => {
  const letters = fc.stringMatching(/^[a-z]{4,12}$/)
  const errors = fc.array(fc.tuple(fc.nat(11), fc.constantFrom('', 'e', 'swap', 'more')), { maxLength: 3 })
  fc.assert(
    fc.property(letters, errors, (word, made) => {
      const other = made.reduce(mistype, word)
      if (!within(word, other, errorsIn(word))) return
      const pieces = piecesOf(other)
      expect([...piecesOf(word)].some((piece) => pieces.has(piece))).toBe(true)
    }),
    { numRuns: 2000 },
  )
})

/** Leaves a letter out, writes another, swaps two, or writes one too many. */
function mistype(word: string, [place, error]: [number, string]): string {
  const at = place % word.length
  if (error === 'swap') return word.slice(0, at) + (word[at + 1] ?? '') + word[at] + word.slice(at + 2)
  return word.slice(0, at) + (error === 'more' ? 'x' + word[at] : error) + word.slice(at + 1)
}

test('terms that stand in the same texts share what they are worth; all together keep it', () => {
  const term = (worth: number, ...ids: string[]) => ({
    worth,
    holders: new Map(ids.map((id) => [id, 1])),
    held: ids.length,
  })
  const [one, same, other] = sharedOut([term(3, 'a', 'b'), term(3, 'a', 'b'), term(3, 'c')], 100)
  expect(one).toBe(same)
  expect(other! / one!).toBeCloseTo(Math.SQRT2, 1)
  expect(3 * (one! + same! + other!)).toBeCloseTo(9)
  const many = sharedOut(
    Array.from({ length: 900 }, (_, i) => term(1 / (i + 1), 'a', `${i % 3}`)),
    100,
  )
  expect(many).toHaveLength(900)
  expect(Math.min(...many)).toBeGreaterThan(0)
  expect(sharedOut([], 0)).toEqual([])
})

test('nothing is found by nothing', () => {
  for (const query of ['', '  ', '！？', '没有这回事xyz'])
    expect(found(query).length).toBeLessThanOrEqual(query.length > 4 ? 4 : 0)
})

test('an item taken out or replaced is no longer found by its old words', () => {
  const changing = new SearchIndex([
    { id: 'a', text: '路灯' },
    { id: 'b', text: '电梯' },
  ])
  changing.add({ id: 'a', text: '垃圾桶' })
  expect(changing.search(readQuery('路灯'))).toEqual([])
  changing.remove('b')
  expect(changing.search(readQuery('电梯'))).toEqual([])
  expect(changing.size).toBe(1)
})

test('answers do not depend on the order in which items were added', () => {
  fc.assert(
    fc.property(
      fc.shuffledSubarray(wordedCards, { minLength: 2 }),
      fc.constantFrom('路灯坏了', '垃圾', '老人 吃饭', 'bikes'),
      (cards, query) => {
        const one = new SearchIndex(cards).search(readQuery(query))
        const other = new SearchIndex([...cards].reverse()).search(readQuery(query))
        expect(other.map(({ id }) => id)).toEqual(one.map(({ id }) => id))
      },
    ),
    { numRuns: 40 },
  )
})

test('a hit is marked as it is written', () => {
  expect(marked('路灯坏了', '三井巷路燈壞了半年')).toEqual(['路燈壞了'])
  expect(marked('ｌｉｇｈｔ', 'Broken lights')).toEqual(['lights'])
  expect(marked('狗', '狗和狗')).toEqual(['狗', '狗'])
  expect(marked('streetligth', 'The streetlight is off')).toEqual(['streetlight'])
  expect(marked('', '路灯')).toEqual([])
})

test('marks lie inside the text, in order and apart', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.constantFrom(...wordedCards),
      fc.nat(20),
      (noise, { text }, cut) => {
        const query = noise + text.slice(cut, cut + 4)
        let last = -1
        for (const { at, to } of marksOf(readQuery(query), text)) {
          expect(at).toBeGreaterThan(last)
          expect(to).toBeGreaterThan(at)
          expect(to).toBeLessThanOrEqual(text.length)
          expect(foldText(text.slice(at, to))).not.toBe('')
          last = to
        }
      },
    ),
  )
})

test('vectors of an embedding service change the ranking only where they are there', () => {
  const near = [
    { id: 'a', near: 0.5, vector: [0, 1] },
    { id: 'b', near: 0.4, vector: [1, 0] },
    { id: 'c', near: 0.45, vector: null },
  ]
  expect(blend(null, near).map(({ id }) => id)).toEqual(['a', 'c', 'b'])
  expect(blend([1, 0], near).map(({ id }) => id)).toEqual(['b', 'c', 'a'])
  expect(blend([1, 0, 0], near).map(({ id }) => id)).toEqual(['a', 'c', 'b'])
})
