import type { LookupFunction } from 'node:net'
import { BlockList, isIP } from 'node:net'
import dns from 'node:dns'
import { request as plain } from 'node:http'
import { request as secure } from 'node:https'

/**
 * An address outside that is not really outside: on this machine, in its network, or of no network at all.
 */
class NotOutside extends Error {
  override name = 'NotOutside'
  constructor(address: string) {
    super(`${address} is not an address outside`)
  }
}

/** IPv4 that leads nowhere public (IANA special-purpose registry). */
const INSIDE = new BlockList()
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  INSIDE.addSubnet(net, bits)

/**
 * Of IPv6 only global unicast is outside, without what carries an IPv4 address inside it (6to4, Teredo) and
 * examples.
 */
const GLOBAL = new BlockList()
GLOBAL.addSubnet('2000::', 3, 'ipv6')
const CARRIERS = new BlockList()
CARRIERS.addSubnet('2001::', 23, 'ipv6')
CARRIERS.addSubnet('2001:db8::', 32, 'ipv6')
CARRIERS.addSubnet('2002::', 16, 'ipv6')
CARRIERS.addSubnet('3fff::', 20, 'ipv6')

/** Whether an IP address is on the public internet. */
export function isOutside(address: string): boolean {
  const version = isIP(address)
  if (version === 4) return !INSIDE.check(address)
  return version === 6 && !address.includes('%') && GLOBAL.check(address, 'ipv6') && !CARRIERS.check(address, 'ipv6')
}

/**
 * Resolves names as usual and refuses where any of the addresses is inside: what was asked once and what is
 * connected to are the same.
 */
const lookupOutside: LookupFunction = (host, options, done) => {
  dns.lookup(host, { ...options, all: true }, (error, addresses) => {
    if (error) return done(error, '', 0)
    const inside = addresses.find(({ address }) => !isOutside(address))
    const [first] = addresses
    if (inside || !first) return done(new NotOutside(host), '', 0)
    if (options.all) (done as unknown as (e: null, all: typeof addresses) => void)(null, addresses)
    else done(null, first.address, first.family)
  })
}

const PATIENCE_MS = 15_000
const ANSWER_MOST = 64_000

/** What an address outside answered. */
export interface Answer {
  status: number
  text: string
}

/** How a text is posted; `anywhere` is for addresses in a network of one's own. */
interface Posting {
  /** How many bytes of the answer are read at most; what is longer fails. */
  most?: number
  anywhere?: boolean
  headers?: Record<string, string>
  patience?: number
  /** Ends it before. */
  ending?: AbortSignal
}

/**
 * Posts a text, or bytes. Connects to the public internet alone: names are checked as the socket resolves
 * them, and the socket's other end once more. Follows no redirect, reads at most 64 kB, waits at most 15
 * seconds or as long as `patience` (ms) says.
 */
export const postOutside = (address: string, body: string | Uint8Array, how: Posting = {}): Promise<Answer> =>
  outside('POST', address, body, how)

/** Asks an address outside, under the same guard. */
export const getOutside = (address: string, how: Posting = {}): Promise<Answer> => outside('GET', address, '', how)

async function outside(
  method: 'GET' | 'POST',
  address: string,
  body: string | Uint8Array,
  { anywhere = false, headers = {}, patience = PATIENCE_MS, ending, most = ANSWER_MOST }: Posting,
): Promise<Answer> {
  const url = new URL(address)
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (!/^https?:$/.test(url.protocol)) throw new NotOutside(url.protocol)
  // A number needs no resolving, so the hook below would not see it.
  if (!anywhere && isIP(host) && !isOutside(host)) throw new NotOutside(host)
  const request = url.protocol === 'https:' ? secure : plain
  return new Promise((resolve, reject) => {
    const sent = request(url, {
      method,
      headers: {
        ...(method === 'POST'
          ? { 'content-type': 'text/plain; charset=utf-8', 'content-length': Buffer.byteLength(body) }
          : {}),
        ...headers,
      },
      signal: AbortSignal.any([AbortSignal.timeout(patience), ...(ending ? [ending] : [])]),
      agent: false,
      ...(anywhere ? {} : { lookup: lookupOutside }),
    })
    sent.on('socket', (socket) =>
      socket.on('connect', () => {
        if (!anywhere && !isOutside(socket.remoteAddress ?? '')) socket.destroy(new NotOutside(host))
      }),
    )
    sent.on('response', (reply) => {
      const chunks: Buffer[] = []
      let length = 0
      reply.on('data', (chunk: Buffer) => {
        if ((length += chunk.length) > most) sent.destroy(new Error(`${host} answers too much`))
        else chunks.push(chunk)
      })
      reply.on('end', () => resolve({ status: reply.statusCode ?? 0, text: Buffer.concat(chunks).toString() }))
      reply.on('error', reject)
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

/**
 * An address as somebody typed it, to which something may be sent: encrypted, or plainly within a network of
 * one's own (`anywhere`); nobody's name or password is in it. Undefined where it is none.
 */
export function addressFor(typed: string, anywhere: boolean): URL | undefined {
  const url = URL.canParse(typed.trim()) ? new URL(typed.trim()) : undefined
  const goes = url?.protocol === 'https:' || (anywhere && url?.protocol === 'http:')
  return goes && !url.username && !url.password ? url : undefined
}
