import type { SurveyCommandInput } from '../../src/wire/survey.ts'
import type { Who } from './who.ts'
import { COORDINATORS, LEADERS, TRANSCRIBERS } from './who.ts'

type Of<K extends SurveyCommandInput['kind']> = Omit<Extract<SurveyCommandInput, { kind: K }>, 'kind'>

export const A_SURVEY = { title: '变了没有', own: ['楼道比以前亮了。'], coded: true, background: ['age' as const] }

/** A command of each kind that the schema takes, and the rules refuse of a draft without a code. */
export const HARMLESS_TO_SURVEY: { [K in SurveyCommandInput['kind']]: Of<K> } = {
  describeSurvey: { title: '', own: [], coded: true, background: [] },
  voidCodes: { set: 99 },
  openSurvey: {},
  answerSurvey: { channel: 'paper', code: '', answers: {} },
  closeSurvey: {},
  abandonSurvey: { why: '' },
}

/** Whom each command is let through for. */
export const MAY_SEND_TO_SURVEY: Record<SurveyCommandInput['kind'], readonly Who[]> = {
  describeSurvey: COORDINATORS,
  voidCodes: LEADERS,
  openSurvey: COORDINATORS,
  answerSurvey: TRANSCRIBERS,
  closeSurvey: COORDINATORS,
  abandonSurvey: COORDINATORS,
}
