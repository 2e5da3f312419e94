import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { FoundLedger } from './found.ts'
import { Refused } from './found.ts'
import { readLedger } from './read.ts'
import { rowsXml, stylesOf, workbookOf, zipOf } from '../../../../../tests/build/workbook.ts'

const steps = ['甲', '乙', '丙', '丁']
const settings = {
  definitions: { urgency: steps, importance: steps },
  clock: 'Asia/Shanghai',
} as unknown as Parameters<typeof readLedger>[1]

const read = (file: Buffer | string): Promise<FoundLedger> => readLedger(Buffer.from(file as string), settings)
const refusal = (file: Buffer | string) =>
  read(file).then(
    ({ rows }) => rows,
    (error: unknown) => (error instanceof Refused ? error.code : error),
  )
const book = (rows: string[][], more: Partial<Parameters<typeof workbookOf>[0]> = {}, after = '') =>
  workbookOf({ sheets: { 台账: rowsXml(rows) + after }, ...more })
const problems = ({ rows }: FoundLedger) =>
  rows.flatMap(({ line, problems }) => problems.map(({ column, code }) => `${line} ${column} ${code}`))
const day = (at: number | null) => (at === null ? null : new Date(at + 480 * 60_000).toISOString().slice(0, 16))

test('days come from formats that Chinese Excel names by number alone, from codes, from formulas, and from ISO cells', async () => {
  const formats = [27, 31, 36, 50, 57, 58, 14, 'yyyy"年"m"月"d"日";@']
  const cells = [
    ...formats.map((_, i) => `<c s="${i}"><v>46086</v></c>`),
    '<c s="1"><f>A1+1</f><v>46086</v></c>',
    '<c t="str"><f>TEXT(A1,"yyyy-m-d")</f><v>2026-3-5</v></c>',
    '<c t="d"><v>2026-03-05</v></c>',
    '<c s="6"><v>46086.395833333336</v></c>',
  ]
  const rows = cells.map((cell, i) => [`第 ${i} 件`, cell])
  const found = await read(book([['事项', '登记日期'], ...rows], { styles: stylesOf(formats) }))
  expect(problems(found)).toEqual([])
  expect(found.rows.map(({ opened }) => day(opened))).toEqual([
    ...Array.from({ length: 11 }, () => '2026-03-05T00:00'),
    '2026-03-05T09:30',
  ])
  const from1904 = book(
    [
      ['事项', '登记日期'],
      ['a', '<c s="0"><v>44624</v></c>'],
    ],
    {
      styles: stylesOf([31]),
      properties: 'date1904="1"',
    },
  )
  expect(day((await read(from1904)).rows[0]!.opened)).toBe('2026-03-05T00:00')
})

test('what cannot be taken is said: a formula without its result, an error, a number that is no day, half a day', async () => {
  const found = await read(
    book(
      [
        ['事项', '登记日期', '涉及人数', '说明'],
        ['a', '<c><f>TODAY()</f></c>', '100-200', 'x'],
        ['<c><f>B1&amp;"x"</f></c>', '2026-02-30', '', 'x'],
        ['c', '<c t="e"><v>#N/A</v></c>', '<c t="e"><f>1/0</f><v>#DIV/0!</v></c>', 'x'],
        ['d', '<c><v>46086</v></c>', '1,200', 'x'],
        ['e', '<c s="1"><v>0.5</v></c>', '<c s="1"><v>46086</v></c>', 'x'],
      ],
      { styles: stylesOf([0, 14]) },
    ),
  )
  expect(problems(found)).toEqual([
    '2 opened importFormula',
    '2 reach importNumber',
    '3 title importFormula',
    '3 opened importDate',
    '4 opened importError',
    '4 reach importError',
    '5 opened importDate',
    '6 opened importDate',
    '6 reach importNumber',
  ])
})

test('rich text is read without how it is pronounced; names may bear a prefix; shared texts are found', async () => {
  const strings =
    '<si><r><t>路灯</t></r><r><t xml:space="preserve"> 不亮</t></r><rPh><t>LÙ DĒNG</t></rPh></si><si><t>事项</t></si>'
  const file = book([['<c t="s"><v>1</v></c>'], ['<c t="s"><v>0</v></c>']], { strings })
  expect((await read(file)).rows.map(({ title }) => title)).toEqual(['路灯 不亮'])
  const parts = { 'xl/worksheets/sheet1.xml': '' }
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  parts['xl/worksheets/sheet1.xml'] =
    `<x:worksheet xmlns:x="${main}"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>事项</x:t></x:is></x:c></x:row>` +
    '<x:row><x:c t="inlineStr"><x:is><x:t>a</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>'
  expect((await read(workbookOf({ sheets: { s: '' } }, parts))).rows.map(({ title }) => title)).toEqual(['a'])
})

test('the heading may have titles above it, two rows, and come again; each such row is said', async () => {
  const titled = await read('榕埠社区 2026 年台账\n制表：,王\n编号,事项,来电人\n1,a,x\n编号,事项,来电人\n2,b,y\n')
  expect(titled.aside.map(({ line, reason }) => [line, reason])).toEqual([
    [1, 'importAboveHeading'],
    [2, 'importAboveHeading'],
    [3, 'importHeading'],
    [5, 'importHeadingAgain'],
  ])
  expect(titled.rows.map(({ line, title }) => [line, title])).toEqual([
    [4, 'a'],
    [6, 'b'],
  ])
  const twoRows = await read('编号,事项,办理情况,,,备注\n,,承办单位,联系电话,期限,\n1,a,物业,123,2026-10-01,x\n')
  expect(twoRows.columns).toEqual(['number', 'title', 'office', 'due', 'reason'])
  expect(twoRows.columnsNotTaken).toEqual([{ name: '联系电话', cells: 1 }])
  expect(twoRows.rows).toMatchObject([{ line: 3, title: 'a', office: '物业', reason: 'x', problems: [] }])
  const twoTongues = await read('事项,地点\nMatter,Where\na,x\n')
  expect(twoTongues.rows.map(({ title }) => title)).toEqual(['a'])
  const groups = await read('编号,基本情况,,备注\n,事项,地点,\n1,a,x,y\n')
  expect(groups.columns).toEqual(['number', 'title', 'where', 'reason'])
})

test('of several sheets the one that reads as a ledger is taken, and the others are named with their rows', async () => {
  const sheets = {
    说明: rowsXml([['填表说明'], ['一行一件事']]),
    台账: rowsXml([['事项'], ['a']]),
    旧: rowsXml([['事项'], ['b'], ['c']]),
    空: '<sheetData/>',
  }
  const found = await read(workbookOf({ sheets }))
  expect([found.worksheet, found.rows.map(({ title }) => title)]).toEqual(['台账', ['a']])
  expect(found.otherWorksheets).toEqual([
    { name: '说明', rows: 2 },
    { name: '旧', rows: 3 },
  ])
})

test('a cell merged downwards counts for each of its rows, but never makes one matter of several', async () => {
  const rows = [
    ['事项', '类别', '地点'],
    ['a', '停车', 'x'],
    ['b', '', ''],
    ['', '', 'z'],
    ['d', '', ''],
  ]
  const merges =
    '<mergeCells><mergeCell ref="B2:B4"/><mergeCell ref="A3:A4"/><mergeCell ref="C5:XFD1048576"/></mergeCells>'
  const found = await read(book(rows, {}, merges))
  expect(found.rows.map(({ title, category, where }) => [title, category, where])).toEqual([
    ['a', 'parking', 'x'],
    ['b', 'parking', ''],
    ['', 'parking', 'z'],
    ['d', '', ''],
  ])
  expect([found.merged, problems(found)]).toEqual([2, ['4 title textEmpty']])
})

test('a file of another kind is told what it is', async () => {
  const ole = (stream: string) =>
    Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), Buffer.from(stream, 'utf16le')])
  const refused: [Buffer | string, string][] = [
    [ole('Workbook'), 'importKind'],
    [ole('EncryptedPackage'), 'importLocked'],
    ['<html><table><tr><td>事项</td></tr></table></html>', 'importKind'],
    ['\uFEFF\n<!DOCTYPE html><body>', 'importKind'],
    ['<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', 'importKind'],
    ['%PDF-1.7', 'importKind'],
    [zipOf({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '' }), 'importKind'],
    [zipOf({ 'Index/Document.iwa': '' }), 'importKind'],
    [zipOf({ '[Content_Types].xml': '<a/>', 'xl/workbook.bin': '' }), 'importKind'],
    [zipOf({ '[Content_Types].xml': '<a/>', 'word/document.xml': '' }), 'importKind'],
    [zipOf({ '台账.xlsx': 'x' }), 'importZipped'],
    [zipOf({ a: '' }), 'importUnreadable'],
    ['PK\u0003\u0004nothing', 'importUnreadable'],
    [book([['事项'], ['a']]).subarray(0, -30), 'importUnreadable'],
    [workbookOf({ sheets: { s: '<sheetData><row>' } }), 'importUnreadable'],
    [workbookOf({ sheets: { s: '<sheetData><row r="2"/><row r="2"/></sheetData>' } }), 'importUnreadable'],
  ]
  for (const [file, code] of refused)
    expect([String(file).slice(0, 60), await refusal(file)]).toEqual([String(file).slice(0, 60), code])
})

test('no row and no filled cell of a ledger’s column is lost, whatever the file (rows in = rows taken + rows aside)', async () => {
  const words = fc.constantFrom(
    '路灯不亮',
    'a',
    '事项',
    '地点',
    '100-200',
    '2026-02-30',
    '说"好"',
    '一,二',
    '第一行\n第二行',
    '=1+1',
    ' x ',
    '合计',
  )
  const cell = fc.oneof({ weight: 2, arbitrary: fc.constant('') }, { weight: 3, arbitrary: words })
  const sheet = fc.record({
    titles: fc.array(fc.constantFrom<string[][]>(['某社区台账'], ['', '制表', '王'], [''])),
    rows: fc.array(fc.array(cell, { minLength: 4, maxLength: 6 }), { maxLength: 12 }),
    ends: fc.array(fc.constantFrom('\n', '\r\n', '\r'), { minLength: 1, maxLength: 5 }),
    delimiter: fc.constantFrom(',', ';', '\t'),
    blank: fc.nat(2),
  })
  const heading = ['事项', '地点', '登记日期', '来电人']
  await fc.assert(
    fc.asyncProperty(sheet, async ({ titles, rows, ends, delimiter, blank }) => {
      const all = [...titles, heading, ['x', '三井巷', '', ''], ...rows]
      const quoted = (text: string) => (/[",;\t\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
      const csv = all.map((cells, i) => cells.map(quoted).join(delimiter) + ends[i % ends.length]!).join('')
      const files = [ends[0]!.repeat(blank) + csv, book(all)]
      const filled = all.filter((cells) => cells.some((cell) => cell.trim() !== ''))
      for (const file of files) {
        const found = await read(file)
        expect(found.filled).toBe(filled.length)
        expect(found.rows.length + found.aside.length).toBe(found.filled)
        const lines = [...found.rows, ...found.aside].map(({ line }) => line)
        expect(new Set(lines).size).toBe(found.filled)
        // Every matter that stands in the sheet is read with its words, or its row says what is wrong.
        const titlesIn = filled.slice(filled.indexOf(heading) + 1).map(([title = '']) => title.trim())
        const told = [...found.rows].filter(({ title, problems }) => title || problems.length)
        expect(told).toHaveLength(found.rows.length)
        for (const title of titlesIn.filter((title) => title && title !== '事项')) {
          expect(found.rows.map((row) => row.title)).toContain(title)
        }
        const others = all
          .slice(titles.length + 1)
          .flatMap((cells) => cells.slice(3))
          .filter((text) => text.trim())
        const aside = found.columnsNotTaken.reduce((sum, { cells }) => sum + cells, 0)
        if (found.aside.every(({ reason }) => reason !== 'importHeadingAgain')) expect(aside).toBe(others.length)
      }
    }),
    { numRuns: 150 },
  )
})
