import type { Context } from 'hono'
import type { Env } from '../access/authorize.ts'
import type { AccessServices } from '../access/services.ts'
import { addressOf } from '../http/address.ts'
import { limitOf } from '../http/limit.ts'
import { perGrove } from './route.ts'

// A search costs more than a page; a person asks a few times a minute, a hall together some hundred times.
const searches = perGrove(() => limitOf(300, 60))

/**
 * Counts a search of whoever asks, wherever words are looked for: on the pages of search, and in lists and
 * sheets that are filtered by words. Staff are not counted. Refuses with `tooMany`.
 */
export async function countSearch(services: AccessServices, c: Context<Env>): Promise<void> {
  if (!c.get('caller').staff) await searches(services)(addressOf(c, services.identity))
}
