import { expect, test } from 'vitest'
import { clausesOf } from './clauses.ts'

test('a theme breaks between its clauses, and a long one where it must', () => {
  expect(clausesOf('文明城市创建：从家门口这条路说起')).toEqual([
    { text: '文明城市创建：', short: true },
    { text: '从家门口这条路说起', short: true },
  ])
  expect(clausesOf('一二三四五六七八九十').map(({ short }) => short)).toEqual([false])
  expect(clausesOf('From the road, at our door')).toEqual([{ text: 'From the road, at our door', short: false }])
  for (const text of ['', '：：', '路——灯', '“停车”，乱。', '👨‍👩‍👧：好'])
    expect(
      clausesOf(text)
        .map((one) => one.text)
        .join(''),
    ).toBe(text)
})
