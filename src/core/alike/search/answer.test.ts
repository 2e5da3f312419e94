import { describe, expect, test } from 'vitest'
import { foldText } from '../text/fold.ts'
import { answer, nearInSound } from './answer.ts'
import { otherReadings } from './meanings.ts'
import { readQuery, understood } from './query.ts'
import { SearchIndex, type Findable } from './search.ts'
import { bySound } from './sound.ts'

const found = (typed: string, items: Findable[]) => {
  const index = new SearchIndex(items)
  const read = readQuery(typed)
  const query = understood(read, { words: nearInSound(read, bySound(index.words())), places: new Map() })
  return answer(query, index).map(({ id }) => id)
}
const of = (...texts: string[]): Findable[] => texts.map((text) => ({ id: text, text }))

describe('numbers are names', () => {
  test('another building is not found, in digits or in words; an address leads to its number first', () => {
    const buildings = of('3栋路灯坏', '13栋漏水', '5栋门禁坏了', '五栋电梯停了', '下午5点停水')
    expect(found('5栋', buildings)).toEqual(['5栋门禁坏了', '五栋电梯停了'])
    expect(found('五栋', buildings).sort()).toEqual(['5栋门禁坏了', '五栋电梯停了'])
    expect(found('5栋路灯', of('3栋路灯坏', '5栋路灯坏'))).toEqual(['5栋路灯坏'])
    expect(found('榕荫街12号', of('榕荫街路灯', '榕荫街8号漏水', '榕荫街12号漏水', '12点停水'))[0]).toBe(
      '榕荫街12号漏水',
    )
    expect(found('A7县', of('A3县修路', 'A7县修路'))[0]).toBe('A7县修路')
  })
})

describe('where few hold the words', () => {
  test('other words for the same thing are read, in either language', () => {
    const items = of('电动车进楼道充电', '加装电梯', '路灯不亮', '红绿灯时间太短')
    expect(found('电瓶车', items)).toEqual(['电动车进楼道充电'])
    expect(found('e-bike', items)).toEqual(['电动车进楼道充电'])
    expect(found('ebike', items)).toEqual(['电动车进楼道充电'])
    expect(found('elevator', items)).toEqual(['加装电梯'])
    expect(found('street light', items)[0]).toBe('路灯不亮')
    expect(found('traffic light', items)).toEqual(['红绿灯时间太短'])
    expect(found('🛗', items)).toEqual(['加装电梯'])
  })

  test('what sounds the same is heard, by characters and by pinyin, and nothing where the words are there', () => {
    const items = of('路灯不亮', '陆登山的摊位', '垃圾桶满了')
    expect(found('ludeng', items).sort()).toEqual(['路灯不亮', '陆登山的摊位'].sort())
    expect(found('路等不亮', items)[0]).toBe('路灯不亮')
    expect(found('lajitong', items)).toEqual(['垃圾桶满了'])
    expect(found('路灯', items)).toEqual(['路灯不亮'])
  })

  test('what holds a part of a query comes after what means it', () => {
    expect(found('树太高挡光', of('饭菜价钱太高了', '大树的枝叶挡住了窗'))[0]).toBe('大树的枝叶挡住了窗')
  })

  test('regional signs and pictures are read as what they stand for', () => {
    expect(foldText('答覆 瞭解 揹')).toBe('答复 了解 背')
    expect(found('答复', of('至今没有答覆'))).toHaveLength(1)
  })

  test('however much is typed, and whatever, little is asked', () => {
    const items = of('路灯不亮', '电动车进楼道充电', '.*+?^$(){}[]|\\', '🐶'.repeat(200), '5栋')
    const hostile = ['灯'.repeat(10_000), 'ludeng'.repeat(2000), '5栋'.repeat(3000), '🐶🚲💡'.repeat(3000)]
    for (const typed of [
      ...hostile,
      '.*+?^$(){}[]|\\',
      '(((((',
      '路灯 street 🚽 ludeng 5栋 ἀ ｶﾅ'.repeat(300),
      '\u0000',
      '\ud800',
    ]) {
      const query = readQuery(typed)
      expect(query.terms.length).toBeLessThanOrEqual(900)
      expect(otherReadings(query).flatMap(({ wanted }) => wanted.flat(2)).length).toBeLessThan(2000)
      found(typed, items)
    }
  })
})
