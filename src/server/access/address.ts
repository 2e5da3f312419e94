import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'

/**
 * The address that a request comes from. X-Forwarded-For counts only behind a proxy of our own, which PUBLIC_URL says there is: anybody can
 * write it. A whole hall may share one address, so limits by address are wide.
 */
export function addressOf(c: Context, { publicUrl }: { publicUrl: string | undefined }): string {
  const forwarded = publicUrl ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined
  return forwarded ?? (c.env as Partial<HttpBindings>)?.incoming?.socket.remoteAddress ?? 'unknown'
}
