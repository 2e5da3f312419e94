import { expect, test } from 'vitest'
import { bySound, chained, soundOf, soundsTyped } from './sound.ts'

test('pairs of characters sound without their tones, whatever else does not', () => {
  expect(soundOf('路灯')).toBe('~lu.deng')
  expect(soundOf('绿化')).toBe('~lv.hua')
  for (const none of ['路', '路灯坏', 'ab', '灯a', '', 'かな']) expect(soundOf(none)).toBeUndefined()
})

test('pinyin is read syllable by syllable, the longest first; what is none, or too long, is not', () => {
  expect(soundsTyped('ludeng')).toEqual(['~lu.deng'])
  expect(soundsTyped('lajitong')).toEqual(['~la.ji', '~ji.tong'])
  for (const none of ['lu', 'elevator', 'LUDENG', 'lu deng', 'a'.repeat(25), 'ma'.repeat(6)])
    expect(soundsTyped(none)).toEqual([])
  const known = bySound(['垃圾', '圾桶', '路灯', '鹭登'])
  expect(known.get('~lu.deng')).toEqual(['路灯', '鹭登'])
  expect(chained(soundsTyped('lajitong').map((sound) => known.get(sound) ?? []))).toEqual(['垃圾桶'])
})
