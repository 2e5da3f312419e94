import { copyOf } from '../plain/copy.ts'
import { groupKey, groupKeys } from './background.ts'
import type { Background } from './background.ts'
import type { SurveyEvent, SurveyTold, SurveyToldOf } from './event.ts'
import type { Survey } from './survey.ts'
import { ANSWERS, asksOf, newSurvey } from './survey.ts'

type Effect<K extends SurveyTold['kind']> = (survey: Survey, told: SurveyToldOf<K>, event: SurveyEvent) => void

/**
 * What each kind of event changes, in place. Played from the journal alone, it leaves codes and answers out.
 */
const EFFECTS: { [K in Exclude<SurveyTold['kind'], 'surveyDrafted'>]: Effect<K> } = {
  surveyChanged: (survey, { said }) => Object.assign(survey, { background: [], ...copyOf(said) }),
  codesMade(survey, { set, count, hash }, { by, unsaid }) {
    survey.sets.push({ by: by.id, count, hash, void: false })
    for (const code of unsaid?.codes ?? []) survey.codes.set(code.mark, { ...code, set, state: 'out' })
  },
  codesVoided(survey, { set }) {
    survey.sets[set - 1]!.void = true
    for (const code of survey.codes.values()) if (code.set === set && code.state === 'out') code.state = 'void'
  },
  surveyOpened(survey, { title, own, background = [] }, { at }) {
    survey.stage = 'open'
    Object.assign(survey, { title, own: [...own], background: [...background] })
    survey.openedAt = at
    for (const asks of asksOf(survey))
      survey.cells.set(
        asks,
        ANSWERS.map(() => 0),
      )
    for (const group of groupKeys(background))
      survey.groups.set(
        group,
        asksOf(survey).flatMap(() => ANSWERS.map(() => 0)),
      )
  },
  surveyAnswered(survey, { channel }, { unsaid }) {
    survey.came[channel]++
    const code = unsaid?.mark ? survey.codes.get(unsaid.mark) : undefined
    if (code) code.state = 'used'
    if (!unsaid?.answers) return
    const { answers, background = {} } = unsaid
    for (const [asks, answer] of Object.entries(answers)) survey.cells.get(asks)![answer - 1]!++
    for (const [by, value] of Object.entries(background)) {
      const group = survey.groups.get(groupKey(by as Background, value))!
      for (const [i, asks] of asksOf(survey).entries()) group[i * ANSWERS.length + answers[asks]! - 1]!++
    }
  },
  surveyClosed(survey, { result }, { at }) {
    survey.stage = 'closed'
    survey.closedAt = at
    survey.result = copyOf(result)
    // [S25] What is told stays, and nothing finer.
    survey.groups.clear()
  },
  surveyAbandoned(survey, { why }) {
    survey.stage = 'abandoned'
    survey.why = why
    survey.cells.clear()
    survey.groups.clear()
  },
}

/** The wave after an event. Changes it in place. */
export function evolveSurvey(survey: Survey | undefined, event: SurveyEvent): Survey {
  const { told } = event
  if (told.kind === 'surveyDrafted') {
    const said = { background: [], ...copyOf(told.said) }
    return newSurvey(told.community, told.id, told.code, said, event.at)
  }
  const effect = EFFECTS[told.kind] as Effect<typeof told.kind>
  effect(survey!, told as never, event)
  return survey!
}
