import { LEAST } from '../../core/survey/publish.ts'
import { linesOf } from '../../core/survey/waves.ts'
import type { Survey } from '../../core/survey/survey.ts'
import { invitedTo, peopleIn } from '../../core/survey/survey.ts'
import type { FullKey, Id } from '../../core/plain/id.ts'
import type { OpenWave } from '../../wire/pages.ts'
import type { SurveyDesk, SurveyList, SurveyView } from '../../wire/survey.ts'
import { figuresOf } from '../ledger/figures.store.ts'
import type { SurveyServices } from './services.ts'
import { closedWaves, listSurveys } from './store.ts'

/** [S16] So long before it closed the matters beside it were opened. */
const YEAR = 365 * 86_400_000

/** [S6] A wave as everybody may see it now. */
export async function viewOf({ surveys, db, runtime }: SurveyServices, survey: FullKey): Promise<SurveyView> {
  const view = await surveys.read(survey, shownOf)
  if (view.stage !== 'closed') return view
  const { code, coded, closedAt } = view
  const upTo = await closedWaves(db, survey.community, { code, coded, closedAt: closedAt! })
  const ledger = await figuresOf(db, survey.community, closedAt! - YEAR, closedAt!, runtime.now())
  return { ...view, lines: structuredClone(linesOf(upTo)), ledger }
}

function shownOf(survey: Survey): SurveyView {
  const { code, title, stage, coded, own, background, openedAt, closedAt, why, result, draftedAt } = survey
  return structuredClone({
    code,
    title,
    stage,
    coded,
    own,
    background,
    people: peopleIn(survey),
    at: closedAt ?? openedAt ?? draftedAt,
    openedAt,
    closedAt,
    invited: invitedTo(survey),
    why,
    result,
    lines: [],
    ledger: null,
  })
}

/**
 * A wave as the desk has it: nothing of what anybody said. [S3] How many codes of each set are used only
 * where no set has fewer than five: else one that was made for somebody would tell whether they answered, by
 * itself or by what the others leave.
 */
export async function deskOf(services: SurveyServices, survey: FullKey, person: Id): Promise<SurveyDesk> {
  const view = await viewOf(services, survey)
  const sets = await services.surveys.read(survey, ({ sets: made, codes }) => {
    const used = new Map<number, number>()
    for (const { set, state } of codes.values()) if (state === 'used') used.set(set, (used.get(set) ?? 0) + 1)
    const told = made.every((set) => set.count >= LEAST)
    return made.map(({ by, count, void: gone }, i) => ({
      set: i + 1,
      count,
      used: told ? (used.get(i + 1) ?? 0) : null,
      mine: by === person,
      void: gone,
    }))
  })
  return { view, sets }
}

/** [S22] What the last closed wave with codes came to, for the page of its community. */
export async function lastChange(
  { db }: SurveyServices,
  community: Id,
): Promise<(Pick<SurveyView, 'code' | 'title' | 'lines'> & { people: number }) | null> {
  const waves = await listSurveys(db, community, false)
  const last = waves.find(({ stage, survey }) => stage === 'closed' && survey.coded)
  if (!last) return null
  const { title, coded, closedAt, came } = last.survey
  const upTo = await closedWaves(db, community, { code: last.code, coded, closedAt: closedAt! })
  return { code: last.code, title, people: peopleIn({ came }), lines: structuredClone(linesOf(upTo)) }
}

/** [S23] The wave that is open, for whoever may answer it. */
export async function openWave({ db, identity }: SurveyServices, community: Id): Promise<OpenWave | null> {
  const open = (await listSurveys(db, community, false)).find(({ stage }) => stage === 'open')
  if (!open) return null
  const { slug } = (await identity.places.all()).get(community)!
  return { address: `/c/${slug}/surveys/${open.code}`, title: open.survey.title }
}

/** Waves of a community, the latest first. */
export async function surveysOf({ db }: SurveyServices, community: Id, desk: boolean): Promise<SurveyList['items']> {
  const rows = await listSurveys(db, community, desk)
  return rows.map(({ code, stage, survey: { title, coded, came, closedAt, openedAt, draftedAt } }) => ({
    code,
    title,
    stage,
    coded,
    people: peopleIn({ came }),
    at: closedAt ?? openedAt ?? draftedAt,
  }))
}
