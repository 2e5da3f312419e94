import type { Transaction } from 'kysely'
import { CompiledQuery } from 'kysely'
import type { Type } from './arrays.ts'
import { encodeArray, TYPES } from './arrays.ts'
import { PREPARED } from './pipeline.ts'
import type { Tables } from './tables.ts'

/** A column to write: its type, and its value in each row, or the one value in all of them. */
export type Column<Row> = { type: Type; of: (row: Row) => unknown } | { type: 'uuid' | 'text' | 'int8'; all: unknown }

/** The value of a column in a row. */
export const valueOf = <Row>(column: Column<Row>, row: Row): unknown => ('all' in column ? column.all : column.of(row))

/**
 * Writes new rows in one statement (`insert … select from unnest`), a parameter a column, however many rows;
 * undefined where there are none.
 */
export function insertion<Row>(
  table: keyof Tables,
  columns: Record<string, Column<Row>>,
  rows: readonly Row[],
): CompiledQuery | undefined {
  return rows.length === 0 ? undefined : inserting(table, columns, rows, '')
}

/**
 * The same for rows that may be there already, by `key`: such a row is replaced; with `keep`, it stays as it
 * is.
 */
export function replacement<Row>(
  table: keyof Tables,
  key: readonly string[],
  columns: Record<string, Column<Row>>,
  rows: readonly Row[],
  keep = false,
): CompiledQuery | undefined {
  if (rows.length === 0) return undefined
  const rest = Object.keys(columns).filter((name) => !key.includes(name))
  const replaced = rest.map((name) => `"${name}" = excluded."${name}"`)
  const action = keep || rest.length === 0 ? 'nothing' : `update set ${replaced.join(', ')}`
  return inserting(table, columns, rows, `on conflict (${listed(key)}) do ${action}`)
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
  const statement = replacement(table, key, columns, rows, keep)
  if (statement) await tx.executeQuery(statement)
}

// Names of tables and columns are our own. The text is put together by hand: it is made for every card.
const listed = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ')

function inserting<Row>(
  table: keyof Tables,
  columns: Record<string, Column<Row>>,
  rows: readonly Row[],
  conflict: string,
): CompiledQuery {
  const given: string[] = []
  const arrays: string[] = []
  const selected: string[] = []
  const values: unknown[] = []
  for (const [name, column] of Object.entries(columns)) {
    const type = TYPES[column.type].name
    if ('all' in column) selected.push(`$${values.push(column.all)}::${type}`)
    else {
      given.push(name)
      selected.push(`"${name}"`)
      arrays.push(`$${values.push(encodeArray(column.type, rows.map(column.of)))}::${type}[]`)
    }
  }
  const text = `${PREPARED}insert into "${table}" (${listed(Object.keys(columns))})
    select ${selected.join(', ')} from unnest(${arrays.join(', ')}) as given (${listed(given)}) ${conflict}`
  return CompiledQuery.raw(text, values)
}
