import { type Clock, dayAt, instantAt } from '../../../core/plain/clock.ts'
import { PROJECT_KINDS, SCREENED_OUT, type ProjectSaid, type RoundSettings } from '../../../core/round/round.ts'
import type { RuleSaid } from '../../../core/round/ruleSaid.ts'
import { USUAL_RULE } from '../../../core/round/ruleSaid.ts'
import type { Field, Values } from '../form/form.ts'
import { text, whole } from '../form/form.ts'

/** Yuan as typed, in fen; nought where nothing was typed. */
export const fen = (value: unknown): number => Math.round(Number(value ?? 0) * 100)

const money = (name: string, label: Field['label'], optional = false): Field => ({
  kind: 'count',
  name,
  label: label!,
  most: 1e9,
  step: 0.01,
  ...(optional ? { optional: true as const } : {}),
})
const count = (name: string, label: Field['label'], most: number): Field => ({
  kind: 'count',
  name,
  label: label!,
  most,
})

const VOTERS = ['person', 'household', 'representative'] as const
const COMPLETIONS = ['add1', 'add1u', 'mostVotes', 'none'] as const
const COMPARISONS = ['projects', 'anything', 'none'] as const

export const SETTING_FIELDS: Field[] = [
  { kind: 'line', name: 'title', label: 'deskRound.title', most: 40 },
  money('budget', 'deskRound.budget'),
  count('year', 'deskRound.year', 2199),
  money('works', 'deskRound.capWorks', true),
  money('services', 'deskRound.capServices', true),
  money('goods', 'deskRound.capGoods', true),
  count('most', 'deskRound.most', 200),
  count('fewest', 'deskRound.fewest', 200),
  count('turnout', 'deskRound.turnout', 100),
  count('appealDays', 'deskRound.appealDays', 60),
  count('menuDays', 'deskRound.menuDays', 60),
  count('resultDays', 'deskRound.resultDays', 60),
  { kind: 'choice', name: 'way', label: 'deskRound.way', options: ['equalShares', 'mostVotes'], words: 'round.rule' },
  {
    kind: 'choice',
    name: 'decider',
    label: 'deskRound.decider',
    options: ['committee', 'representativesMeeting', 'residentsMeeting'],
    words: 'round.decidedBy',
  },
  count('overPercent', 'deskRound.overPercent', 100),
  count('acceptors', 'deskRound.acceptors', 50),
  count('neighbours', 'deskRound.neighbours', 50),
  { kind: 'line', name: 'lotFrom', label: 'deskRound.lotFrom', most: 120 },
  { kind: 'line', name: 'who', label: 'deskVote.who', most: 200 },
  { kind: 'choice', name: 'voter', label: 'deskRound.voter', options: VOTERS, words: 'deskRound.voterIs' },
  count('leastVotes', 'deskRound.leastVotes', 1e6),
  count('floor', 'deskRound.floor', 100),
  {
    kind: 'choice',
    name: 'completion',
    label: 'deskRound.completion',
    options: COMPLETIONS,
    words: 'round.completion',
  },
  {
    kind: 'choice',
    name: 'comparison',
    label: 'deskRound.comparison',
    options: COMPARISONS,
    words: 'round.comparison',
  },
]

/** A usual round; `year`: this one. */
export const usualSettings = (year: number, who: string): Values => ({
  title: '',
  budget: '',
  year,
  works: '',
  services: '',
  goods: '',
  most: 3,
  fewest: 1,
  turnout: 0,
  appealDays: 3,
  menuDays: 7,
  resultDays: 15,
  way: 'equalShares',
  decider: 'committee',
  overPercent: 10,
  acceptors: 5,
  neighbours: 3,
  lotFrom: '',
  who,
  voter: 'person',
  leastVotes: USUAL_RULE.leastVotes,
  floor: 0,
  completion: USUAL_RULE.completion,
  comparison: USUAL_RULE.comparison,
})

/** The settings as they were typed. `before`: what the form does not ask for stays as it was. */
export function settingsIn(values: Values, before?: RoundSettings): RoundSettings {
  const number = (name: string) => whole(values[name]) ?? 0
  const cap = (name: string) => (values[name] === '' || values[name] == null ? null : fen(values[name]))
  const turnout = number('turnout')
  return {
    year: number('year'),
    budget: fen(values.budget),
    caps: { works: cap('works'), services: cap('services'), goods: cap('goods') },
    appealDays: number('appealDays'),
    menuDays: number('menuDays'),
    resultDays: number('resultDays'),
    fewest: number('fewest'),
    most: number('most'),
    turnout: turnout > 0 ? { over: turnout, of: 100, above: false } : null,
    voter: VOTERS.find((one) => one === values.voter) ?? 'person',
    who: text(values.who),
    doors: before?.doors ?? ['phone', 'box', 'homes', 'behalf'],
    rule: ruleIn(values, before?.rule ?? USUAL_RULE),
    decider:
      (['representativesMeeting', 'residentsMeeting'] as const).find((one) => one === values.decider) ?? 'committee',
    overPercent: number('overPercent'),
    acceptors: number('acceptors'),
    neighbours: number('neighbours'),
    lotFrom: text(values.lotFrom),
  }
}

const ruleIn = (values: Values, { step }: RuleSaid): RuleSaid => ({
  way: values.way === 'mostVotes' ? 'mostVotes' : 'equalShares',
  completion: COMPLETIONS.find((one) => one === values.completion) ?? USUAL_RULE.completion,
  comparison: COMPARISONS.find((one) => one === values.comparison) ?? USUAL_RULE.comparison,
  leastVotes: whole(values.leastVotes) ?? USUAL_RULE.leastVotes,
  floor: whole(values.floor) || null,
  step,
})

/** The same as values to go on from. */
export const valuesOf = (title: string, settings: RoundSettings): Values => {
  const { budget, caps, turnout, rule, doors: _, ...rest } = settings
  const yuan = (amount: number | null) => (amount === null ? '' : amount / 100)
  return {
    ...rest,
    title,
    budget: budget / 100,
    works: yuan(caps.works),
    services: yuan(caps.services),
    goods: yuan(caps.goods),
    turnout: turnout ? Math.round((100 * turnout.over) / turnout.of) : 0,
    way: rule.way,
    completion: rule.completion,
    comparison: rule.comparison,
    leastVotes: rule.leastVotes,
    floor: rule.floor ?? 0,
  }
}

/** A proposal as the desk types it from paper, or describes it anew. */
export const PROJECT_FIELDS: Field[] = [
  { kind: 'choice', name: 'kind', label: 'round.form.kind', options: PROJECT_KINDS, words: 'round.kind' },
  { kind: 'line', name: 'title', label: 'round.form.title', most: 40 },
  { kind: 'line', name: 'place', label: 'round.form.place', most: 40, optional: true },
  { kind: 'text', name: 'need', label: 'round.form.need', most: 500, optional: true },
  { kind: 'line', name: 'gains', label: 'round.form.gains', most: 80, optional: true },
  { kind: 'text', name: 'content', label: 'round.form.content', most: 500, optional: true },
  { kind: 'text', name: 'lines', label: 'deskRound.lines', most: 2000, optional: true, hint: ['deskRound.linesHelp'] },
  { kind: 'text', name: 'funds', label: 'deskRound.funds', most: 1000, optional: true },
  { kind: 'line', name: 'builder', label: 'round.builder', most: 80, optional: true },
  { kind: 'day', name: 'from', label: 'deskRound.from', optional: true },
  { kind: 'day', name: 'until', label: 'deskRound.until', optional: true },
  { kind: 'text', name: 'upkeep', label: 'round.form.upkeep', most: 500, optional: true },
  { kind: 'text', name: 'consents', label: 'round.consents', most: 500, optional: true },
]

const rowsIn = (typed: unknown): string[] =>
  text(typed)
    .split('\n')
    .map((row) => row.trim())
    .filter(Boolean)

/** The last words of a line that are a number, and what stands before. */
function endingIn(row: string): { before: string; number: number } {
  const words = row.split(/\s+/)
  const number = Number((words[words.length - 1] ?? '').replace(/[,，¥￥元]/g, ''))
  return Number.isFinite(number) && words.length > 1
    ? { before: words.slice(0, -1).join(' '), number }
    : { before: row, number: NaN }
}

/** Days by the community's clock. `before`: what the form does not ask for stays as it was. */
export function saidIn(values: Values, clock: Clock, before: Partial<ProjectSaid> = {}): ProjectSaid {
  const noon = (day: unknown) => (text(day) ? instantAt(clock, `${text(day)}T12:00`) : null)
  return {
    kind: PROJECT_KINDS.find((kind) => kind === values.kind) ?? 'works',
    title: text(values.title),
    place: text(values.place),
    need: text(values.need),
    gains: text(values.gains),
    content: text(values.content),
    // 长椅 6 2000: what, how many, each in yuan; with one number it is the sum.
    lines: rowsIn(values.lines).map((row) => {
      const price = endingIn(row)
      const quantity = endingIn(price.before)
      return Number.isNaN(quantity.number)
        ? { what: price.before, quantity: 1, price: fen(price.number || 0) }
        : { what: quantity.before, quantity: quantity.number, price: fen(price.number || 0) }
    }),
    funds: rowsIn(values.funds).map((row) => {
      const { before: from, number } = endingIn(row)
      return { from, amount: fen(number || 0) }
    }),
    builder: text(values.builder),
    from: noon(values.from),
    until: noon(values.until),
    upkeep: text(values.upkeep),
    consents: text(values.consents),
    matter: before.matter ?? null,
  }
}

export const projectValues = (said: ProjectSaid, clock: Clock): Values => ({
  ...said,
  from: said.from === null ? '' : dayAt(clock, said.from),
  until: said.until === null ? '' : dayAt(clock, said.until),
  lines: said.lines.map(({ what, quantity, price }) => `${what} ${quantity} ${price / 100}`).join('\n'),
  funds: said.funds.map(({ from, amount }) => `${from} ${amount / 100}`).join('\n'),
})

/** Onto the menu, or out and why. */
export const SCREEN_FIELDS: Field[] = [
  {
    kind: 'choice',
    name: 'out',
    label: 'deskRound.screening',
    options: ['passed', ...SCREENED_OUT],
    words: 'round.cause',
  },
  { kind: 'text', name: 'reason', label: 'field.why', most: 300, optional: true, hint: ['deskRound.reasonHelp'] },
]

/** Lines of numbers and reasons: “3 街道已经在做”. */
export const leftIn = (typed: unknown): { n: number; reason: string }[] =>
  rowsIn(typed).map((row) => {
    const [n = '', ...reason] = row.split(/[\s:：、]+/)
    return { n: Number(n.replace(/\D/g, '')) || 0, reason: reason.join(' ') }
  })

const PARTS = [1, 2, 3] as const
/** Into which a proposal is split: two or three, each with what, how and how much. */
export const SPLIT_FIELDS: Field[] = PARTS.flatMap((i): Field[] => [
  { kind: 'line', name: `title${i}`, label: `deskRound.part${i}`, most: 40, ...(i > 2 ? { optional: true } : {}) },
  { kind: 'text', name: `content${i}`, label: 'round.form.content', most: 500, optional: true },
  money(`cost${i}`, 'deskRound.amount', true),
])

/** The parts as they were typed; what was not asked is as it is of the whole. */
export const partsIn = (values: Values, whole: ProjectSaid): ProjectSaid[] =>
  PARTS.flatMap((i) => {
    const title = text(values[`title${i}`])
    const price = fen(values[`cost${i}`] || 0)
    if (!title) return []
    const lines = price > 0 ? [{ what: title, quantity: 1, price }] : []
    return [{ ...whole, title, content: text(values[`content${i}`]), lines, funds: [] }]
  })
