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
