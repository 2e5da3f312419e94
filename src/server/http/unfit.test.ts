import { z } from '@hono/zod-openapi'
import { expect, test } from 'vitest'
import { LOCALES } from '../../wire/plain.ts'
import { UNFIT } from '../../wire/strings/unfit.ts'
import { unfit } from './unfit.ts'

/** What does not fit, and why, in Simplified, Traditional and English. */
const CASES: Record<keyof typeof UNFIT, [schema: z.ZodType, sent: unknown, said: [string, string, string]]> = {
  long: [z.string().max(3), '长长长长', ['最多 3 个字符', '最多 3 個字元', '3 characters at most']],
  short: [z.string().min(2), '短', ['至少 2 个字符', '至少 2 個字元', 'at least 2 characters']],
  many: [z.number().max(9), 10, ['最多 9', '最多 9', '9 at most']],
  few: [z.array(z.number()).min(1), [], ['至少 1', '至少 1', 'at least 1']],
  kind: [z.string(), undefined, ['缺少，或者不是 string', '缺少，或者不是 string', 'missing, or no string']],
  choice: [
    z.enum(['problem', 'action']),
    'bush',
    ['只能是 problem, action', '只能是 problem, action', 'one of problem, action'],
  ],
  form: [z.uuid(), 'no id', ['写法不对', '寫法不對', 'not written like this']],
  other: [z.strictObject({}), { more: 1 }, ['不符合要求', '不符合要求', 'does not fit']],
}

test.each(Object.entries(CASES))('what does not fit is said in each language: %s', (_, [schema, sent, said]) => {
  const issue = schema.safeParse(sent).error!.issues[0]!
  expect(LOCALES.map((locale) => unfit(issue, locale))).toEqual(said)
})
