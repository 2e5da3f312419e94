import { z } from '@hono/zod-openapi'
import { id } from './plain.ts'

/** A whole number in an address, no larger than both sides reckon with exactly. */
const whole = z
  .string()
  .regex(/^-?\d{1,16}$/)
  .transform(Number)
  .refine(Number.isSafeInteger)
/** A number that a community gives its matters, cards and the like. */
const number = whole.refine((value) => value >= 0 && value <= 2_000_000_000)
const slug = z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/)

/**
 * One way to write and read where a list goes on: the values by which its last row was sorted. What no list
 * has written is refused.
 */
function cursorOf<const Fields extends readonly [z.ZodType, ...z.ZodType[]]>(...fields: Fields) {
  const read = z
    .string()
    .max(160)
    .transform((text) => text.split('~'))
    .pipe(z.tuple(fields as unknown as [z.ZodType<unknown, unknown>]) as unknown as z.ZodType<Read<Fields>, string[]>)
    .openapi({ type: 'string', description: 'The `next` of the page before' })
  return { read: read.optional(), write: (...values: Read<Fields>): string => values.join('~') }
}
type Read<Fields extends readonly z.ZodType[]> = { -readonly [K in keyof Fields]: z.output<Fields[K]> }

/** Matters of a community: what they are sorted by, their number. */
export const matterCursor = cursorOf(whole, number)
/** Matters of several communities: the same, and the community's slug. */
export const mattersCursor = cursorOf(whole, number, slug)
/** Meetings by their beginning, cards by when they were posted; then by id. */
export const timeCursor = cursorOf(whole, id)
/** Cards of a meeting by number. */
export const numberCursor = cursorOf(number)
export const slugCursor = cursorOf(slug)
export const idCursor = cursorOf(id)

export type MatterCursor = [value: number, number: number]
export type TimeCursor = [at: number, id: string]
