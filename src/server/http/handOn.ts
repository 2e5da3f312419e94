import { createHmac, timingSafeEqual } from 'node:crypto'
import { Agent, createServer, request as ask } from 'node:http'
import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream'
import { peerOf, standsFor } from './peer.ts'

/** One process among those of a database, and where the others reach it. */
export interface OneProcess {
  id: string
  address: string
}

/** The processes of one database among which requests are handed on, and what proves that one did. */
export interface HandingOn {
  processes: {
    /** The other process that owns a community; undefined where this one does. */
    ownerOf(community: string): OneProcess | undefined
    /** Whether another process is known to live. */
    has(one: OneProcess): boolean
    /** Calls `tell` whenever it was heard anew who lives. */
    onHeard(tell: () => void): void
  }
  /** Where this process takes what others hand on to it. */
  own: OneProcess
  token: string
  /** The community that an address is of, where that is known without asking the database. */
  communityOf(path: string): Promise<string | undefined>
}

/** What shows that a request was handed on by a process of this installation. */
export const tokenOf = (key: string): string => createHmac('sha256', key).update('handed on').digest('hex')

/**
 * Hands what is asked of a community on to the process that owns it, streams too, so that a meeting is held
 * in one memory, however many processes there are. Where the owner is gone, or falls silent, before it
 * answers, this process answers by itself; what it asks for has a key, so what was done already is not done
 * twice. Only a body too long to be held is not sent again: then the connection ends, and the sender's page
 * asks once more.
 */
export function handingOn(listener: RequestListener, handing: HandingOn): RequestListener {
  const { processes, communityOf } = handing
  const relay = new Relay(handing)
  const take = async (request: IncomingMessage, response: ServerResponse) => {
    const community = await communityOf(request.url ?? '')
    const owner = community && processes.ownerOf(community)
    if (owner) await relay.hand(owner, request, response)
    else listener(request, response)
  }
  return (request, response) => void take(request, response).catch(() => response.destroy())
}

/**
 * Takes what other processes hand on, at an address of its own. Refuses whoever does not show the token.
 * `at`: where the settings name an address that holds on other machines.
 */
export async function takeHandedOn(listener: RequestListener, token: string, at: URL | undefined): Promise<Server> {
  const server = createServer((request, response) => {
    if (!isSame(String(request.headers[TOKEN] ?? ''), token)) return void response.writeHead(404).end()
    standsFor(request, String(request.headers[PEER] ?? ''))
    listener(request, response)
  })
  await new Promise<void>((listening, fail) => {
    server.once('error', fail)
    // Of several processes that share a port, each has this one for itself.
    server.listen({ port: Number(at?.port ?? 0), host: at ? '0.0.0.0' : '127.0.0.1', exclusive: true }, listening)
  })
  return server
}

export const portOf = (server: Server): number => (server.address() as AddressInfo).port

/** What is under way to an owner and has no answer yet, or a stream that came from there. */
interface UnderWay {
  owner: OneProcess
  give: () => void
}

class Relay {
  private readonly agent = new Agent({ keepAlive: true, maxFreeSockets: 64 })
  private readonly underWay = new Set<UnderWay>()

  constructor(private readonly handing: HandingOn) {
    handing.processes.onHeard(() => {
      for (const { owner, give } of this.underWay) if (!handing.processes.has(owner)) give()
    })
  }

  async hand(owner: OneProcess, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await held(request)
    if (await this.send(owner, request, body, response)) return
    // To ourselves, the same way: what was read of the request cannot be read again.
    if (body && (await this.send(this.handing.own, request, body, response))) return
    response.destroy()
  }

  /** Gives whether the owner has begun to answer. */
  private send(
    owner: OneProcess,
    request: IncomingMessage,
    body: Buffer | undefined,
    response: ServerResponse,
  ): Promise<boolean> {
    return new Promise((settle) => {
      const sent = ask(`${owner.address}${request.url}`, {
        agent: this.agent,
        method: request.method,
        headers: [...passed(request.rawHeaders), [TOKEN, this.handing.token], [PEER, peerOf(request) ?? '']].flat(),
      })
      const one = { owner, give: () => void sent.destroy() }
      if (owner !== this.handing.own) this.underWay.add(one)
      const gone = () => void sent.destroy()
      const over = (answered: boolean) => {
        this.underWay.delete(one)
        response.off('close', gone)
        settle(answered)
      }
      response.once('close', gone)
      sent.once('error', () => over(response.headersSent || response.destroyed))
      sent.once('close', () => response.headersSent || over(response.destroyed))
      sent.once('response', (answer) => {
        response.statusCode = answer.statusCode!
        for (const [name, value] of passed(answer.rawHeaders)) response.appendHeader(name, value)
        // A stream's first words may come much later.
        response.flushHeaders()
        pipeline(answer, response, () => over(true))
      })
      if (body) sent.end(body)
      else request.pipe(sent)
    })
  }
}

/** A body that can be sent again; undefined where it is too long, or nobody knows how long. */
async function held(request: IncomingMessage): Promise<Buffer | undefined> {
  const { 'content-length': length, 'transfer-encoding': coding } = request.headers
  if (coding !== undefined || Number(length ?? 0) > HELD_MOST) return undefined
  return buffer(request)
}

/** A request's or an answer's headers without those that are of its one connection. */
function passed(raw: readonly string[]): [name: string, value: string][] {
  const kept: [string, string][] = []
  for (let i = 0; i < raw.length; i += 2)
    if (!OF_A_CONNECTION.has(raw[i]!.toLowerCase())) kept.push([raw[i]!, raw[i + 1]!])
  return kept
}

function isSame(given: string, token: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(token)]
  return a.length === b.length && timingSafeEqual(a, b)
}

/** More than any command but a file. */
const HELD_MOST = 64_000
const TOKEN = 'x-grove-token'
const PEER = 'x-grove-peer'
const OF_A_CONNECTION = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'transfer-encoding',
  'te',
  'trailer',
  'upgrade',
  'expect',
  TOKEN,
  PEER,
])
