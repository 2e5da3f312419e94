import { z } from '@hono/zod-openapi'
import { LOT_STAGES } from '../core/plain/lotRecord.ts'
import { count, instant } from './plain.ts'

const calledMost = 20

/** A lot as it stands on record, in a meeting and in a budget round: enough to draw it again. */
export const lotShape = {
  number: count.openapi({ description: 'Counts from 1; whoever announces another has announced two' }),
  stage: z.enum(LOT_STAGES),
  purpose: z.string(),
  pool: z.string().openapi({ description: 'What is drawn from, ascending', example: '1-12 14' }),
  take: count.openapi({ description: 'So many are drawn' }),
  marks: z.array(z.string()).openapi({
    description: 'Where numbers are people’s: for each number the beginning of the SHA-256 of `lot.id participant.id`',
  }),
  checkpoint: z.string().openapi({ description: 'The public log’s newest checkpoint when it was announced' }),
  fixed: z.string().openapi({ description: 'SHA-256 of all that is fixed, with the sealed word (docs/lots.md)' }),
  again: z.string().openapi({ description: 'Why another lot is drawn of the same; else empty' }),
  announcedAt: instant,
  called: z.array(z.string()).max(calledMost).openapi({ description: 'What the hall called: dice, numbers' }),
  retyped: count.openapi({ description: 'How often that was typed otherwise before it was drawn' }),
  sealed: z.string().openapi({ description: 'The sealed word; empty until the end' }),
  drawn: z.array(count).openapi({ description: 'In the order in which they were drawn' }),
  reason: z.string().openapi({ description: 'Why it was given up' }),
  endedAt: instant.nullable(),
}
