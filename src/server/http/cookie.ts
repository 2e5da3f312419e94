import type { Context } from 'hono'
import { setCookie } from 'hono/cookie'

/**
 * Leaves something with a browser for so many seconds, for Grove alone: no script reads it and no other
 * site's form brings it along; it travels over https only, where that is how Grove is reached.
 */
export function keepCookie(
  c: Context,
  { publicUrl }: { publicUrl: string | undefined },
  name: string,
  value: string,
  seconds: number,
): void {
  const secure = publicUrl?.startsWith('https:') ?? false
  setCookie(c, name, value, { httpOnly: true, sameSite: 'Lax', path: '/', maxAge: seconds, secure })
}
