import type { SpreadsheetColumn } from '../../../../wire/strings/spreadsheet.ts'
import { SPREADSHEET_COLUMNS } from '../../../../wire/strings/spreadsheet.ts'
import { bare } from '../words.ts'
import type { RawCell, RawRow } from './found.ts'
import { Refused } from './found.ts'

/** Heading words that are none of our own: what ledgers elsewhere call the same. */
const ALSO: Partial<Record<SpreadsheetColumn, string>> = {
  number: '序号 序號 号 號 事项编号 事項編號 no no. id #',
  title: '标题 標題 名称 名稱 主题 主題 事项名称 事項名稱 诉求标题 訴求標題 title subject',
  summary:
    '描述 详情 詳情 情况 诉求 诉求内容 訴求內容 问题 問題 问题描述 問題描述 事项内容 事項內容 description content details',
  category: '分类 分類 类型 類型 type',
  where: '位置 地址 发生地点 發生地點 place location address',
  stage: '进度 進度 环节 環節 办理状态 辦理狀態 办理情况 辦理情況 status state',
  lane: '轻重缓急 輕重緩急 办理方式 辦理方式',
  route: '分流 办理途径 辦理途徑',
  urgency: '紧急程度 緊急程度 急',
  importance: '重要程度 重',
  reach: '人数 影响人数 影響人數 人數 people affected',
  office: '责任单位 責任單位 主办单位 主辦單位 单位 單位 承办部门 承辦部門 department unit',
  person: '责任人 責任人 负责人 負責人 经办人 經辦人 owner assignee',
  opened: '登记时间 登記時間 受理日期 受理时间 受理時間 收到日期 日期 date received',
  due: '截止日期 办理期限 辦理期限 截止时间 截止時間 到期 限期 deadline',
  done: '办结时间 辦結時間 完成日期 完成时间 完成時間 completed closed',
  reason: '备注 備註 理由 处理情况 處理情況 处理结果 處理結果 說明 note notes remark remarks comment',
}

const WORDS = new Map(
  (Object.keys(SPREADSHEET_COLUMNS) as SpreadsheetColumn[]).flatMap((column) =>
    [...Object.values(SPREADSHEET_COLUMNS[column]), ...(ALSO[column]?.split(' ') ?? [])].map(
      (word) => [bare(word), column] as const,
    ),
  ),
)

/** Which column stands where in a heading, by the number of its cell. */
export type Columns = Map<number, SpreadsheetColumn>

/** The heading of a table: its rows (one or two), what stands where, and the words as they are written. */
export interface Heading {
  rows: RawRow[]
  columns: Columns
  words: Map<number, string>
}

const LOOKED_AT = 20
const wordOf = (cell: RawCell | undefined) => (typeof cell === 'string' ? cell : '')

function columnsIn({ cells }: RawRow): Columns {
  const columns: Columns = new Map()
  for (const [at, cell] of cells) {
    const column = WORDS.get(bare(wordOf(cell)))
    if (column) columns.set(at, column)
  }
  return columns
}
const named = (columns: Columns) => new Set(columns.values())
const namesMatters = (columns: Columns) => [...columns.values()].some((name) => name === 'title' || name === 'summary')

/**
 * How much the first rows of a table read like a ledger: the number of columns that the best heading among
 * them names, 0 where there is none.
 */
export function headingScore(rows: readonly RawRow[]): number {
  return Math.max(0, ...candidates(rows).map(({ columns }) => named(columns).size))
}

const candidates = (rows: readonly RawRow[]) =>
  rows
    .slice(0, LOOKED_AT)
    .map((row, at) => ({ at, columns: columnsIn(row) }))
    .filter(({ columns }) => namesMatters(columns))

/**
 * Finds the heading among a sheet's first rows: the one that names most columns of a ledger, a title or a
 * summary among them. The row below belongs to it where it holds nothing but names of columns (at least two),
 * or mostly such names and no matter; what it says is nearer. So does the row above where it names columns
 * that the heading leaves empty. Refuses a table without a title or a summary, or with one column twice.
 */
export function findHeading(rows: readonly RawRow[]): Heading {
  const found = candidates(rows)
  if (found.length === 0) throw new Refused('importNoTitle')
  const best = found.reduce((best, one) => (named(one.columns).size > named(best.columns).size ? one : best))
  const block = [rows[best.at]!]
  const above = rows[best.at - 1]
  if (above && adds(above, block[0]!)) block.unshift(above)
  const below = rows[best.at + 1]
  if (below && (isAllNames(below) || refines(below, best.columns))) block.push(below)
  return combined(block)
}

const adds = (above: RawRow, heading: RawRow): boolean =>
  [...columnsIn(above).keys()].some((at) => !heading.cells.has(at))

function isAllNames(row: RawRow): boolean {
  const columns = columnsIn(row)
  return columns.size === row.cells.size && named(columns).size === columns.size && columns.size >= 2
}

/**
 * Whether a row names parts of what stands above it: no matter in it, and at least half of its cells are
 * names.
 */
function refines(row: RawRow, heading: Columns): boolean {
  const names = columnsIn(row).size
  const matter = [...heading].some(([at, name]) => (name === 'title' || name === 'summary') && row.cells.has(at))
  return !matter && names > 0 && names * 2 >= row.cells.size && [...row.cells.values()].every((cell) => wordOf(cell))
}

function combined(rows: RawRow[]): Heading {
  const columns: Columns = new Map()
  const words = new Map<number, string>()
  for (const row of rows) {
    const here = columnsIn(row)
    for (const [at, cell] of row.cells) {
      if (columns.has(at) && !here.has(at)) continue
      if (here.has(at)) columns.set(at, here.get(at)!)
      words.set(at, wordOf(cell))
    }
  }
  const seen = new Set<SpreadsheetColumn>()
  for (const [at, column] of columns) {
    if (seen.has(column)) throw new Refused('importTwice', { column: words.get(at)!.slice(0, 60) })
    seen.add(column)
  }
  return { rows, columns, words }
}

/** Whether a row is a row of the heading once more, as printed ledgers repeat it on each page. */
export function repeatsHeading(row: RawRow, { rows }: Heading): boolean {
  const same = (heading: RawRow) =>
    [...row.cells].every(([at, cell]) => wordOf(cell) && bare(wordOf(cell)) === bare(wordOf(heading.cells.get(at))))
  return row.cells.size >= 2 && rows.some(same)
}
