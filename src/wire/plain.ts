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

/** One word of a list of core's. */
export const oneOf = <T extends string>(words: readonly T[]) => z.enum(words as unknown as [T, ...T[]])

/** A named word, or null. (`nullable()` would make the name itself one that may be null in the document.) */
export const orNull = <T extends z.ZodType>(schema: T) => z.union([schema, z.null()])

/** How many of something there are. */
export const count = z.number().int().min(0)
/** A position of a community's journal, in an answer. */
export const seq = z.number().int().min(0).openapi({
  description: 'The position in the journal of the community that this is true for',
  example: 326,
})
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

/** What addresses name: a community or subdistrict, and a meeting. */
export const slugParam = z.object({ slug: z.string().openapi({ example: 'rongbu' }) })
export const codeParam = z.object({ code: z.string().openapi({ example: 'K7Q2MD' }) })

/** A receipt code, or the token of a link to follow a card. */
export const receiptParam = z.object({
  receipt: z
    .string()
    .openapi({ description: 'A receipt code, or the token of a link to follow a card', example: 'K7Q-2MD-9XR' }),
})

/** The header under which a command that is sent again is the same one. */
export const keyHeader = z.object({
  'idempotency-key': id.openapi({
    description: 'Your own word for the command, a random UUID: repeated, it is the same one',
  }),
})

/** A page of a list; `name` is what the page is called in the document. */
export const pageOf = <T extends z.ZodType>(name: string, item: T) =>
  z
    .object({
      items: z.array(item),
      next: z.string().nullable().openapi({ description: 'The cursor of the page after it; null at the end' }),
    })
    .openapi(name)
/** A list that is answered as a whole. */
export const listOf = <T extends z.ZodType>(name: string, item: T) => z.object({ items: z.array(item) }).openapi(name)

/** A month or a quarter in an address: 2026-11, 2026-Q4. */
export const period = z
  .string()
  .regex(/^2[01]\d\d-(Q[1-4]|0[1-9]|1[0-2])$/)
  .openapi({ example: '2026-11' })
