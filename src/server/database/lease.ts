import { sql } from 'kysely'
import type { OwnerDb } from './scope.ts'

/**
 * What one process of a database does for all: whoever holds the lease. It is a row (installation) that names
 * its holder and until when, by the database's clock; it is held anew while its work goes on, and taken by
 * another once its holder ended or fell silent.
 */
export class Lease {
  /** Until when what was last heard holds, by this process's own clock. */
  private until = 0
  private mine = false

  constructor(
    private readonly db: OwnerDb,
    private readonly name: string,
    private readonly holder: string,
    private readonly seconds: number,
  ) {}

  /** Whether this process holds it, or takes it now. Its holder asks the database once in half its time. */
  async holds(): Promise<boolean> {
    const now = performance.now()
    if (now < this.until) return this.mine
    const { rows } = await sql`
      insert into installation (key, value)
      values (${`lease ${this.name}`}, ${this.holder} || ' ' || (${NOW} + ${this.seconds * 1000}::int8))
      on conflict (key) do update set value = excluded.value
      where split_part(installation.value, ' ', 1) = ${this.holder}
        or split_part(installation.value, ' ', 2)::int8 < ${NOW}
      returning key`.execute(this.db)
    this.mine = rows.length > 0
    this.until = now + (this.mine ? this.seconds * 500 : AGAIN_MS)
    return this.mine
  }

  /** Lets another take it at once. */
  async release(): Promise<void> {
    this.until = 0
    if (!this.mine) return
    this.mine = false
    await sql`delete from installation where key = ${`lease ${this.name}`}
      and split_part(value, ' ', 1) = ${this.holder}`.execute(this.db)
  }
}

/** Who does not, asks no sooner than after so many milliseconds. */
const AGAIN_MS = 1000
const NOW = sql`(extract(epoch from clock_timestamp()) * 1000)::int8`
