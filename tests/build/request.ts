import type { IncomingMessage } from 'node:http'
import { request } from 'node:http'

/** What a server said, read to its end. */
export interface Said {
  status: number
  headers: Headers
  text: string
}

/** What Node's fetch says of itself, but that it reads compressed answers. */
const USUAL = { accept: '*/*', 'accept-language': '*', 'sec-fetch-mode': 'cors', 'user-agent': 'node' }

/**
 * Asks over HTTP, on a connection of its own, and follows no redirection: as fetch does, for a quarter of the
 * processor time, of which a whole test run is made.
 */
export async function ask(
  method: string,
  address: string,
  headers: Record<string, string>,
  body: string | Uint8Array | null,
): Promise<Said> {
  const { hostname, port, host, pathname, search } = new URL(address)
  const type = typeof body === 'string' ? { 'content-type': 'text/plain;charset=UTF-8' } : {}
  const sent = request({
    method,
    // The name is this machine's: nobody need be asked for its address.
    host: hostname === 'localhost' ? '127.0.0.1' : hostname,
    port,
    path: pathname + search,
    headers: { ...USUAL, ...type, ...lowered(headers), host },
    agent: false,
  })
  const heard = new Promise<IncomingMessage>((hear, fail) => sent.on('response', hear).on('error', fail))
  sent.end(body ?? undefined)
  const reply = await heard
  const pieces: Buffer[] = []
  for await (const piece of reply) pieces.push(piece as Buffer)
  const said = new Headers()
  for (let n = 0; n < reply.rawHeaders.length; n += 2) said.append(reply.rawHeaders[n]!, reply.rawHeaders[n + 1]!)
  return { status: reply.statusCode!, headers: said, text: new TextDecoder().decode(Buffer.concat(pieces)) }
}

const lowered = (headers: Record<string, string>) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
