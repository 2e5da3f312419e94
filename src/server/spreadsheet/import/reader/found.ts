import type { Facts } from '../../../../wire/problem.ts'
import type { PlacedSettings } from '../../../../core/ledger/settings.ts'
import type { SpreadsheetColumn } from '../../../../wire/strings/spreadsheet.ts'
import type { ImportRow } from '../columns.ts'

/** What a file can be refused for as a whole. */
export const FILE_REFUSED = [
  'importUnreadable',
  'importEmpty',
  'importKind',
  'importLocked',
  'importZipped',
  'importBadByte',
  'importQuote',
  'importTooLarge',
  'importTooMany',
  'importNoTitle',
  'importTwice',
] as const
type FileRefused = (typeof FILE_REFUSED)[number]

/**
 * Why a file is refused as a whole. It crosses from the reading process to the server, so it is a value
 * with facts, not a sentence.
 */
export class Refused extends Error {
  constructor(
    readonly code: FileRefused,
    readonly facts: Facts = {},
  ) {
    super(code)
  }
}

/**
 * A cell that holds something which cannot be taken as it is: a formula without its result, an error, a day
 * that no calendar has.
 */
interface UnreadCell {
  unread: 'importFormula' | 'importError' | 'importDate'
  /** As the worksheet shows it. */
  word: string
}
/**
 * A cell as it was found: text, a date as the wall clock in its worksheet shows it (in UTC fields), or what
 * cannot be taken.
 */
export type RawCell = string | Date | UnreadCell
/**
 * A row with the number of its line in the file. Only cells with something in them are there, by their
 * column, counted from 0.
 */
export interface RawRow {
  line: number
  cells: Map<number, RawCell>
}

/** Rows of one table, a worksheet's or a text file's, and what must be said about them. */
export interface RawTable {
  rows: RawRow[]
  /** Which encoding a text file was taken for. */
  encoding: string | null
  /** The worksheet's name in a workbook. */
  worksheet: string | null
  /** Sheets of the workbook that were not read, with the number of their filled rows. */
  otherWorksheets: { name: string; rows: number }[]
  /** How many rows the table hides; they are read all the same. */
  hidden: number
  /** Cells that are merged downwards: from `top` to `bottom` (lines), in a column counted from 0. */
  merges: { top: number; bottom: number; column: number }[]
}

/**
 * A row that is no matter, and why: it stands above the heading, it is the heading, or the heading once more.
 */
export interface AsideRow {
  line: number
  text: string
  reason: 'importAboveHeading' | 'importHeading' | 'importHeadingAgain'
}

/** A ledger as it was read. Every filled row of the table is either in `rows` or in `aside`. */
export interface FoundLedger extends Pick<RawTable, 'encoding' | 'worksheet' | 'otherWorksheets' | 'hidden'> {
  /** Filled rows of the table. */
  filled: number
  columns: SpreadsheetColumn[]
  aside: AsideRow[]
  rows: ImportRow[]
  /** Columns with something in them that is none of a ledger's, with the number of their filled cells. */
  columnsNotTaken: { name: string; cells: number }[]
  /** Rows that took a text from a cell merged downwards. */
  merged: number
}

/** The rows of one worksheet as they stand, and what of the workbook they are not. */
export interface FoundLines extends Pick<RawTable, 'worksheet' | 'otherWorksheets' | 'hidden'> {
  lines: string
  /** Cells that hold no text: formulas without their results, errors; as the worksheet shows them. */
  unread: string[]
}

/** What the reading process is asked: a ledger; without settings, the rows of a workbook as they stand. */
export interface ReadAsked {
  bytes: Uint8Array
  settings: Pick<PlacedSettings, 'definitions' | 'clock'> | null
}
/** What it answers. */
export type ReadAnswer = { found: FoundLedger } | { lines: FoundLines } | { refused: FileRefused; facts: Facts }

/** How much of a file is read; beyond it the whole file is refused, before the work is done. */
export const LIMITS = {
  rows: 5000,
  /** Filled cells. */
  cells: 400_000,
  /** UTF-16 units of all cells together. */
  text: 5_000_000,
  /** Unpacked bytes of the parts of a workbook that are read. */
  unpacked: 80_000_000,
  /** Files inside a workbook. */
  entries: 5000,
  worksheets: 60,
  merges: 50_000,
  styles: 70_000,
} as const
