import { sql } from 'kysely'
import type { Collection } from '../../core/alike/search/search.ts'
import type { Db } from '../database/open.ts'

/**
 * Rows that are looked at to learn how common terms are. A term in more than one of fifty is then seen sixty
 * times.
 */
const SAMPLE = 3000
const ANEW_AFTER_MS = 300_000
const PAGE = 8192

/**
 * How common terms are among all that can be found, from a sample of it that is taken anew every five
 * minutes, or once there is half as much again.
 */
export class TermFrequency {
  private held: (Collection & { bytes: number; at: number }) | undefined

  constructor(private readonly db: Db) {}

  async look(): Promise<Collection> {
    const { rows } = await sql<{ bytes: number }>`select pg_relation_size('findable') as bytes`.execute(this.db)
    const { bytes } = rows[0]!
    const fresh = this.held && performance.now() - this.held.at < ANEW_AFTER_MS && bytes < this.held.bytes * 1.5 + PAGE
    this.held = fresh ? this.held! : { ...(await this.sample(bytes)), bytes, at: performance.now() }
    return this.held
  }

  private async sample(bytes: number): Promise<Collection> {
    // A row takes about half a thousand bytes; what is small is read whole.
    const percent = Math.min(100, (SAMPLE * 500 * 100) / Math.max(bytes, 1))
    const { rows } = await sql<{ terms: string[] }>`
      select tsvector_to_array(terms) as terms from findable tablesample system (${percent})
    `.execute(this.db)
    const seen = new Map<string, number>()
    for (const { terms } of rows) for (const term of terms) seen.set(term, (seen.get(term) ?? 0) + 1)
    const times = 100 / percent
    return { size: Math.round(rows.length * times), holders: (term) => Math.round((seen.get(term) ?? 0) * times) }
  }
}
