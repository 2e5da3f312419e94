import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import type { FullKey, Id } from '../../core/plain/id.ts'
import { ProblemError } from '../http/problem.ts'
import { addressOf } from '../http/address.ts'
import type { Limit } from '../http/limit.ts'
import type { SharedLimits } from '../http/sharedLimits.ts'
import type { Proxies } from '../http/proxies.ts'
import { readTicket } from '../secrets/token.ts'

/** Wrong receipts of one address in ten minutes; somebody who copies one from paper errs a few times. */
const WRONG_OF_ADDRESS = 60
/** After so many of all addresses together, each has a few tries instead. */
const WRONG_OF_ALL = 3000
const WRONG_MEANWHILE = 5
const SECONDS = 600

/** Who wrote the card of a receipt. */
export interface Holding {
  meeting: FullKey
  participant: Id
}

interface Knowing {
  proxies: Proxies
  ticketKey: string
  now(): number
  /** Whose a receipt is; undefined where there is no such receipt. */
  holding(receipt: string): Promise<Holding | undefined>
}

/**
 * Counts wrong receipts. Right ones cost nothing, and whoever holds the ticket of the card's author is let
 * through whatever others spent.
 */
export class Guesses {
  private readonly address: Limit
  private readonly all: Limit
  private readonly meanwhile: Limit

  constructor(limits: SharedLimits) {
    this.address = limits.of('guesses of an address', WRONG_OF_ADDRESS, SECONDS)
    this.all = limits.of('guesses of all', WRONG_OF_ALL, SECONDS)
    this.meanwhile = limits.of('guesses meanwhile', WRONG_MEANWHILE, SECONDS)
  }

  /**
   * Counts a wrong serial of a ballot. A right one always passes, so that nobody shuts out a hall that has
   * one address; serials are long enough for that (ballot/serial.ts).
   */
  async wrongSerial(c: Context, identity: Knowing): Promise<void> {
    const address = addressOf(c, identity)
    await this.address(`serial ${address}`)
    await this.all('serial').catch(() => this.meanwhile(`serial ${address}`))
  }

  /**
   * Answers a request that names a receipt. Paid before it is looked up, so that many guesses at once are not
   * free; given back where it was none.
   */
  async guard(c: Context, identity: Knowing, receipt: string, next: () => Promise<void>): Promise<void> {
    const paid: [Limit, string][] = []
    const spend = (limit: Limit, key: string) => limit(key).then(() => paid.push([limit, key]))
    const address = addressOf(c, identity)
    try {
      await spend(this.address, address)
      await spend(this.all, '').catch(() => spend(this.meanwhile, address))
    } catch (tooMany) {
      if (!(await isAuthor(c, identity, receipt))) throw tooMany
    }
    await next()
    if (isWrong(c.error)) return
    for (const [limit, key] of paid) await limit.giveBack(key)
  }
}

const isWrong = (error: unknown) => error instanceof ProblemError && error.code === 'noSuchReceipt'

async function isAuthor(c: Context, identity: Knowing, receipt: string): Promise<boolean> {
  const tickets = Object.entries(getCookie(c)).filter(([name]) => name.startsWith('grove_ticket_'))
  const held = tickets.length ? await identity.holding(receipt) : undefined
  if (!held) return false
  return tickets.some(
    ([, text]) => readTicket(text, held.meeting, identity.now(), identity.ticketKey) === held.participant,
  )
}
