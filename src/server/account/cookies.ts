import type { Context } from 'hono'
import type { Env } from '../access/authorize.ts'

/** Hands on better-auth's cookies: the state of a question under way, never its session. */
export function passCookies(c: Context<Env>, headers: Headers): void {
  for (const line of headers.getSetCookie())
    if (!/^[^=]*session/.test(line)) c.header('set-cookie', line, { append: true })
}
