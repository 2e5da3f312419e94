import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cellText, csvCell, plainCell } from './spreadsheetCell.ts'

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

// How it was written before, with expressions that took time quadratic in a run of tabs.
const before = {
  csvCell: (text: string) => plainCell(text).replace(/([;\t]["\s]*|\n["\s]*(?!- ))(?=[=+\-@＝＋－＠])/g, "$1'"),
  cellText: (cell: string) => cell.replace(/(^|[;\t\n])(["\s]*)'(?=\s*[=+\-@＝＋－＠])/g, '$1$2'),
}

test('any text is written and read as it always was', () => {
  const signs = fc.constantFrom(...`;\t\n"' -+=@＝路 a`)
  fc.assert(
    fc.property(fc.array(signs, { maxLength: 14 }), (parts) => {
      const text = parts.join('')
      expect(csvCell(text)).toBe(before.csvCell(text))
      expect(cellText(text)).toBe(before.cellText(text))
    }),
    { numRuns: 5000 },
  )
})
