import { inflateRawSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { cellText } from '../../meeting/sheet.ts'
import { ProblemError } from '../../problem.ts'

/** A cell as it was found: text, or a date as the wall clock in its sheet shows it (in UTC fields). */
export type RawCell = string | Date
/** Rows with the number of their line in the file; the first is the heading. */
export interface RawRow {
  line: number
  cells: RawCell[]
}

export const IMPORT_MOST_MB = 10
export const IMPORT_ROWS_MOST = 5000
/** A workbook of ten megabytes may unpack to a thousand times as much. */
const UNPACKED_MOST = 80_000_000

/** Reads a ledger's rows from CSV (UTF-8 with or without BOM, GB18030) or a workbook; refuses what is neither, empty, or too long. */
export async function readRows(bytes: Buffer): Promise<RawRow[]> {
  const rows = isZip(bytes) ? await readWorkbook(bytes) : readCsv(bytes)
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell !== ''))
  if (filled.length < 2) throw new ProblemError('importEmpty', 422)
  if (filled.length - 1 > IMPORT_ROWS_MOST) throw new ProblemError('importTooMany', 422, { most: IMPORT_ROWS_MOST })
  return filled
}

const isZip = (bytes: Buffer): boolean => bytes.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004'))

/** UTF-8 where it is one; else what Chinese spreadsheets write: GBK, read as its superset GB18030. */
export function decodeText(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

function readCsv(bytes: Buffer): RawRow[] {
  const text = decodeText(bytes)
  const [first = ''] = text.split('\n', 1)
  const delimiter = [',', '\t', ';', '，'].reduce((a, b) => (first.split(b).length > first.split(a).length ? b : a))
  try {
    const found = parse(text, {
      delimiter,
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
    }) as unknown as { record: string[]; info: { lines: number } }[]
    let before = 0
    return found.map(({ record, info: { lines } }) => {
      const line = before + 1
      before = lines
      return { line, cells: record.map((cell) => cellText(cell.trim())) }
    })
  } catch {
    throw new ProblemError('importUnreadable', 422)
  }
}

// Read as a whole, not as a stream: exceljs decodes a stream's chunks one by one, and a character that lies across two is lost.
async function readWorkbook(bytes: Buffer): Promise<RawRow[]> {
  fitsUnpacked(bytes)
  const { default: Excel } = await import('exceljs')
  const book = new Excel.Workbook()
  await book.xlsx.load(bytes as never).catch(() => {
    throw new ProblemError('importUnreadable', 422)
  })
  // Of several sheets the first with something in it counts.
  const sheet = book.worksheets.find(({ actualRowCount }) => actualRowCount > 0)
  const rows: RawRow[] = []
  sheet?.eachRow((row, line) => {
    if (rows.length > IMPORT_ROWS_MOST + 1) return
    const cells: RawCell[] = []
    row.eachCell({ includeEmpty: true }, ({ value, text }, column) => {
      cells[column - 1] = value instanceof Date ? value : cellText((textOf(value) ?? text ?? '').trim())
    })
    rows.push({ line, cells: Array.from(cells, (cell) => cell ?? '') })
  })
  return rows
}

/** The text of a cell: of a formula its result, of rich text its runs. */
function textOf(value: unknown): string | undefined {
  if (value === null || value === undefined) return ''
  if (typeof value !== 'object') return String(value)
  if ('richText' in value) return (value.richText as { text: string }[]).map(({ text }) => text).join('')
  if ('result' in value) return textOf(value.result)
  return 'text' in value ? textOf(value.text) : undefined
}

const END = Buffer.from('PK\u0005\u0006')

/** Refuses a zip whose entries unpack to more than we hold in memory, whatever they say of themselves (APPNOTE 4.3.12 and 4.3.16). */
function fitsUnpacked(bytes: Buffer): void {
  const unreadable = () => new ProblemError('importUnreadable', 422)
  const end = bytes.lastIndexOf(END)
  if (end < 0 || end + 22 > bytes.length) throw unreadable()
  let left = UNPACKED_MOST
  let at = bytes.readUInt32LE(end + 16)
  for (let entries = bytes.readUInt16LE(end + 10); entries > 0; entries--) {
    if (at + 46 > bytes.length) throw unreadable()
    const method = bytes.readUInt16LE(at + 10)
    const packed = bytes.readUInt32LE(at + 20)
    const start = bytes.readUInt32LE(at + 42)
    if (start + 30 > bytes.length) throw unreadable()
    const data = start + 30 + bytes.readUInt16LE(start + 26) + bytes.readUInt16LE(start + 28)
    try {
      const body = bytes.subarray(data, data + packed)
      left -= method === 0 ? packed : inflateRawSync(body, { maxOutputLength: Math.max(1, left) }).length
    } catch {
      throw unreadable()
    }
    if (left < 0) throw unreadable()
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
}
