import type { CompiledQuery, QueryResult, Transaction } from 'kysely'
import pg from 'pg'
import { scopeText } from './scope.ts'
import type { Tables } from './tables.ts'

/** Begins the text of a statement that comes again and again: each connection parses it once. */
export const PREPARED = '/* prepared */ '

const names = new Map<string, string>()

/**
 * A connection as requests use it. Before a statement it tells the database for whom it is sent, where that has changed (scope.ts, net.ts);
 * and it gives statements marked as PREPARED a name of their own, by which PostgreSQL keeps them. Their texts must be few.
 */
export class RequestClient extends pg.Client {
  private told: string | undefined

  override query = ((...given: Parameters<pg.Client['query']>) => {
    this.tell()
    const [text, values] = given as unknown as [unknown, unknown[]]
    if (typeof text !== 'string' || !text.startsWith(PREPARED)) return super.query(...given)
    const name = names.get(text) ?? `grove ${names.size + 1}`
    names.set(text, name)
    return super.query({ name, text, values })
  }) as pg.Client['query']

  private tell(): void {
    const scope = scopeText()
    if (scope === this.told) return
    this.told = scope
    // It travels with the statement that follows; where it fails, that fails too.
    super
      .query({ name: 'grove scope', text: "select set_config('app.places', $1, false)", values: [scope] })
      .catch(() => {
        this.told = undefined
      })
  }
}

/**
 * Sends statements of a transaction without waiting for answers in between: one trip instead of many. Gives what each answered, those that are
 * undefined left out. Rejects with the first failure, but only once all have ended: nothing may still run when it is rolled back.
 */
export async function pipelined(
  tx: Transaction<Tables>,
  statements: readonly (CompiledQuery | undefined)[],
): Promise<QueryResult<unknown>[]> {
  const ended = await tx
    .getExecutor()
    .provideConnection((connection) =>
      Promise.allSettled(statements.flatMap((statement) => (statement ? [connection.executeQuery(statement)] : []))),
    )
  return ended.map((one) => {
    if (one.status === 'rejected') throw one.reason
    return one.value
  })
}
