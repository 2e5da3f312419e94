import type { Logger } from 'pino'
import type { Id } from '../../core/plain/id.ts'
import type { Tx } from '../database/open.ts'
import type { Lease } from '../database/lease.ts'
import type { OwnerDb } from '../database/scope.ts'
import { mattersOfCards } from '../ledger/store.ts'
import type { Indexed } from './indexed.store.ts'
import { behind, entriesAfter, lockIndexed, moveIndexed } from './indexed.store.ts'
import { keepCards, keepMatters, keepNotices } from './index.store.ts'

const LOOK_EVERY_MS = 500
/** After so many seconds of silence the process that follows for all is taken for gone. */
export const FOLLOWER_GONE = 6
/** Entries of the journal that are indexed in one transaction. */
const BATCH = 500
/** After a batch, so many times as long as it took: while cards pour in, they go first. */
const REST = 3

/**
 * Makes what everybody may read findable, behind the journal: writing a card waits for nobody. It goes
 * through the journal from where it stopped, whichever process wrote it; of several that share a database one
 * does, and the others only where somebody searches.
 */
export class Indexer {
  private timer: NodeJS.Timeout | undefined
  private under: Promise<unknown> = Promise.resolve()
  private stopped = false

  constructor(
    private readonly db: OwnerDb,
    private readonly log: Logger,
    /** Where several processes use the database: one of them follows the journals for all. */
    private readonly lease?: Lease,
  ) {}

  /** Looks for what is new every half second. */
  start(): void {
    const again = (after: number) => {
      if (!this.stopped) this.timer = setTimeout(look, after).unref()
    }
    const look = () => {
      const began = performance.now()
      this.exclusively(async () => {
        if (this.lease && !(await this.lease.holds())) return false
        let more = false
        // One community that cannot be indexed leaves the others alone.
        for (const community of await behind(this.db))
          more = (await this.step(community).catch((error: unknown) => this.warn(error))) || more
        return more
      }).then(
        (more) => again(more ? REST * (performance.now() - began) : LOOK_EVERY_MS),
        (error: unknown) => {
          this.warn(error)
          again(10 * LOOK_EVERY_MS)
        },
      )
    }
    again(LOOK_EVERY_MS)
  }

  /** Resolves once nothing is under way. */
  async stop(): Promise<void> {
    this.stopped = true
    clearTimeout(this.timer)
    await this.under.catch(() => {})
    await this.lease?.release().catch(() => {})
  }

  /**
   * Follows the journals of some communities now, so that whoever searches finds what they just wrote.
   * Resolves when that is done or after `most` ms; what is not indexed by then, and what fails, is found
   * later.
   */
  async catchUp(communities: readonly Id[], most = 150): Promise<void> {
    const until = performance.now() + most
    const steps = this.exclusively(async () => {
      for (const community of await behind(this.db, communities))
        while (performance.now() < until && (await this.step(community)));
    })
    let patience: NodeJS.Timeout
    const waited = new Promise<void>((resolve) => (patience = setTimeout(resolve, most)))
    await Promise.race([steps.catch(() => {}), waited]).finally(() => clearTimeout(patience))
  }

  private warn(error: unknown): false {
    this.log.warn({ code: (error as { code?: string }).code }, 'search is behind')
    return false
  }

  private exclusively<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.under.then(work, work)
    this.under = turn
    return turn
  }

  /** One batch; whether there is more. */
  private step(community: Id): Promise<boolean> {
    return this.db.transaction().execute(async (tx) => {
      const after = await lockIndexed(tx, community)
      const rows = await entriesAfter(tx, community, after, BATCH)
      if (rows.length === 0) return false
      await keepAll(tx, community, rows)
      await moveIndexed(tx, community, rows.at(-1)!.seq)
      return rows.length === BATCH
    })
  }
}

/** What happened to a card that changes how it is found. */
const CARD_EVENTS = [
  'cardPosted',
  'cardEdited',
  'cardRead',
  'cardShown',
  'cardHidden',
  'cardCut',
  'cutUndone',
  'cardWithdrawn',
  'cardErased',
]

async function keepAll(tx: Tx, community: Id, indexed: readonly Indexed[]): Promise<void> {
  const of = (subject: string) => [
    ...new Set(indexed.flatMap(({ topic }) => (topic.startsWith(subject) ? [topic.slice(subject.length)] : []))),
  ]
  const changed = indexed.filter(({ kind }) => CARD_EVENTS.includes(kind))
  const refs = new Map(
    changed.flatMap(({ cards, topic }) =>
      cards.map((card) => [card, { card, meeting: topic.slice('meeting/'.length) }] as const),
    ),
  )
  const matters = new Set([...of('matter/'), ...(await mattersOfCards(tx, community, [...refs.keys()]))])
  await keepCards(tx, community, [...refs.values()])
  await keepMatters(tx, community, [...matters])
  await keepNotices(tx, community, of('notice/'))
}
