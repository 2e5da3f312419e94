import type { Context } from 'hono'
import type { Env } from '../access/authorize.ts'
import { ProblemError } from '../http/problem.ts'
import { passCookies } from './cookies.ts'

/**
 * The one address (scheme, host, port) of pages at which a reader can use passkeys here: this machine by its
 * own name, else PUBLIC_URL behind TLS. Undefined in between: browsers give passkeys to no plain http address
 * and to no bare number.
 */
export function originOfPasskeys(c: Context<Env>, publicUrl: string | undefined): string | undefined {
  const host = c.req.header('host') ?? ''
  if (/^localhost(:\d+)?$/.test(host)) return `http://${host}`
  return publicUrl?.startsWith('https:') ? new URL(publicUrl).origin : undefined
}

/** The name that passkeys made here belong to; refuses where the address cannot have any. */
export function hostOfPasskeys(c: Context<Env>, publicUrl: string | undefined): string {
  const origin = originOfPasskeys(c, publicUrl)
  if (!origin) throw new ProblemError('passkeyElsewhere')
  return new URL(origin).hostname
}

/**
 * What a browser is asked to do with a passkey; with the cookie that remembers the question. The finger or
 * number is never optional.
 */
export function options<T extends object>(c: Context<Env>, made: { headers: Headers; response: T }): T {
  passCookies(c, made.headers)
  return 'authenticatorSelection' in made.response ? made.response : { ...made.response, userVerification: 'required' }
}
