import type { z } from '@hono/zod-openapi'
import type { Locale } from '../../wire/plain.ts'
import { inLocale } from '../../wire/strings/rows.ts'
import { UNFIT } from '../../wire/strings/unfit.ts'

type Issue = z.core.$ZodIssue

/** Why what was sent does not fit, in the person's language: by the kind of it, as zod tells kinds apart. */
export function unfit(issue: Issue, locale: Locale): string {
  const { words, limit } = kindOf(issue)
  return inLocale(UNFIT[words], locale).replace('{limit}', limit)
}

function kindOf(issue: Issue): { words: keyof typeof UNFIT; limit: string } {
  switch (issue.code) {
    case 'too_big':
      return { words: issue.origin === 'string' ? 'long' : 'many', limit: String(issue.maximum) }
    case 'too_small':
      return { words: issue.origin === 'string' ? 'short' : 'few', limit: String(issue.minimum) }
    case 'invalid_type':
      return { words: 'kind', limit: issue.expected }
    case 'invalid_value':
      return { words: 'choice', limit: issue.values.slice(0, 20).map(String).join(', ') }
    case 'invalid_format':
      return { words: 'form', limit: '' }
    default:
      return { words: 'other', limit: '' }
  }
}
