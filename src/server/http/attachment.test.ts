import { expect, test } from 'vitest'
import { attachment } from './attachment.ts'

test('a file’s name may hold any sign: quotes, stars and brackets are written so that nothing ends early (RFC 8187)', () => {
  for (const name of [`荣布*(社区)'s.csv`, `a"b;c.csv`, '100%.csv', 'ledger.csv']) {
    const header = attachment(name, 'ledger.csv')
    const [, star, plain] =
      /^attachment; filename=\S+(?:; filename\*=UTF-8''(\S+))?$|filename="(.*)"$/.exec(header) ?? []
    if (star) {
      expect(star).toMatch(/^[\w!#$&+.^`|~%-]+$/)
      expect(decodeURIComponent(star)).toBe(name)
    } else expect((plain ?? name).replaceAll('\\', '')).toBe(name)
  }
})

test('a file’s name leads to no other folder and stands on one line, also the plain one', () => {
  for (const name of ['../../etc/passwd', '..\\..\\boot.ini', '路灯\r\n方案.pdf', 'a\u2028b.pdf', '.hidden', 'a/b.pdf'])
    for (const header of [attachment(name), attachment('路灯.pdf', name.replace(/[^ -~]/g, '\n'))]) {
      expect(decodeURIComponent(header)).not.toMatch(/[\p{C}\p{Zl}\p{Zp}/\\]|\.\.|="?\.|''\./u)
      expect(header).not.toMatch(/%0[AD]|%2F|%5C/i)
    }
  expect(attachment('完成..docx')).toContain(encodeURIComponent('完成.docx'))
})
