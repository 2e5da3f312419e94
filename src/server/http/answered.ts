import type { HttpBindings } from '@hono/node-server'
import type { Context, Next } from 'hono'
import type { RequestListener } from 'node:http'

/** The routes that answered; nothing of an address itself, which may hold a receipt or a link. */
const routes = new WeakMap<object, string>()

/** Notes for `answeredBy` which route has an answer. */
export async function noteRoute(c: Context, next: Next): Promise<void> {
  await next()
  const { outgoing } = (c.env ?? {}) as Partial<HttpBindings>
  const route = c.req.routePath
  if (outgoing && !route.endsWith('*')) routes.set(outgoing, route)
}

/** Tells of each request once its connection has the answer, or has ended. */
export function answeredBy(
  listener: RequestListener,
  tell: (answered: { method: string; route: string; status: number; ms: number }) => void,
): RequestListener {
  return (request, response) => {
    const began = performance.now()
    response.once('close', () => {
      const { method = '' } = request
      const route = routes.get(response) ?? ''
      tell({ method, route, status: response.statusCode, ms: Math.round(performance.now() - began) })
    })
    listener(request, response)
  }
}
