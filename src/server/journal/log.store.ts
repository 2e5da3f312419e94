import type { Insertable } from 'kysely'
import { sql } from 'kysely'
import type { Range } from '../../core/log/tree.ts'
import type { Id } from '../../core/plain/id.ts'
import type { Db } from '../database/open.ts'
import type { Tables } from '../database/tables.ts'

/** What the log shows of the journal rows of a range of leaves. */
export function entriesIn(
  db: Db,
  community: Id,
  { from, to }: Range,
): Promise<{ seq: number; told: Buffer; sealed: Buffer; commitment: string | null }[]> {
  return db
    .selectFrom('journal')
    .select(['seq', 'told', 'sealed', 'commitment'])
    .where('community', '=', community)
    .where('seq', '>', from)
    .where('seq', '<=', to)
    .orderBy('seq')
    .execute()
}

/** Hashes of a range of one level of tiles, as many as there are; level 0 are the leaves. */
export async function hashesIn(db: Db, community: Id, level: number, { from, to }: Range): Promise<Buffer[]> {
  const rows =
    level === 0
      ? await db
          .selectFrom('journal')
          .select('leaf as hash')
          .where('community', '=', community)
          .where('seq', '>', from)
          .where('seq', '<=', to)
          .orderBy('seq')
          .execute()
      : await db
          .selectFrom('log_node')
          .select('hash')
          .where('community', '=', community)
          .where('level', '=', level)
          .where('n', '>=', from)
          .where('n', '<', to)
          .orderBy('n')
          .execute()
  return rows.map(({ hash }) => hash)
}

/** How many nodes of a level above the leaves are kept. */
export async function nodesAt(db: Db, community: Id, level: number): Promise<number> {
  const { known } = await db
    .selectFrom('log_node')
    .select(({ fn }) => fn.countAll<number>().as('known'))
    .where('community', '=', community)
    .where('level', '=', level)
    .executeTakeFirstOrThrow()
  return known
}

/** Keeps nodes; those that another process has kept meanwhile stay. */
export async function keepNodes(db: Db, rows: readonly Insertable<Tables['log_node']>[]): Promise<void> {
  await db
    .insertInto('log_node')
    .values(rows)
    .onConflict((c) => c.doNothing())
    .execute()
}

/** The note of a community's newest checkpoint; undefined where none was signed. */
export async function newestNote(db: Db, community: Id): Promise<string | undefined> {
  const row = await db
    .selectFrom('checkpoint')
    .select('note')
    .where('community', '=', community)
    .orderBy('size', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.note
}

/** Keeps a signed checkpoint; one of the same size that is there already stays. */
export async function keepCheckpoint(db: Db, checkpoint: Insertable<Tables['checkpoint']>): Promise<void> {
  await db
    .insertInto('checkpoint')
    .values(checkpoint)
    .onConflict((c) => c.doNothing())
    .execute()
}

/** Adds a witness's signatures below a checkpoint, unless other lines have come there meanwhile. */
export async function addSignatures(
  db: Db,
  { community, size, note }: { community: Id; size: number; note: string },
  signatures: string,
): Promise<void> {
  await db
    .updateTable('checkpoint')
    .set({ note: note + signatures })
    .where('community', '=', community)
    .where('size', '=', size)
    .where('note', '=', note)
    .execute()
}

/** Which size of each community's log a place outside holds. */
export async function sizesSent(db: Db, destination: string): Promise<Map<Id, number>> {
  const rows = await db.selectFrom('checkpoint_sent').selectAll().where('place', '=', destination).execute()
  return new Map(rows.map(({ community, size }) => [community, size]))
}

/**
 * The communities whose whole journal is signed, and held by each of these places outside: of a city, most.
 */
export async function settledIn(db: Db, destinations: readonly string[]): Promise<Set<Id>> {
  const { rows } = await sql<{ community: Id }>`
    select h.community from journal_head h
    where h.seq = (select max(c.size) from checkpoint c where c.community = h.community)
      and not exists (
        select 1 from unnest(${destinations}::text[]) as d (place)
        left join checkpoint_sent s on s.community = h.community and s.place = d.place
        where coalesce(s.size, 0) < h.seq)`.execute(db)
  return new Set(rows.map(({ community }) => community))
}

/** Remembers which size a place outside holds now. */
export async function keepSent(db: Db, sent: Insertable<Tables['checkpoint_sent']>): Promise<void> {
  const { size, at } = sent
  await db
    .insertInto('checkpoint_sent')
    .values(sent)
    .onConflict((c) => c.columns(['community', 'place']).doUpdateSet({ size, at }))
    .execute()
}
