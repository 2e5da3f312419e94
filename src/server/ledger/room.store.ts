import type { Notice } from '../../core/ledger/notice.ts'
import type { LedgerSettings } from '../../core/ledger/settings.ts'
import type { Id } from '../../core/plain/id.ts'
import type { Teams } from '../../core/team/team.ts'
import type { Db, Tx } from '../database/open.ts'

/** A community's ledger settings; undefined while it uses the usual ones. */
export async function loadSettings(db: Db | Tx, community: Id): Promise<LedgerSettings | undefined> {
  const row = await db
    .selectFrom('ledger_settings')
    .select('settings')
    .where('community', '=', community)
    .executeTakeFirst()
  return row?.settings
}

export async function saveSettings(tx: Tx, community: Id, settings: LedgerSettings): Promise<void> {
  const value = JSON.stringify(settings)
  await tx
    .insertInto('ledger_settings')
    .values({ community, settings: value })
    .onConflict((c) => c.column('community').doUpdateSet({ settings: value }))
    .execute()
}

/** A community's teams; undefined while nobody sits in them and nothing was offered. */
export async function loadTeams(db: Db | Tx, community: Id): Promise<Teams | undefined> {
  const row = await db.selectFrom('teams').select('teams').where('community', '=', community).executeTakeFirst()
  return row?.teams
}

export async function saveTeams(tx: Tx, community: Id, teams: Teams): Promise<void> {
  const value = JSON.stringify(teams)
  await tx
    .insertInto('teams')
    .values({ community, teams: value })
    .onConflict((c) => c.column('community').doUpdateSet({ teams: value }))
    .execute()
}

export async function loadNotice(db: Db | Tx, community: Id, id: Id): Promise<Notice | undefined> {
  const row = await db
    .selectFrom('notice')
    .select('notice')
    .where('community', '=', community)
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.notice
}

/** The columns that repeat what lists filter and sort by. */
export const noticeColumns = (notice: Notice) => ({
  kind: notice.kind,
  title: notice.title,
  starts_at: notice.from,
  ends_at: notice.until,
  withdrawn: notice.withdrawn !== null,
  matter: notice.matter,
})

export async function saveNotice(tx: Tx, notice: Notice): Promise<void> {
  const row = { ...noticeColumns(notice), notice: JSON.stringify(notice) }
  await tx
    .insertInto('notice')
    .values({ community: notice.community, id: notice.id, ...row })
    .onConflict((c) => c.columns(['community', 'id']).doUpdateSet(row))
    .execute()
}

/** Notices of a community that are not withdrawn, latest first; `running` only those that run or come. */
export async function listNotices(db: Db, community: Id, running: boolean, now: number): Promise<Notice[]> {
  const rows = await db
    .selectFrom('notice')
    .select('notice')
    .where('community', '=', community)
    .$if(running, (query) => query.where('ends_at', '>=', now).where('withdrawn', '=', false))
    .orderBy('starts_at', 'desc')
    .orderBy('id')
    .limit(200)
    .execute()
  return rows.map(({ notice }) => notice)
}
