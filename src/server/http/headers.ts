import type { RequestListener } from 'node:http'

/** What a browser may load for a page; `pictures`: where else than from Grove its pictures come from. */
export const policyWith = (...pictures: string[]): string =>
  [
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    ["img-src 'self' data: blob:", ...pictures].join(' '),
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
  ].join('; ')

const HEADERS: Record<string, string> = {
  'content-security-policy': policyWith(),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cache-control': 'no-store',
}

/**
 * What every reply carries, streams and refusals too, set before anybody answers; a route that lets its reply
 * be kept says so itself. With a `publicUrl` behind TLS, browsers are told to stay there.
 */
export function guarded(listener: RequestListener, publicUrl: string | undefined): RequestListener {
  const tls = publicUrl?.startsWith('https:') ? { 'strict-transport-security': 'max-age=31536000' } : {}
  const headers = Object.entries({ ...HEADERS, ...tls })
  return (request, response) => {
    for (const [name, value] of headers) response.setHeader(name, value)
    listener(request, response)
  }
}
