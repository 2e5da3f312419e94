import { createHash } from 'node:crypto'
import { hostname } from 'node:os'
import { sql } from 'kysely'
import type { OwnerDb } from './scope.ts'

/** One process among those of a database. */
export interface OneProcess {
  /** Its name (journal/notices.ts). */
  id: string
  /** Where the others reach it. */
  address: string
}

/**
 * The processes of a database, and which of them owns a community. Each says every 400 ms, in a row
 * (installation) and by the database's clock, that it lives; of those that live, the one with the highest
 * hash beside the community is its owner (rendezvous hashing, Thaler and Ravishankar 1998). So nothing is
 * handed over one by one: where a process comes or goes, only its share of the communities moves. Two that
 * see it differently for a moment do no harm, since the row lock of the journal judges.
 */
export class Processes {
  private others: OneProcess[] = []
  /** Until when what was last heard of the others holds, by this process's own clock. */
  private until = 0
  private readonly owners = new Map<string, OneProcess | undefined>()
  private heard: (() => void)[] = []

  /**
   * `own`: this process, and whether its address holds on other machines. One that does not is handed on to
   * by those of the same machine alone.
   */
  constructor(
    private readonly db: OwnerDb,
    private readonly own: OneProcess & { everywhere: boolean },
  ) {}

  /** Says that this process lives, and hears which others do. Rejects where the database is away. */
  async beat(): Promise<void> {
    const { id, address, everywhere } = this.own
    const at = performance.now()
    const { rows } = await sql<{ key: string; value: string }>`
      with quick as (select set_config('synchronous_commit', 'off', true)),
      mine as (
        insert into installation (key, value)
        select ${ROW + id}, (${NOW} + ${LOST_MS}::int8) || ' ' || ${everywhere ? EVERYWHERE : hostname()} || ' ' || ${address}
        from quick
        on conflict (key) do update set value = excluded.value
      ),
      gone as (
        delete from installation where key like ${`${ROW}%`} and key <> ${ROW + id}
          and split_part(value, ' ', 1)::int8 < ${NOW} - ${FORGOTTEN_MS}::int8
      )
      select key, value from installation
      where key like ${`${ROW}%`} and key <> ${ROW + id} and split_part(value, ' ', 1)::int8 >= ${NOW}
      order by key`.execute(this.db)
    this.hear(rows, at)
  }

  private hear(rows: readonly { key: string; value: string }[], at: number): void {
    const before = this.others.map(({ id }) => id).join()
    this.others = rows
      .map(({ key, value }) => {
        const [, where, address] = value.split(' ')
        return { id: key.slice(ROW.length), where, address: address! }
      })
      .filter(({ where }) => where === EVERYWHERE || where === hostname())
    this.until = at + LOST_MS
    if (this.others.map(({ id }) => id).join() !== before) this.owners.clear()
    for (const tell of this.heard) tell()
  }

  /** Calls `tell` whenever it was heard anew who lives. */
  onHeard(tell: () => void): void {
    this.heard.push(tell)
  }

  /** Whether another process is known to live. */
  has({ id }: OneProcess): boolean {
    return this.living.some((one) => one.id === id)
  }

  /** The other process that owns a community; undefined where this one does, or nobody else lives. */
  ownerOf(community: string): OneProcess | undefined {
    const { living } = this
    if (living.length === 0) return undefined
    if (!this.owners.has(community)) this.owners.set(community, this.chosen(living, community))
    return this.owners.get(community)
  }

  /** Lets the others know at once that this process owns nothing any more. */
  async end(): Promise<void> {
    this.until = 0
    await sql`delete from installation where key = ${ROW + this.own.id}`.execute(this.db).catch(() => {})
  }

  private get living(): readonly OneProcess[] {
    return performance.now() < this.until ? this.others : []
  }

  private chosen(living: readonly OneProcess[], community: string): OneProcess | undefined {
    let [best, highest]: [OneProcess | undefined, string] = [undefined, weight(this.own, community)]
    for (const one of living) {
      const its = weight(one, community)
      if (its > highest) [best, highest] = [one, its]
    }
    return best
  }
}

const weight = ({ id }: OneProcess, community: string): string =>
  createHash('sha256').update(`${id}/${community}`).digest('hex')

/** How often a process says that it lives. */
export const BEAT_MS = 400
/** Who says nothing for so long owns nothing any more. */
const LOST_MS = 1600
const FORGOTTEN_MS = 60_000
const ROW = 'process '
/** In the place of a machine's name: the address holds on all. */
const EVERYWHERE = '*'
const NOW = sql`(extract(epoch from clock_timestamp()) * 1000)::int8`
