import { NOT_TAKEN, readRow } from '../columns.ts'
import type { AsideRow, FoundLedger, RawCell, RawRow, RawTable, ReadAsked } from './found.ts'
import { LIMITS, Refused } from './found.ts'
import type { Columns, Heading } from './heading.ts'
import { findHeading, repeatsHeading } from './heading.ts'

/**
 * Understands a table as a ledger. Every filled row is accounted for: it is a matter's row, right or with
 * what is wrong in it, or it stands aside with its reason. Columns that no ledger has are named with what
 * they hold.
 */
export function understand(table: RawTable, settings: NonNullable<ReadAsked['settings']>): FoundLedger {
  const { rows, encoding, worksheet: name, otherWorksheets, hidden } = table
  if (rows.length < 2) throw new Refused('importEmpty')
  const heading = findHeading(rows)
  const from = rows.indexOf(heading.rows.at(-1)!) + 1
  const aside: AsideRow[] = rows.slice(0, from).map((row) => ({
    line: row.line,
    text: textOf(row),
    reason: heading.rows.includes(row) ? 'importHeading' : 'importAboveHeading',
  }))
  const matters: RawRow[] = []
  for (const row of rows.slice(from)) {
    if (repeatsHeading(row, heading)) aside.push({ line: row.line, text: textOf(row), reason: 'importHeadingAgain' })
    else matters.push(row)
  }
  if (matters.length === 0) throw new Refused('importEmpty')
  if (matters.length > LIMITS.rows) throw new Refused('importTooMany', { most: LIMITS.rows })
  const columnsNotTaken = notTaken(matters, heading)
  const merged = fillMerged(matters, heading.columns, table.merges)
  return {
    encoding,
    worksheet: name,
    otherWorksheets,
    hidden,
    filled: rows.length,
    columns: columnsIn(heading),
    aside,
    rows: matters.map((row) => readRow(row, heading.columns, settings)),
    columnsNotTaken,
    merged,
  }
}

const TEXT_SHOWN = 200
/** A cell as text; a day as it is written. */
export const wordOf = (cell: RawCell): string =>
  cell instanceof Date ? cell.toISOString().slice(0, 10) : typeof cell === 'string' ? cell : cell.word

function textOf({ cells }: RawRow): string {
  const text = [...cells.values()].slice(0, 30).map((cell) => wordOf(cell).slice(0, TEXT_SHOWN))
  return text.join(' · ').slice(0, TEXT_SHOWN)
}

const columnsIn = ({ columns }: Heading) =>
  [...columns]
    .sort(([a], [b]) => a - b)
    .map(([, column]) => column)
    .filter((column) => !NOT_TAKEN.includes(column))

const COLUMNS_SHOWN = 100

function notTaken(rows: readonly RawRow[], { columns, words }: Heading): FoundLedger['columnsNotTaken'] {
  const isLeft = (at: number) => !columns.has(at) || NOT_TAKEN.includes(columns.get(at)!)
  const filled = new Map<number, number>()
  for (const { cells } of rows) {
    for (const at of cells.keys()) if (isLeft(at)) filled.set(at, (filled.get(at) ?? 0) + 1)
  }
  return [...filled]
    .sort(([a], [b]) => a - b)
    .slice(0, COLUMNS_SHOWN)
    .map(([at, cells]) => ({ name: words.get(at)?.slice(0, 60) || letters(at), cells }))
}

/** A column's letters as spreadsheets show them: 0 is A, 26 is AA. */
function letters(column: number): string {
  let name = ''
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name
  }
  return name
}

const FILLED_MOST = 400_000

/**
 * Gives each row its text of a cell that is merged downwards over it, as the worksheet shows it; how many
 * rows took one. Only rows that are there are touched. Not what a matter is: whether three rows beside one
 * title are one matter or three, nobody but the person knows.
 */
function fillMerged(rows: readonly RawRow[], columns: Columns, merges: RawTable['merges']): number {
  const at = new Map(rows.map(({ line }, i) => [line, i]))
  const took = new Set<RawRow>()
  let left = FILLED_MOST
  for (const { top, bottom, column } of merges) {
    const name = columns.get(column)
    const first = at.get(top)
    if (!name || name === 'title' || name === 'summary' || first === undefined) continue
    const cell = rows[first]!.cells.get(column)
    if (cell === undefined) continue
    for (let i = first + 1; i < rows.length && rows[i]!.line <= bottom; i++) {
      if (left-- === 0) throw new Refused('importTooLarge')
      if (rows[i]!.cells.has(column)) continue
      rows[i]!.cells.set(column, cell)
      took.add(rows[i]!)
    }
  }
  return took.size
}
