import { rowsXml, stylesOf, workbookOf, zipOf } from '../../build/workbook.ts'

/**
 * A small ledger inside a sheet, so that a file fails for what is hostile in it and not for want of a
 * heading.
 */
const ledger = rowsXml([
  ['事项', '类别'],
  ['路灯不亮', '设施'],
])
const sheet = (xml: string, strings?: string, styles?: string) => workbookOf({ sheets: { 台账: xml }, strings, styles })
const string = (text: string) => `<si><t>${text}</t></si>`
const many = (count: number, row: (line: number) => string) =>
  `<sheetData>${Array.from({ length: count }, (_, i) => row(i + 1)).join('')}</sheetData>`

/**
 * Workbooks and text files that cost far more than their bytes in programs that trust them. Made one at a
 * time: some are ten megabytes.
 */
export const HOSTILE: Record<string, () => Buffer | string> = {
  'merged A3:XFD1048576': () => sheet(`${ledger}<mergeCells><mergeCell ref="A3:XFD1048576"/></mergeCells>`),
  '49,000 merged columns over 5,000 rows': () =>
    sheet(
      many(
        5000,
        (line) => `<row r="${line}"><c r="A${line}" t="str"><v>事项</v></c><c r="B${line}"><v>1</v></c></row>`,
      ) + `<mergeCells>${'<mergeCell ref="A2:A1048576"/>'.repeat(49_000)}</mergeCells>`,
    ),
  'a validation over the whole sheet': () =>
    sheet(`${ledger}<dataValidations><dataValidation sqref="A1:XFD1048576"/></dataValidations>`),
  'a cell at XFD in 300 rows': () =>
    sheet(many(300, (n) => `<row r="${n}"><c r="A${n}" t="str"><v>事项</v></c><c r="XFD${n}"><v>1</v></c></row>`)),
  'a million empty rows': () => sheet(many(1_048_576, (n) => `<row r="${n}"/>`)),
  'a million rows': () => sheet(many(1_000_000, () => '<row><c t="str"><v>事项</v></c></row>')),
  'a text of 70 MB': () => sheet(ledger, string('a'.repeat(70_000_000))),
  'what unpacks to 300 MB': () => sheet(ledger, string('a'.repeat(300_000_000))),
  'four million shared texts': () => sheet(ledger, string('a').repeat(4_000_000)),
  'one long text in each row': () =>
    sheet(
      many(5000, (n) => (n === 1 ? '<row><c t="str"><v>事项</v></c></row>' : '<row><c t="s"><v>0</v></c></row>')),
      string('字'.repeat(900)),
    ),
  'families in each row': () =>
    sheet(
      many(700, (n) => (n === 1 ? '<row><c t="str"><v>事项</v></c></row>' : '<row><c t="s"><v>0</v></c></row>')),
      string('👩‍👩‍👧'.repeat(700)),
    ),
  'two million attributes': () =>
    sheet(`<sheetData><row ${Array.from({ length: 2_000_000 }, (_, i) => `a${i}="1"`).join(' ')}/></sheetData>`),
  'eight million tags, each in the last': () => sheet('<a>'.repeat(8_000_000)),
  'fifteen million entities': () =>
    sheet(`<sheetData><row><c t="str"><v>${'&amp;'.repeat(15_000_000)}</v></c></row></sheetData>`),
  'a comment of 60 MB': () => sheet(`<!--${'- '.repeat(30_000_000)}-->${ledger}`),
  'a document type that grows': () =>
    workbookOf(
      { sheets: { s: ledger } },
      { 'xl/worksheets/sheet1.xml': '<!DOCTYPE a [<!ENTITY b "bbbb">]><a>&b;</a>' },
    ),
  'three million cell styles': () =>
    sheet(ledger, undefined, `<cellXfs>${'<xf numFmtId="14"/>'.repeat(3_000_000)}</cellXfs>`),
  'formats of a million signs': () =>
    sheet(ledger, undefined, stylesOf(['['.repeat(200_000), '"'.repeat(199_999), '\\'.repeat(199_999)])),
  '6,000 files in one': () => zipOf(Object.fromEntries(Array.from({ length: 6000 }, (_, i) => [`${i}`, '']))),
  'a workbook cut off': () => sheet(ledger).subarray(0, -40),
  '60 kB of tabs': () => `标题,地点\n${'\t'.repeat(60_000)}x\n`,
  '9 MB of tabs': () => `标题,地点\n${'\t'.repeat(9_000_000)}x\n`,
  '9 MB of quotes': () => `标题,地点\n${'""'.repeat(4_500_000)}x\n`,
  '9 MB of quotes and tabs': () => `标题\n${';\t"'.repeat(3_000_000)}'\n`,
  '9 MB of commas': () => `标题${','.repeat(9_000_000)}x\n`,
  '9 MB of brackets': () => `标题,${'('.repeat(9_000_000)}\nx\n`,
  '9 MB of spaces': () => `标题\n${' '.repeat(9_000_000)}x\n`,
  '5 million rows': () => `标题\n${'x\n'.repeat(4_900_000)}`,
  '9 million blank lines': () => `标题\n${'\r'.repeat(9_000_000)}x`,
  'one cell of 3 million signs': () => `标题,内容\nx,${'字'.repeat(3_000_000)}\n`,
  'nine million zero bytes': () => Buffer.alloc(9_000_000),
  'one bad byte after 9 MB': () => Buffer.concat([Buffer.from(`标题\n${'字'.repeat(3_000_000)}`), Buffer.from([0xff])]),
}
