import { stringify } from 'csv-stringify/sync'
import type { Board } from '../../core/meeting/meeting.ts'
import { cardsByNumber } from './present.ts'

/** A cell that a spreadsheet would take for a formula is shown as text (OWASP, CSV injection); full-width signs too, as Excel reads them in Chinese. */
export const plainCell = (text: string): string => (/^\s*[=+\-@＝＋－＠\t\r]/.test(text) ? `'${text}` : text)

/**
 * The same for CSV, which some programs take apart at semicolons, tabs and line ends as well (LibreOffice proposes it, Excel does it in many
 * countries): what would then begin a cell is text too. A list's "- " at the start of a line is left as it is.
 */
export const csvCell = (text: string): string =>
  plainCell(text).replace(/["\s;]+/g, (run: string, at: number, whole: string) => {
    const next = at + run.length
    if (!SIGNS.includes(whole.charAt(next) || ' ')) return run
    return /[;\t]/.test(run) || (run.includes('\n') && !whole.startsWith('- ', next)) ? `${run}'` : run
  })

/** Takes away what `plainCell` and `csvCell` put before signs. */
export function cellText(cell: string): string {
  const [first = '', ...rest] = cell.split("'")
  let before = first
  return rest.reduce((text, part, i) => {
    const run = runAtEnd(before)
    const begins = /[;\t\n]/.test(run) || (i === 0 && run === first)
    before = part
    return text + (begins && /^\s*[=+\-@＝＋－＠]/.test(part) ? part : `'${part}`)
  }, first)
}

const SIGNS = '=+-@＝＋－＠'

/** The quotes, spaces and separators at the end of a text. */
function runAtEnd(text: string): string {
  let from = text.length
  while (from > 0 && /["\s;]/.test(text[from - 1]!)) from--
  return text.slice(from)
}

/** Rows as CSV (RFC 4180); text stands in quotes, so that only the line's own commas part it. */
export const csvRows = (rows: readonly (readonly unknown[])[]): string =>
  stringify(rows as unknown[][], { quoted_string: true })

/** A meeting's cards as CSV (RFC 4180, UTF-8 with BOM so that Excel reads Chinese); no names, and no formula can hide in a cell. */
export function cardsCsv(board: Board): string {
  const header = ['number', 'tree', 'topic', 'text', 'where', 'endorsements', 'state', 'reason', 'posted_at', 'links']
  const rows = cardsByNumber(board).map((card) => [
    card.number,
    card.tree,
    csvCell(card.topic ? (board.topics[card.topic]?.name ?? '') : ''),
    csvCell(card.text),
    csvCell(card.where),
    card.endorsements,
    card.state,
    csvCell(card.reason),
    new Date(card.postedAt).toISOString(),
    card.links.map((id) => board.cards[id]?.number).join(' '),
  ])
  return '\uFEFF' + csvRows([header, ...rows])
}
