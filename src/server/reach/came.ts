import { createHash } from 'node:crypto'
import type { Context, MiddlewareHandler } from 'hono'
import { getCookie } from 'hono/cookie'
import { LRUCache } from 'lru-cache'
import type { AnswerKind } from '../../core/reach/answers.ts'
import { dayAt } from '../../core/plain/clock.ts'
import type { Id } from '../../core/plain/id.ts'
import type { Env } from '../access/authorize.ts'
import { keepCookie } from '../http/cookie.ts'
import { traceOf } from '../http/trace.ts'
import { clockOf } from '../ledger/clocks.ts'
import type { ReachServices } from './services.ts'
import { copyCalled, countAnswer } from './store.ts'

/** By which link a browser came: the code of a copy, which many have, and nothing of who it is. */
const COOKIE = 'grove_via'
/** [T13] So long what somebody says counts for the link that led them here. */
const LASTS = 7 * 86_400

/** [T13] A number becomes one larger; who it was is kept nowhere. */
export async function countFor(services: ReachServices, community: Id, copy: string, what: AnswerKind): Promise<void> {
  const { identity, runtime } = services
  const day = dayAt(await clockOf(services, community), runtime.now())
  await countAnswer(identity.requests.scopedTo([community]), community, copy, what, day)
}

/** [T13] Somebody follows the link of a copy: counted once a browser, as long as that remembers it. */
export async function opened(services: ReachServices, c: Context<Env>, community: Id, copy: string): Promise<void> {
  if (getCookie(c, COOKIE) === copy) return
  keepCookie(c, services.identity, COOKIE, copy, LASTS)
  await countFor(services, community, copy, 'opened')
}

/** What was counted of late is not counted again, where a phone sends it once more. */
const REMEMBERED = 20_000

/**
 * Counts what people say for the link that led them here. It never holds up or fails what they said: that is
 * durable by then.
 */
export function countAnswers(services: ReachServices): MiddlewareHandler<Env> {
  const counted = new LRUCache<string, true>({ max: REMEMBERED })
  return async (c, next) => {
    await next()
    const [answered, copy] = [c.get('answered'), getCookie(c, COOKIE)]
    if (!answered || !copy || !/^[0-9A-Z]{8}$/.test(copy)) return
    const caller = c.get('caller')
    const community = caller.meeting?.community ?? caller.community?.id
    if (!community) return
    const once = createHash('sha256').update(`${copy} ${answered.what} ${answered.once}`).digest('base64url')
    if (counted.has(once)) return
    counted.set(once, true)
    try {
      if (await copyCalled(services.db, community, copy)) await countFor(services, community, copy, answered.what)
    } catch (error) {
      services.log.error(traceOf(error), 'answer not counted')
    }
  }
}
