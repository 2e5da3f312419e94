import { expect, test } from 'vitest'
import common from '../strings/common.ts'
import desk from '../strings/desk.ts'

test('every language has the same words, and the desk takes none that are shared', () => {
  for (const words of [common, desk]) {
    const keys = Object.keys(words['zh-Hans'])
    expect(Object.keys(words['zh-Hant'])).toEqual(keys)
    expect(Object.keys(words.en)).toEqual(keys)
  }
  expect(Object.keys(desk.en).filter((key) => key in common.en)).toEqual([])
})
