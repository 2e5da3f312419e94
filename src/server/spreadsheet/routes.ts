import { Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { dayAt } from '../../core/plain/clock.ts'
import type { MatterFilter } from '../../wire/ledger.ts'
import { deskFilter, matterFilter } from '../../wire/ledger.ts'
import { codeParam, slugParam } from '../../wire/plain.ts'
import { importPreview } from '../../wire/rooms.ts'
import { LEDGER_WORD } from '../../wire/strings/spreadsheet.ts'
import type { Env } from '../access/authorize.ts'
import { TEXT_REFUSED } from '../api/problems.ts'
import type { Route } from '../api/route.ts'
import { file, json, routeOf } from '../api/route.ts'
import { countSearch } from '../api/searches.ts'
import { attachment } from '../http/attachment.ts'
import { readBody } from '../http/body.ts'
import { concurrencyLimit } from '../http/concurrencyLimit.ts'
import { cleanly } from '../http/problem.ts'
import { doersCalled } from '../ledger/list.store.ts'
import type { LedgerServices } from '../ledger/services.ts'
import { numbersNear } from '../plan/spot.store.ts'
import { boardPage } from '../meeting/shown.ts'
import { cardsCsv } from './cards.ts'
import { importLedger } from './import/importLedger.ts'
import { IMPORT_MOST_MB } from './import/read.ts'
import { FILE_REFUSED } from './import/reader/found.ts'
import { sheetRows } from './ledger.store.ts'
import { ledgerCsv, ledgerXlsx } from './ledger.ts'

const route = routeOf<LedgerServices>()

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const TYPES = { csv: 'text/csv; charset=utf-8', xlsx: XLSX } as const
const MEDIA = { csv: 'text/csv', xlsx: XLSX } as const
const WRITERS = { csv: ledgerCsv, xlsx: ledgerXlsx } as const

const cards = route(
  'readCardsSheet',
  {
    method: 'get',
    path: '/api/meetings/{code}/cards.csv',
    tag: 'Meetings',
    summary: 'The cards as CSV',
    action: 'meeting.read',
    params: codeParam,
    answer: file(MEDIA.csv, 'The spreadsheet'),
  },
  async ({ services, caller, c }) => {
    const { board } = await boardPage(services, caller)
    return c.body(cardsCsv(board, await services.clockOf(board.community)), 200, {
      'content-type': TYPES.csv,
      'content-disposition': attachment(`grove-${board.code}.csv`),
    })
  },
)

const keepQuery = z.object({
  keep: z.enum(['true', 'false']).default('false'),
  again: z.enum(['true', 'false']).default('false').openapi({
    description: 'Whether rows that are in the ledger already are kept once more',
  }),
  name: z.string().max(100).optional().openapi({ description: 'What the file is called' }),
})
const importing = route(
  'importLedger',
  {
    method: 'post',
    path: '/api/communities/{slug}/ledger/import',
    tag: 'Desk',
    summary:
      'Check an existing ledger (CSV or xlsx, the body is the file), and with keep=true keep it where every row is right',
    action: 'ledger.import',
    params: slugParam,
    query: keepQuery,
    bytes: ['application/octet-stream', MEDIA.csv, MEDIA.xlsx],
    problems: [...TEXT_REFUSED, ...FILE_REFUSED, 'importBusy'],
    answer: json(importPreview, 'Row by row what is wrong'),
  },
  ({ services, caller, query: { keep, again, name }, c }) => {
    const file = cleanly(name ?? LEDGER_WORD[caller.locale], 100, 1)
    const bytes = () => readBody(c, IMPORT_MOST_MB)
    return importLedger(services, caller, {
      bytes,
      file,
      keep: keep === 'true',
      again: again === 'true',
      gone: c.req.raw.signal,
    })
  },
)

/** The ledger as a spreadsheet of one kind. */
const ledgerAs = (kind: 'csv' | 'xlsx', atDesk: boolean): Route<LedgerServices> =>
  route(
    `read${atDesk ? 'Desk' : ''}Ledger${kind === 'csv' ? 'Csv' : 'Workbook'}`,
    {
      method: 'get',
      path: `/api/communities/{slug}/${atDesk ? 'desk/' : ''}ledger.${kind}`,
      tag: atDesk ? 'Desk' : 'Ledger',
      summary: `The ledger as ${kind === 'csv' ? 'CSV' : 'an Excel workbook'}${atDesk ? ', with owners' : ''}`,
      action: atDesk ? 'matter.desk' : 'matter.read',
      params: slugParam,
      query: atDesk ? deskFilter : matterFilter,
      problems: ['tooMany', 'tooBusy'],
      answer: file(MEDIA[kind], 'The spreadsheet'),
    },
    ({ services, query, c }) => fileOf(services, c, kind, query, atDesk),
  )

/**
 * Sheets are for anybody, and a long one is a second of work: so few are written at once, and who comes when
 * twenty wait is told to come again.
 */
const writing = concurrencyLimit(2, 20)
/** A reader who takes longer than this many milliseconds keeps no other one waiting. */
const TURN_MS = 20_000

/** A sheet that is written once its turn has come. */
function inTurn(gone: AbortSignal, write: () => Readable): Promise<Readable> {
  return new Promise((given, refused) => {
    const written = async () => {
      const sheet = write()
      given(sheet)
      await Promise.race([finished(sheet).catch(() => {}), wait(TURN_MS, undefined, { ref: false })])
    }
    writing(gone, written).catch(refused)
  })
}

async function fileOf(
  services: LedgerServices,
  c: Context<Env>,
  kind: 'csv' | 'xlsx',
  { owner, ...filter }: MatterFilter,
  atDesk: boolean,
): Promise<Response> {
  if (filter.q || filter.near) await countSearch(services, c)
  const { db, identity, ledger, search, runtime } = services
  const { community, locale, staff } = c.get('caller')
  const settings = await ledger.placedSettings(community!.id)
  const now = runtime.now()
  const terms = await search.matterTerms(filter.q, [community!])
  const owners = await doersCalled(db, owner, staff)
  const near = await numbersNear(identity.requests.scopedTo([community!.id]), community!.id, filter.near, now)
  const rows = sheetRows(db, community!.id, { filter, owners, near, terms, settings, now, atDesk })
  const { clock } = settings
  const day = dayAt(clock, now)
  const name = `${community!.name}-${LEDGER_WORD[locale]}-${day}.${kind}`
  const stream = await inTurn(c.req.raw.signal, () => WRITERS[kind](rows, { locale, clock, atDesk }))
  return c.body(Readable.toWeb(stream) as ReadableStream, 200, {
    'content-type': TYPES[kind],
    'content-disposition': attachment(name, `ledger.${kind}`),
  })
}

/**
 * Cards and ledger as spreadsheets: for everyone with offices, at the desk with persons too. The filters are
 * those of the list.
 */
export const sheetRoutes = [
  cards,
  importing,
  ledgerAs('csv', false),
  ledgerAs('csv', true),
  ledgerAs('xlsx', false),
  ledgerAs('xlsx', true),
]
