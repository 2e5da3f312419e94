import { mailboxOf } from '../../core/plain/address.ts'
import type { Limit } from '../http/limit.ts'
import type { SharedLimits } from '../http/sharedLimits.ts'

/**
 * An address to which a letter may go. Only `Postage` makes one of what somebody typed; so nothing can be
 * mailed past its counts.
 */
export type Recipient = string & { readonly mayBeWrittenTo: true }

/** [L50] An address whose reader has confirmed it, as was read for this letter. */
export const provenRecipient = ({ address }: { address: string; confirmedAt: number }): Recipient =>
  address as Recipient

/** An address that whoever runs Grove has set. */
export const operatorsRecipient = (address: string): Recipient => address as Recipient

/**
 * What a letter to a typed address is for. Each has counts of its own, so that asking for the one never uses
 * up the other.
 */
type Purpose = 'signIn' | 'follow'

/**
 * Who asks: where the request comes from, and whether this browser has shown before that its person reads the
 * mailbox (account/device.ts).
 */
export interface Asker {
  from: string
  readsIt: boolean
}

const HOUR = 3600
const DAY = 24 * HOUR
/**
 * Letters to one mailbox that strangers may ask for: one of them in an hour, all of them in an hour and in a
 * day.
 */
const FOR_STRANGERS: Record<Purpose, { each: number; hour: number; day: number }> = {
  signIn: { each: 3, hour: 5, day: 15 },
  follow: { each: 3, hour: 4, day: 8 },
}
/** Letters in an hour that the mailbox's own reader may ask for, whatever strangers did. */
const FOR_ITS_READER = 5

/**
 * Counts letters to addresses that somebody typed by the mailbox that gets them, across all routes. Nobody's
 * mailbox is flooded; and strangers cannot use up the letters of whoever reads it: a browser that has shown
 * that has a count of its own. (Each letter that a stranger asks for also brings the reader a link that
 * works.)
 */
export class Postage {
  private readonly counts: Record<Purpose, ReturnType<typeof countsOf>>

  constructor(limits: SharedLimits) {
    this.counts = { signIn: countsOf(limits, 'signIn'), follow: countsOf(limits, 'follow') }
  }

  /**
   * Spends one letter to an address; refuses with the seconds to wait where enough were asked for. Nothing is
   * spent on a refusal.
   */
  async for(address: string, purpose: Purpose, { from, readsIt }: Asker): Promise<Recipient> {
    const mailbox = mailboxOf(address)
    const { reader, each, hour, day } = this.counts[purpose]
    if (readsIt) await reader(mailbox)
    else
      await spendAll([
        [each, `${from} ${mailbox}`],
        [hour, mailbox],
        [day, mailbox],
      ])
    return address as Recipient
  }
}

function countsOf(limits: SharedLimits, purpose: Purpose) {
  const { each, hour, day } = FOR_STRANGERS[purpose]
  const of = (name: string, points: number, seconds: number) => limits.of(`${purpose} ${name}`, points, seconds)
  return {
    reader: of('reader', FOR_ITS_READER, HOUR),
    each: of('each', each, HOUR),
    hour: of('hour', hour, HOUR),
    day: of('day', day, DAY),
  }
}

async function spendAll(spending: readonly (readonly [Limit, string])[]): Promise<void> {
  const spent: (readonly [Limit, string])[] = []
  for (const [limit, key] of spending) {
    try {
      await limit(key)
      spent.push([limit, key])
    } catch (refused) {
      for (const [limit, key] of spent) await limit.giveBack(key)
      throw refused
    }
  }
}
