import type { BallotPaper } from '../../core/paper/ballotPaper.ts'
import { readBallotCode } from '../../core/paper/ballotPaper.ts'
import { backgroundSeen, sentenceSeen, surveyPaper } from '../../core/paper/surveyPaper.ts'
import type { Survey } from '../../core/survey/survey.ts'
import { asksOf } from '../../core/survey/survey.ts'
import { canonical } from '../../core/plain/canonical.ts'
import type { FullKey } from '../../core/plain/id.ts'
import type { SurveySheetsSeen } from '../../wire/survey.ts'
import { surveyParam, surveySheetsSeen } from '../../wire/survey.ts'
import { json, routeOf } from '../api/route.ts'
import { markOf } from '../ballot/serial.ts'
import { ProblemError } from '../http/problem.ts'
import { surveyOf } from '../survey/act.ts'
import type { SurveyServices } from '../survey/services.ts'
import { PAPER_REFUSED, seeBallotPapers } from './read.ts'
import type { BallotsRead } from './reader/process.ts'
import type { PaperServices } from './services.ts'

type Both = PaperServices & SurveyServices
const route = routeOf<Both>()

const seeSheets = route(
  'seeSurveySheets',
  {
    method: 'post',
    path: '/api/communities/{slug}/surveys/{survey}/papers',
    tag: 'Surveys',
    summary: 'What is ticked on sheets of a survey in a photo or a scan (the body is the picture, or a PDF)',
    description: 'Nothing of it is kept: a person looks at each sheet and enters it, as one that is typed.',
    action: 'survey.papers',
    params: surveyParam,
    bytes: ['image/*', 'application/pdf'],
    problems: ['surveyMissing', 'surveyStage', ...PAPER_REFUSED],
    answer: json(surveySheetsSeen, 'What was seen'),
  },
  async ({ services, caller, params, c }) => {
    const survey = await surveyOf(services, caller, params.survey, true)
    const paper = await services.surveys.read(survey, paperOf)
    const read = await seeBallotPapers(c, caller.staff!.person, paper)
    return services.surveys.read(survey, (held) => seenOf(services, survey, held, read))
  },
)

/** The sheet of a wave; refuses one that takes no answers now. */
function paperOf(survey: Survey): BallotPaper {
  if (survey.stage !== 'open' || !survey.coded) throw new ProblemError('surveyStage')
  return surveyPaper(asksOf(survey), survey.background)
}

/**
 * [S18] What was seen, sheet by sheet. [S3] Whether a code is used nothing tells here: only what would answer
 * with it does; one of a void set is none.
 */
function seenOf(
  { identity }: Both,
  key: FullKey,
  survey: Survey,
  { pages, ballots, others, unread }: BallotsRead,
): SurveySheetsSeen {
  const seen: SurveySheetsSeen = { pages, sheets: [], others, unread, unknown: 0 }
  for (const { code, sure, ticks, picture } of ballots) {
    const { vote: of, serial } = readBallotCode(code)!
    const known = of === survey.code ? survey.codes.get(markOf(key, serial, identity.ticketKey)) : undefined
    if (!known || survey.sets[known.set - 1]!.void) seen.unknown++
    else {
      const answers = Object.fromEntries(
        asksOf(survey).map((asks) => [asks, sure ? sentenceSeen(ticks[asks] ?? []) : null]),
      )
      const background = sure ? backgroundSeen(ticks, survey.background) : {}
      const again = seen.sheets.find((sheet) => sheet.code === serial)
      // The same code twice says one thing, or a person is asked.
      if (again) {
        for (const asks of asksOf(survey)) if (again.answers[asks] !== answers[asks]) again.answers[asks] = null
        if (canonical(again.background) !== canonical(background)) again.background = {}
      }
      if (!again)
        seen.sheets.push({
          code: serial,
          answers,
          background,
          picture: `data:image/webp;base64,${Buffer.from(picture.bytes).toString('base64')}`,
        })
    }
  }
  return seen
}

/** Sheets of a survey on photos, for the desk. */
export const surveySheetRoutes = [seeSheets]
