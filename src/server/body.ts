import type { Context } from 'hono'
import { ProblemError } from './problem.ts'

/** Reads a request's body up to `mostMb` megabytes; refuses a larger one without reading it to the end. */
export async function readBody(c: Context, mostMb: number): Promise<Buffer> {
  const most = mostMb * 1_000_000
  const tooLarge = () => new ProblemError('tooLarge', 413, { most: mostMb })
  if (Number(c.req.header('content-length') ?? 0) > most) throw tooLarge()
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of (c.req.raw.body ?? []) as unknown as AsyncIterable<Uint8Array>) {
    length += chunk.length
    if (length > most) throw tooLarge()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
