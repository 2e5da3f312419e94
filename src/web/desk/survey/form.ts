import type { Background } from '../../../core/survey/background.ts'
import { BACKGROUND, BACKGROUNDS } from '../../../core/survey/background.ts'
import { OWN_LENGTH, OWN_MOST, TITLE_LENGTH } from '../../../core/survey/survey.ts'
import type { SurveyView } from '../../../wire/survey.ts'
import type { Field, Values } from '../form/form.ts'

/** What is said of a wave while it is a draft. */
export const SURVEY_FIELDS: Field[] = [
  { kind: 'line', name: 'title', label: 'deskSurvey.title', most: TITLE_LENGTH },
  { kind: 'text', name: 'own', label: 'deskSurvey.own', most: OWN_MOST * (OWN_LENGTH + 1), optional: true },
  { kind: 'check', name: 'coded', label: 'deskSurvey.coded' },
  ...BACKGROUND.map((by): Field => ({ kind: 'check', name: by, label: `deskSurvey.by.${by}` })),
]

type Said = Pick<SurveyView, 'title' | 'own' | 'coded' | 'background'>
export const startOf = ({ title, own, coded, background }: Said): Values => ({
  ...Object.fromEntries(BACKGROUND.map((by) => [by, background.includes(by)])),
  title,
  own: own.join('\n'),
  coded,
})

/** What the form says: of its own sentences one a line. */
export const saidIn = ({ title, own, coded, ...by }: Values) => ({
  title: String(title ?? ''),
  own: String(own ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean),
  coded: coded === true,
  background: BACKGROUND.filter((one) => by[one] === true),
})

/** Digits as they are typed from a sheet, one for each sentence in its order. */
export const answersIn = (asks: readonly string[], digits: string): Record<string, number> =>
  Object.fromEntries([...digits.replace(/\D/g, '')].slice(0, asks.length).map((digit, i) => [asks[i]!, Number(digit)]))

/** [S24] What a form asks of the background: nothing, until it says that whoever answers agreed. */
export const backgroundFields = (asked: readonly Background[], values: Values): Field[] =>
  asked.length === 0
    ? []
    : [
        { kind: 'check', name: 'consent', label: 'deskSurvey.consent' },
        ...(values.consent === true ? asked.map(fieldOf) : []),
      ]

const fieldOf = (by: Background): Field => ({
  kind: 'pick',
  name: by,
  label: `survey.by.${by}`,
  options: Array.from({ length: BACKGROUNDS[by] + 1 }, (_, value) => `${value}`),
  words: `survey.${by}`,
})

export const backgroundStart = (asked: readonly Background[]): Values => ({
  consent: false,
  ...Object.fromEntries(asked.map((by) => [by, '0'])),
})

/** What of it is sent: nothing without the consent, and what was skipped never. */
export const backgroundIn = (asked: readonly Background[], values: Values) =>
  values.consent !== true
    ? {}
    : {
        background: {
          consent: true as const,
          ...Object.fromEntries(asked.flatMap((by) => (Number(values[by]) ? [[by, Number(values[by])]] : []))),
        },
      }
