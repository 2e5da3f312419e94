import type { OpenAPIHono } from '@hono/zod-openapi'
import { receiptProof } from '../../wire/log.ts'
import { receiptParam } from '../../wire/plain.ts'
import { readTilePath } from '../../core/log/tile.ts'
import { writeKey } from '../../core/log/note.ts'
import { addressOf } from '../http/address.ts'
import type { Env } from '../access/authorize.ts'
import { attachment } from '../http/attachment.ts'
import { readBody } from '../http/body.ts'
import { authorizeWith } from '../access/authorize.ts'
import { json, routeOf } from '../api/route.ts'
import { limitOf } from '../http/limit.ts'
import type { JournalServices } from './services.ts'
import { ProblemError } from '../http/problem.ts'
import { sha256 } from './hash.ts'
import { proveReceipt } from './prove.ts'

const TEXT = { 'content-type': 'text/plain; charset=utf-8' }
const FOR_GOOD = 'public, max-age=31536000, immutable'
const KEPT_MOST = 1000

const route = routeOf<JournalServices>()

const prove = route(
  'readReceiptProof',
  {
    method: 'get',
    path: '/api/receipts/{receipt}/proof',
    tag: 'Log',
    summary: 'What proves that a card was accepted as written, also without Grove: a file to keep',
    action: 'receipt.read',
    params: receiptParam,
    answer: json(receiptProof, 'A file to keep'),
  },
  async ({ services, params, c }) => {
    const proof = await proveReceipt(services, params.receipt)
    c.header('content-disposition', attachment(`grove-${proof.receipt}.json`))
    return proof
  },
)

/** The API of proofs. */
export const proofRoutes = [prove]

/**
 * The public log of each community (https://c2sp.org/tlog-tiles), proofs of receipts, and the checkpoints we
 * keep for others.
 */
export function logRoutes(app: OpenAPIHono<Env>, services: JournalServices): void {
  const { identity, logs, logKeys, witness } = services
  const authorize = authorizeWith(identity)
  const perAddress = limitOf(120, 60)
  const read = authorize('log.read')

  app.get('/log/key', read, (c) => c.body(`${writeKey(sha256, logKeys.installation)}\n`, 200, TEXT))
  app.get('/log/witness/key', read, (c) => c.body(`${writeKey(sha256, logKeys.witness)}\n`, 200, TEXT))
  app.get('/log/witness/kept', read, async (c) => c.json({ items: await witness.kept(KEPT_MOST) }))
  app.post('/log/witness/add-checkpoint', authorize('log.witness'), async (c) => {
    await perAddress(addressOf(c, identity))
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
}
