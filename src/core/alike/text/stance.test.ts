import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wordedCards } from '../../../../tests/build/wordings.ts'
import { opposes, stanceOf } from './stance.ts'

const said = (one: string, other: string) => [
  opposes(stanceOf(one), stanceOf(other)),
  opposes(stanceOf(other), stanceOf(one)),
]

test.each([
  ['要装电梯', '反对装电梯'],
  ['同意砍掉门口的大榕树', '不同意砍掉门口的大榕树'],
  ['砍掉门口的大榕树', '不要砍门口的大榕树'],
  ['保留大榕树', '砍掉大榕树'],
  ['反对拆除老戏台', '要拆除老戏台'],
  ['广场舞开始太早', '广场舞开始太晚'],
  ['广场舞结束太晚了', '广场舞应该晚点结束'],
  ['路灯太亮，睡不着', '路灯太暗，看不见'],
  ['图书室开放时间要延长', '图书室开放时间要缩短'],
  ['车位够了', '车位不够'],
  ['有人管垃圾', '没人管垃圾'],
  ['贊成加裝電梯', '反對加裝電梯'],
  ['加装电梯我同意', '加装电梯我不同意'],
  ['加装电梯我们都同意的', '不同意加装电梯'],
  ['电梯，要', '电梯，不要'],
  ['三号楼的电梯，我们支持', '三号楼的电梯，坚决反对'],
  ['Install a lift', 'Don’t install a lift'],
  ['We need a lift in block 3', 'I am against a lift in block 3'],
  ['Keep the banyan tree', 'Cut down the banyan tree'],
  ['More street lights please', 'Fewer street lights please'],
  ['The library should close later', 'The library should close earlier'],
  ['The guards are friendly', 'The guards are not friendly'],
])('%s / %s: the opposite', (one, other) => {
  expect(said(one, other)).toEqual([true, true])
})

test.each([
  ['路灯不亮', '路灯坏了'],
  ['没有路灯', '要装路灯'],
  ['遛狗不牵绳', '遛狗要牵绳'],
  ['人行道停车太多', '人行道不要停车'],
  ['不要在楼道抽烟', '楼道有人抽烟'],
  ['广场舞太早', '广场舞晚点开始'],
  ['反对砍树', '保留大树'],
  ['能不能装电梯', '希望装电梯'],
  ['要装电梯', '没有人反对装电梯'],
  ['支持装电梯', '反对不装电梯'],
  ['想装电梯', '不是不想装电梯'],
  ['不同意砍树，建议修剪', '建议修剪大树，同意不砍树'],
  ['Install a lift', 'Nobody is against a lift'],
  ['特别吵', '吵得睡不着'],
  ['保安不巡逻', '老党员带头巡逻'],
  ['Too few bins', 'More bins please'],
  ['Dogs should be on a leash', 'Dogs are not on a leash'],
  ['Please do not park on the pavement', 'People park on the pavement'],
])('%s / %s: a complaint and a wish, not the opposite', (one, other) => {
  expect(said(one, other)).toEqual([false, false])
})

test('of many short clauses a bounded number is compared, and what the first of them say is still heard', () => {
  const many = Array.from({ length: 125 }, (_, i) => `要${'灯树路车门井桥墙'[i % 8]!}${i % 3 ? '修' : ''}`).join('，')
  const cost = { clauses: 0 }
  opposes(stanceOf(many), stanceOf(many.replaceAll('要', '不要')), cost)
  expect(cost.clauses).toBeLessThanOrEqual(64)
  expect(said(`反对装电梯，${many}`, '要装电梯')).toEqual([true, true])
})

test('nothing is the opposite of itself, and who is opposite is opposed', () => {
  const words = [
    '要',
    '不要',
    '反对',
    '装电梯',
    '太早',
    '太晚',
    '，',
    '不',
    '好',
    '没有',
    'not ',
    'too early ',
    'keep ',
    'a lift ',
  ]
  const text = fc.array(fc.constantFrom(...words), { maxLength: 8 }).map((parts) => parts.join(''))
  fc.assert(
    fc.property(text, text, (one, other) => {
      expect(opposes(stanceOf(one), stanceOf(one))).toBe(false)
      expect(opposes(stanceOf(one), stanceOf(other))).toBe(opposes(stanceOf(other), stanceOf(one)))
    }),
  )
})

test('cards that mean the same are not taken for opposites', () => {
  for (const one of wordedCards)
    for (const other of wordedCards)
      if (one.meant === other.meant)
        expect([one.text, other.text, opposes(stanceOf(one.text), stanceOf(other.text))]).toEqual([
          one.text,
          other.text,
          false,
        ])
})
