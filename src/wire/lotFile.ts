import * as z from 'zod/mini'
import type { Lot } from '../core/plain/lotRecord.ts'
import { LOT_STAGES } from '../core/plain/lotRecord.ts'

/** Larger answers are none of ours. */
export const LOT_FILE_MOST = 64 * 2 ** 20

const whole = z.int().check(z.gte(0), z.lte(1e15))
const text = z.string().check(z.maxLength(2_000_000))
const lot = z.object({
  number: whole,
  stage: z.enum(LOT_STAGES),
  purpose: text,
  pool: text,
  take: whole,
  marks: z.array(text),
  checkpoint: text,
  fixed: text,
  again: text,
  announcedAt: whole,
  called: z.array(text),
  retyped: whole,
  sealed: text,
  drawn: z.array(whole),
  reason: text,
  endedAt: z.nullable(whole),
})
const lots = z.object({ lots: z.array(lot) })
const file = z.union([z.object({ board: lots }), lots, lot])

/**
 * The lots that an answer of the API holds: of a meeting (`board`), of a round, or one by itself. Undefined
 * where it holds none that can be read.
 */
export function readLotFile(text: string): Lot[] | undefined {
  try {
    const read = file.safeParse(JSON.parse(text))
    if (!read.success) return undefined
    return 'board' in read.data ? read.data.board.lots : 'lots' in read.data ? read.data.lots : [read.data]
  } catch {
    return undefined
  }
}
