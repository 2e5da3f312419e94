import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'

/**
 * The address that a request comes from. X-Forwarded-For counts only from a proxy on this machine, with PUBLIC_URL set: anybody can write it.
 * A whole hall may share one address, so limits by address are wide.
 */
export function addressOf(c: Context, { publicUrl }: { publicUrl: string | undefined }): string {
  const near = (c.env as Partial<HttpBindings>)?.incoming?.socket.remoteAddress ?? 'unknown'
  const byProxy = publicUrl !== undefined && /^(::1|::ffff:127\.|127\.)/.test(near)
  return (byProxy && c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()) || near
}
