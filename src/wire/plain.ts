import { z } from '@hono/zod-openapi'
import { TYPED_MOST } from '../core/plain/address.ts'
import { INSTANT_END } from '../core/plain/instant.ts'

export { LOCALES, type Locale } from './locale.ts'

export const id = z.uuid().toLowerCase().openapi({ example: '01980f3e-7c1a-7bd2-9a61-6d2f0e3c4b5a' })
/**
 * An e-mail address as somebody types it; what it says is read by `readAddress`, which reads over controls.
 */
export const address = z
  .string()
  .max(TYPED_MOST)
  .transform((typed) => typed.replaceAll('\0', ''))
  .openapi({ example: 'wang@example.org' })
export const instant = z
  .number()
  .int()
  .min(0)
  .max(INSTANT_END - 1)
  .openapi({ description: 'Milliseconds since 1970-01-01 UTC, before the year 2200' })

/** How many of something there are. */
export const count = z.number().int().min(0)
/** Something of which there is none is null. */
export const instantOrNull = instant.nullable()
/** A position of a community's journal, in an answer. */
export const seq = z.number().int().min(0).openapi({
  description: 'The position in the journal of the community that this is true for',
  example: 326,
})
/** Words that somebody wrote, or a name. */
export const words = z.string()
/** A text in an answer, with what it says and what it may look like. */
export const told = (description: string, example?: string) =>
  z.string().openapi({ description, ...(example === undefined ? {} : { example }) })

/** How many a page of a list holds. */
export const pageSize = (most: number, usual: number) => z.coerce.number().int().min(1).max(most).default(usual)
/** Which page of something long, from 1. */
export const pageNumber = z.coerce.number().int().min(1).max(100_000).default(1)
/** A position of a journal, in an address. */
export const position = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(0)
/** The number of a matter, in an address. */
export const matterNumber = z.coerce.number().int().min(1).max(2_000_000_000)

/** A page of a list: `next` is the cursor of the page after it, null at the end. */
export const pageOf = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), next: z.string().nullable() })

/**
 * RFC 9457. `code` is stable for programs; `title` and `detail` are in the person's language; `saved` says
 * whether what was sent is kept.
 */
export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    code: z.string(),
    saved: z.boolean(),
  })
  .loose()
  .openapi('Problem')
export type Problem = z.infer<typeof problem>
