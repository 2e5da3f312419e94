import type { Clock } from '../../core/plain/clock.ts'
import { handsAt } from '../../core/plain/clock.ts'
import { once } from 'node:events'
import { PassThrough, Readable } from 'node:stream'
import { csvCell, plainCell } from '../../core/plain/spreadsheetCell.ts'
import type { Locale } from '../../wire/plain.ts'
import type { SpreadsheetColumn } from '../../wire/strings/spreadsheet.ts'
import {
  CATEGORY_WORDS,
  LANE_WORDS,
  LEDGER_WORD,
  ROUTE_WORDS,
  SPREADSHEET_COLUMNS,
  STAGE_WORDS,
} from '../../wire/strings/spreadsheet.ts'
import { csvRows } from './cards.ts'
import type { SheetRow } from './ledger.store.ts'

/**
 * How a sheet is written: the reader's language, the community's clock, and whether it names persons (desk).
 */
export interface SheetStyle {
  locale: Locale
  clock: Clock
  atDesk: boolean
}

type Batches = AsyncIterable<SheetRow[]>
type Cell = string | number | Date | null

const columnsOf = ({ atDesk }: SheetStyle): SpreadsheetColumn[] =>
  (Object.keys(SPREADSHEET_COLUMNS) as SpreadsheetColumn[]).filter((column) => atDesk || column !== 'person')

/**
 * A row's cells. Text that a spreadsheet would take for a formula is made harmless; a date is written as the
 * community's clock shows it.
 */
function cellsOf(
  row: SheetRow,
  columns: readonly SpreadsheetColumn[],
  { locale, clock }: SheetStyle,
  plain = plainCell,
): Cell[] {
  return columns.map((column): Cell => {
    switch (column) {
      case 'category':
        return plain(CATEGORY_WORDS[row.category as keyof typeof CATEGORY_WORDS]?.[locale] ?? row.category)
      case 'stage':
        return STAGE_WORDS[row.stage][locale]
      case 'lane':
        return row.lane && LANE_WORDS[row.lane][locale]
      case 'route':
        return row.route && ROUTE_WORDS[row.route][locale]
      case 'opened':
      case 'due':
      case 'done':
      case 'confirmed': {
        const at = row[column]
        return at === null ? null : handsAt(clock, at)
      }
      default: {
        const value = row[column]
        return typeof value === 'string' ? plain(value) : value
      }
    }
  })
}

/**
 * The ledger as CSV (RFC 4180, UTF-8 with BOM so that Excel reads Chinese), written while it is read. Dates
 * as 2026-10-01 09:30.
 */
export function ledgerCsv(batches: Batches, style: SheetStyle): Readable {
  const columns = columnsOf(style)
  const text = (cell: Cell) => (cell instanceof Date ? cell.toISOString().slice(0, 16).replace('T', ' ') : cell)
  async function* lines() {
    yield '\uFEFF' + csvRows([columns.map((column) => SPREADSHEET_COLUMNS[column][style.locale])])
    for await (const rows of batches) yield csvRows(rows.map((row) => cellsOf(row, columns, style, csvCell).map(text)))
  }
  return Readable.from(lines(), { objectMode: false })
}

const WIDTHS: Partial<Record<SpreadsheetColumn, number>> = { title: 36, summary: 50, where: 18, office: 20, reason: 40 }
const DATES: readonly SpreadsheetColumn[] = ['opened', 'due', 'done', 'confirmed']

/**
 * The ledger as a workbook (Office Open XML), written while it is read: a heading that stays, filters, dates
 * that are dates.
 */
export function ledgerXlsx(batches: Batches, style: SheetStyle): Readable {
  const out = new PassThrough()
  writeXlsx(out, batches, style).catch((error: Error) => out.destroy(error))
  return out
}

async function writeXlsx(out: PassThrough, batches: Batches, style: SheetStyle): Promise<void> {
  const { default: Excel } = await import('exceljs')
  const columns = columnsOf(style)
  const book = new Excel.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true })
  const sheet = book.addWorksheet(LEDGER_WORD[style.locale], { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = columns.map((column) => ({
    header: SPREADSHEET_COLUMNS[column][style.locale],
    width: WIDTHS[column] ?? 14,
    style: DATES.includes(column) ? { numFmt: 'yyyy-mm-dd hh:mm' } : {},
  }))
  sheet.getRow(1).font = { bold: true }
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: columns.length } }
  for await (const rows of batches) {
    for (const row of rows) sheet.addRow(cellsOf(row, columns, style)).commit()
    await drained(sheet, out)
    if (out.destroyed) return
  }
  await book.commit()
}

/**
 * The writer itself never waits for a slow reader: we wait until what it has written so far is on its way, so
 * that it fits in memory.
 */
async function drained(sheet: object, out: PassThrough): Promise<void> {
  const entry = (sheet as { stream: { pipes: PassThrough[] } }).stream.pipes[0]
  while (entry?.writableNeedDrain && !out.destroyed) {
    await Promise.race([once(entry, 'drain'), once(out, 'close')])
  }
}
