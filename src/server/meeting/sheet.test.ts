import { expect, test } from 'vitest'
import { cellText, csvCell, plainCell } from './sheet.ts'

// The signs of OWASP's page on CSV injection, full-width ones among them.
test.each(['=1', '+1', '-1', '@x', '\t=1', '\r=1', ' =1', '\n=1', '＝1', '＋1', '－1', '＠x'])(
  '%j is shown as text',
  (cell) => {
    expect(plainCell(cell)).toBe(`'${cell}`)
  },
)

test.each(['路灯', '1-2', 'a=b', '', "'=1"])('%j stays as it is', (cell) => expect(plainCell(cell)).toBe(cell))

test.each([
  ['路灯;=1', "路灯;'=1"],
  ['路灯\t@x', "路灯\t'@x"],
  ['路灯\n=1', "路灯\n'=1"],
  ['路灯"; "+1', `路灯"; "'+1`],
  ['=1;=2', "'=1;'=2"],
  ['三件事：\n- 路灯\n- 井盖', '三件事：\n- 路灯\n- 井盖'],
  ['1-2; a=b', '1-2; a=b'],
])('%j in CSV begins no cell at a semicolon, tab or line end, and comes back as it was', (text, cell) => {
  expect(csvCell(text)).toBe(cell)
  expect(cellText(cell)).toBe(text)
})
