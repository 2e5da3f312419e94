import { OWN_LENGTH, OWN_MOST, TITLE_LENGTH } from '../../../core/survey/survey.ts'
import type { SurveyView } from '../../../wire/survey.ts'
import type { Field, Values } from '../form/form.ts'

/** What is said of a wave while it is a draft. */
export const SURVEY_FIELDS: Field[] = [
  { kind: 'line', name: 'title', label: 'deskSurvey.title', most: TITLE_LENGTH },
  { kind: 'text', name: 'own', label: 'deskSurvey.own', most: OWN_MOST * (OWN_LENGTH + 1), optional: true },
  { kind: 'check', name: 'coded', label: 'deskSurvey.coded' },
]

export const startOf = ({ title, own, coded }: Pick<SurveyView, 'title' | 'own' | 'coded'>): Values => ({
  title,
  own: own.join('\n'),
  coded,
})

/** What the form says: of its own sentences one a line. */
export const saidIn = ({ title, own, coded }: Values) => ({
  title: String(title ?? ''),
  own: String(own ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean),
  coded: coded === true,
})

/** Digits as they are typed from a sheet, one for each sentence in its order. */
export const answersIn = (asks: readonly string[], digits: string): Record<string, number> =>
  Object.fromEntries([...digits.replace(/\D/g, '')].slice(0, asks.length).map((digit, i) => [asks[i]!, Number(digit)]))
