import type { Clock } from '../../core/plain/clock.ts'
import { stampAt } from '../../core/plain/clock.ts'
import { stringify } from 'csv-stringify/sync'
import { isHandwriting } from '../../core/meeting/handwriting.ts'
import type { Board } from '../../core/meeting/meeting.ts'
import { csvCell } from '../../core/plain/spreadsheetCell.ts'
import { cardsByNumber } from '../meeting/present.ts'

/** Rows as CSV (RFC 4180); text stands in quotes, so that only the line's own commas part it. */
export const csvRows = (rows: readonly (readonly unknown[])[]): string =>
  stringify(rows as unknown[][], { quoted_string: true })

/**
 * A meeting's cards as CSV (RFC 4180, UTF-8 with BOM so that Excel reads Chinese), instants by the
 * community's clock; no names, and no formula can hide in a cell.
 */
export function cardsCsv(board: Board, clock: Clock): string {
  const header = ['number', 'tree', 'topic', 'text', 'where', 'endorsements', 'state', 'reason', 'posted_at', 'links']
  const rows = cardsByNumber(board).map((card) => [
    card.number,
    card.tree,
    csvCell(card.topic ? (board.topics[card.topic]?.name ?? '') : ''),
    csvCell(card.text),
    csvCell(card.where),
    card.endorsements,
    isHandwriting(card) ? 'handwriting' : card.state,
    csvCell(card.reason),
    stampAt(clock, card.postedAt),
    card.links.map((id) => board.cards[id]?.number).join(' '),
  ])
  return '\uFEFF' + csvRows([header, ...rows])
}
