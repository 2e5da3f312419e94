import { dayAt } from '../../core/plain/clock.ts'
import { Readable } from 'node:stream'
import type { OpenAPIHono } from '@hono/zod-openapi'
import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { MatterFilter } from '../../wire/ledger.ts'
import { LEDGER_WORD } from '../../wire/strings/spreadsheet.ts'
import type { Entry, Env } from '../access/authorize.ts'
import { doorOf } from '../access/authorize.ts'
import { attachment } from '../http/attachment.ts'
import { readBody } from '../http/body.ts'
import type { LedgerServices } from '../ledger/services.ts'
import { cleanly } from '../http/problem.ts'
import { importLedger } from './import/importLedger.ts'
import { IMPORT_MOST_MB } from './import/read.ts'
import { deskQuery, matterQuery } from '../ledger/routes.ts'
import { boardPage } from '../meeting/shown.ts'
import { cardsCsv } from './cards.ts'
import { sheetRows } from './ledger.store.ts'
import { ledgerCsv, ledgerXlsx } from './ledger.ts'

const TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const
const WRITERS = { csv: ledgerCsv, xlsx: ledgerXlsx } as const

const flag = z.enum(['true', 'false']).default('false')
const text = z.string()
const whole = z.number().int()
const preview = z
  .object({
    filled: whole,
    encoding: text.nullable(),
    sheet: text.nullable(),
    otherSheets: z.array(z.object({ name: text, rows: whole })),
    hidden: whole,
    merged: whole,
    heading: z.array(whole),
    columns: z.array(text),
    columnsNotTaken: z.array(z.object({ name: text, cells: whole })),
    aside: z.array(z.object({ line: whole, text, reason: text })),
    rows: z.array(z.object({ line: whole, title: text, problems: z.array(z.object({ column: text, problem: text })) })),
    right: whole,
    wrong: whole,
    kept: whole,
  })
  .openapi('ImportPreview')

/**
 * Cards and ledger as spreadsheets: for everyone with offices, at the desk with persons too. The filters are
 * those of the list.
 */
export function sheetRoutes(app: OpenAPIHono<Env>, parts: LedgerServices): void {
  const door = doorOf(parts.known)

  app.get('/api/meetings/:code/cards.csv', door('meeting.read'), async (c) => {
    const { board } = await boardPage(parts, c.get('entry'))
    return c.body(cardsCsv(board, await parts.clockOf(board.community)), 200, {
      'content-type': TYPES.csv,
      'content-disposition': attachment(`grove-${board.code}.csv`),
    })
  })

  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/communities/{slug}/ledger/import',
      tags: ['Desk'],
      summary:
        'Check an existing ledger (CSV or xlsx, the body is the file), and with keep=true keep it where every row is right',
      middleware: door('ledger.import'),
      request: {
        params: z.object({ slug: z.string() }),
        query: z.object({ keep: flag, name: z.string().max(100).optional() }),
      },
      responses: {
        200: { description: 'Row by row what is wrong', content: { 'application/json': { schema: preview } } },
      },
    }),
    async (c) => {
      const { keep, name } = c.req.valid('query')
      const entry = c.get('entry')
      const file = cleanly(name ?? LEDGER_WORD[entry.locale], 100, 1)
      const bytes = () => readBody(c, IMPORT_MOST_MB)
      const sent = { bytes, file, keep: keep === 'true', gone: c.req.raw.signal }
      return c.json(await importLedger(parts, entry, sent), 200)
    },
  )

  for (const kind of ['csv', 'xlsx'] as const) {
    for (const atDesk of [false, true]) {
      const query = (atDesk ? deskQuery : matterQuery).omit({ cursor: true, limit: true, sort: true })
      const described = { description: 'The spreadsheet', content: { [TYPES[kind]]: { schema: z.string() } } }
      app.openapi(
        createRoute({
          method: 'get',
          path: `/api/communities/{slug}/${atDesk ? 'desk/' : ''}ledger.${kind}`,
          tags: [atDesk ? 'Desk' : 'Ledger'],
          summary: `The ledger as ${kind === 'csv' ? 'CSV' : 'an Excel workbook'}${atDesk ? ', with owners' : ''}`,
          middleware: door(atDesk ? 'matter.desk' : 'matter.read'),
          request: { params: z.object({ slug: z.string() }), query },
          responses: { 200: described },
        }),
        async (c) => fileOf(parts, c, kind, c.req.valid('query') as MatterFilter, atDesk) as never,
      )
    }
  }
}

async function fileOf(
  { db, ledger, search, world }: LedgerServices,
  c: Context<Env>,
  kind: 'csv' | 'xlsx',
  filter: MatterFilter,
  atDesk: boolean,
): Promise<Response> {
  const { community, locale, staff } = c.get('entry') as Entry
  if (filter.owner === 'me') filter.owner = staff!.person
  const settings = await ledger.settings(community!.id)
  const now = world.now()
  const terms = await search.matterTerms(filter.q, [community!])
  const rows = sheetRows(db, community!.id, { filter, terms, settings, now, atDesk })
  const { utcOffset } = settings.calendar
  const day = dayAt(utcOffset, now)
  const name = `${community!.name}-${LEDGER_WORD[locale]}-${day}.${kind}`
  const stream = WRITERS[kind](rows, { locale, utcOffset, atDesk })
  return c.body(Readable.toWeb(stream) as ReadableStream, 200, {
    'content-type': TYPES[kind],
    'content-disposition': attachment(name, `ledger.${kind}`),
  })
}
