import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { diffOf, type Part } from './diff.ts'

const only = (parts: Part[], gone: Part['kind']) =>
  parts
    .filter(({ kind }) => kind !== gone)
    .map(({ text }) => text)
    .join('')

describe('what changed between two versions', () => {
  test('is told in words, Chinese ones too', () => {
    expect(diffOf('每周三晚上开放', '每周五晚上开放')).toContainEqual({ kind: 'same', text: '晚上开放' })
    expect(diffOf('open on Wednesday', 'open on Friday')).toEqual([
      { kind: 'same', text: 'open on ' },
      { kind: 'gone', text: 'Wednesday' },
      { kind: 'new', text: 'Friday' },
    ])
  })

  test('gives back both texts, whatever they are', () => {
    const text = fc
      .array(fc.constantFrom('路灯', '坏了', '，', 'a', ' ', '👵🏽', '\n', '三井巷'))
      .map((words) => words.join(''))
    fc.assert(
      fc.property(text, text, (before, after) => {
        const parts = diffOf(before, after)
        expect(only(parts, 'new')).toBe(before)
        expect(only(parts, 'gone')).toBe(after)
      }),
    )
  })

  test('two texts with nothing in common, or too long to compare, stand whole beside each other', () => {
    expect(diffOf('', '新')).toEqual([{ kind: 'new', text: '新' }])
    const long = 'a b '.repeat(2000)
    expect(diffOf(long, `${long}c`)).toEqual([
      { kind: 'gone', text: long },
      { kind: 'new', text: `${long}c` },
    ])
  })
})
