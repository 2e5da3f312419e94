import type { SurveyFacts } from '../../core/document/survey.ts'
import { surveyReportOf } from '../../core/document/survey.ts'
import { passedTextOf } from '../../core/convention/convention.ts'
import type { Id } from '../../core/plain/id.ts'
import { surveyParam } from '../../wire/survey.ts'
import type { Caller } from '../access/authorize.ts'
import { loadConvention, wholeInForce } from '../convention/store.ts'
import { ProblemError } from '../http/problem.ts'
import type { ReachServices } from '../reach/services.ts'
import { surveyOf } from '../survey/act.ts'
import { viewOf } from '../survey/present.ts'
import type { Make } from './answer.ts'
import { documentRoutesOf, languageFor } from './answer.ts'

const YEAR = 365 * 86_400_000

/** [S20] The report of a year, of a wave that was closed; before that there is none. */
export const surveyReport: Make<{ survey: string }> = async (services, caller, { survey: code }) => {
  const { id: community, name, slug } = caller.community!
  const view = await viewOf(services, await surveyOf(services, caller, code))
  const { title, closedAt, people, invited, lines, ledger } = view
  if (closedAt === null || !ledger) throw new ProblemError('surveyStage')
  const { office } = await services.ledger.settings(community)
  const convention = await usesIn(services, caller, community, closedAt)
  const address = `${services.publicUrl()}/c/${slug}/surveys/${view.code}`
  const facts = {
    community: name,
    office,
    title,
    code: view.code,
    closedAt,
    people,
    invited,
    lines,
    ledger,
    convention,
    address,
  }
  return surveyReportOf(facts, await languageFor(services, caller, community))
}

/** [C16] How often each article of the convention in force was of use in the year before. */
async function usesIn(
  { runtime }: ReachServices,
  { db }: Caller,
  community: Id,
  until: number,
): Promise<SurveyFacts['convention']> {
  const id = await wholeInForce(db, community, runtime.now())
  const convention = id && (await loadConvention(db, community, id))
  if (!convention) return null
  const uses = convention.uses.filter(({ at }) => at > until - YEAR && at <= until)
  const articles = passedTextOf(convention).map(({ n, text }) => ({
    text,
    uses: uses.filter((use) => use.n === n).length,
  }))
  return { title: convention.title, articles }
}

/** Documents of a survey. */
export const surveyDocuments = documentRoutesOf({
  name: 'SurveyReport',
  says: 'What people said of a year, what the ledger knows of it, and how often the convention was of use',
  path: '/api/communities/{slug}/surveys/{survey}/report',
  tag: 'Surveys',
  action: 'survey.desk',
  params: surveyParam,
  problems: ['surveyMissing', 'surveyStage'],
  make: surveyReport,
  plainName: ({ survey }) => `grove-${survey}`,
})
