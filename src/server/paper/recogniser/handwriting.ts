import type { Logger } from 'pino'
import type { FullKey, Id } from '../../../core/plain/id.ts'
import type { Db } from '../../database/open.ts'
import { concurrencyLimit } from '../../http/concurrencyLimit.ts'
import { keepProposals } from '../picture.store.ts'
import { recogniseHere } from './here.ts'
import type { VisionService } from './outside.ts'
import { recogniseOutside } from './outside.ts'
import type { Recogniser, Writing } from './recogniser.ts'

/** Who reads: the recogniser on this machine, nobody, or a service of somebody else. */
export type HandwritingSettings = 'here' | 'off' | VisionService

/** The recogniser that is set; undefined where there shall be none. */
export function recogniserOf(settings: HandwritingSettings): Recogniser | undefined {
  if (settings === 'off') return undefined
  return settings === 'here' ? recogniseHere : recogniseOutside(settings)
}

/** A picture that is kept, and may get a proposal. */
export interface Readable extends Writing {
  id: Id
}

/** So many photos wait to be read; of more no proposal is made, and people type. */
const WAITING_MOST = 200

/**
 * [P12] Proposals of what is written on cards, made behind everybody's back: no card waits for its own. One
 * photo after the other; where it fails there is none.
 */
export class Handwriting {
  private readonly limit = concurrencyLimit(1, WAITING_MOST)
  private readonly ending = new AbortController()
  private readonly awaitedOf = new Map<Id, number>()
  private under = new Set<Promise<void>>()

  /** `recogniser` is undefined where it is switched off: then nothing is ever proposed. */
  constructor(
    private readonly recogniser: Recogniser | undefined,
    private readonly log: Pick<Logger, 'warn'>,
  ) {}

  /** How many pictures of a meeting will have a proposal soon. */
  awaited(meeting: Id): number {
    return this.awaitedOf.get(meeting) ?? 0
  }

  /** Begins to read pictures, and keeps what is proposed. Never rejects; nobody needs to wait. */
  propose(db: Db, meeting: FullKey, pictures: readonly Readable[]): void {
    const { recogniser } = this
    if (!recogniser || pictures.length === 0) return
    this.count(meeting.id, pictures.length)
    const work = this.limit(this.ending.signal, async () => {
      const proposals = await recogniser(pictures, this.ending.signal)
      const read = pictures.flatMap(({ id }, n) => (proposals[n] ? [{ id, proposal: proposals[n] }] : []))
      await keepProposals(db, meeting, read)
    })
      // The reason alone: neither a card's words nor its picture are in it.
      .catch(({ name, message }: Error) => {
        if (!this.ending.signal.aborted) this.log.warn({ why: `${name}: ${message}` }, 'no handwriting was read')
      })
      .finally(() => {
        this.count(meeting.id, -pictures.length)
        this.under.delete(work)
      })
    this.under.add(work)
  }

  /** Reads nothing more; resolves once nothing is under way. */
  async stop(): Promise<void> {
    this.ending.abort()
    await Promise.all(this.under)
  }

  private count(meeting: Id, by: number): void {
    const left = this.awaited(meeting) + by
    if (left > 0) this.awaitedOf.set(meeting, left)
    else this.awaitedOf.delete(meeting)
  }
}
