import { z } from '@hono/zod-openapi'
import { PAPER_SIZES } from '../core/paper/reading.ts'
import { treeKind } from './meeting.ts'
import { oneOf } from './plain.ts'

/** So many cards are printed at once: 250 sheets of paper. */
export const PRINTED_MOST = 1000

const size = oneOf(PAPER_SIZES).openapi({ description: 'a6: four on a sheet of A4; a5: two, in large type' })

/** POST /api/meetings/{code}/paper/cards */
export const printing = z
  .object({
    count: z.number().int().min(1).max(PRINTED_MOST).openapi({ description: 'How many cards' }),
    trees: z.array(treeKind).min(1).max(3).openapi({ description: 'Which trees they ask about, in turn' }),
    size: size.default('a6'),
  })
  .openapi('Printing')

const number = z.number().int().openapi({ description: 'From 1 in each meeting; printed on card and stub' })

/** Cards that were given numbers, to be printed. */
export const printed = z
  .object({
    batch: z.uuid().openapi({ description: 'The printing: its file can be had again' }),
    first: number,
    last: number,
  })
  .openapi('Printed')
