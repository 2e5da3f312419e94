import type { Transaction } from 'kysely'
import { sql } from 'kysely'
import type { Tables } from './tables.ts'

/** A column to write: its PostgreSQL type and its value in each row. `hex`: a bytea, given in hexadecimal digits. */
export interface Column<Row> {
  type: 'uuid' | 'text' | 'int4' | 'int8' | 'bool' | 'jsonb' | 'hex'
  of: (row: Row) => unknown
}

/**
 * Writes rows in one statement (`insert … select from unnest`), a parameter a column, however many rows.
 * A row whose `key` is there already is replaced; with `keep`, it stays as it is.
 */
export async function upsert<Row>(
  tx: Transaction<Tables>,
  table: keyof Tables,
  key: readonly string[],
  columns: Record<string, Column<Row>>,
  rows: readonly Row[],
  keep = false,
): Promise<void> {
  if (rows.length === 0) return
  const names = Object.keys(columns)
  const arrays = names.map((name) => {
    const { type, of } = columns[name]!
    const values = rows.map((row) => (type === 'jsonb' ? JSON.stringify(of(row) ?? null) : of(row)))
    // A jsonb array travels as text[]: the driver would write an array of objects in its own way.
    return type === 'jsonb' || type === 'hex' ? sql`${values}::text[]` : sql`${values}::${sql.raw(type)}[]`
  })
  const selected = names.map((name) => {
    const { type } = columns[name]!
    if (type === 'jsonb') return sql`nullif(${sql.ref(name)}, 'null')::jsonb`
    return type === 'hex' ? sql`decode(${sql.ref(name)}, 'hex')` : sql.ref(name)
  })
  const rest = names.filter((name) => !key.includes(name))
  const replaced = rest.map((name) => sql`${sql.ref(name)} = excluded.${sql.ref(name)}`)
  const conflict = keep || rest.length === 0 ? sql`do nothing` : sql`do update set ${sql.join(replaced)}`
  await sql`
    insert into ${sql.table(table)} (${sql.join(names.map((name) => sql.ref(name)))})
    select ${sql.join(selected)}
    from unnest(${sql.join(arrays)}) as given (${sql.join(names.map((name) => sql.ref(name)))})
    on conflict (${sql.join(key.map((name) => sql.ref(name)))}) ${conflict}
  `.execute(tx)
}
