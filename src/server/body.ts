import type { Context } from 'hono'
import { ProblemError } from './problem.ts'

/** A connection that is cut while its sender still sends looks like a lost network, and is tried again for ever: so we listen on, without keeping anything. */
const LISTEN_MOST = 64_000_000

const bodyOf = (c: Context) => (c.req.raw.body ?? []) as unknown as AsyncIterable<Uint8Array>

/** Hears a body out that will be refused. */
export async function hearOut(c: Context): Promise<void> {
  let length = 0
  for await (const chunk of bodyOf(c)) if ((length += chunk.length) > LISTEN_MOST) break
}

/** Reads a request's body; refuses one of more than `mostMb` megabytes, of which nothing is kept. */
export async function readBody(c: Context, mostMb: number): Promise<Buffer> {
  const most = mostMb * 1_000_000
  const tooLarge = () => new ProblemError('tooLarge', 413, { most: mostMb })
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of bodyOf(c)) {
    length += chunk.length
    if (length > LISTEN_MOST) break
    if (length <= most) chunks.push(chunk)
    else chunks.length = 0
  }
  if (length > most) throw tooLarge()
  return Buffer.concat(chunks)
}
