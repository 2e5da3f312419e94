import { z } from '@hono/zod-openapi'
import { NOTICE_KINDS } from '../core/ledger/notice.ts'
import type { Disclosure } from '../core/ledger/disclosure.ts'
import type { Rates } from '../core/ledger/rates.ts'
import { MATTER_STAGES } from '../core/ledger/stages.ts'
import type { Checked } from '../core/team/checklist.ts'
import type { Member } from '../core/team/team.ts'
import { TEAMS } from '../core/team/team.ts'
import { capacity } from './meeting.ts'
import { matterRow, offer, subdistrictRow } from './matter.ts'
import { count, id, instant, listOf, oneOf, told } from './plain.ts'
import { same } from './same.ts'

/** What is answered of a ledger's rooms: its numbers, its teams, its notices; and of a subdistrict. */
const rate = z
  .object({
    part: count,
    of: count,
    share: z
      .number()
      .min(0)
      .max(1)
      .nullable()
      .openapi({ description: 'Null where `of` is too small for a percentage' }),
  })
  .openapi('Rate', { description: 'A rate with its denominator' })
export const rates = same<Rates>()(z.object({ response: rate, resolution: rate, satisfaction: rate }).openapi('Rates'))
const stages = Object.fromEntries(MATTER_STAGES.map((stage) => [stage, count])) as Record<
  (typeof MATTER_STAGES)[number],
  typeof count
>

/** The ledger of a community in numbers. */
export const ledgerSummary = z
  .object({
    stages: z.object(stages).openapi({ description: 'Matters in each stage' }),
    open: count,
    overdue: count,
    climbed: count.openapi({ description: 'Overdue for so long that the subdistrict looks at them' }),
    loose: count.openapi({ description: 'Cards that stand and are in no matter' }),
    unhung: count.openapi({ description: 'Notices whose hung sheet should have been photographed, and was not' }),
    rates,
    from: instant.openapi({ description: 'The period of the rates' }),
    until: instant,
  })
  .openapi('LedgerSummary')
export type LedgerSummary = z.infer<typeof ledgerSummary>

const named = z.object({ slug: z.string().openapi({ example: 'hedu' }), name: z.string() })
/** A subdistrict: its communities side by side, in the order of their names, never of their numbers. */
export const subdistrictView = z
  .object({
    subdistrict: named,
    communities: z.array(z.object({ ...named.shape, summary: ledgerSummary })),
    totals: ledgerSummary,
  })
  .openapi('SubdistrictView')
export type SubdistrictView = z.infer<typeof subdistrictView>

/** Open matters of several communities that say something alike. */
const alikeGroup = z
  .object({
    category: z.string(),
    words: z.array(z.string()).openapi({ description: 'What they share' }),
    matters: z.array(subdistrictRow),
  })
  .openapi('AlikeGroup')
export type AlikeGroup = z.infer<typeof alikeGroup>
export const alikeGroups = listOf('AlikeGroups', alikeGroup)

const team = oneOf(TEAMS).openapi('Team')
const member = same<Member>()(
  z
    .object({
      id,
      team,
      name: z.string(),
      capacity,
      interests: told('What they have a stake in; empty: they say that there is nothing'),
      declaredAt: instant,
      since: instant,
      until: instant.nullable(),
    })
    .openapi('Member'),
)
const checked = same<Checked>()(
  z
    .object({
      check: z.enum([
        'cards',
        'place',
        'category',
        'evidence',
        'calledBack',
        'proposal',
        'alternative',
        'cost',
        'affected',
        'adviceAnswered',
        'support',
        'steps',
        'advised',
      ]),
      met: z.boolean(),
    })
    .openapi('Checked', { description: 'What should be there before a team hands a matter on' }),
)
const waiting = z.array(z.object({ ...matterRow.shape, checks: z.array(checked) }).openapi('WaitingMatter'))

export const teamsView = z
  .object({
    members: z.array(member),
    offers: z.array(
      z
        .object({ ...offer.shape, tasks: z.array(z.object({ matter: count, task: z.string() })) })
        .openapi('ServingOffer', { description: 'An offer with the tasks that it serves' }),
    ),
    waiting: z.object({ spotter: waiting, deliberation: waiting, advisory: waiting }).openapi({
      description: 'By team: matters that wait for it, the most pressing first',
    }),
  })
  .openapi('TeamsView')
export type TeamsView = z.infer<typeof teamsView>

const seen = z.object({
  photo: id,
  at: instant,
  unread: z.string().nullable().openapi({ description: 'Why its code could not be read; null where it was' }),
})

/** A notice as everyone may see it. */
const noticeView = z
  .object({
    id,
    kind: oneOf(NOTICE_KINDS),
    title: z.string(),
    text: z.string(),
    basis: z.string(),
    amount: z.number().int().nullable(),
    contact: z.object({ respondent: z.string(), phone: z.string(), place: z.string() }),
    matter: z.object({ number: count, title: z.string() }).nullable(),
    meeting: z.object({ code: z.string(), theme: z.string() }).nullable(),
    from: instant,
    until: instant,
    state: z.enum(['coming', 'running', 'over', 'withdrawn']).openapi({ description: 'At the time of asking' }),
    hanging: z.enum(['nowhere', 'awaited', 'overdue', 'hangs', 'down']).openapi({
      description: 'Where its sheet is; `awaited` and `overdue` speak of the photo of it',
    }),
    hangBy: instant.nullable().openapi({ description: 'When the photo of the hung sheet is due' }),
    postings: z.array(
      seen.extend({ id, board: z.string(), down: seen.extend({ early: z.string().nullable() }).nullable() }),
    ),
    withdrawn: z.object({ reason: z.string(), at: instant }).nullable(),
    objections: z.array(
      z.object({
        id,
        text: z.string(),
        at: instant,
        paper: z
          .object({ slip: count.nullable(), receivedOn: instant })
          .nullable()
          .openapi({ description: 'Entered at the desk from a slip' }),
        answer: z.object({ text: z.string(), at: instant }).nullable(),
        hidden: z
          .object({ reason: z.string(), at: instant })
          .nullable()
          .openapi({ description: 'Taken from view, and why; `text` is empty then' }),
        erased: z.literal(true).optional().openapi({ description: 'Its words are gone for good' }),
      }),
    ),
    result: z.object({ text: z.string(), at: instant }).nullable(),
  })
  .openapi('NoticeView')
export type NoticeView = z.infer<typeof noticeView>
export const notices = listOf('Notices', noticeView)

/** A photo of a hung sheet that was kept; `read`: whether the notice's code was read in it. */
export const boardPhotoKept = z.object({ photo: id, read: z.boolean() }).openapi('BoardPhotoKept')

const stage = oneOf(MATTER_STAGES)
const money = z.number().int()
/** Affairs disclosure of a month or a quarter. */
export const disclosure = same<Disclosure>()(
  z.object({
    period: z.string(),
    from: instant,
    until: instant,
    running: z.boolean().openapi({ description: 'It is not over: `until` is the end of today' }),
    decisions: z.array(
      z.object({ number: count, title: z.string(), proposal: z.string(), cost: money.nullable(), at: instant, stage }),
    ),
    projects: z.array(z.object({ number: count, title: z.string(), stage })),
    notices: z.array(
      z.object({
        kind: oneOf(NOTICE_KINDS),
        title: z.string(),
        amount: money.nullable(),
        from: instant,
        until: instant,
        withdrawn: z.boolean(),
        objections: count,
        result: z.boolean(),
      }),
    ),
    funds: z.object({ decided: money, announced: money }),
    cards: z.object({ posted: count, answered: count, waiting: count }),
    stages: z.object(stages),
  }),
).openapi('Disclosure', { description: 'What a community discloses of a period: every number of the document' })

const whole = z.number().int()
/**
 * What an import of a ledger found: filled = rows + aside. Nothing is kept unless all rows are right.
 */
export const importPreview = z
  .object({
    filled: whole.openapi({ description: 'Filled rows of the file' }),
    encoding: z.string().nullable().openapi({ description: 'What a text file was taken for; null for a workbook' }),
    worksheet: z.string().nullable().openapi({ description: 'Which worksheet of a workbook was read' }),
    otherWorksheets: z
      .array(z.object({ name: z.string(), rows: whole }))
      .openapi({ description: 'Those that were not' }),
    hidden: whole.openapi({ description: 'Rows that the worksheet hides; they were read all the same' }),
    merged: whole.openapi({ description: 'Rows that took a text from a cell merged downwards over them' }),
    heading: z.array(whole).openapi({ description: 'Lines that were taken for the heading' }),
    columns: z.array(z.string()),
    columnsNotTaken: z.array(z.object({ name: z.string(), cells: whole })),
    aside: z.array(z.object({ line: whole, text: z.string(), reason: z.string() })),
    rows: z.array(
      z.object({
        line: whole,
        title: z.string(),
        problems: z.array(z.object({ column: z.string(), problem: z.string() })),
        there: whole.nullable().openapi({ description: 'The matter that this row became before; it is left out' }),
      }),
    ),
    there: whole.openapi({ description: 'Rows that are in the ledger already, and left out' }),
    right: whole,
    wrong: whole,
    kept: whole,
  })
  .openapi('ImportPreview', { description: 'What a file holds, row by row: filled = rows + aside' })
export type ImportPreview = z.infer<typeof importPreview>
