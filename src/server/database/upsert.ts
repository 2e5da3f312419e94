import type { RawBuilder, Transaction } from 'kysely'
import { sql } from 'kysely'
import type { Type } from './arrays.ts'
import { encodeArray, TYPES } from './arrays.ts'
import { PREPARED } from './pipeline.ts'
import type { Tables } from './tables.ts'

/** A column to write: its type, and its value in each row, or the one value in all of them. */
export type Column<Row> = { type: Type; of: (row: Row) => unknown } | { type: 'uuid' | 'text' | 'int8'; all: unknown }

/** The value of a column in a row. */
export const valueOf = <Row>(column: Column<Row>, row: Row): unknown => ('all' in column ? column.all : column.of(row))

/** Writes new rows in one statement (`insert … select from unnest`), a parameter a column, however many rows; undefined where there are none. */
export function insertion<Row>(
  table: keyof Tables,
  columns: Record<string, Column<Row>>,
  rows: readonly Row[],
): RawBuilder<unknown> | undefined {
  return rows.length === 0 ? undefined : inserting(table, columns, rows)
}

/** The same for rows that may be there already, by `key`: such a row is replaced; with `keep`, it stays as it is. */
export function replacement<Row>(
  table: keyof Tables,
  key: readonly string[],
  columns: Record<string, Column<Row>>,
  rows: readonly Row[],
  keep = false,
): RawBuilder<unknown> | undefined {
  if (rows.length === 0) return undefined
  const rest = Object.keys(columns).filter((name) => !key.includes(name))
  const replaced = rest.map((name) => sql`${sql.ref(name)} = excluded.${sql.ref(name)}`)
  const conflict = keep || rest.length === 0 ? sql`do nothing` : sql`do update set ${sql.join(replaced)}`
  const keys = sql.join(key.map((name) => sql.ref(name)))
  return sql`${inserting(table, columns, rows)} on conflict (${keys}) ${conflict}`
}

/** Carries out a `replacement`. */
export async function upsert<Row>(
  tx: Transaction<Tables>,
  table: keyof Tables,
  key: readonly string[],
  columns: Record<string, Column<Row>>,
  rows: readonly Row[],
  keep = false,
): Promise<void> {
  await replacement(table, key, columns, rows, keep)?.execute(tx)
}

function inserting<Row>(
  table: keyof Tables,
  columns: Record<string, Column<Row>>,
  rows: readonly Row[],
): RawBuilder<unknown> {
  const names = Object.keys(columns)
  const given: string[] = []
  const arrays = []
  const selected = []
  for (const name of names) {
    const column = columns[name]!
    const type = sql.raw(TYPES[column.type].name)
    if ('all' in column) selected.push(sql`${column.all}::${type}`)
    else {
      given.push(name)
      selected.push(sql.ref(name))
      arrays.push(sql`${encodeArray(column.type, rows.map(column.of))}::${type}[]`)
    }
  }
  const list = (of: readonly string[]) => sql.join(of.map((name) => sql.ref(name)))
  return sql`${sql.raw(PREPARED)}
    insert into ${sql.table(table)} (${list(names)})
    select ${sql.join(selected)} from unnest(${sql.join(arrays)}) as given (${list(given)})
  `
}
