import { cellText } from '../../../../core/plain/spreadsheetCell.ts'
import type { Archive } from './archive.ts'
import type { Format } from './format.ts'
import { shownNumber } from './format.ts'
import type { RawCell, RawRow, RawSheet } from './found.ts'
import { LIMITS, Refused } from './found.ts'
import { readXml } from './xml.ts'

/** What the cells of all sheets refer to. */
export interface Book {
  from1904: boolean
  strings: readonly string[]
  formats: readonly Format[]
}

/** The filled rows of a sheet, as many as are kept; `count` is how many there are. */
export interface Worksheet extends Pick<RawSheet, 'rows' | 'hidden' | 'merges'> {
  count: number
}

const ROWS_KEPT = LIMITS.rows + 30
const [MOST_LINE, MOST_COLUMN] = [1_048_576, 16_384]

/**
 * Reads the cells of a worksheet that are there, in one pass; with `keep` false it only counts filled rows.
 * Refuses rows out of their order.
 */
export async function readWorksheet(archive: Archive, part: string, book: Book, keep: boolean): Promise<Worksheet> {
  const found: Worksheet = { rows: [], hidden: 0, merges: [], count: 0 }
  let [cells, texts] = [0, 0]
  let row: RawRow & { hidden: boolean } = { line: 0, cells: new Map(), hidden: false }
  let [column, type, style] = [-1, '', 0]
  let [value, inline, formula] = ['', '', '']
  let [hasValue, hasFormula, spoken] = [false, false, false]
  let into: 'v' | 't' | 'f' | undefined

  const open = (name: string, attributes: Readonly<Record<string, string>>) => {
    switch (name) {
      case 'row': {
        const line = attributes.r === undefined ? row.line + 1 : Number(attributes.r)
        if (!(line > row.line && line <= MOST_LINE)) throw new Refused('importUnreadable')
        row = { line, cells: new Map(), hidden: attributes.hidden === '1' || attributes.hidden === 'true' }
        column = -1
        return
      }
      case 'c':
        column = attributes.r === undefined ? column + 1 : columnOf(attributes.r)
        if (!(column >= 0 && column < MOST_COLUMN)) throw new Refused('importUnreadable')
        type = attributes.t ?? 'n'
        style = Number(attributes.s ?? 0)
        ;[value, inline, formula, hasValue, hasFormula] = ['', '', '', false, false]
        return
      case 'v':
        hasValue = true
        into = 'v'
        return
      case 'f':
        hasFormula = true
        into = 'f'
        return
      case 't':
        if (!spoken) into = 't'
        return
      case 'rPh':
        spoken = true
        return
      case 'mergeCell':
        noteMerge(attributes.ref ?? '', found.merges)
    }
  }
  const close = (name: string) => {
    if (name === 'v' || name === 't' || name === 'f') into = undefined
    else if (name === 'rPh') spoken = false
    else if (name === 'c') endCell()
    else if (name === 'row') endRow()
  }
  const endCell = () => {
    const cell = keep ? shown() : hasValue || hasFormula || inline ? 'counted' : ''
    if (cell === '') return
    row.cells.set(column, cell)
    if (!keep) return
    cells++
    if (typeof cell === 'string') texts += cell.length
    if (cells > LIMITS.cells || texts > LIMITS.text) throw new Refused('importTooLarge')
  }
  const endRow = () => {
    if (row.cells.size === 0) return
    found.count++
    if (row.hidden) found.hidden++
    if (keep && found.rows.length < ROWS_KEPT) found.rows.push({ line: row.line, cells: row.cells })
  }
  const shown = (): RawCell => {
    if (hasFormula && !hasValue) return { unread: 'importFormula', word: `=${formula.slice(0, 100)}` }
    switch (type) {
      case 's':
        return stringAt(book.strings, value)
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
        return hasValue ? shownNumber(value.trim(), book.formats[style] ?? { kind: 'plain' }, book.from1904) : ''
    }
  }

  await readXml(archive, part, {
    open,
    close,
    text(piece) {
      if (into === 'v') value += piece
      else if (into === 't') inline += piece
      else if (into === 'f') formula += piece
    },
  })
  return found
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
function noteMerge(range: string, merges: RawSheet['merges']): void {
  const [, from = '', top = '', bottom = ''] = /^([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})$/.exec(range) ?? []
  if (Number(bottom) <= Number(top)) return
  if (merges.push({ top: Number(top), bottom: Number(bottom), column: columnOf(`${from}1`) }) > LIMITS.merges) {
    throw new Refused('importTooLarge')
  }
}
