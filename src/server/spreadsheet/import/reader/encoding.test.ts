import { expect, test } from 'vitest'
import { decodeText } from './encoding.ts'
import { Refused } from './found.ts'

const isKnown = (text: string) => /^(标题|標題|title)/i.test(text)
const read = (bytes: Buffer) => {
  const { text, encoding } = decodeText(bytes, isKnown)
  return [encoding, text]
}
const hex = (...parts: string[]) => Buffer.from(parts.join('').replaceAll(' ', ''), 'hex')
const refusal = (bytes: Buffer) => {
  try {
    return read(bytes)
  } catch (error) {
    return error instanceof Refused ? [error.code, error.facts] : error
  }
}

const HANS = '标题,地点\n路灯不亮,三井巷\n'
const GB = 'b1eacce22cb5d8b5e30ac2b7b5c6b2bbc1c12cc8fdbeaecfef0a'
const BIG5 = 'bcd0c3442ca661c2490ab8f4bf4fa4a3ab472ca454a4aba7d10a'

test('UTF-8 with and without its mark', () => {
  expect(read(Buffer.from(HANS))).toEqual(['UTF-8', HANS])
  expect(read(Buffer.from(`\uFEFF${HANS}`))).toEqual(['UTF-8', HANS])
  expect(read(Buffer.from('title\nplain'))).toEqual(['UTF-8', 'title\nplain'])
})

test('UTF-16 of either order, with and without its mark', () => {
  const little = Buffer.from(HANS, 'utf16le')
  const big = Buffer.from(little).swap16()
  expect(read(little)).toEqual(['UTF-16 LE', HANS])
  expect(read(big)).toEqual(['UTF-16 BE', HANS])
  expect(read(Buffer.from(`\uFEFF${HANS}`, 'utf16le'))).toEqual(['UTF-16 LE', HANS])
  expect(read(Buffer.from(`\uFEFF${HANS}`, 'utf16le').swap16())).toEqual(['UTF-16 BE', HANS])
})

test('what Chinese spreadsheets write: GB 18030 and Big5', () => {
  expect(read(hex(GB))).toEqual(['GB 18030 (GBK)', HANS])
  expect(read(hex(BIG5))[0]).toBe('Big5')
  expect(read(hex(BIG5))[1]!.startsWith('標題,地點\n路燈不亮,三')).toBe(true)
})

test('what its bytes could be in several encodings is what reads as a ledger: 标题 and 联通 in GBK are also UTF-8', () => {
  expect(read(hex('b1eacce2 0a c1aacda8'))).toEqual(['GB 18030 (GBK)', '标题\n联通'])
})

test('Windows-1252, as European spreadsheets write', () => {
  const text = 'title,where\nCafé sombre,Rue de l’Église\nÄrger,Öffnung – 5 €\n'
  const bytes = Buffer.from(text.replace('’', '\u0092').replace('–', '\u0096').replace('€', '\u0080'), 'latin1')
  expect(read(bytes)).toEqual(['Windows-1252', text])
  expect(refusal(Buffer.concat([bytes, hex('81')]))).toEqual([
    'importBadByte',
    { encoding: 'Windows-1252', line: 4, sign: 1 },
  ])
})

test('one byte that does not belong is no reason for another encoding: its place is named', () => {
  const place = (encoding: string, line: number, sign: number) => ['importBadByte', { encoding, line, sign }]
  const [before, after] = ['标题,地点\r\n路灯不亮,三', '井巷\r\n'].map((text) => Buffer.from(text))
  expect(refusal(Buffer.concat([before!, hex('e4ba'), after!]))).toEqual(place('UTF-8', 2, 7))
  expect(refusal(Buffer.concat([before!, hex('ff'), after!]))).toEqual(place('UTF-8', 2, 7))
  expect(refusal(hex(GB, 'c2b7 ff b5c6'))).toEqual(place('GB 18030 (GBK)', 3, 2))
  expect(refusal(hex(BIG5, 'b8f4 ff 0a'))).toEqual(place('Big5', 3, 2))
  expect(refusal(Buffer.concat([Buffer.from('\uFEFF标题\n', 'utf16le'), hex('00d8 4100')]))).toEqual(
    place('UTF-16 LE', 2, 1),
  )
  expect(refusal(hex(GB).subarray(0, -2))).toEqual(place('GB 18030 (GBK)', 2, 8))
})

test('zero bytes that make no text are no text', () => {
  expect(refusal(hex('00000102 0300'))).toEqual(['importUnreadable', {}])
})
