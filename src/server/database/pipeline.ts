import { createHash } from 'node:crypto'
import type { Kysely, QueryResult, Transaction } from 'kysely'
import { CompiledQuery } from 'kysely'
import pg from 'pg'
import type { Tables } from './tables.ts'

/** Begins the text of a statement that comes again and again: each connection parses it once. */
export const PREPARED = '/* prepared */ '

const names = new Map<string, string>()

/**
 * A connection of the owner. It gives statements marked as PREPARED a name of their own, by which PostgreSQL
 * keeps them. Their texts must be few.
 */
export class OwnerClient extends pg.Client {
  override query(...given: any[]): any {
    const [text, values] = given
    if (typeof text !== 'string' || !text.startsWith(PREPARED)) return super.query(...(given as [string]))
    const name = names.get(text) ?? `grove ${names.size + 1}`
    names.set(text, name)
    return super.query({ name, text, values })
  }
}

/** A connection that is lent to requests: `scope` names the places it is for, with commas between them. */
export interface RequestClient {
  scope: string
}

/**
 * Connections as requests use them. Before a statement they say to the database for which places it is sent,
 * where that has changed (scope.ts), sealed with `key`, which the request role cannot read: so what gets into
 * a statement cannot widen its own scope (rowSecurity.ts).
 */
export function requestClient(key: Buffer): typeof pg.Client {
  return class extends OwnerClient implements RequestClient {
    scope = ''
    private announced: string | undefined

    override query(...given: any[]): any {
      this.announce()
      const [text, values] = given
      if (typeof text !== 'string') return super.query(...given)
      // What was set in a transaction goes with it, where that is rolled back. (A commit that fails is.)
      if (text.startsWith('rollback')) this.announced = undefined
      // One statement at a time: the protocol without parameters would take several in one text.
      return values?.length ? super.query(text, values) : super.query({ text, queryMode: 'extended' })
    }

    private announce(): void {
      const { scope } = this
      if (scope === this.announced) return
      this.announced = scope
      const text = "select set_config('app.places', $1, false), set_config('app.seal', $2, false)"
      // It travels with the statement that follows; where it fails, that fails too.
      super.query({ name: 'grove scope', text, values: [scope, sealOf(key, scope)] }).catch(() => {
        this.announced = undefined
      })
    }
  }
}

/**
 * The same where a pooler lends connections by the transaction: nothing that is set outlives one, and the
 * next may be another's. So the scope is said in each transaction, and a statement by itself has one of its
 * own, sent in one trip with it.
 */
export function lentRequestClient(key: Buffer): typeof pg.Client {
  return class extends pg.Client implements RequestClient {
    scope = ''
    private within = false

    override query(...given: any[]): any {
      const [text, values] = given
      if (typeof text !== 'string') return super.query(...(given as [string]))
      if (/^(begin|start transaction)\b/.test(text)) return this.begin(text)
      if (/^(commit|rollback)$/.test(text)) this.within = false
      const send = () => super.query(values?.length ? { text, values } : extended(text))
      const ends = text === 'commit' || text === 'rollback'
      return this.within || ends ? send() : this.byItself(send)
    }

    private begin(text: string): Promise<pg.QueryResult> {
      this.within = true
      const begun = super.query(extended(text))
      const values = [this.scope, sealOf(key, this.scope)]
      // Where it fails, so does all that follows in the transaction.
      super.query({ text: SCOPING, values }).catch(() => {})
      return begun
    }

    private async byItself(send: () => Promise<pg.QueryResult>): Promise<pg.QueryResult> {
      const begun = this.begin('begin')
      const sent = send()
      this.within = false
      const [, answered, ended] = await Promise.allSettled([begun, sent, super.query(extended('commit'))])
      if (answered.status === 'rejected') throw answered.reason
      if (ended.status === 'rejected') throw ended.reason
      return answered.value
    }
  }
}

const SCOPING = "select set_config('app.places', $1, true), set_config('app.seal', $2, true)"
// One statement at a time: the protocol without parameters would take several in one text.
const extended = (text: string) => ({ text, queryMode: 'extended' }) as pg.QueryConfig

/**
 * As `grove_sealed` computes it, hex. Two rounds, so that no longer text can be sealed from a shorter one's
 * seal.
 */
const sealOf = (key: Buffer, scope: string): string =>
  createHash('sha256').update(key).update(createHash('sha256').update(scope).digest()).digest('hex')

/**
 * Sends statements of a transaction without waiting for answers in between: one trip instead of many. Gives
 * what each answered, those that are undefined left out. Rejects with the first failure, but only once all
 * have ended: nothing may still run when it is rolled back. `then` is called as soon as the one in its place
 * has.
 */
export async function pipelined(
  tx: Transaction<Tables>,
  statements: readonly (CompiledQuery | undefined)[],
  then?: [place: number, call: () => void],
): Promise<QueryResult<unknown>[]> {
  const ended = await tx.getExecutor().provideConnection((connection) => {
    const sent = statements.flatMap((statement) => (statement ? [connection.executeQuery(statement)] : []))
    if (then) sent[then[0]]?.then(then[1], then[1])
    return Promise.allSettled(sent)
  })
  return ended.map((one) => {
    if (one.status === 'rejected') throw one.reason
    return one.value
  })
}

/** The first statement of a transaction, to be sent with those that follow. */
export const BEGIN = CompiledQuery.raw('begin')
const COMMIT = CompiledQuery.raw('commit')
const ROLLBACK = CompiledQuery.raw('rollback')

/**
 * A transaction whose beginning costs no trip of its own: `begin` sends BEGIN with its first statements, and
 * `work` goes on with what that gives.
 */
export function transacted<First, T>(
  db: Kysely<Tables>,
  begin: (tx: Transaction<Tables>) => Promise<First>,
  work: (tx: Transaction<Tables>, first: First) => Promise<T>,
): Promise<T> {
  return db.connection().execute(async (connection) => {
    const tx = connection as Transaction<Tables>
    try {
      const done = await work(tx, await begin(tx))
      await tx.executeQuery(COMMIT)
      return done
    } catch (error) {
      await tx.executeQuery(ROLLBACK).catch(() => {})
      throw error
    }
  })
}
