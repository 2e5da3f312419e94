import type { PostgresPool, PostgresPoolClient } from 'kysely'
import { Kysely, PostgresDialect } from 'kysely'
import { LRUCache } from 'lru-cache'
import type { Id } from '../../core/plain/id.ts'
import type { Db } from './open.ts'
import type { RequestClient } from './pipeline.ts'
import type { Tables } from './tables.ts'

declare const owner: unique symbol
/**
 * The owner of the tables, whom row-level security does not hold: what Grove does of its own accord (start,
 * letters, checkpoints). Nothing that routes are made of has it in reach (services.ts).
 */
export type OwnerDb = Db & { readonly [owner]: true }

/** So many scopes are kept ready: everybody in one community has the same. */
const HANDLES = 1000

/**
 * The database as requests have it: under the request role (requestRole.ts), and for places in which whoever
 * asks stands. A handle says on each connection for which places it is, so it can be handed from function to
 * function; the database itself refuses the rest (rowSecurity.ts).
 */
export class Requests {
  private readonly handles = new LRUCache<string, Db>({ max: HANDLES })
  /** For who stands nowhere: it reads what is public, and writes nothing of a community's. */
  readonly anonymous: Db

  /** `pool`: of RequestClients. */
  constructor(private readonly pool: PostgresPool) {
    this.anonymous = this.scopedTo([])
  }

  /**
   * For who stands in these places, mostly communities: access (access/authorize.ts) or something in
   * their hand (meeting/holder.ts) has shown that they do.
   */
  scopedTo(places: Iterable<Id>): Db {
    const scope = [...places].join(',')
    let handle = this.handles.get(scope)
    if (!handle) this.handles.set(scope, (handle = kyselyOf(this.lending(scope))))
    return handle
  }

  end(): Promise<void> {
    return this.pool.end()
  }

  private lending(scope: string): PostgresPool {
    return {
      connect: async () => {
        const client = (await this.pool.connect()) as PostgresPoolClient & RequestClient
        client.scope = scope
        return client
      },
      end: async () => {},
    }
  }
}

export const kyselyOf = (pool: PostgresPool): Db => new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
