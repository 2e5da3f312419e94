import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mailboxOf, readAddress } from './address.ts'

test.each([
  ['wang@qq.com', 'wang@qq.com'],
  ['wang＠qq.com', 'wang@qq.com'],
  ['wang﹫qq.com', 'wang@qq.com'],
  ['ｗａｎｇ＠ｑｑ．ｃｏｍ', 'wang@qq.com'],
  ['wang@qq。com', 'wang@qq.com'],
  ['wang@qq｡com', 'wang@qq.com'],
  ['wang＠qq，com', 'wang@qq.com'],
  ['wang@qq、com', 'wang@qq.com'],
  ['\u3000wang@qq.com\u3000', 'wang@qq.com'],
  ['wang ＠ qq.com', 'wang@qq.com'],
  ['wang@qq.com、', 'wang@qq.com'],
  ['wang@qq.com，', 'wang@qq.com'],
  ['wang@qq.com。', 'wang@qq.com'],
  ['<wang@qq.com>', 'wang@qq.com'],
  ['mailto:wang@qq.com', 'wang@qq.com'],
  ['\u200Bwang@qq.com\uFEFF', 'wang@qq.com'],
  ['no\u0000body@qq.com', 'nobody@qq.com'],
  ['Wang@QQ.COM', 'Wang@qq.com'],
  ['王@例子.中国', '王@例子.中国'],
  ['root@localhost', 'root@localhost'],
])('%j is read as %s', (typed, address) => {
  expect(readAddress(typed)).toBe(address)
})

test.each([
  '',
  ' ',
  'wang',
  '@qq.com',
  'wang@',
  'a@b@c',
  'a@b.com、c@d.com',
  'wa ng@qq.com',
  'wang@q q.com',
  'wang@qq..com',
  'a\nb@qq.com',
  'a@qq.com\r\nBcc: b@qq.com',
  '\uD800@qq.com',
  `${'a'.repeat(65)}@qq.com`,
  `a@${'b'.repeat(260)}.com`,
])('%j is no address', (typed) => {
  expect(readAddress(typed)).toBeUndefined()
})

test('two megabytes are refused unread, and what is read once is read the same again', () => {
  expect(readAddress('a'.repeat(2_000_000))).toBeUndefined()
  fc.assert(
    fc.property(fc.emailAddress(), (address) => {
      const read = readAddress(address)
      fc.pre(read !== undefined)
      expect(readAddress(read!)).toBe(read)
    }),
  )
})

test('tags and dots make no new mailbox', () => {
  expect(mailboxOf('Wang+1@qq.com')).toBe('wang@qq.com')
  expect(mailboxOf('w.a.ng+x@googlemail.com')).toBe(mailboxOf('wang@gmail.com'))
  expect(mailboxOf('w.ang@qq.com')).toBe('w.ang@qq.com')
})
