import QRCode from 'qrcode'
import { describe, expect, test } from 'vitest'
import { markText, NUMBER_MOST, readMark } from './mark.ts'

describe('the code on a printed card', () => {
  const mark = { meeting: 'K7Q2MD', number: 12, seal: 'ABCDE' }

  test.each([1, 12, 29, 30, 899, 900, NUMBER_MOST])('[P3] number %i is read as it was written', (number) => {
    expect(readMark(markText({ ...mark, number }))).toEqual({ ...mark, number })
  })

  test('[P3] it fits the smallest code that has marks in all four corners', () => {
    const { version, modules } = QRCode.create(markText({ ...mark, number: NUMBER_MOST }), {
      errorCorrectionLevel: 'H',
    })
    expect([version, modules.size]).toEqual([2, 25])
  })

  test('[P3] every other code is none of ours', () => {
    for (const text of ['', 'http://192.168.1.20/m/K7Q2MD', markText({ ...mark, number: 0 }), 'GVK7Q2MDUUUABCDE'])
      expect(readMark(text)).toBeUndefined()
  })
})
