import type { Context } from 'hono'
import Negotiator from 'negotiator'

/** Whether a reader takes a reply compressed, and not less gladly than as it is. */
export const takesGzip = (c: Context): boolean =>
  new Negotiator({ headers: { 'accept-encoding': c.req.header('accept-encoding') } }).encoding(['gzip', 'identity']) ===
  'gzip'
