import { z } from '@hono/zod-openapi'
import { MATTER_STAGES } from '../core/ledger/stages.ts'
import { STAGES } from '../core/meeting/meeting.ts'
import { BULLETIN_STAGES } from '../core/reach/bulletin.ts'
import { CONVENTION_STAGES } from '../core/convention/convention.ts'
import { ROUND_STAGES } from '../core/round/round.ts'
import { instant, told } from './plain.ts'
import { PROBLEM_CODES } from './strings/problem.ts'

const whole = z.number().int()
/** What a problem tells besides: numbers and names that its text holds too. */
const facts = {
  where: z.string().openapi({ description: 'Of what was not understood or is not possible: the part of the request' }),
  why: z.string().openapi({ description: 'Of what was not understood: what was expected' }),
  path: z.string().openapi({ description: 'The address that is not there' }),
  name: z.string().openapi({ description: 'What the outside account is called' }),
  seconds: whole.openapi({ description: 'How long to wait' }),
  length: whole.openapi({ description: 'Characters that were sent' }),
  most: z
    .number()
    .openapi({ description: 'What fits or is possible at most: characters, megabytes, a number, an instant' }),
  asks: z.string().openapi({ description: 'The statement of a survey that was not answered' }),
  least: whole.openapi({ description: 'What is asked for at least: days, a number' }),
  count: whole.openapi({ description: 'How many are left' }),
  stage: z
    .enum([...new Set([...STAGES, ...MATTER_STAGES, ...ROUND_STAGES, ...BULLETIN_STAGES, ...CONVENTION_STAGES])])
    .openapi({ description: 'The stage of the meeting, the matter, the round, the bulletin or the convention' }),
  tree: z.enum(['problem', 'action', 'vision']),
  since: instant.nullable(),
  from: instant,
  until: instant,
  slip: whole.openapi({ description: 'The number on a slip' }),
  dueAt: instant,
  cast: whole.openapi({ description: 'Of a vote: for, against and abstained' }),
  for: whole.openapi({ description: 'Of a vote' }),
  against: whole.openapi({ description: 'Of a vote' }),
  there: whole.openapi({ description: 'Of a vote: who could vote' }),
  present: whole.openapi({ description: 'Of a vote: who was there' }),
  entitled: whole.openapi({ description: 'Of a vote: who may vote' }),
  hands: whole.openapi({ description: 'Of a vote: hands that were counted' }),
  entered: whole.openapi({ description: 'Of a heap of ballot papers: how many were entered' }),
  counted: whole.openapi({ description: 'How many papers were counted in it' }),
  place: whole.openapi({ description: 'Which paper of what was sent, from 1' }),
  n: whole.openapi({ description: 'A line of a roll, from 1' }),
  question: z.string().openapi({ description: 'Of a ballot: the question' }),
  vote: z.string().openapi({ description: 'The code of the vote from which numbers come' }),
  fault: z.string().openapi({ description: 'Why rules of a vote cannot be sealed, or settings of a round not hold' }),
  amount: z.string().openapi({ description: 'An amount of money, as it is read' }),
  way: z.string().openapi({ description: 'How somebody on a roll takes part already' }),
  endorsements: whole,
  number: whole.openapi({
    description:
      'The number of a card, a motion, a question to the room or a version, or under which somebody asked for the floor',
  }),
  turns: whole.openapi({ description: 'How often everybody may speak' }),
  waiting: whole.openapi({ description: 'How many wait for the floor, or how many motions wait' }),
  first: whole.openapi({ description: 'Of a card that was cut in two: the number of one half' }),
  second: whole.openapi({ description: 'The number of the other' }),
  whole: whole.openapi({ description: 'The number of the card that a half went back into' }),
  encoding: z.string().openapi({ description: 'What a text file was taken for' }),
  line: whole.openapi({ description: 'Of a spreadsheet: the line, from 1' }),
  sign: whole.openapi({ description: 'Of a text file: the character in the line, from 1' }),
  column: z.string().openapi({ description: 'Of a spreadsheet: the column' }),
  kind: z.string().openapi({ description: 'What kind of file was sent' }),
  reason: z.string().openapi({ description: 'Why the card was hidden' }),
  names: z.string().openapi({ description: 'Of a letterhead: the parts or placeholders that are not right' }),
}

/** RFC 9457. */
export const problem = z
  .object({
    type: told('Where it is explained', '/api#problem-meetingClosed'),
    title: told('In a few words, in the reader’s language', 'The meeting has ended'),
    detail: told('What happened, that the text is safe, and what to do, in the reader’s language'),
    status: whole.openapi({ description: 'The status of the answer' }),
    code: z
      .enum(PROBLEM_CODES)
      .openapi({ description: 'For programs: never changes its meaning. New ones may be added' }),
    saved: z.boolean().openapi({ description: 'Whether what was sent is kept: what is refused never is' }),
    ...z.object(facts).partial().shape,
  })
  .openapi('Problem', { description: 'Why something was not done (RFC 9457), with the facts that its text tells' })
export type Problem = z.infer<typeof problem>
/** The facts of a problem. */
export type Facts = Omit<Problem, 'type' | 'title' | 'detail' | 'status' | 'code' | 'saved'>
