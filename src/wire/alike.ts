import { z } from '@hono/zod-openapi'
import type { Shared } from '../core/alike/text/similar.ts'
import { idOf } from './ids.ts'
import { treeKind } from './meeting.ts'
import { count, id, listOf, orNull, seq } from './plain.ts'
import { same } from './same.ts'
import { marked, range } from './search.ts'
import { matterStage } from './sheet.ts'

/** What is answered of what seems alike. */
const level = z.enum(['maybe', 'likely', 'surely']).openapi('Confidence')

/** A matter of another community that is alike; what is shared is marked. */
const elsewhere = z
  .object({
    community: z.object({ slug: z.string(), name: z.string() }),
    number: count,
    title: marked,
    stage: matterStage,
    people: count,
    confidence: level,
  })
  .openapi('Elsewhere')
export type Elsewhere = z.infer<typeof elsewhere>
export const elsewhereList = listOf('ElsewhereList', elsewhere)

/** A category that a text seems to belong to. */
const suggestedCategory = z
  .object({
    category: z.string(),
    confidence: z.number().min(0).max(1),
    because: z.array(z.string()).openapi({ description: 'The words that spoke for it most' }),
  })
  .openapi('SuggestedCategory')
export type SuggestedCategory = z.infer<typeof suggestedCategory>
export const suggestedCategories = listOf('SuggestedCategories', suggestedCategory)
export const categoryTexts = z.object({ texts: z.array(z.string().max(8000)).min(1).max(50) }).openapi('CategoryTexts')

const shared = same<Shared>()(
  z
    .object({
      phrase: z.string(),
      kind: z
        .string()
        .nullable()
        .openapi({ description: 'Where the words differ but mean one matter: what they mean' }),
      telling: z.number().openapi({ description: 'How much it says' }),
      inA: z.array(range),
      inB: z.array(range),
    })
    .openapi('Shared', { description: 'What a card shares with the one that stands for its group' }),
)

const side = {
  topic: id.nullable().openapi({ description: 'The topic that they would join; null: a new one' }),
  centre: id.openapi({ description: 'The card that is most like all others' }),
  label: z.array(z.string()),
  cards: z.array(
    z.object({
      id,
      confidence: level,
      meant: z.boolean().openapi({ description: 'An embedding service saw it, not the words' }),
      shared: z.array(shared),
    }),
  ),
}
const suggestedSide = z
  .object(side)
  .openapi('SuggestedSide', { description: 'Cards that speak of the same as others and seem to say the opposite' })

/** Cards that seem to say the same thing; or one card, and beside it what seems to say the opposite. */
const suggestedGroup = z.object({ tree: treeKind, ...side, opposite: orNull(suggestedSide) }).openapi('SuggestedGroup')
export const suggestions = z
  .object({
    seq,
    groups: z.array(suggestedGroup),
    unsettled: count.openapi({
      description: 'Cards that are still being sorted: what they are suggested with may change. Ask again in a moment',
    }),
  })
  .openapi('Suggestions')

/** Pairs of cards that do not say the same thing. */
export const rejectedPairs = z
  .object({
    pairs: z
      .array(z.tuple([idOf('card'), idOf('card')]))
      .min(1)
      .max(500),
  })
  .openapi('RejectedPairs')
