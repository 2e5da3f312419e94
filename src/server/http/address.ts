import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import type { Proxies } from './proxies.ts'
import { peerOf } from './peer.ts'
import { originOf, senderOf } from './proxies.ts'

/**
 * The address that a request comes from, as limits count it. X-Forwarded-For counts only from a proxy that
 * TRUSTED_PROXIES names: anybody can write it. A whole hall may share one address, so limits by address are
 * wide.
 */
export function addressOf(c: Context, { proxies }: { proxies: Proxies }): string {
  const peer = peerOf((c.env as Partial<HttpBindings>)?.incoming)
  const origin = originOf(peer, c.req.header('x-forwarded-for'), proxies)
  return origin ? senderOf(origin) : 'unknown'
}
