import { bestDelimiter, readCsv } from './csv.ts'
import { decodeText } from './encoding.ts'
import type { FoundLedger, FoundLines, RawCell, RawRow, RawTable, ReadAsked } from './found.ts'
import { Refused } from './found.ts'
import { headingScore } from './heading.ts'
import { kindOf } from './kind.ts'
import { understand, wordOf } from './understand.ts'
import { readWorkbook } from './workbook.ts'

/**
 * Reads a ledger from the bytes of a file: a workbook (xlsx) or text (CSV). Everything here happens in the
 * reading process; see process.ts.
 */
export async function readLedger(
  bytes: Uint8Array,
  settings: NonNullable<ReadAsked['settings']>,
): Promise<FoundLedger> {
  const file = fileOf(bytes)
  const table = kindOf(file) === 'archive' ? await readWorkbook(file, headingScore) : readText(file)
  return understand(table, settings)
}

function readText(bytes: Buffer): RawTable {
  const { text, encoding } = decodeText(bytes, (beginning) => bestDelimiter(beginning, headingScore).score > 0)
  return { rows: readCsv(text, headingScore), encoding, worksheet: null, otherWorksheets: [], hidden: 0, merges: [] }
}

function fileOf(bytes: Uint8Array): Buffer {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (file.length === 0) throw new Refused('importEmpty')
  return file
}

/** So many columns are looked at: a number, a name, a home, an area, and what stands beside them. */
const COLUMNS_MOST = 12

/**
 * The rows of a workbook's first worksheet with something in it, as a spreadsheet hands them to the
 * clipboard: cells parted by tabs; and what else the workbook holds. Refuses what is no workbook.
 */
export async function readLines(bytes: Uint8Array): Promise<FoundLines> {
  const file = fileOf(bytes)
  if (kindOf(file) !== 'archive') throw new Refused('importKind')
  const { rows, worksheet, otherWorksheets, hidden } = await readWorkbook(file, ({ length }) => length)
  const unread = rows.flatMap(({ cells }) => [...cells.values()].flatMap(unreadIn)).slice(0, UNREAD_SHOWN)
  return { lines: rows.map(lineOf).join('\n'), worksheet, otherWorksheets, hidden, unread }
}

const UNREAD_SHOWN = 20
const unreadIn = (cell: RawCell): string[] =>
  typeof cell === 'string' || cell instanceof Date ? [] : [cell.word.slice(0, 60)]

function lineOf({ cells }: RawRow): string {
  const last = Math.min(COLUMNS_MOST - 1, Math.max(-1, ...cells.keys()))
  const words = Array.from({ length: last + 1 }, (_, at) => wordOf(cells.get(at) ?? ''))
  return words.map((word) => word.replace(/[\t\r\n]+/g, ' ')).join('\t')
}
