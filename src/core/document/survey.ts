import type { Rates } from '../ledger/rates.ts'
import { BACKGROUND } from '../survey/background.ts'
import { agreeing } from '../survey/publish.ts'
import { groupName } from '../survey/tables.ts'
import type { Statement } from '../survey/survey.ts'
import type { linesOf } from '../survey/waves.ts'
import type { Document, Line, Sourced } from './blocks.ts'
import type { Language } from './language.ts'

/** What a year's report is made of. */
export interface SurveyFacts {
  community: string
  /** The body that issues it; empty where nobody has said it. */
  office: string
  title: string
  code: string
  closedAt: number
  people: number
  invited: number | null
  lines: ReturnType<typeof linesOf>
  ledger: { rates: Rates; overdue: number; reopened: number; answerDays: number | null }
  /** The convention in force, and how often each article was of use in that year; null: none is. */
  convention: { title: string; articles: { text: string; uses: number }[] } | null
  /** Where everybody reads it. */
  address: string
}

const percent = (share: number): string => `${Math.round(share * 100)}%`

/**
 * [S20] The year as its people say and as the ledger knows it: each sentence with its share, interval and
 * change; the three rates; how often articles of the convention were of use, never against whom.
 */
export function surveyReportOf(facts: SurveyFacts, language: Language): Document {
  const { words, tag, day } = language
  const { community, office, title, closedAt, people, invited, address } = facts
  const issuer = office || community
  const asked = invited === null ? words('survey.people', { people }) : words('survey.peopleOf', { people, invited })
  const blocks: Sourced[] = [
    { kind: 'title', issuer, text: words('document.surveyReport', { title }), source: 'community' },
    { kind: 'paragraph', text: [`${day(closedAt)} · ${asked}`], source: 'ledger' },
    {
      kind: 'table',
      columns: [
        { name: words('document.surveySentence'), share: 5 },
        { name: words('document.surveyAgree'), share: 3 },
        { name: words('document.surveyChange'), share: 3 },
      ],
      rows: facts.lines.map((line) => rowOf(line, facts.code, language)),
      source: 'ledger',
    },
    { kind: 'paragraph', text: [words('survey.how')], source: 'hand' },
    ...groupsOf(facts.lines, language),
    { kind: 'heading', level: 2, text: words('survey.besideLedger'), source: 'hand' },
    { kind: 'paragraph', text: [words('survey.besideLedgerHelp')], source: 'hand' },
    { kind: 'list', ordered: false, items: ledgerLines(facts.ledger, language), source: 'ledger' },
    ...usesOf(facts.convention, language),
    { kind: 'seal', issuer, day: [day(closedAt)], source: 'community' },
    { kind: 'qr', address, says: title, source: 'community' },
  ]
  return { title: words('document.surveyReport', { title }), language: tag, blocks, foot: title, at: closedAt }
}

function rowOf({ said, points }: SurveyFacts['lines'][number], code: string, { words }: Language): Line[] {
  const text = said.text ?? words(`survey.asks.${said.asks as Statement}`)
  const share = agreeing(said.groups)
  const point = points.find((one) => one.code === code)
  if (!share || !point) return [[text], [words('survey.tooFew')], ['—']]
  const between = words('survey.between', { low: percent(point.low), high: percent(point.high) })
  const change = point.change ? words(`survey.change.${point.change.clear ?? 'none'}`) : '—'
  return [[text], [`${percent(share.agree / share.of)}${between}`], [change]]
}

/** [S26] Each sentence by groups, a table for each question of the background; only what is told. */
function groupsOf(lines: SurveyFacts['lines'], { words }: Language): Sourced[] {
  return BACKGROUND.flatMap((by): Sourced[] => {
    const rows = lines.flatMap(({ said }) => {
      const table = said.by?.find(({ background }) => background === by)
      const text = said.text ?? words(`survey.asks.${said.asks as Statement}`)
      return (table?.rows ?? []).map(({ values, agree, of }): Line[] => [
        [text],
        [groupName(words, by, values)],
        [`${percent(agree / of)} (${words('survey.count', { count: of })})`],
      ])
    })
    if (rows.length === 0) return []
    return [
      { kind: 'heading', level: 2, text: words(`survey.by.${by}`), source: 'hand' },
      {
        kind: 'table',
        columns: [
          { name: words('document.surveySentence'), share: 5 },
          { name: words('survey.groups'), share: 3 },
          { name: words('document.surveyAgree'), share: 3 },
        ],
        rows,
        source: 'ledger',
      },
      { kind: 'paragraph', text: [words('survey.groupsHow')], source: 'hand' },
    ]
  })
}

function ledgerLines({ rates, overdue, reopened, answerDays }: SurveyFacts['ledger'], { words }: Language): Line[] {
  const rated = (['response', 'resolution', 'satisfaction'] as const).map((rate) => {
    const { part, of, share } = rates[rate]
    const counted = words(rate === 'satisfaction' ? 'rate.of.answers' : 'rate.of.matters', { part, of })
    return [`${words(`rate.${rate}`)} ${share === null ? words('rate.few') : percent(share)} ${counted}`]
  })
  return [
    ...rated,
    [words('survey.overdue', { n: overdue })],
    [words('survey.reopened', { n: reopened })],
    ...(answerDays === null ? [] : [[words('survey.answerDays', { n: answerDays })]]),
  ]
}

function usesOf(convention: SurveyFacts['convention'], { words }: Language): Sourced[] {
  if (!convention) return []
  return [
    { kind: 'heading', level: 2, text: convention.title, source: 'ledger' },
    {
      kind: 'table',
      columns: [
        { name: words('document.surveyArticle'), share: 8 },
        { name: words('document.surveyUses'), share: 2 },
      ],
      rows: convention.articles.map(({ text, uses }, i) => [
        [`${words('document.article', { n: i + 1 })} ${text}`],
        [`${uses}`],
      ]),
      source: 'ledger',
    },
  ]
}
