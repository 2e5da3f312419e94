import type { z } from '@hono/zod-openapi'
import { ProblemError } from './problem.ts'

/**
 * What an address asks of a page, as its schema understands it; refuses what does not fit, as the API does.
 */
export function asked<Schema extends z.ZodType>(schema: Schema, given: unknown): z.output<Schema> {
  const read = schema.safeParse(given)
  if (!read.success) throw new ProblemError('malformed', { where: 'query', why: '' })
  return read.data
}
