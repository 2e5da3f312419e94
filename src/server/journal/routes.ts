import type { OpenAPIHono } from '@hono/zod-openapi'
import { createRoute, z } from '@hono/zod-openapi'
import { readTilePath } from '../../core/log/tile.ts'
import { writeKey } from '../../core/log/note.ts'
import { addressOf } from '../http/address.ts'
import type { Env } from '../access/authorize.ts'
import { attachment } from '../http/attachment.ts'
import { readBody } from '../http/body.ts'
import { doorOf } from '../access/authorize.ts'
import { limitOf } from '../http/limit.ts'
import type { JournalServices } from './services.ts'
import { ProblemError } from '../http/problem.ts'
import { sha256 } from './hash.ts'
import { proveReceipt } from './prove.ts'

const TEXT = { 'content-type': 'text/plain; charset=utf-8' }
const FOR_GOOD = 'public, max-age=31536000, immutable'
const KEPT_MOST = 1000

const opening = z.object({ salt: z.string(), text: z.string() }).nullable()
const receiptProof = z
  .object({
    format: z.literal('grove-receipt-proof/1'),
    receipt: z.string(),
    key: z.string(),
    checkpoint: z.string(),
    entries: z.array(
      z.object({ index: z.number(), entry: z.string(), proof: z.array(z.string()), words: opening, told: opening }),
    ),
  })
  .openapi('ReceiptProof')

/**
 * The public log of each community (https://c2sp.org/tlog-tiles), proofs of receipts, and the checkpoints we
 * keep for others.
 */
export function logRoutes(app: OpenAPIHono<Env>, parts: JournalServices): void {
  const { known, logs, logKeys, witness } = parts
  const door = doorOf(known)
  const perAddress = limitOf(120, 60)
  const read = door('log.read')

  app.get('/log/key', read, (c) => c.body(`${writeKey(sha256, logKeys.installation)}\n`, 200, TEXT))
  app.get('/log/witness/key', read, (c) => c.body(`${writeKey(sha256, logKeys.witness)}\n`, 200, TEXT))
  app.get('/log/witness/kept', read, async (c) => c.json({ items: await witness.kept(KEPT_MOST) }))
  app.post('/log/witness/add-checkpoint', door('log.witness'), async (c) => {
    await perAddress(addressOf(c, known))
    const answer = await witness.add((await readBody(c, 1)).toString())
    if (answer.status === 200) return c.body(answer.cosignature, 200, TEXT)
    if (answer.status === 409) return c.body(`${answer.size}\n`, 409, { 'content-type': 'text/x.tlog.size' })
    return c.body('', answer.status)
  })

  app.get('/log/:slug/key', read, (c) =>
    c.body(`${writeKey(sha256, logKeys.verifierOf(c.get('entry').community!.slug))}\n`, 200, TEXT),
  )
  app.get('/log/:slug/checkpoint', read, async (c) => {
    const { id, slug } = c.get('entry').community!
    const { note } = await logs.checkpoint(id, slug)
    return c.body(note, 200, { ...TEXT, 'cache-control': 'no-cache' })
  })
  app.get('/log/:slug/tile/*', read, async (c) => {
    const { id, slug } = c.get('entry').community!
    const tile = readTilePath(c.req.path.slice(`/log/${slug}/`.length))
    const bytes = tile && (await logs.tile(id, tile))
    if (!bytes) throw new ProblemError('noSuchAddress', 404, { path: c.req.path })
    return c.body(new Uint8Array(bytes), 200, {
      'content-type': 'application/octet-stream',
      'cache-control': FOR_GOOD,
    })
  })

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/receipts/{receipt}/proof',
      tags: ['Taking part'],
      summary: 'What proves that a card was accepted as written, also without Grove',
      middleware: door('receipt.read'),
      request: { params: z.object({ receipt: z.string() }) },
      responses: {
        200: { content: { 'application/json': { schema: receiptProof } }, description: 'A file to keep' },
      },
    }),
    async (c) => {
      const proof = await proveReceipt(parts, c.req.valid('param').receipt)
      return c.json(proof, 200, {
        'content-disposition': attachment(`grove-${proof.receipt}.json`),
        'cache-control': 'no-store',
      })
    },
  )
}
