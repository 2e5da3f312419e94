import type { Lane, MatterStage, Route } from '../../../core/ledger/stages.ts'
import type { LedgerSettings } from '../../../core/ledger/settings.ts'
import { STEPS } from '../../../core/ledger/triage.ts'
import { cleanText } from '../../../core/plain/text.ts'
import type { SheetColumn } from '../../../wire/strings/ledgerSheet.ts'
import {
  CATEGORY_WORDS,
  LANE_WORDS,
  ROUTE_WORDS,
  SHEET_COLUMNS,
  STAGE_WORDS,
} from '../../../wire/strings/ledgerSheet.ts'
import { ProblemError } from '../../problem.ts'
import type { RawCell, RawRow } from './read.ts'

/** Heading words that are none of our own: what ledgers elsewhere call the same. */
const ALSO: Partial<Record<SheetColumn, string>> = {
  number: '序号 序號 号 號 事项编号 no no. id #',
  title: '标题 標題 名称 名稱 主题 主題 事项名称 事項名稱 诉求标题 title subject',
  summary: '描述 详情 詳情 情况 诉求 诉求内容 问题 問題 问题描述 事项内容 description content details',
  category: '分类 分類 类型 類型 type',
  where: '位置 地址 发生地点 place location address',
  stage: '进度 進度 环节 環節 办理状态 办理情况 status state',
  lane: '轻重缓急 輕重緩急 办理方式 辦理方式',
  route: '分流 办理途径 辦理途徑',
  urgency: '紧急程度 緊急程度 急',
  importance: '重要程度 重',
  reach: '人数 影响人数 人數 people affected',
  office: '责任单位 責任單位 主办单位 单位 承办部门 department unit',
  person: '责任人 責任人 负责人 負責人 经办人 owner assignee',
  opened: '登记时间 受理日期 受理时间 收到日期 日期 登記時間 date received',
  due: '截止日期 办理期限 截止时间 到期 限期 deadline',
  done: '办结时间 完成日期 完成时间 辦結時間 completed closed',
  reason: '备注 備註 理由 处理情况 处理结果 說明 note notes remark remarks comment',
}

/** A heading without what does not tell headings apart: spaces, brackets with their content, colons, case. */
const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\([^()]*\)|[\s:*]/g, '')

const HEADINGS = new Map(
  (Object.keys(SHEET_COLUMNS) as SheetColumn[]).flatMap((column) =>
    [...Object.values(SHEET_COLUMNS[column]), ...(ALSO[column]?.split(' ') ?? [])].map(
      (word) => [bare(word), column] as const,
    ),
  ),
)

/** Which column stands where; refuses a sheet without a title or a summary, or with one column twice. */
export function readHeading({ cells }: RawRow): Map<number, SheetColumn> {
  const columns = new Map<number, SheetColumn>()
  cells.forEach((cell, i) => {
    const column = HEADINGS.get(bare(String(cell)))
    if (!column) return
    if ([...columns.values()].includes(column)) throw new ProblemError('importTwice', 422, { column: String(cell) })
    columns.set(i, column)
  })
  const found = [...columns.values()]
  if (!found.includes('title') && !found.includes('summary')) throw new ProblemError('importNoTitle', 422)
  return columns
}

/** What is wrong in a row: at which column, and why, as a problem with its facts. */
export interface RowProblem {
  column: SheetColumn
  code: 'importDate' | 'importWord' | 'importNumber' | 'importPerson' | 'importClosed' | (string & {})
  facts: Record<string, unknown>
}

/** A row as it is understood; instants in milliseconds since 1970. */
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
  { line, cells }: RawRow,
  columns: ReadonlyMap<number, SheetColumn>,
  { definitions, calendar }: LedgerSettings,
): ImportRow {
  const raw = new Map<SheetColumn, RawCell>()
  for (const [i, column] of columns) raw.set(column, cells[i] ?? '')
  const problems: RowProblem[] = []
  const problem = (column: SheetColumn, code: string, facts: Record<string, unknown> = {}) => {
    problems.push({ column, code, facts })
    return null
  }
  const said = (column: SheetColumn): string => {
    const cell = raw.get(column) ?? ''
    return cell instanceof Date ? cell.toISOString().slice(0, 10) : cell
  }
  const text = (column: keyof typeof TEXTS): string => {
    const cleaned = cleanText(said(column), TEXTS[column], 0)
    if (!('refused' in cleaned)) return cleaned.text
    const { refused, ...facts } = cleaned
    problem(column, refused, facts)
    return ''
  }
  const word = <T extends string>(column: SheetColumn, words: ReadonlyMap<string, T>): T | null => {
    const cell = bare(said(column))
    if (!cell) return null
    return words.get(cell) ?? problem(column, 'importWord', { word: said(column) })
  }
  const whole = (column: SheetColumn): number | null => {
    if (!said(column)) return null
    const found = /^\d{1,8}/.exec(said(column).normalize('NFKC'))
    return found ? Number(found[0]) : problem(column, 'importNumber', { word: said(column) })
  }
  const step = (column: 'urgency' | 'importance'): number | null => {
    const cell = bare(said(column))
    if (!cell) return null
    const known = definitions[column].map(bare).indexOf(cell) + 1
    const step = known || Number(cell) || DEGREES.get(cell)
    return step && Number.isInteger(step) && step <= STEPS
      ? step
      : problem(column, 'importWord', { word: said(column) })
  }
  const date = (column: SheetColumn, endOfDay: boolean): number | null => {
    const cell = raw.get(column) ?? ''
    if (cell === '') return null
    const at = instantOf(cell, calendar.utcOffset, endOfDay)
    return at ?? problem(column, 'importDate', { word: said(column) })
  }

  const summary = text('summary')
  const title = text('title') || shortened(summary)
  if (!title && problems.length === 0) problem('title', 'textEmpty')
  const row: ImportRow = {
    line,
    title,
    summary: summary === title ? '' : summary,
    number: text('number'),
    category: CATEGORIES.get(bare(text('category'))) ?? text('category'),
    where: text('where'),
    stage: word('stage', STAGES) ?? 'opened',
    lane: word('lane', LANES),
    route: word('route', ROUTES),
    urgency: step('urgency'),
    importance: step('importance'),
    reach: whole('reach'),
    office: text('office'),
    person: said('person').trim(),
    opened: date('opened', false),
    due: date('due', true),
    reason: text('reason'),
    problems,
  }
  if (CLOSED.includes(row.stage) || said('done')) problem(said('done') ? 'done' : 'stage', 'importClosed')
  return row
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

/** An instant from a date in the community's time: 2026-10-01, 2026/10/1 9:30, 2026年10月1日, 20261001, or a date cell. */
export function instantOf(cell: RawCell, utcOffset: number, endOfDay: boolean): number | null {
  const back = utcOffset * 60_000
  const day = endOfDay ? 86_399_999 : 0
  if (cell instanceof Date) {
    const at = cell.getTime()
    return Number.isFinite(at) ? at - back + (at % 86_400_000 === 0 ? day : 0) : null
  }
  const text = cell.normalize('NFKC').trim()
  const found =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T]+(\d{1,2}):(\d{2})(?::\d{2})?)?$/.exec(text) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  if (!found) return null
  const [year, month, date, hour, minute] = found
    .slice(1)
    .map((part) => (part === undefined ? undefined : Number(part)))
  const at = Date.UTC(year!, month! - 1, date!, hour ?? 0, minute ?? 0)
  const read = new Date(at)
  if (read.getUTCMonth() !== month! - 1 || read.getUTCDate() !== date! || year! < 1900) return null
  return at - back + (hour === undefined ? day : 0)
}
