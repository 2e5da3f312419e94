import type { MiddlewareHandler } from 'hono'
import { getCookie } from 'hono/cookie'
import { serialize } from 'hono/utils/cookie'
import type { Committers } from './committers.ts'

/** Through which process of a database this browser last asked for a change. */
const COOKIE = 'grove_wrote'
/** Long after every process has looked at the heads of the journals by itself, in seconds. */
const LASTS = 5

/**
 * Whoever has just changed something is shown nothing older, whichever process answers: one through which
 * they did not write looks first at how far the journals have come. Many who ask at once share a look. A
 * process that has the database to itself does nothing.
 */
export function readYourWrites(committers: Committers, publicUrl: string | undefined): MiddlewareHandler {
  const { process } = committers
  if (!process) return (_, next) => next()
  const secure = publicUrl?.startsWith('https:') ?? false
  const wrote = serialize(COOKIE, process, { httpOnly: true, sameSite: 'Lax', path: '/', maxAge: LASTS, secure })
  return async (c, next) => {
    // What is asked for is judged under the lock of the journal anyway.
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') c.header('set-cookie', wrote, { append: true })
    else {
      const through = getCookie(c, COOKIE)
      if (through && through !== process) await committers.lookAtHeads().catch(() => {})
    }
    await next()
  }
}
