import { cellText } from '../../../../core/plain/spreadsheetCell.ts'
import type { Archive } from './archive.ts'
import type { Format } from './format.ts'
import { shownNumber } from './format.ts'
import type { RawCell, RawRow, RawTable } from './found.ts'
import { LIMITS, Refused } from './found.ts'
import { readXml } from './xml.ts'

/** What the cells of all worksheets refer to. */
export interface Book {
  from1904: boolean
  strings: readonly string[]
  formats: readonly Format[]
}

/** The filled rows of a worksheet, as many as are kept; `count` is how many there are. */
export interface Worksheet extends Pick<RawTable, 'rows' | 'hidden' | 'merges'> {
  count: number
}

const ROWS_KEPT = LIMITS.rows + 30
const [MOST_LINE, MOST_COLUMN] = [1_048_576, 16_384]

/**
 * Reads the cells of a worksheet that are there, in one pass; with `keep` false it only counts filled rows.
 * Refuses rows out of their order.
 */
export async function readWorksheet(archive: Archive, part: string, book: Book, keep: boolean): Promise<Worksheet> {
  const worksheet = new Reading(book, keep)
  await readXml(archive, part, {
    open: (name, attributes) => worksheet.open(name, attributes),
    close: (name) => worksheet.close(name),
    text: (piece) => worksheet.text(piece),
  })
  return worksheet.found
}

type Attributes = Readonly<Record<string, string>>
const NO_CELL = { type: '', style: 0, value: '', inline: '', formula: '', hasValue: false, hasFormula: false }

/** A worksheet while its elements pass by. */
class Reading {
  readonly found: Worksheet = { rows: [], hidden: 0, merges: [], count: 0 }
  private row: RawRow & { hidden: boolean } = { line: 0, cells: new Map(), hidden: false }
  private column = -1
  private cell = { ...NO_CELL }
  /** Within the reading aid of a text, which is no part of it. */
  private spoken = false
  private into: 'value' | 'inline' | 'formula' | undefined
  private cells = 0
  private texts = 0

  constructor(
    private readonly book: Book,
    private readonly keep: boolean,
  ) {}

  open(name: string, attributes: Attributes): void {
    if (name === 'row') this.beginRow(attributes)
    else if (name === 'c') this.beginCell(attributes)
    else if (name === 'v') {
      this.cell.hasValue = true
      this.into = 'value'
    } else if (name === 'f') {
      this.cell.hasFormula = true
      this.into = 'formula'
    } else if (name === 't' && !this.spoken) this.into = 'inline'
    else if (name === 'rPh') this.spoken = true
    else if (name === 'mergeCell') noteMerge(attributes.ref ?? '', this.found.merges)
  }

  close(name: string): void {
    if (name === 'v' || name === 't' || name === 'f') this.into = undefined
    else if (name === 'rPh') this.spoken = false
    else if (name === 'c') this.endCell()
    else if (name === 'row') this.endRow()
  }

  text(piece: string): void {
    if (this.into) this.cell[this.into] += piece
  }

  private beginRow({ r, hidden }: Attributes): void {
    const line = r === undefined ? this.row.line + 1 : Number(r)
    if (!(line > this.row.line && line <= MOST_LINE)) throw new Refused('importUnreadable')
    this.row = { line, cells: new Map(), hidden: hidden === '1' || hidden === 'true' }
    this.column = -1
  }

  private beginCell({ r, t = 'n', s }: Attributes): void {
    this.column = r === undefined ? this.column + 1 : columnOf(r)
    if (!(this.column >= 0 && this.column < MOST_COLUMN)) throw new Refused('importUnreadable')
    this.cell = { ...NO_CELL, type: t, style: Number(s ?? 0) }
  }

  private endCell(): void {
    const { hasValue, hasFormula, inline } = this.cell
    const cell = this.keep ? this.shown() : hasValue || hasFormula || inline ? 'counted' : ''
    if (cell === '') return
    this.row.cells.set(this.column, cell)
    if (!this.keep) return
    this.cells++
    if (typeof cell === 'string') this.texts += cell.length
    if (this.cells > LIMITS.cells || this.texts > LIMITS.text) throw new Refused('importTooLarge')
  }

  private endRow(): void {
    const { line, cells, hidden } = this.row
    if (cells.size === 0) return
    this.found.count++
    if (hidden) this.found.hidden++
    if (this.keep && this.found.rows.length < ROWS_KEPT) this.found.rows.push({ line, cells })
  }

  private shown(): RawCell {
    const { type, style, value, inline, formula, hasValue, hasFormula } = this.cell
    if (hasFormula && !hasValue) return { unread: 'importFormula', word: `=${formula.slice(0, 100)}` }
    switch (type) {
      case 's':
        return stringAt(this.book.strings, value)
      case 'inlineStr':
        return cellText(inline.trim())
      case 'str':
        return cellText(value.trim())
      case 'b':
        return hasValue ? (value.trim() === '1' ? 'TRUE' : 'FALSE') : ''
      case 'e':
        return { unread: 'importError', word: value.trim().slice(0, 100) }
      case 'd':
        return dayOf(value.trim())
      default:
        return hasValue
          ? shownNumber(value.trim(), this.book.formats[style] ?? { kind: 'plain' }, this.book.from1904)
          : ''
    }
  }
}

function stringAt(strings: readonly string[], index: string): string {
  const text = strings[Number(index)]
  if (text === undefined || index.trim() === '') throw new Refused('importUnreadable')
  return cellText(text.trim())
}

/** A day in ISO 8601, as cells of type “d” hold it; it has no zone. */
function dayOf(value: string): RawCell {
  const at = Date.parse(/Z$|[+-]\d\d:\d\d$/.test(value) || value.length <= 10 ? value : `${value}Z`)
  return Number.isNaN(at) ? { unread: 'importDate', word: value.slice(0, 100) } : new Date(at)
}

/** The column that a reference such as “AB12” names, counted from 0; NaN where it names none. */
function columnOf(reference: string): number {
  const letters = /^[A-Z]{1,3}(?=\d{1,7}$)/.exec(reference)?.[0]
  if (!letters) return NaN
  let column = 0
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64
  return column - 1
}

/** Notes a merged range if it goes downwards; only its first column holds a text. */
function noteMerge(range: string, merges: RawTable['merges']): void {
  const [, from = '', top = '', bottom = ''] = /^([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})$/.exec(range) ?? []
  if (Number(bottom) <= Number(top)) return
  if (merges.push({ top: Number(top), bottom: Number(bottom), column: columnOf(`${from}1`) }) > LIMITS.merges) {
    throw new Refused('importTooLarge')
  }
}
