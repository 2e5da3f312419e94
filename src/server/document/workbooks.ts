import { Readable } from 'node:stream'
import type { Context } from 'hono'
import { attendanceOf } from '../../core/document/attendance.ts'
import { lineText } from '../../core/document/blocks.ts'
import type { Clock } from '../../core/plain/clock.ts'
import { handsAt } from '../../core/plain/clock.ts'
import { timeCursor } from '../../wire/cursor.ts'
import { codeParam, slugParam } from '../../wire/plain.ts'
import type { Caller, Env } from '../access/authorize.ts'
import { file, routeOf } from '../api/route.ts'
import { attachment } from '../http/attachment.ts'
import { listUnanswered } from '../ledger/list.store.ts'
import type { LedgerServices } from '../ledger/services.ts'
import type { Cell, WorkbookColumn } from '../spreadsheet/workbook.ts'
import { workbookOf } from '../spreadsheet/workbook.ts'
import { languageFor } from './answer.ts'
import { mattersOf } from './matters.store.ts'
import { attendanceFacts, boardOf } from './meeting.ts'

const route = routeOf<LedgerServices>()
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** A workbook for whoever asks: what it is called, its columns and rows. */
interface Workbook {
  title: string
  columns: WorkbookColumn[]
  batches: AsyncIterable<Cell[][]> | Iterable<Cell[][]>
}

const reply = (c: Context<Env>, { title, columns, batches }: Workbook, plain: string) =>
  c.body(Readable.toWeb(workbookOf(sheetName(title), columns, batches)) as ReadableStream, 200, {
    'content-type': XLSX,
    'content-disposition': attachment(`${title}.xlsx`, `${plain}.xlsx`),
  })

/** What Excel takes as the name of a sheet: 31 signs at most, some not at all, no apostrophe at an end. */
const sheetName = (title: string): string =>
  title
    .replace(/[*?:\\/[\]\p{Cc}]/gu, ' ')
    .slice(0, 31)
    .replace(/^'|'$/g, '’') || '1'

const dateCell = (clock: Clock, at: number | null): Cell => (at === null ? null : handsAt(clock, at))

/** The sheet to sign, or as held: the very rows of the document. */
async function attendanceBook(services: LedgerServices, caller: Caller): Promise<Workbook> {
  const facts = await attendanceFacts(services, caller)
  const { title, blocks } = attendanceOf(facts, await languageFor(services, caller, facts.board.community))
  const table = blocks.find((block) => block.kind === 'table')!
  const columns = table.columns.map(({ name, share }) => ({ head: name, width: share * 6 }))
  return { title, columns, batches: [table.rows.map((row) => row.map((line) => lineText(line)))] }
}

/** The matters that took in cards of a meeting. */
async function mattersBook(services: LedgerServices, caller: Caller): Promise<Workbook> {
  const { board } = await boardOf(services, caller)
  const { words } = await languageFor(services, caller, board.community)
  const clock = await services.clockOf(board.community)
  const numbers = (cards: string[]) =>
    cards
      .flatMap((card) => board.cards[card]?.number ?? [])
      .sort((a, b) => a - b)
      .join(', ')
  const rows = (await mattersOf(services.db, board)).map((matter): Cell[] => [
    matter.number,
    matter.title,
    words(`matterStage.${matter.stage}`),
    matter.lane && words(`lane.${matter.lane}`),
    matter.office,
    dateCell(clock, matter.dueAt),
    dateCell(clock, matter.since),
    numbers(matter.cards),
  ])
  const columns = [
    { head: words('document.no') },
    { head: words('document.matter'), width: 36 },
    { head: words('document.state') },
    { head: words('field.lane') },
    { head: words('document.handler'), width: 20 },
    { head: words('document.due'), date: true, width: 18 },
    { head: words('document.since'), date: true, width: 18 },
    { head: words('document.fromCards') },
  ]
  return { title: words('document.mattersOf', { theme: board.theme }), columns, batches: [rows] }
}

const PAGE = 500

/** Standing cards whose authors are still without an answer, the longest waiting first. */
async function unansweredBook(services: LedgerServices, caller: Caller): Promise<Workbook> {
  const { id: community, name } = caller.community!
  const { words } = await languageFor(services, caller, community)
  const clock = await services.clockOf(community)
  async function* batches(): AsyncGenerator<Cell[][]> {
    for (let cursor: string | null | undefined; cursor !== null;) {
      const from = cursor === undefined ? undefined : timeCursor.read.parse(cursor)
      const { items, next } = await listUnanswered(services.db, community, { limit: PAGE, cursor: from, loose: false })
      yield items.map(({ meeting, number, tree, text, where, postedAt, people, matter }) => [
        dateCell(clock, postedAt),
        text,
        where,
        people,
        words('document.cardOf', { theme: meeting.theme, tree: words(`tree.${tree}`), number }),
        matter && words('document.aboutMatter', { number: matter.number, title: matter.title }),
      ])
      cursor = next
    }
  }
  const columns = [
    { head: words('document.day'), date: true, width: 18 },
    { head: words('document.card'), width: 50 },
    { head: words('meeting.place'), width: 18 },
    { head: words('field.people') },
    { head: words('document.fromCard'), width: 30 },
    { head: words('document.matter'), width: 36 },
  ]
  return { title: words('document.unansweredOf', { community: name }), columns, batches: batches() }
}

const ofMeeting = (
  name: string,
  word: string,
  summary: string,
  make: (services: LedgerServices, caller: Caller) => Promise<Workbook>,
) =>
  route(
    name,
    {
      method: 'get',
      path: `/api/meetings/{code}/documents/${word}.xlsx`,
      tag: 'Desk',
      summary,
      action: 'meeting.desk',
      params: codeParam,
      problems: ['noSuchAddress'],
      answer: file(XLSX, 'The workbook'),
    },
    async ({ services, caller, params: { code }, c }) =>
      reply(c, await make(services, caller), `grove-${code}-${word}`),
  )

const unanswered = route(
  'readUnansweredWorkbook',
  {
    method: 'get',
    path: '/api/communities/{slug}/desk/unanswered.xlsx',
    tag: 'Desk',
    summary: 'Standing cards whose authors are still without an answer, as a workbook',
    action: 'matter.desk',
    params: slugParam,
    answer: file(XLSX, 'The workbook'),
  },
  async ({ services, caller, params: { slug }, c }) =>
    reply(c, await unansweredBook(services, caller), `grove-${slug}-unanswered`),
)

/** Lists of a meeting and a community as workbooks. */
export const workbookRoutes = [
  ofMeeting('readAttendanceWorkbook', 'attendance', 'The sheet to sign, or as held, as a workbook', attendanceBook),
  ofMeeting(
    'readMattersWorkbook',
    'matters',
    'The matters that took in cards of a meeting, as a workbook',
    mattersBook,
  ),
  unanswered,
]
