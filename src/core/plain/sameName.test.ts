import { expect, test } from 'vitest'
import { foldLine, foldName, sameName } from './sameName.ts'

test('[R10] [V3] one name however it is written: width, spaces, signs without ink, dots, both scripts, lookalikes', () => {
  const written = [
    '周 小舟',
    '周\u200b小舟',
    '周小\u2060舟',
    '周小舟\ufe00',
    '周\u00ad小舟',
    '周·小舟',
    '周‧小舟',
    '周小舟。',
    '周小舟\u0332',
  ]
  for (const name of written) expect([name, sameName(name, '周小舟')]).toEqual([name, true])
  expect(sameName('陳建國', '陈建国')).toBe(true)
  // Cyrillic А, о and а; Greek Α; Katakana ロ.
  for (const [one, other] of [
    ['Аnnа', 'Anna'],
    ['Αnna', 'ANNA'],
    ['Ｌｉ Ming', 'Li-Ming'],
    ['O’Brien', "o'brien"],
    ['江ロ', '江口'],
    ['José', 'JOSE\u0301'],
  ])
    expect([one, sameName(one!, other!)]).toEqual([one, true])
})

test('[R10] two names stay two, and what is no letter is itself', () => {
  for (const [one, other] of [
    ['周小舟', '周小州'],
    ['王芳（大）', '王芳（小）'],
    ['李四 3-1', '李四 31'],
    ['未来', '末来'],
    ['★', '☆'],
  ])
    expect([one, sameName(one!, other!)]).toEqual([one, false])
  for (const name of ['周·小舟', 'O’Brien 3-1', '★', '', '陳\u200b'])
    expect(foldName(foldName(name))).toBe(foldName(name))
})

test('[R15] [V9] a place keeps its dashes and dots', () => {
  expect(foldLine('幸福小區\u200b')).toBe(foldLine('幸福小区'))
  expect(foldLine('３-１室')).toBe(foldLine('3-1室'))
  expect(foldLine('3-1室')).not.toBe(foldLine('31室'))
})
