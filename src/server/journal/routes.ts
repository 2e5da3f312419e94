import { z } from '@hono/zod-openapi'
import { receiptProof, witnessedList } from '../../wire/log.ts'
import { receiptParam, slugParam } from '../../wire/plain.ts'
import { readTilePath } from '../../core/log/tile.ts'
import { writeKey } from '../../core/log/note.ts'
import { addressOf } from '../http/address.ts'
import { attachment } from '../http/attachment.ts'
import { readBody } from '../http/body.ts'
import { file, json, perGrove, routeOf } from '../api/route.ts'
import type { Limit } from '../http/limit.ts'
import { limitOf } from '../http/limit.ts'
import type { JournalServices } from './services.ts'
import { ProblemError } from '../http/problem.ts'
import { sha256 } from './hash.ts'
import { proveReceipt } from './prove.ts'

const TEXT = { 'content-type': 'text/plain; charset=utf-8' }
const FOR_GOOD = 'public, max-age=31536000, immutable'
const KEPT_MOST = 1000
const text = (says: string) => file('text/plain', says)

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

const keyOf = text('The verifier key, as a line (C2SP signed-note)')

const installationKey = route(
  'readLogKey',
  {
    method: 'get',
    path: '/log/key',
    tag: 'Log',
    summary: 'The key that stands for all logs of this Grove',
    action: 'log.read',
    answer: keyOf,
  },
  ({ services: { logKeys }, c }) => c.body(`${writeKey(sha256, logKeys.installation)}\n`, 200, TEXT),
)

const witnessKey = route(
  'readWitnessKey',
  {
    method: 'get',
    path: '/log/witness/key',
    tag: 'Log',
    summary: 'The key with which this Grove signs checkpoints of others',
    action: 'log.read',
    answer: keyOf,
  },
  ({ services: { logKeys }, c }) => c.body(`${writeKey(sha256, logKeys.witness)}\n`, 200, TEXT),
)

const witnessed = route(
  'listWitnessed',
  {
    method: 'get',
    path: '/log/witness/kept',
    tag: 'Log',
    summary: 'The checkpoints that this Grove keeps of others, to compare with theirs',
    action: 'log.read',
    answer: json(witnessedList, 'Newest first'),
  },
  async ({ services: { witness } }) => ({ items: await witness.kept(KEPT_MOST) }),
)

const perAddress = perGrove<JournalServices, Limit>(() => limitOf(120, 60))

const addCheckpoint = route(
  'addCheckpoint',
  {
    method: 'post',
    path: '/log/witness/add-checkpoint',
    tag: 'Log',
    summary: 'Another installation asks that its newest checkpoint be kept (C2SP tlog-witness)',
    description: 'What does not continue what is kept is answered as tlog-witness says, not as a problem.',
    action: 'log.witness',
    bytes: ['text/plain'],
    problems: ['tooMany'],
    answer: text('The cosignature, as a line'),
  },
  async ({ services, c }) => {
    await perAddress(services)(addressOf(c, services.identity))
    const answer = await services.witness.add((await readBody(c, 1)).toString())
    if (answer.status === 200) return c.body(answer.cosignature, 200, TEXT)
    if (answer.status === 409) return c.body(`${answer.size}\n`, 409, { 'content-type': 'text/x.tlog.size' })
    return c.body('', answer.status)
  },
)

const communityKey = route(
  'readCommunityLogKey',
  {
    method: 'get',
    path: '/log/{slug}/key',
    tag: 'Log',
    summary: 'The key of a community’s log',
    action: 'log.read',
    params: slugParam,
    answer: keyOf,
  },
  ({ services: { logKeys }, caller, c }) =>
    c.body(`${writeKey(sha256, logKeys.verifierOf(caller.community!.slug))}\n`, 200, TEXT),
)

const checkpoint = route(
  'readCheckpoint',
  {
    method: 'get',
    path: '/log/{slug}/checkpoint',
    tag: 'Log',
    summary: 'The signed head of a community’s log (C2SP tlog-checkpoint)',
    action: 'log.read',
    params: slugParam,
    answer: text('A signed note'),
  },
  async ({ services: { logs }, caller, c }) => {
    const { id, slug } = caller.community!
    const { note } = await logs.checkpoint(id, slug)
    return c.body(note, 200, { ...TEXT, 'cache-control': 'no-cache' })
  },
)

const tile = route(
  'readLogTile',
  {
    method: 'get',
    path: '/log/{slug}/tile/{tile}',
    rest: true,
    tag: 'Log',
    summary: 'A tile of a community’s log: hashes, or entries (C2SP tlog-tiles)',
    description: '`tile` has slashes in it: `0/x001/x234/067`, `entries/005.p/17`.',
    action: 'log.read',
    params: slugParam.extend({ tile: z.string().openapi({ example: '0/000.p/1' }) }),
    problems: ['noSuchAddress'],
    answer: file('application/octet-stream', 'Its bytes, which never change'),
  },
  async ({ services: { logs }, caller, c }) => {
    const { id, slug } = caller.community!
    const named = readTilePath(c.req.path.slice(`/log/${slug}/`.length))
    const bytes = named && (await logs.tile(id, named))
    if (!bytes) throw new ProblemError('noSuchAddress', { path: c.req.path })
    return c.body(new Uint8Array(bytes), 200, {
      'content-type': 'application/octet-stream',
      'cache-control': FOR_GOOD,
    })
  },
)

/**
 * Proofs of receipts, the public log of each community (https://c2sp.org/tlog-tiles), and the checkpoints we
 * keep for others.
 */
export const logRoutes = [prove, installationKey, witnessKey, witnessed, addCheckpoint, communityKey, checkpoint, tile]
