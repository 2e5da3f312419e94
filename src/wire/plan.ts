import { z } from '@hono/zod-openapi'
import { cardOnMap, mapPoint } from './map.ts'
import { count, orNull, told } from './plain.ts'

const thousandth = z.number().int().min(0).max(1000)

/** [T41] A point on a plan. */
export const planPoint = z
  .object({
    plan: z.number().int().min(1).max(1_000_000).openapi({ description: 'The number of the plan' }),
    x: thousandth.openapi({ description: 'In thousandths of its width, from the left' }),
    y: thousandth.openapi({ description: 'In thousandths of its height, from the top' }),
  })
  .openapi('PlanPoint')
export type PlanPoint = z.infer<typeof planPoint>

/** [T40] A community's plan. */
export const plan = z
  .object({
    number: count.openapi({ description: 'Counts from 1 in the community' }),
    name: told('What it shows', '榕埠社区平面图'),
    width: count.openapi({ description: 'In pixels' }),
    height: count,
    url: z.string().openapi({ description: 'Its picture' }),
  })
  .openapi('Plan')
export type Plan = z.infer<typeof plan>

/** GET, PUT /api/communities/{slug}/plan */
export const planShown = z.object({ plan: orNull(plan).openapi({ description: 'Null: none' }) }).openapi('PlanShown')

/** GET /api/meetings/{code}/cards/{card}/points: [T48] where a card is, and who said it. */
export const cardPoints = z
  .object({
    point: orNull(planPoint),
    mapPoint: orNull(mapPoint),
    theirs: z
      .object({ plan: z.boolean(), map: z.boolean() })
      .openapi({ description: 'Said by its author, or a program: the desk changes nothing of it' }),
  })
  .openapi('CardPoints')
export type CardPoints = z.infer<typeof cardPoints>

const other = z.object({ number: count, title: z.string() })

/** [T42] [T43] Where a matter is, and what else was there. */
export const spot = z
  .object({
    plan: orNull(plan),
    points: z.array(z.object({ x: thousandth, y: thousandth, card: count.openapi({ description: 'Its number' }) })),
    mapPoints: z.array(cardOnMap),
    near: z
      .array(other)
      .openapi({ description: 'Other matters of the last 730 days at the same place, newest first, 50 at most' }),
    nearAll: count.openapi({ description: 'How many they are' }),
  })
  .openapi('Spot')
export type Spot = z.infer<typeof spot>
