import { copyOf } from '../plain/copy.ts'
import type { SurveyEvent, SurveyTold, SurveyToldOf } from './event.ts'
import type { Survey } from './survey.ts'
import { ANSWERS, asksOf, newSurvey } from './survey.ts'

type Effect<K extends SurveyTold['kind']> = (survey: Survey, told: SurveyToldOf<K>, event: SurveyEvent) => void

/**
 * What each kind of event changes, in place. Played from the journal alone, it leaves codes and answers out.
 */
const EFFECTS: { [K in Exclude<SurveyTold['kind'], 'surveyDrafted'>]: Effect<K> } = {
  surveyChanged: (survey, { said }) => Object.assign(survey, copyOf(said)),
  codesMade(survey, { set, count, hash }, { by, unsaid }) {
    survey.sets.push({ by: by.id, count, hash, void: false })
    for (const code of unsaid?.codes ?? []) survey.codes.set(code.mark, { ...code, set, state: 'out' })
  },
  codesVoided(survey, { set }) {
    survey.sets[set - 1]!.void = true
    for (const code of survey.codes.values()) if (code.set === set && code.state === 'out') code.state = 'void'
  },
  surveyOpened(survey, { title, own }, { at }) {
    survey.stage = 'open'
    Object.assign(survey, { title, own: [...own] })
    survey.openedAt = at
    for (const asks of asksOf(survey))
      survey.cells.set(
        asks,
        ANSWERS.map(() => 0),
      )
  },
  surveyAnswered(survey, { channel }, { unsaid }) {
    survey.came[channel]++
    const code = unsaid?.mark ? survey.codes.get(unsaid.mark) : undefined
    if (code) code.state = 'used'
    for (const [asks, answer] of Object.entries(unsaid?.answers ?? {})) survey.cells.get(asks)![answer - 1]!++
  },
  surveyClosed(survey, { result }, { at }) {
    survey.stage = 'closed'
    survey.closedAt = at
    survey.result = copyOf(result)
  },
  surveyAbandoned(survey, { why }) {
    survey.stage = 'abandoned'
    survey.why = why
    survey.cells.clear()
  },
}

/** The wave after an event. Changes it in place. */
export function evolveSurvey(survey: Survey | undefined, event: SurveyEvent): Survey {
  const { told } = event
  if (told.kind === 'surveyDrafted') return newSurvey(told.community, told.id, told.code, copyOf(told.said), event.at)
  const effect = EFFECTS[told.kind] as Effect<typeof told.kind>
  effect(survey!, told as never, event)
  return survey!
}
