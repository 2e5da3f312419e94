import { z } from '@hono/zod-openapi'
import { treeKind } from './meeting.ts'
import { count, id, instant, listOf } from './plain.ts'
import { KINDS } from './searchKinds.ts'
import { matterStage } from './sheet.ts'

/** A stretch of a text. */
export const range = z
  .object({
    at: count.openapi({ description: 'Where it begins, in UTF-16 code units' }),
    to: count.openapi({ description: 'What is behind its end' }),
  })
  .openapi('Range')

export const marked = z.object({ text: z.string(), marks: z.array(range) }).openapi('Marked', {
  description: 'A text, or the stretch of it that says why it was found, with what was found in it',
})
export type Marked = z.infer<typeof marked>

const community = z.object({ slug: z.string().openapi({ example: 'rongbu' }), name: z.string() })
const common = { id, community, at: instant, text: marked, where: marked }
const number = count.openapi({ example: 7 })

/** Something found. */
const found = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('card'),
      ...common,
      number,
      tree: treeKind,
      meeting: z.object({ code: z.string(), theme: z.string() }),
      matter: z.object({ number, title: z.string() }).nullable().openapi({ description: 'The matter that answers it' }),
    }),
    z.object({ kind: z.literal('matter'), ...common, number, title: marked, stage: matterStage, people: count }),
    z.object({ kind: z.literal('notice'), ...common, title: marked, until: instant }),
  ])
  .openapi('Found')
export type Found = z.infer<typeof found>

/** A page of what was found, best first. */
export const foundPage = z
  .object({
    items: z.array(found),
    next: count.nullable().openapi({ description: 'What `after` is of the next page; null at the end' }),
  })
  .openapi('FoundPage')
export type FoundPage = z.infer<typeof foundPage>

/** A matter that may already be what somebody is writing. */
const alreadyMatter = z
  .object({
    number,
    title: marked,
    open: z.boolean().openapi({ description: 'Still worked on; otherwise it has come to an end' }),
  })
  .openapi('AlreadyMatter')
export type AlreadyMatter = z.infer<typeof alreadyMatter>
export const already = listOf('AlreadyMatters', alreadyMatter)
export const writing = z.object({ text: z.string().max(1000) }).openapi('Writing')

/** What an address may ask of a search. */
export const searchQuery = (longest: number, farthest: number) =>
  z.object({
    q: z
      .string()
      .max(longest)
      .default('')
      .openapi({ description: 'Words; two characters are enough', example: '路灯' }),
    kind: z.enum(KINDS).optional(),
    after: z.coerce.number().int().min(0).max(farthest).default(0),
    limit: z.coerce.number().int().min(1).max(50).default(20),
  })
