import { asksOf, STATEMENTS } from '../../core/survey/survey.ts'
import type { PageData } from '../../wire/pages.ts'
import type { SurveyView } from '../../wire/survey.ts'

type SurveyPages = 'surveysBeside' | 'surveys' | 'survey' | 'surveySheets'

/** The pages of a survey; `text` is what people wrote, `name` what things are called. */
export function surveySamples(
  text: string,
  name: string,
  at: number,
  clock: PageData['survey']['clock'],
): Pick<PageData, SurveyPages> {
  // The rules let none of its own be empty.
  const own = text || '灯'
  const community = { slug: 'rongshu', name, subdistrict: name }
  const shown = { code: 'K7Q2MD', title: name, coded: true, people: 84, at }
  const groups = [
    { answers: [1, 2], count: 9 },
    { answers: [3, 6], count: 15 },
    { answers: [4, 5], count: 60 },
  ]
  const by = [
    {
      background: 'age' as const,
      rows: [
        { values: [3], agree: 20, of: 30 },
        { values: [4], agree: 30, of: 40 },
        { values: [1, 2, 0], agree: 10, of: 14 },
      ],
    },
  ]
  const point = { at, agree: 60, of: 84, low: 0.61, high: 0.8 }
  const lines: SurveyView['lines'] = asksOf({ own: [own] }).map((asks, i) => ({
    said: { asks, text: asks === 'own1' ? own : null, groups: i === 2 ? null : groups, ...(i === 0 ? { by } : {}) },
    points: [
      { ...point, code: 'AAAAAA', change: null },
      { ...point, code: 'K7Q2MD', change: { clear: i % 2 ? null : 'up' } },
    ],
  }))
  const statements = lines.map(({ said }) => said)
  const channels = [
    { channel: 'page' as const, count: 60 },
    { channel: 'paper' as const, count: 24 },
  ]
  const view: SurveyView = {
    ...shown,
    stage: 'closed',
    own: [own],
    background: ['age', 'home'],
    openedAt: at,
    closedAt: at,
    invited: 200,
    why: '',
    result: { people: 84, invited: 200, channels, statements },
    lines,
    ledger: {
      rates: {
        response: { part: 40, of: 44, share: 0.91 },
        resolution: { part: 30, of: 40, share: 0.75 },
        satisfaction: { part: 3, of: 4, share: null },
      },
      overdue: 3,
      reopened: 2,
      answerDays: 4,
    },
  }
  const shares = STATEMENTS.map((asks, i) => ({ asks, agree: i === 2 ? null : 60 }))
  const one = { code: 'K7Q2MD', title: name, at, people: 84, invited: 200, shares }
  return {
    surveysBeside: {
      subdistrict: { slug: 'hedu', name },
      items: ['rongshu', 'shilu'].map((slug) => ({ ...one, community: { slug, name } })),
    },
    surveys: { community, clock, items: [{ ...shown, stage: 'closed' }] },
    survey: { community, clock, view, said: null, serial: '', chosen: {}, formKey: 'key', refused: null },
    surveySheets: { community, view, sheets: [{ serial: '123456789012345', qr: '<svg></svg>' }] },
  }
}
