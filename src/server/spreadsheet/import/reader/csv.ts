import { cellText } from '../../../../core/plain/spreadsheetCell.ts'
import type { RawRow } from './found.ts'
import { LIMITS, Refused } from './found.ts'

const [LF, CR, QUOTE, SPACE, TAB] = [10, 13, 34, 32, 9]

/**
 * Rows of CSV text (RFC 4180) at a delimiter, in time linear in its length. Line ends may be \r\n, \n and \r
 * in one file. Spaces around quotes count for nothing; a quote inside an unquoted cell is a sign like any
 * other. `line` is the line on which a row begins. A quoted cell that does not end before a delimiter or line
 * end is refused with its line: going on would swallow rows.
 * (csv-parse finds one kind of line end only, and swallows rows at such quotes or refuses signs like 5" in
 * plain cells.)
 */
export function* csvRows(text: string, delimiter: string, line = 1): Generator<RawRow> {
  const part = delimiter.charCodeAt(0)
  const isSpace = (code: number) => code === SPACE || (code === TAB && part !== TAB)
  const ends = (code: number) => code === part || code === LF || code === CR
  let at = 0
  const end = text.length
  while (at < end) {
    const row: RawRow = { line, cells: new Map() }
    for (let column = 0; ; column++) {
      const cell = text.charCodeAt(skipSpaces(at)) === QUOTE ? quoted() : plain()
      if (cell !== '') row.cells.set(column, cellText(cell))
      if (text.charCodeAt(at) !== part || at >= end) break
      at++
    }
    if (at < end) lineEnd()
    yield row
  }

  function skipSpaces(from: number): number {
    while (from < end && isSpace(text.charCodeAt(from))) from++
    return from
  }
  function plain(): string {
    const from = at
    while (at < end && !ends(text.charCodeAt(at))) at++
    return text.slice(from, at).trim()
  }
  function quoted(): string {
    const begun = line
    const parts: string[] = []
    at = skipSpaces(at) + 1
    for (let from = at; ; from = at) {
      at = text.indexOf('"', at)
      if (at < 0) throw new Refused('importQuote', { line: begun })
      parts.push(text.slice(from, at))
      if (text.charCodeAt(at + 1) !== QUOTE) break
      parts.push('"')
      at += 2
    }
    at = skipSpaces(at + 1)
    if (at < end && !ends(text.charCodeAt(at))) throw new Refused('importQuote', { line: begun })
    const cell = parts.join('')
    line += linesIn(cell)
    return cell.trim()
  }
  function lineEnd(): void {
    at += text.charCodeAt(at) === CR && text.charCodeAt(at + 1) === LF ? 2 : 1
    line++
  }
}

function linesIn(cell: string): number {
  let lines = 0
  for (let i = 0; i < cell.length; i++) {
    const code = cell.charCodeAt(i)
    if (code === LF ? cell.charCodeAt(i - 1) !== CR : code === CR) lines++
  }
  return lines
}

const DELIMITERS = [',', '\t', ';', '，', '|']
const BEGINNING = 64_000
const LOOKED_AT = 20

/** The first filled rows at a delimiter, as far as they can be read so. */
function beginning(text: string, delimiter: string): RawRow[] {
  const rows: RawRow[] = []
  try {
    for (const row of csvRows(text.slice(0, BEGINNING), delimiter)) {
      if (row.cells.size && rows.push(row) === LOOKED_AT) break
    }
  } catch (error) {
    if (!(error instanceof Refused)) throw error
  }
  return rows
}

/** How much a text reads like a ledger at its best delimiter: `score` of its first rows. */
export function bestDelimiter(
  text: string,
  score: (rows: readonly RawRow[]) => number,
): { delimiter: string; score: number } {
  const tried = DELIMITERS.map((delimiter) => {
    const rows = beginning(text, delimiter)
    return { delimiter, score: score(rows), cells: rows.reduce((sum, { cells }) => sum + cells.size, 0) }
  })
  return tried.reduce((best, one) =>
    one.score > best.score || (one.score === best.score && one.cells > best.cells) ? one : best,
  )
}

/**
 * Filled rows of a CSV text. A first line “sep=;” says the delimiter, as Excel writes and reads it; else the
 * one at which the text reads best is taken.
 */
export function readCsv(text: string, score: (rows: readonly RawRow[]) => number): RawRow[] {
  const said = /^\s{0,100}"?sep=(.)"?[ \t]{0,100}(?:\r\n?|\n|$)/i.exec(text)
  const rest = said ? text.slice(said[0].length) : text
  const before = said ? linesIn(said[0]) : 0
  const delimiter = said?.[1] ?? bestDelimiter(rest, score).delimiter
  const rows: RawRow[] = []
  let [cells, signs] = [0, 0]
  for (const row of csvRows(rest, delimiter, before + 1)) {
    if (row.cells.size === 0) continue
    rows.push(row)
    cells += row.cells.size
    for (const cell of row.cells.values()) signs += (cell as string).length
    if (cells > LIMITS.cells || signs > LIMITS.text) throw new Refused('importTooLarge')
    if (rows.length > LIMITS.rows + LOOKED_AT) throw new Refused('importTooMany', { most: LIMITS.rows })
  }
  return rows
}
