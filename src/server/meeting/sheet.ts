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
  plainCell(text).replace(/([;\t]["\s]*|\n["\s]*(?!- ))(?=[=+\-@＝＋－＠])/g, "$1'")

/** Takes away what `plainCell` and `csvCell` put before signs. */
export const cellText = (cell: string): string => cell.replace(/(^|[;\t\n])(["\s]*)'(?=\s*[=+\-@＝＋－＠])/g, '$1$2')

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
