import { gunzipSync, gzipSync } from 'node:zlib'
import type pg from 'pg'

/** What an installation of a released version held: its tables' rows, and how far its migrations had gone. */
export interface Kept {
  version: string
  /** The last migration that it knew. */
  last: string
  /** Rows as PostgreSQL's own JSON, so that no number and no byte is read by us. */
  tables: { name: string; columns: string[]; rows: string }[]
}

/** Reads every row of a database. */
export async function readKept(client: pg.Client, version: string): Promise<Kept> {
  const { rows: done } = await client.query<{ name: string }>('select name from kysely_migration order by name')
  const { rows: found } = await client.query<{ name: string; columns: string[] }>(
    `select t.table_name as name, array_agg(c.column_name::text order by c.ordinal_position) as columns
     from information_schema.tables t join information_schema.columns c using (table_schema, table_name)
     where t.table_schema = 'public' and t.table_type = 'BASE TABLE' and t.table_name not like 'kysely_%'
       and c.is_generated = 'NEVER'
     group by t.table_name order by t.table_name`,
  )
  const tables: Kept['tables'] = []
  for (const { name, columns } of found) {
    const { rows } = await client.query<{ rows: string | null }>(
      `select json_agg(row)::text as rows from (select ${columns.map(quoted).join(', ')} from ${quoted(name)}) row`,
    )
    if (rows[0]!.rows) tables.push({ name, columns, rows: rows[0]!.rows })
  }
  return { version, last: done.at(-1)!.name, tables }
}

/** Writes the rows into tables as its last migration left them; triggers and foreign keys hold still. */
export async function fillFrom(client: pg.Client, { tables }: Kept): Promise<void> {
  await client.query('set session_replication_role = replica')
  for (const { name, columns, rows } of tables) {
    const list = columns.map(quoted).join(', ')
    await client.query(
      `insert into ${quoted(name)} (${list}) overriding system value
       select ${list} from json_populate_recordset(null::${quoted(name)}, $1)
       on conflict do nothing`,
      [rows],
    )
  }
  await client.query('set session_replication_role = origin')
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

export const packKept = (kept: Kept): Buffer => gzipSync(JSON.stringify(kept), { level: 9 })
export const unpackKept = (bytes: Buffer): Kept => JSON.parse(gunzipSync(bytes).toString()) as Kept
