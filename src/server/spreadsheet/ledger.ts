import type { Clock } from '../../core/plain/clock.ts'
import { handsAt } from '../../core/plain/clock.ts'
import { Readable } from 'node:stream'
import { csvCell } from '../../core/plain/spreadsheetCell.ts'
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
import type { Cell } from './workbook.ts'
import { workbookOf } from './workbook.ts'

/**
 * How a sheet is written: the reader's language, the community's clock, and whether it names persons (desk).
 */
export interface SheetStyle {
  locale: Locale
  clock: Clock
  atDesk: boolean
}

type Batches = AsyncIterable<SheetRow[]>

const columnsOf = ({ atDesk }: SheetStyle): SpreadsheetColumn[] =>
  (Object.keys(SPREADSHEET_COLUMNS) as SpreadsheetColumn[]).filter((column) => atDesk || column !== 'person')

/**
 * A row's cells; `plain` makes text harmless where cells have no type, as in CSV. A date is written as the
 * community's clock shows it.
 */
function cellsOf(
  row: SheetRow,
  columns: readonly SpreadsheetColumn[],
  { locale, clock }: SheetStyle,
  plain = (text: string) => text,
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

/** The ledger as a workbook, written while it is read. */
export function ledgerXlsx(batches: Batches, style: SheetStyle): Readable {
  const columns = columnsOf(style)
  async function* cells() {
    for await (const rows of batches) yield rows.map((row) => cellsOf(row, columns, style))
  }
  const heads = columns.map((column) => ({
    head: SPREADSHEET_COLUMNS[column][style.locale],
    date: DATES.includes(column),
    ...(WIDTHS[column] ? { width: WIDTHS[column] } : {}),
  }))
  return workbookOf(LEDGER_WORD[style.locale], heads, cells())
}
