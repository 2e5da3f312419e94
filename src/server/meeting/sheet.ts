import { stringify } from 'csv-stringify/sync'
import type { Board } from '../../core/meeting/meeting.ts'
import { cardsByNumber } from './present.ts'

/** A cell that a spreadsheet would take for a formula is shown as text (OWASP, CSV injection); full-width signs too, as Excel reads them in Chinese. */
export const plainCell = (text: string): string => (/^\s*[=+\-@＝＋－＠\t\r]/.test(text) ? `'${text}` : text)

/** A meeting's cards as CSV (RFC 4180, UTF-8 with BOM so that Excel reads Chinese); no names, and no formula can hide in a cell. */
export function cardsCsv(board: Board): string {
  const header = ['number', 'tree', 'topic', 'text', 'where', 'endorsements', 'state', 'reason', 'posted_at', 'links']
  const rows = cardsByNumber(board).map((card) => [
    String(card.number),
    card.tree,
    plainCell(card.topic ? (board.topics[card.topic]?.name ?? '') : ''),
    plainCell(card.text),
    plainCell(card.where),
    String(card.endorsements),
    card.state,
    plainCell(card.reason),
    new Date(card.postedAt).toISOString(),
    card.links.map((id) => board.cards[id]?.number).join(' '),
  ])
  return '\uFEFF' + stringify([header, ...rows])
}
