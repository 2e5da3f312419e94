import { z } from '@hono/zod-openapi'
import type { Point } from '../core/survey/waves.ts'
import type { Published, Said } from '../core/survey/publish.ts'
import { BACKGROUND, BACKGROUNDS } from '../core/survey/background.ts'
import { CHANNELS, SURVEY_STAGES } from '../core/survey/survey.ts'
import { count, instant, listOf, oneOf, orNull, seq, slugParam } from './plain.ts'
import { rates } from './rooms.ts'
import { same } from './same.ts'

/** The rules count graphemes and answer with the exact limit. */
const line = z.string().max(2000)

/** What addresses name: a wave of a community's survey. */
export const surveyParam = slugParam.extend({
  survey: z.string().openapi({ description: 'The wave’s code', example: 'K7Q2MD' }),
})

const asked = {
  title: line,
  own: z.array(line).max(40),
  coded: z.boolean(),
  background: z
    .array(z.enum(BACKGROUND as ['age', 'years', 'home']))
    .max(3)
    .default([])
    .openapi({ description: 'By what people may be counted who agree to it' }),
}

/** POST /api/communities/{slug}/surveys */
export const surveySaid = z.object(asked).openapi('SurveySaid', {
  description: 'A wave: its name, up to four statements of the community’s own, whether one answers by code',
})
export type SurveySaidBody = z.output<typeof surveySaid>

const answers = z
  .record(z.string().max(20), z.number().int())
  .refine((said) => Object.keys(said).length <= 20)
  .openapi({
    description: 'By the name of each statement: 1 (not at all) to 5 (fully), or 6 (don’t know)',
    example: { conflicts: 4, environment: 6 },
  })
const value = (most: number) => z.number().int().min(1).max(most).optional()
const background = z
  .object({
    consent: z.literal(true).openapi({ description: 'Whoever answers agrees to be counted by what follows' }),
    age: value(BACKGROUNDS.age).openapi({ description: 'Under 30, under 45, under 60, 60 or more' }),
    years: value(BACKGROUNDS.years).openapi({ description: 'Lives here for less than 3 years, 3 to 10, more than 10' }),
    home: value(BACKGROUNDS.home).openapi({ description: 'The household owns it, rents it, or something else' }),
  })
  .openapi('SurveyBackground', {
    description: 'Only of whoever agrees, and of what the wave asks; the answer counts as well without it',
  })
export type SurveyBackground = z.output<typeof background>
const answerCode = z.string().max(40).openapi({ description: 'Fifteen digits; empty to a poll', example: '' })

/** POST /api/communities/{slug}/surveys/{survey}/answers */
export const surveyAnswer = z
  .object({ code: answerCode, answers, background: background.optional() })
  .openapi('SurveyAnswer')
export type SurveyAnswerBody = z.output<typeof surveyAnswer>

/** POST /api/communities/{slug}/surveys/{survey}/commands */
export const surveyCommand = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('describeSurvey'), ...asked }),
    z.object({ kind: z.literal('voidCodes'), set: z.number().int().min(1).max(100_000) }),
    z.object({ kind: z.literal('openSurvey') }),
    z
      .object({
        kind: z.literal('answerSurvey'),
        channel: z.enum(['paper', 'talk']),
        code: answerCode,
        answers,
        background: background.optional(),
      })
      .openapi({ description: 'From a sheet of paper, or what somebody says in a talk' }),
    z.object({ kind: z.literal('closeSurvey') }),
    z.object({ kind: z.literal('abandonSurvey'), why: line }),
  ])
  .openapi('SurveyCommand')
export type SurveyCommandBody = z.output<typeof surveyCommand>
export type SurveyCommandInput = z.input<typeof surveyCommand>

export const surveyAccepted = z
  .object({
    seq,
    code: z.string().optional().openapi({ description: 'Of a new wave', example: 'K7Q2MD' }),
    counted: z.boolean().optional().openapi({
      description: 'Of an answer: false where something was answered with this code before, and nothing was counted',
    }),
  })
  .openapi('SurveyAccepted')
export type SurveyAccepted = z.infer<typeof surveyAccepted>

/** Said without a position of the journal: it would tell when somebody answered. */
export const surveyAnswered = z.object({ counted: z.boolean() }).openapi('SurveyAnswered')
export type SurveyAnswered = z.infer<typeof surveyAnswered>

/** POST /api/communities/{slug}/surveys/{survey}/papers */
export const surveySheetsSeen = z
  .object({
    pages: count.openapi({ description: 'Pictures that were looked at: of a scan its pages' }),
    sheets: z.array(
      z.object({
        code: z.string().openapi({ description: 'Its fifteen digits' }),
        answers: z
          .record(z.string(), orNull(z.number().int()))
          .openapi({ description: 'By sentence the step that is ticked; null: a person is asked' }),
        background: z
          .record(z.string(), z.number().int())
          .openapi({ description: '[S24] What is surely ticked of the background, where the consent is ticked' }),
        picture: z.string().openapi({ description: 'The sheet as it was cut out, as a data: address' }),
      }),
    ),
    unknown: count.openapi({ description: 'Sheets of another wave, or whose code is none that answers' }),
    others: count.openapi({ description: 'Codes that are none of a sheet' }),
    unread: count.openapi({ description: 'Codes that nobody could read' }),
  })
  .openapi('SurveySheetsSeen')
export type SurveySheetsSeen = z.infer<typeof surveySheetsSeen>

const group = z.object({
  answers: z.array(count).openapi({ description: '1 (not at all) to 5 (fully), 6 (don’t know)', example: [4, 5] }),
  count,
})
const by = z
  .object({
    background: oneOf(BACKGROUND),
    rows: z.array(
      z.object({
        values: z.array(count).openapi({ description: 'Answers to the question, from 1; 0: who did not say' }),
        agree: count,
        of: count,
      }),
    ),
  })
  .openapi('SurveyTable')
const said = same<Said>()(
  z.object({
    asks: z.string().openapi({ example: 'conflicts' }),
    text: orNull(z.string()).openapi({ description: 'Of one of the community’s own: its words' }),
    groups: orNull(z.array(group)).openapi({ description: 'Answers put together to five people or more; null: fewer' }),
    by: z.array(by).optional().openapi({
      description:
        'By the background, where it can be told: groups put together so that in each five agree and five do not',
    }),
  }),
).openapi('SurveyStatement')
const published = same<Published>()(
  z.object({
    people: count,
    invited: orNull(count),
    channels: orNull(z.array(z.object({ channel: oneOf(CHANNELS), count }))),
    statements: z.array(said),
  }),
).openapi('SurveyResult')
const point = same<Point>()(
  z.object({
    code: z.string(),
    at: instant,
    agree: count,
    of: count,
    low: z.number(),
    high: z.number(),
    change: orNull(z.object({ clear: orNull(z.enum(['up', 'down'])) })),
  }),
).openapi('SurveyPoint', {
  description: 'A share with Wilson’s 95 % interval, and how it changed against the one before',
})

const shown = {
  code: z.string().openapi({ example: 'K7Q2MD' }),
  title: z.string(),
  stage: oneOf(SURVEY_STAGES),
  coded: z.boolean().openapi({ description: 'False: a poll, in which somebody may answer more than once' }),
  people: count.openapi({ description: 'How many have answered' }),
  at: instant,
}

/** GET /api/communities/{slug}/surveys */
export const surveyList = listOf('SurveyList', z.object(shown).openapi('SurveySummary'))
export type SurveyList = z.infer<typeof surveyList>

/** GET /api/communities/{slug}/surveys/{survey} */
export const surveyView = z
  .object({
    ...shown,
    own: z.array(z.string()),
    background: z.array(oneOf(BACKGROUND)),
    openedAt: orNull(instant),
    closedAt: orNull(instant),
    invited: orNull(count),
    why: z.string(),
    result: orNull(published),
    lines: z
      .array(z.object({ said, points: z.array(point) }))
      .openapi({ description: 'Of each statement, the waves up to this one in which it stood with these words' }),
    ledger: orNull(
      z.object({
        rates,
        overdue: count,
        reopened: count,
        answerDays: orNull(count).openapi({ description: 'From opening to answer, of the one in the middle' }),
      }),
    ).openapi({ description: 'Of a closed wave: matters opened in the year before it closed, as they stand now' }),
  })
  .openapi('SurveyView')
export type SurveyView = z.infer<typeof surveyView>

/** GET /api/subdistricts/{slug}/surveys */
export const surveysBeside = listOf(
  'SurveysBeside',
  z.object({
    community: z.object({ slug: z.string(), name: z.string() }),
    code: z.string(),
    title: z.string(),
    at: instant,
    people: count,
    invited: orNull(count),
    shares: z
      .array(z.object({ asks: z.string(), agree: orNull(count) }))
      .openapi({ description: 'How many agree, don’t know counted among all; null: fewer than ten, or not told' }),
  }),
)
export type SurveysBeside = z.infer<typeof surveysBeside>

/** GET /api/communities/{slug}/surveys/{survey}/desk */
export const surveyDesk = z
  .object({
    view: surveyView,
    sets: z.array(
      z.object({
        set: count,
        count,
        used: orNull(count).openapi({ description: 'Null where a set has fewer than five codes' }),
        mine: z.boolean(),
        void: z.boolean(),
      }),
    ),
  })
  .openapi('SurveyDesk')
export type SurveyDesk = z.infer<typeof surveyDesk>
