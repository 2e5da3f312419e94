import { once } from 'node:events'
import { PassThrough } from 'node:stream'
import type { Readable } from 'node:stream'

/**
 * A cell: text as it is (it is written as a string, which no program takes for a formula), a number, or a
 * date by the community's clock.
 */
export type Cell = string | number | Date | null

/** A column of a workbook; `width` in letters. */
export interface WorkbookColumn {
  head: string
  width?: number
  date?: boolean
}

const USUAL_WIDTH = 14

/**
 * A workbook of one sheet (Office Open XML), written while it is read: a heading that stays, filters, dates
 * that are dates.
 */
export function workbookOf(
  name: string,
  columns: readonly WorkbookColumn[],
  batches: AsyncIterable<Cell[][]> | Iterable<Cell[][]>,
): Readable {
  const out = new PassThrough()
  write(out, name, columns, batches).catch((error: Error) => out.destroy(error))
  return out
}

async function write(
  out: PassThrough,
  name: string,
  columns: readonly WorkbookColumn[],
  batches: AsyncIterable<Cell[][]> | Iterable<Cell[][]>,
): Promise<void> {
  const { default: Excel } = await import('exceljs')
  const book = new Excel.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true })
  const sheet = book.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = columns.map(({ head, width = USUAL_WIDTH, date }) => ({
    header: head,
    width,
    style: date ? { numFmt: 'yyyy-mm-dd hh:mm' } : {},
  }))
  sheet.getRow(1).font = { bold: true }
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: columns.length } }
  for await (const rows of batches) {
    for (const row of rows) sheet.addRow(row).commit()
    await drained(sheet, out)
    if (out.destroyed) return
  }
  await book.commit()
}

/**
 * The writer itself never waits for a slow reader: we wait until what it has written so far is on its way, so
 * that it fits in memory.
 */
async function drained(sheet: object, out: PassThrough): Promise<void> {
  const entry = (sheet as { stream: { pipes: PassThrough[] } }).stream.pipes[0]
  while (entry?.writableNeedDrain && !out.destroyed) {
    await Promise.race([once(entry, 'drain'), once(out, 'close')])
  }
}
