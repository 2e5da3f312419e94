import * as z from 'zod/mini'
import type { VoteFile } from '../core/ballot/file.ts'
import { OWNERS_SUBJECTS } from '../core/ballot/law.ts'
import { ASKED, BASES, DOORS, INTERIM, OPTIONS_MOST, QUESTIONS_MOST, TIES, VOTERS } from '../core/ballot/rules.ts'
import { INSTANT_END } from '../core/plain/instant.ts'
import { same } from './same.ts'

/** Larger files are none of ours: twenty questions of half a million kinds of answers are smaller. */
export const VOTE_FILE_MOST = 64 * 2 ** 20

/** Far above any hall or quarter, and far below where sums and shares would lose a digit. */
const whole = z.int().check(z.gte(0), z.lte(1e11))
const text = z.string().check(z.maxLength(8000))
const oneOf = <T extends string>(words: readonly T[]) => z.enum(words as unknown as [T, ...T[]])
const option = z.int().check(z.gte(0), z.lt(OPTIONS_MOST))

const share = z.strictObject({ over: whole, of: whole, above: z.boolean() })
const weight = { heads: whole, area: whole }
const through = z.strictObject({ ballots: whole, again: whole })
const question = z.strictObject({
  id: text,
  text,
  asks: oneOf(ASKED),
  options: z.array(text).check(z.maxLength(OPTIONS_MOST)),
  most: whole,
  seats: whole,
  least: z.nullable(share),
  decides: z.optional(
    z.union([
      z.strictObject({ matter: text, step: text, proposal: z.optional(text), version: z.optional(whole) }),
      z.strictObject({ motion: text, version: whole }),
    ]),
  ),
  fewest: z.optional(whole),
  round: z.optional(text),
  numbers: z.optional(z.array(whole).check(z.maxLength(OPTIONS_MOST))),
})
const rules = z.strictObject({
  voter: oneOf(VOTERS),
  who: text,
  law: z.nullable(
    z.strictObject({
      body: z.enum(['residentsMeeting', 'representativesMeeting', 'ownersAssembly']),
      subject: z.nullable(oneOf(OWNERS_SUBJECTS)),
      noticeAt: z.optional(z.int().check(z.gte(0), z.lt(INSTANT_END))),
    }),
  ),
  measures: z.array(z.enum(['heads', 'area'])).check(z.maxLength(2)),
  takePart: z.nullable(share),
  inFavour: share,
  of: oneOf(BASES),
  ties: oneOf(TIES),
  secret: z.boolean(),
  interim: oneOf(INTERIM),
  doors: z.array(oneOf(DOORS)).check(z.maxLength(DOORS.length)),
  opensFrom: z.optional(z.int().check(z.gte(0), z.lt(INSTANT_END))),
})
const answer = z.union([
  z.enum(['for', 'against', 'abstain', 'invalid']),
  z.array(option).check(z.maxLength(OPTIONS_MOST)),
])
const poll = z.strictObject({
  question,
  entitled: z.strictObject(weight),
  ballots: z.array(z.strictObject({ answer, ballots: whole, area: whole })),
  hands: z.nullable(z.strictObject({ present: whole, counts: z.array(whole).check(z.maxLength(OPTIONS_MOST)) })),
})

/**
 * The file of a vote as somebody brings it: every field there, none beside, every number one that can be
 * counted with. Made with the small form of zod, since a browser reads it too.
 */
const file = same<VoteFile>()(
  z.strictObject({
    grove: z.literal('vote'),
    version: z.literal(1),
    vote: text,
    code: text,
    title: text,
    rules,
    roll: z.strictObject({ hash: z.string().check(z.regex(/^[0-9a-f]{64}$/)), ...weight }),
    polls: z.array(poll).check(z.minLength(1), z.maxLength(QUESTIONS_MOST)),
    doors: z.strictObject({ phone: through, box: through, homes: through, behalf: through, hands: through }),
    handedOut: whole,
  }),
)

/** Reads a vote's file; undefined where the text is none, or not whole. */
export function readVoteFile(read: string): VoteFile | undefined {
  try {
    return file.safeParse(JSON.parse(read)).data
  } catch {
    return undefined
  }
}
