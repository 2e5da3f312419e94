import type { Lane, MatterStage, Route } from '../../../core/ledger/stages.ts'
import type { PlacedSettings } from '../../../core/ledger/settings.ts'
import { STEPS } from '../../../core/ledger/triage.ts'
import { cleanText } from '../../../core/plain/text.ts'
import type { SpreadsheetColumn } from '../../../wire/strings/spreadsheet.ts'
import { CATEGORY_WORDS, LANE_WORDS, ROUTE_WORDS, STAGE_WORDS } from '../../../wire/strings/spreadsheet.ts'
import { instantOf } from './dates.ts'
import { wholeOf } from './numbers.ts'
import type { RawRow } from './reader/found.ts'
import type { Columns } from './reader/heading.ts'
import { bare } from './words.ts'

/** What is wrong in a row: at which column, and why, as a problem with its facts. */
export interface RowProblem {
  column: SpreadsheetColumn
  code: 'importDate' | 'importWord' | 'importNumber' | 'importPerson' | 'importClosed' | (string & {})
  facts: Record<string, unknown>
}

/** A row as it is understood; instants in milliseconds since 1970. `line` is its number in the file. */
export interface ImportRow {
  line: number
  number: string
  title: string
  summary: string
  category: string
  where: string
  stage: MatterStage
  lane: Lane | null
  route: Route | null
  urgency: number | null
  importance: number | null
  reach: number | null
  office: string
  person: string
  opened: number | null
  due: number | null
  reason: string
  problems: RowProblem[]
}

/** Columns of our own export that Grove counts itself, so that an import does not take them. */
export const NOT_TAKEN: readonly SpreadsheetColumn[] = ['confirmed', 'people', 'cards', 'reopened']

const QUOTED_MOST = 100
const TITLE_MOST = 60
const TEXTS = {
  title: TITLE_MOST,
  summary: 2000,
  where: 100,
  category: 60,
  office: 60,
  reason: 500,
  number: 60,
} as const

/** Reads one row by its heading. What cannot be understood is a problem of that row, never a guess. */
export function readRow(
  raw: RawRow,
  columns: Columns,
  settings: Pick<PlacedSettings, 'definitions' | 'clock'>,
): ImportRow {
  const { problems, problem, said, quoted, text, word, whole, step, date } = cellsOf(raw, columns, settings)
  const summary = text('summary')
  const title = text('title') || shortened(summary)
  const category = text('category')
  if (!title && problems.length === 0) problem('title', 'textEmpty')
  const row: ImportRow = {
    line: raw.line,
    title,
    summary: summary === title ? '' : summary,
    number: text('number'),
    category: CATEGORIES.get(bare(category)) ?? category,
    where: text('where'),
    stage: word('stage', STAGES) ?? 'opened',
    lane: word('lane', LANES),
    route: word('route', ROUTES),
    urgency: step('urgency'),
    importance: step('importance'),
    reach: whole('reach'),
    office: text('office'),
    person: quoted('person').trim(),
    opened: date('opened', false),
    due: date('due', true),
    reason: text('reason'),
    problems,
  }
  if (CLOSED.includes(row.stage) || said('done')) problem(said('done') ? 'done' : 'stage', 'importClosed')
  return row
}

/** The cells of a row, each as what its column holds; `problems` grows by what is not understood. */
function cellsOf(
  { cells }: RawRow,
  columns: Columns,
  { definitions, clock }: Pick<PlacedSettings, 'definitions' | 'clock'>,
) {
  const problems: RowProblem[] = []
  const problem = (column: SpreadsheetColumn, code: string, facts: Record<string, unknown> = {}) => {
    problems.push({ column, code, facts })
    return null
  }
  const raw = new Map<SpreadsheetColumn, string | Date>()
  for (const [i, column] of columns) {
    const cell = cells.get(i) ?? ''
    if (typeof cell === 'string' || cell instanceof Date) raw.set(column, cell)
    else if (!NOT_TAKEN.includes(column)) problem(column, cell.unread, { word: cell.word })
  }
  const said = (column: SpreadsheetColumn): string => {
    const cell = raw.get(column) ?? ''
    return cell instanceof Date ? cell.toISOString().slice(0, 10) : cell
  }
  const quoted = (column: SpreadsheetColumn): string => {
    const words = said(column)
    return words.length > QUOTED_MOST ? `${words.slice(0, QUOTED_MOST)}…` : words
  }
  const text = (column: keyof typeof TEXTS): string => {
    const cleaned = cleanText(said(column), TEXTS[column], 0)
    if (!('refused' in cleaned)) return cleaned.text
    const { refused, ...facts } = cleaned
    problem(column, refused, facts)
    return ''
  }
  const word = <T extends string>(column: SpreadsheetColumn, words: ReadonlyMap<string, T>): T | null => {
    const cell = bare(said(column))
    if (!cell) return null
    return words.get(cell) ?? problem(column, 'importWord', { word: quoted(column) })
  }
  const whole = (column: SpreadsheetColumn): number | null => {
    if (!said(column)) return null
    return wholeOf(said(column)) ?? problem(column, 'importNumber', { word: quoted(column) })
  }
  const step = (column: 'urgency' | 'importance'): number | null => {
    const cell = bare(said(column))
    if (!cell) return null
    const known = definitions[column].map(bare).indexOf(cell) + 1
    const step = known || (/^\d$/.test(cell) ? Number(cell) : DEGREES.get(cell))
    return step && step <= STEPS ? step : problem(column, 'importWord', { word: quoted(column) })
  }
  const date = (column: SpreadsheetColumn, endOfDay: boolean): number | null => {
    const cell = raw.get(column) ?? ''
    if (cell === '') return null
    const at = instantOf(cell, clock, endOfDay)
    return at ?? problem(column, 'importDate', { word: quoted(column) })
  }
  return { problems, problem, said, quoted, text, word, whole, step, date }
}

/** [L24] What ended elsewhere has no evidence here. */
const CLOSED: readonly MatterStage[] = ['done', 'confirmed', 'folded']

/** The first sentence, as much of it as a title holds. */
function shortened(summary: string): string {
  const [first = ''] = summary.split(/[。！？!?\n]/, 1)
  const signs = [...new Intl.Segmenter('zh').segment(first)].map(({ segment }) => segment)
  return signs.length > TITLE_MOST ? `${signs.slice(0, TITLE_MOST - 1).join('')}…` : first
}

const DEGREES = new Map([
  ...['低', '一般', '普通', '不急', 'low'].map((word) => [word, 1] as const),
  ...['中', '较低', 'medium'].map((word) => [word, 2] as const),
  ...['较高', '较急', '较重', '急', '紧急', '重要', '緊急'].map((word) => [word, 3] as const),
  ...['高', '特急', '很急', '非常紧急', '非常重要', '重大', 'high', 'urgent'].map((word) => [word, 4] as const),
])

const wordsOf = <T extends string>(words: Record<T, Record<string, string>>, also: Record<string, T>): Map<string, T> =>
  new Map([
    ...(Object.keys(words) as T[]).flatMap((key) =>
      [key, ...Object.values(words[key])].map((word) => [bare(word), key] as const),
    ),
    ...Object.entries(also).map(([word, key]) => [bare(word), key] as const),
  ])

const STAGES = wordsOf(STAGE_WORDS, {
  已登记: 'opened',
  已定轻重: 'triaged',
  议事中: 'deliberating',
  已决议: 'decided',
  转办中: 'transferring',
  已转办: 'transferred',
  已办结: 'done',
  暂难解决: 'explained',
  不予受理: 'declined',
  新: 'opened',
  待办: 'opened',
  未办: 'opened',
  待受理: 'opened',
  待分拨: 'triaged',
  已受理: 'triaged',
  议事: 'deliberating',
  在办: 'underWay',
  办理: 'underWay',
  处理中: 'underWay',
  進行中: 'underWay',
  进行中: 'underWay',
  办结: 'done',
  完成: 'done',
  已完成: 'done',
  已解决: 'done',
  暂不能解决: 'explained',
  open: 'opened',
  'in progress': 'underWay',
  closed: 'done',
})
const CATEGORIES = wordsOf(CATEGORY_WORDS, {})
const LANES = wordsOf(LANE_WORDS, {
  小事: 'quick',
  轻: 'quick',
  大事: 'major',
  重: 'major',
  small: 'quick',
  large: 'major',
})
const ROUTES = wordsOf(ROUTE_WORDS, { 部门: 'department', 热线: 'department', 转办: 'department' })
