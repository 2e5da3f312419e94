import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shortened } from './shortText.ts'
import { graphemes } from './text.ts'

test('a text that is too long keeps whole lines, says how many are left out, and is never longer than it may be', () => {
  const says = (left: number) => `（后面还有 ${left} 行）`
  expect(shortened('一\n二', 10, says)).toBe('一\n二')
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 40 }), { maxLength: 60 }), (written) => {
      const lines = written.map((line) => line.replaceAll(/[\r\n]/g, ''))
      const short = shortened(lines.join('\n'), 100, says)
      expect(graphemes(short)).toBeLessThanOrEqual(100)
      if (short === lines.join('\n')) return
      const kept = short.split('\n')
      expect(lines.slice(0, kept.length - 1)).toEqual(kept.slice(0, -1))
      expect(kept.at(-1)).toBe(says(lines.length - kept.length + 1))
    }),
  )
})
