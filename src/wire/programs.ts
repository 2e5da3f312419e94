import { z } from '@hono/zod-openapi'
import { idOf } from './ids.ts'
import { instant, slugParam } from './plain.ts'

/** [R30] What a key lets a program do, in its place and those below it. */
export const PROGRAM_SCOPES = ['ledger.read', 'cards.write', 'hooks.set'] as const
export type ProgramScope = (typeof PROGRAM_SCOPES)[number]

/** [R31] So long a key counts at most where its end is said, in days. */
export const KEY_DAYS_MOST = 730

export const LABEL_MOST = 60

const scope = z.enum(PROGRAM_SCOPES).openapi({
  description:
    '`ledger.read`: matters as staff see them, and their documents; `cards.write`: requests by Open311; `hooks.set`: programs that hear what happens',
})

export const programKeyParam = slugParam.extend({ key: idOf('programKey') })

/** POST /api/communities/{slug}/keys, and /api/subdistricts/{slug}/keys */
export const newProgramKey = z
  .object({
    label: z.string().max(1000).openapi({ description: 'Whose program it is', example: '街道热线' }),
    scopes: z.array(scope).min(1).max(PROGRAM_SCOPES.length),
    days: z.number().int().min(1).max(KEY_DAYS_MOST).nullable().openapi({
      description: 'After so many days it counts no more; null: when somebody ends it',
    }),
  })
  .openapi('NewProgramKey')

export const madeProgramKey = z
  .object({
    id: z.string(),
    key: z.string().openapi({
      description: 'What the program sends as `Authorization: Bearer`, or as api_key of Open311; it is told here alone',
    }),
  })
  .openapi('MadeProgramKey')

const someone = z.object({ id: z.string(), name: z.string() })
const shownProgramKey = z.object({
  id: z.string(),
  label: z.string(),
  scopes: z.array(scope),
  at: instant,
  until: instant.nullable(),
  usedAt: instant.nullable().openapi({ description: 'To the day' }),
  endedAt: instant.nullable(),
  by: someone.nullable().openapi({ description: 'Who made it; null: whoever runs the machine, or not known' }),
  endedBy: someone.nullable(),
})
export type ShownProgramKey = z.output<typeof shownProgramKey>

export const programKeyList = z.object({ items: z.array(shownProgramKey) }).openapi('ProgramKeys')
