import { describe, expect, test } from 'vitest'
import { markText, readMark } from './mark.ts'

describe('the code on a printed card', () => {
  const mark = { meeting: 'K7Q2MD', number: 12, seal: 'ABCDEFGH' }

  test('[P3] it is read as it was written, and fits the smallest kind of code that stands a fold', () => {
    expect(readMark(markText(mark))).toEqual(mark)
    // ISO/IEC 18004, version 2 with level Q: 29 letters.
    expect(markText({ ...mark, number: 99_999 }).length).toBeLessThanOrEqual(29)
  })

  test('[P3] every other code is none of ours', () => {
    for (const text of ['', 'http://192.168.1.20/m/K7Q2MD', 'GROVE:K7Q2MD:0:ABCDEFGH', 'GROVE:K7Q2MD:12:ABCDEFGHJ'])
      expect(readMark(text)).toBeUndefined()
  })
})
