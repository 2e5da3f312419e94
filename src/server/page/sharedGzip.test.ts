import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sharedGzip, textOf, withEnd } from './sharedGzip.ts'

test('a reply of a shared beginning and an end of one’s own is one gzip that holds both', () =>
  fc.assert(
    fc.asyncProperty(
      fc.string({ unit: 'grapheme', maxLength: 5000 }),
      fc.array(
        fc.string({ unit: 'grapheme', maxLength: 300 }).map((end) => (end.length > 290 ? end.repeat(300) : end)),
        { minLength: 1, maxLength: 3 },
      ),
      async (text, ends) => {
        const start = await sharedGzip(text)
        expect(textOf(start)).toBe(text)
        for (const end of ends) expect(gunzipSync(withEnd(start, end)).toString()).toBe(text + end)
      },
    ),
    { numRuns: 60 },
  ))
