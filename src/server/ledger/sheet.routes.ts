import { Readable } from 'node:stream'
import type { OpenAPIHono } from '@hono/zod-openapi'
import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { MatterFilter } from '../../wire/ledger.ts'
import { LEDGER_WORD } from '../../wire/strings/ledgerSheet.ts'
import type { Entry, Env } from '../access/doorway.ts'
import { doorOf } from '../access/doorway.ts'
import type { Parts } from '../parts.ts'
import { deskQuery, matterQuery } from './routes.ts'
import { sheetRows } from './sheet.store.ts'
import { ledgerCsv, ledgerXlsx } from './sheet.ts'

const TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const
const WRITERS = { csv: ledgerCsv, xlsx: ledgerXlsx } as const

/** The ledger as a spreadsheet: for everyone with offices, at the desk with persons too. The filters are those of the list. */
export function sheetRoutes(app: OpenAPIHono<Env>, parts: Parts): void {
  const door = doorOf(parts.known)
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
        async (c) => sheetOf(parts, c, kind, c.req.valid('query') as MatterFilter, atDesk) as never,
      )
    }
  }
}

async function sheetOf(
  { db, ledger, world }: Parts,
  c: Context<Env>,
  kind: 'csv' | 'xlsx',
  filter: MatterFilter,
  atDesk: boolean,
): Promise<Response> {
  const { community, locale, staff } = c.get('entry') as Entry
  if (filter.owner === 'me') filter.owner = staff!.person
  const settings = await ledger.settings(community!.id)
  const now = world.now()
  const rows = sheetRows(db, community!.id, { filter, settings, now, atDesk })
  const { utcOffset } = settings.calendar
  const day = new Date(now + utcOffset * 60_000).toISOString().slice(0, 10)
  const name = encodeURIComponent(`${community!.name}-${LEDGER_WORD[locale]}-${day}.${kind}`)
  const stream = WRITERS[kind](rows, { locale, utcOffset, atDesk })
  return c.body(Readable.toWeb(stream) as ReadableStream, 200, {
    'content-type': TYPES[kind],
    'content-disposition': `attachment; filename="ledger.${kind}"; filename*=UTF-8''${name}`,
  })
}
