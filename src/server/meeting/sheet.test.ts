import { expect, test } from 'vitest'
import { plainCell } from './sheet.ts'

// The signs of OWASP's page on CSV injection, full-width ones among them.
test.each(['=1', '+1', '-1', '@x', '\t=1', '\r=1', ' =1', '\n=1', '＝1', '＋1', '－1', '＠x'])(
  '%j is shown as text',
  (cell) => {
    expect(plainCell(cell)).toBe(`'${cell}`)
  },
)

test.each(['路灯', '1-2', 'a=b', '', "'=1"])('%j stays as it is', (cell) => expect(plainCell(cell)).toBe(cell))
