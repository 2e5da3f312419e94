import { sql } from 'kysely'
import { setValue, valueOf } from '../database/installation.ts'
import type { OwnerDb } from '../database/scope.ts'

/** How an installation stands, for whoever runs the machine: numbers, and no word of anybody. */
export interface Overview {
  /** What the database holds, and its largest tables with their indexes. */
  bytes: number
  tables: { name: string; bytes: number }[]
  /** When the last backup was whole, ms since 1970; null where none was made from here. */
  backupAt: number | null
  /** Places outside that keep checkpoints: when each last took one, and how many communities are behind. */
  checkpoints: { place: string; at: number; behind: number }[]
}

const TABLES_SHOWN = 6
const BACKUP = 'backup'

export async function overviewOf(owner: OwnerDb): Promise<Overview> {
  const bytes = await databaseBytes(owner)
  const { rows: tables } = await sql<{ name: string; bytes: number }>`
    select relname as name, pg_total_relation_size(oid)::bigint as bytes from pg_class
    where relkind = 'r' and relnamespace = current_schema()::regnamespace order by 2 desc limit ${TABLES_SHOWN}
  `.execute(owner)
  const { rows: checkpoints } = await sql<{ place: string; at: number; behind: number }>`
    select s.place, max(s.at)::bigint as at, count(*) filter (where h.seq > s.size)::bigint as behind
    from checkpoint_sent s join journal_head h on h.community = s.community group by s.place order by s.place
  `.execute(owner)
  return { bytes, tables, backupAt: await lastBackup(owner), checkpoints }
}

export async function databaseBytes(owner: OwnerDb): Promise<number> {
  const { rows } = await sql<{ bytes: number }>`select pg_database_size(current_database())::bigint as bytes`.execute(
    owner,
  )
  return rows[0]!.bytes
}

/** When the last backup was whole, ms since 1970. */
export async function lastBackup(owner: OwnerDb): Promise<number | null> {
  const at = await valueOf(owner, BACKUP)
  return at === undefined ? null : Number(at)
}

/** Remembers that a backup is whole. */
export const noteBackup = (owner: OwnerDb, at: number): Promise<void> => setValue(owner, BACKUP, String(at))
