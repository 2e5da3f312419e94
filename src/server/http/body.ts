import type { HttpBindings } from '@hono/node-server'
import type { Context, MiddlewareHandler } from 'hono'
import { ProblemError } from './problem.ts'

/**
 * A connection that is cut while its sender still sends looks like a lost network, and is tried again for
 * ever: so we listen on, without keeping anything.
 */
const LISTEN_MOST = 64_000_000

/** What bodies may hold of memory, those of all requests together, until their answers are ready. */
const HELD_MOST = 96_000_000
/**
 * Smaller ones of which the length is known are not counted: cards and endorsements never wait for photos.
 */
const SMALL = 100_000
let held = 0

/** Of each request: what its body holds. */
const shares = new WeakMap<Context, number>()

/**
 * Counts bytes that a request is about to keep of its body; false where there is no room for them. Then
 * nothing of the body is kept, and what it held is free at once: of many that arrive together, those that go
 * on find the room.
 */
export function holdMore(c: Context, bytes: number): boolean {
  if (held + bytes > HELD_MOST) {
    giveBack(c)
    return false
  }
  held += bytes
  shares.set(c, (shares.get(c) ?? 0) + bytes)
  return true
}

function giveBack(c: Context): void {
  held -= shares.get(c) ?? 0
  shares.delete(c)
}

/**
 * Too much is being read and worked on: whoever asks is told to come again, and that their words are safe.
 */
export const tooBusy = (): ProblemError => new ProblemError('tooBusy', { seconds: 5 })

/**
 * Bounds what a body may hold, for all routes. One of more than `most` bytes is refused, but for routes
 * that read theirs by themselves (`readBody`, `readForm`); so is a large one while others hold all there is.
 * When the answer is ready everything is given back.
 */
export function boundBodies(most: number, readByItself: (c: Context) => boolean, limit: MiddlewareHandler) {
  const bounded: MiddlewareHandler = async (c, next) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return next()
    try {
      if (readByItself(c)) return await next()
      const length = c.req.header('transfer-encoding') ? most : Number(c.req.header('content-length') ?? 0)
      if (length > SMALL && length <= most && !holdMore(c, length)) throw tooBusy()
      // The framework's own limit opens the body as a stream, which costs more than all else: only for what
      // does not say its length.
      return await (length <= most && !c.req.header('transfer-encoding') ? next() : limit(c, next))
    } finally {
      giveBack(c)
    }
  }
  return bounded
}

/**
 * The pieces of a body; none where there is none. Node's own stream where there is one: the web's costs many
 * times more, and floods come here.
 */
const piecesOf = (c: Context) => (incomingOf(c) ?? c.req.raw.body ?? []) as unknown as AsyncIterable<Uint8Array>
const incomingOf = (c: Context) => (c.env as Partial<HttpBindings> | undefined)?.incoming

/** Hears a body out of which nothing is kept: what was refused before it was read. */
export async function hearOut(c: Context): Promise<void> {
  const { method, bodyUsed } = c.req.raw
  if (method === 'GET' || method === 'HEAD' || bodyUsed || incomingOf(c)?.readableEnded) return
  if (!c.req.header('transfer-encoding') && !Number(c.req.header('content-length'))) return
  let length = 0
  // Whoever has gone hears nothing anyway.
  const heard = async () => {
    for await (const piece of piecesOf(c)) if ((length += piece.length) > LISTEN_MOST) break
  }
  await heard().catch(() => {})
}

/**
 * Goes through a body piece by piece. One of more than `most` bytes is heard out, but what was kept of it is
 * to be dropped at once. Gives whether it was larger.
 */
export async function pass(
  c: Context,
  most: number,
  { keep, drop }: { keep: (piece: Uint8Array) => void; drop: () => void },
): Promise<boolean> {
  let length = 0
  const read = async () => {
    for await (const piece of piecesOf(c)) {
      length += piece.length
      if (length > LISTEN_MOST) break
      if (length <= most) keep(piece)
      else {
        drop()
        giveBack(c)
      }
    }
  }
  await read().catch(() => {
    throw new ProblemError('malformed', { where: 'body', why: 'cut off' })
  })
  return length > most
}

/**
 * Reads a request's body; refuses one of more than `mostMb` megabytes, and one for which there is no room
 * now. Of neither anything is kept.
 */
export async function readBody(c: Context, mostMb: number): Promise<Buffer> {
  let pieces: Uint8Array[] | undefined = []
  const drop = () => (pieces = undefined)
  const keep = (piece: Uint8Array) => (pieces && holdMore(c, piece.length) ? pieces.push(piece) : drop())
  const tooLarge = await pass(c, mostMb * 1_000_000, { keep, drop })
  if (tooLarge) throw new ProblemError('tooLarge', { most: mostMb })
  if (!pieces) throw tooBusy()
  return Buffer.concat(pieces)
}
