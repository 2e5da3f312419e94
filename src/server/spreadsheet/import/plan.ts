import { decide } from '../../../core/ledger/decide.ts'
import type { MatterCommand } from '../../../core/ledger/command.ts'
import { evolve } from '../../../core/ledger/evolve.ts'
import { minuteAt } from '../../../core/plain/clock.ts'
import type { PlacedSettings } from '../../../core/ledger/settings.ts'
import type { Matter } from '../../../core/ledger/sheet.ts'
import type { Route } from '../../../core/ledger/stages.ts'
import { proposedLane } from '../../../core/ledger/triage.ts'
import { CARD_MOST } from '../../../core/meeting/meeting.ts'
import { foldName } from '../../../core/plain/sameName.ts'
import { cleanText } from '../../../core/plain/text.ts'
import type { Id } from '../../../core/plain/id.ts'
import type { Locale } from '../../../wire/plain.ts'
import type { SpreadsheetColumn } from '../../../wire/strings/spreadsheet.ts'
import type { ImportRow, RowProblem } from './columns.ts'
import { staffCalled } from '../../person/store.ts'

/**
 * What a row becomes: the words of its card, and the commands of its matter in order, each with the column
 * that it comes from.
 */
export interface Planned {
  row: ImportRow
  card: { id: Id; text: string; where: string }
  matter: Id
  steps: { column: SpreadsheetColumn; command: MatterCommand }[]
}

/** What is the same for all rows of a file. */
export interface Plan {
  community: Id
  /** The open tree that takes the cards. */
  meeting: Id
  /** Who imports, and owns what names nobody. */
  importer: Id
  staff: ReadonlyMap<string, Id>
  settings: PlacedSettings
  locale: Locale
  /** The file's name, as the notes quote it. */
  file: string
  idOf(part: string): Id
  /** What a row is called: the same in every copy of the ledger. */
  nameOf(row: ImportRow): string
}

const SAID: Record<
  Locale,
  { note: string; number: string; opened: string; due: string; reach: string; triage: string; route: string }
> = {
  'zh-Hans': {
    note: '从“{file}”第 {line} 行导入。',
    number: '原编号 {number}。',
    opened: '原登记日期 {date}。',
    due: '原期限 {date}。',
    reach: '原涉及人数 {people}。',
    triage: '从原来的台账导入',
    route: '从原来的台账导入',
  },
  'zh-Hant': {
    note: '從「{file}」第 {line} 行匯入。',
    number: '原編號 {number}。',
    opened: '原登記日期 {date}。',
    due: '原期限 {date}。',
    reach: '原涉及人數 {people}。',
    triage: '從原來的台帳匯入',
    route: '從原來的台帳匯入',
  },
  en: {
    note: 'Imported from “{file}”, row {line}.',
    number: 'Its number there: {number}.',
    opened: 'Registered there on {date}.',
    due: 'Due there on {date}.',
    reach: 'People it touches there: {people}.',
    triage: 'Imported from an earlier ledger',
    route: 'Imported from an earlier ledger',
  },
}

const fill = (text: string, facts: Record<string, string | number>): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => String(facts[name]))

/** [L1] Plans a row: one card, one matter opened from it, weighed and routed as far as the row says. */
export function planRow(row: ImportRow, plan: Plan): Planned {
  const { community, meeting, importer, settings } = plan
  const said = SAID[plan.locale]
  const name = plan.nameOf(row)
  const [card, matter] = [plan.idOf(`card ${name}`), plan.idOf(`matter ${name}`)]
  const steps: Planned['steps'] = []
  const add = (column: SpreadsheetColumn, command: MatterCommand) => steps.push({ column, command })

  const { title, summary, category, where } = row
  const cards = [{ meeting, card }]
  add('title', {
    kind: 'openMatter',
    id: matter,
    community,
    title,
    summary,
    category,
    where,
    grids: [],
    cards,
    topic: null,
  })
  add('title', { kind: 'note', text: noteOf(row, plan) })

  const person = row.person ? plan.staff.get(foldName(row.person)) : undefined
  if (row.person && !person) row.problems.push({ column: 'person', code: 'importPerson', facts: { word: row.person } })
  if (person || row.office) {
    const owner = { person: person ?? importer, office: row.office || settings.office }
    add(person ? 'person' : 'office', { kind: 'dispatch', owner, reason: said.triage })
  }
  const route = routeOf(row)
  const weighed = row.urgency !== null || row.importance !== null || row.lane !== null
  if (!weighed && row.stage === 'opened' && !route) return { row, card: cardOf(row, card), matter, steps }

  const [urgency, importance] = [row.urgency ?? 2, row.importance ?? 2]
  const reach = { people: row.reach, grids: [] }
  const lane = row.lane ?? proposedLane({ urgency, importance, reach, safety: false }, settings).lane
  const reason = row.reason || said.triage
  add('lane', { kind: 'triage', urgency, importance, reach, safety: false, lane, reason })
  if (row.stage === 'explained') add('reason', { kind: 'explain', reason: row.reason, reviewAt: row.due ?? 0 })
  else if (route) {
    const elsewhere = route === 'department' || route === 'ownersAssembly' || route === 'microProject'
    const receiver = elsewhere ? { name: row.office, reference: '', heardOn: null } : null
    const why = route === 'notAccepted' ? row.reason : row.reason || said.route
    const column = elsewhere ? 'office' : route === 'notAccepted' ? 'reason' : 'route'
    add(column, { kind: 'route', route, reason: why, receiver })
    if (row.stage === 'transferred')
      add('stage', { kind: 'acceptTransfer', reference: '', note: row.reason || said.route })
  }
  return { row, card: cardOf(row, card), matter, steps }
}

/** The route that a row names, or that its stage says it took. */
function routeOf({ route, stage }: ImportRow): Route | null {
  switch (stage) {
    case 'deliberating':
    case 'decided':
      return 'deliberation'
    case 'referred':
      return route === 'microProject' ? 'microProject' : 'ownersAssembly'
    case 'transferring':
    case 'transferred':
      return 'department'
    case 'declined':
      return 'notAccepted'
    case 'underWay':
      return 'quickFix'
    default:
      return stage === 'explained' ? null : route
  }
}

function noteOf(row: ImportRow, { locale, file, settings }: Plan): string {
  const said = SAID[locale]
  const date = (at: number) => {
    const [day, time] = minuteAt(settings.clock, at).split('T')
    return time === '00:00' || time === '23:59' ? day! : `${day} ${time}`
  }
  return [
    fill(said.note, { file, line: row.line }),
    row.number && fill(said.number, { number: row.number }),
    row.opened !== null && fill(said.opened, { date: date(row.opened) }),
    row.due !== null && fill(said.due, { date: date(row.due) }),
    // Where the row is not weighed there is no other place for it.
    row.reach !== null && fill(said.reach, { people: row.reach }),
    row.reason,
  ]
    .filter(Boolean)
    .join(locale === 'en' ? ' ' : '')
}

/** The card says the title, and the summary where both fit on a card. */
function cardOf({ title, summary, where }: ImportRow, id: Id): Planned['card'] {
  const both = summary ? `${title}\n${summary}` : title
  return { id, text: 'refused' in cleanText(both, CARD_MOST) ? title : both, where }
}

/**
 * Plays a plan through the rules without keeping anything; what they refuse are problems of the row. A later
 * due date is asked for at the end.
 */
export function checkPlan(
  { row, card, steps }: Planned,
  { settings, importer, locale }: Plan,
  now: number,
): RowProblem[] {
  if (row.problems.length) return row.problems
  const actor = staffCalled(importer)
  const facts = {
    settings,
    number: 1,
    known: new Set([card.id]),
    worksHere: true,
    affected: false,
    entered: false,
    photos: new Set<Id>(),
    other: undefined,
    folded: 0,
    offerStands: false,
  }
  let matter: Matter | undefined
  const play = (command: MatterCommand) => {
    const decision = decide(matter, command, actor, now, facts)
    if (!Array.isArray(decision)) return decision
    for (const event of decision) matter = evolve(matter, event)
    return undefined
  }
  for (const { column, command } of steps) {
    const refusal = play(command)
    if (!refusal) continue
    const { refused, ...more } = refusal
    return [{ column, code: refused, facts: more }]
  }
  const due = matter!.sheet.dueAt
  if (row.due !== null && due !== null && row.due > Math.max(now, due) && row.stage !== 'explained') {
    const reason = row.reason || SAID[locale].triage
    const extend = { kind: 'extend', dueAt: row.due, reason } as const
    if (!play(extend)) steps.push({ column: 'due', command: extend })
  }
  return []
}
