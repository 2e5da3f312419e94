import type { Disclosure } from '../ledger/disclosure.ts'
import { readPeriod } from '../ledger/disclosure.ts'
import { MATTER_STAGES } from '../ledger/stages.ts'
import type { Column, Document, Line, Sourced } from './blocks.ts'
import type { Language } from './language.ts'

/** What is known of a community's affairs in a period. */
export interface DisclosureFacts {
  community: string
  /** The body that discloses; empty where nobody has said it. */
  office: string
  disclosure: Disclosure
}

/**
 * Affairs disclosure (居务公开) of a month or a quarter: decisions, funds where they were entered, projects,
 * notices, and what became of cards and matters. Every number is one of `disclosure`.
 */
export function disclosureOf({ community, office, disclosure }: DisclosureFacts, language: Language): Document {
  const { words, tag, day, ordinal } = language
  const issuer = office || community
  const { period, running, until } = disclosure
  const whole = words('document.disclosureOf', { period: periodName(period, language) })
  const title = running ? words('document.disclosedUntil', { title: whole, day: day(until) }) : whole
  const sections: [string, Sourced[]][] = [
    [words('document.disclosedDecisions'), decisions(disclosure, language)],
    [words('document.disclosedFunds'), funds(disclosure, language)],
    [words('document.disclosedProjects'), projects(disclosure, language)],
    [words('document.disclosedNotices'), notices(disclosure, language)],
    [words('document.disclosedCards'), cards(disclosure, language)],
  ]
  const blocks: Sourced[] = [
    { kind: 'title', issuer, text: title, source: 'community' },
    {
      kind: 'fields',
      rows: [{ name: words('document.period'), value: [`${day(disclosure.from)} – ${day(disclosure.until)}`] }],
      source: 'ledger',
    },
    ...sections.flatMap(([text, shown], n): Sourced[] => [
      { kind: 'heading', level: 1, text: `${ordinal(n + 1)}${text}`, source: 'ledger' },
      ...shown,
    ]),
    { kind: 'seal', issuer, day: [day(disclosure.until)], source: 'ledger' },
  ]
  return { title, language: tag, blocks, foot: `${community} ${title}`, at: disclosure.until }
}

/** How a period is called: a month or a quarter of a year. */
export function periodName(period: string, { words }: Pick<Language, 'words'>): string {
  const { year, month, months } = readPeriod(period)!
  return months === 1
    ? words('document.month', { year, month })
    : words('document.quarter', { year, quarter: Math.ceil(month / 3) })
}

/** A table, or that there is nothing to put into it. */
const tableOr = (none: string, columns: Column[], rows: Line[][]): Sourced[] =>
  rows.length === 0
    ? [{ kind: 'paragraph', text: [none], source: 'ledger' }]
    : [{ kind: 'table', columns, rows, source: 'ledger' }]

function decisions({ decisions: all }: Disclosure, { words, day, money }: Language): Sourced[] {
  const columns = [
    { name: words('document.no'), share: 3 },
    { name: words('document.matter'), share: 10 },
    { name: words('document.decisionDay'), share: 8 },
    { name: words('notice.amount'), share: 5 },
    { name: words('document.state'), share: 5 },
  ]
  const rows = all.map(({ number, title, proposal, at, cost, stage }): Line[] => [
    [String(number)],
    [proposal && proposal !== title ? `${title} · ${proposal}` : title],
    [day(at)],
    [cost === null ? '—' : money(cost)],
    [words(`matterStage.${stage}`)],
  ])
  return tableOr(words('document.noneDisclosed'), columns, rows)
}

const funds = ({ funds: { decided, announced } }: Disclosure, { words, money }: Language): Sourced[] => [
  {
    kind: 'fields',
    rows: [
      { name: words('document.fundsDecided'), value: [money(decided)] },
      { name: words('document.fundsAnnounced'), value: [money(announced)] },
    ],
    source: 'ledger',
  },
]

function projects({ projects: all }: Disclosure, { words }: Language): Sourced[] {
  const columns = [
    { name: words('document.no'), share: 1 },
    { name: words('document.matter'), share: 6 },
    { name: words('document.state'), share: 3 },
  ]
  const rows = all.map(({ number, title, stage }): Line[] => [
    [String(number)],
    [title],
    [words(`matterStage.${stage}`)],
  ])
  return tableOr(words('document.noneDisclosed'), columns, rows)
}

function notices({ notices: all }: Disclosure, { words, day, money }: Language): Sourced[] {
  const columns = [
    { name: words('document.subject'), share: 4 },
    { name: words('document.fromUntil'), share: 5 },
    { name: words('notice.amount'), share: 2 },
    { name: words('notice.objections'), share: 2 },
  ]
  const rows = all.map(({ kind, title, amount, from, until, withdrawn, objections }): Line[] => [
    [`${words(`noticeKind.${kind}`)} · ${title}${withdrawn ? ` ${words('document.withdrawn')}` : ''}`],
    [`${day(from)} – ${day(until)}`],
    [amount === null ? '—' : money(amount)],
    [String(objections)],
  ])
  return tableOr(words('document.noneDisclosed'), columns, rows)
}

/** Numbers with their denominator: of the cards posted, how many were answered and wait; then the matters. */
function cards({ cards: counts, stages }: Disclosure, { words }: Language): Sourced[] {
  const columns = [
    { name: words('document.state'), share: 3 },
    { name: words('document.matters'), share: 1 },
  ]
  const reached = MATTER_STAGES.filter((stage) => stages[stage] > 0)
  const rows = reached.map((stage): Line[] => [[words(`matterStage.${stage}`)], [String(stages[stage])]])
  return [
    { kind: 'paragraph', text: [words('document.cardsBecame', counts)], source: 'ledger' },
    ...tableOr(words('document.noneOpened'), columns, rows),
  ]
}
