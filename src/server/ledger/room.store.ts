import { CompiledQuery } from 'kysely'
import type { Notice } from '../../core/ledger/notice.ts'
import { noticeInView } from '../../core/ledger/notice.ts'
import type { LedgerSettings } from '../../core/ledger/settings.ts'
import type { Clock } from '../../core/plain/clock.ts'
import type { Id } from '../../core/plain/id.ts'
import type { Teams } from '../../core/team/team.ts'
import type { Db, Tx } from '../database/open.ts'
import type { Column } from '../database/upsert.ts'
import { replacement } from '../database/upsert.ts'
import type { Statement } from '../journal/aggregate.ts'

/** A community's ledger settings; undefined while it uses the usual ones. */
export async function loadSettings(db: Db | Tx, community: Id): Promise<LedgerSettings | undefined> {
  const row = await db
    .selectFrom('ledger_settings')
    .select('settings')
    .where('community', '=', community)
    .executeTakeFirst()
  return row?.settings
}

export const writeSettings = (community: Id, settings: LedgerSettings): Statement =>
  replacement('ledger_settings', ['community'], only(community, 'settings'), [settings])

/** A community's time zone; undefined where there is no such place. */
export async function loadZone(db: Db | Tx, community: Id): Promise<Clock | undefined> {
  const row = await db.selectFrom('place').select('zone').where('id', '=', community).executeTakeFirst()
  return row?.zone
}

export const writeZone = (community: Id, zone: Clock): Statement =>
  CompiledQuery.raw('update place set zone = $1 where id = $2', [zone, community])

/** A community's teams; undefined while nobody sits in them and nothing was offered. */
export async function loadTeams(db: Db | Tx, community: Id): Promise<Teams | undefined> {
  const row = await db.selectFrom('teams').select('teams').where('community', '=', community).executeTakeFirst()
  return row?.teams
}

export const writeTeams = (community: Id, teams: Teams): Statement =>
  replacement('teams', ['community'], only(community, 'teams'), [teams])

/** Of a community there is one row, which holds one thing. */
const only = (community: Id, column: string): Record<string, Column<object>> => ({
  community: { type: 'uuid', all: community },
  [column]: { type: 'jsonb', of: (value) => value },
})

/** A whole notice, for the rules. */
export async function loadNotice(db: Db | Tx, community: Id, id: Id): Promise<Notice | undefined> {
  const row = await db
    .selectFrom('notice')
    .select('notice')
    .where('community', '=', community)
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.notice
}

/** [L41] A notice as everyone may read it; undefined where the community has none of this id. */
export async function readNotice(db: Db, community: Id, id: Id): Promise<Notice | undefined> {
  const notice = await loadNotice(db, community, id)
  return notice && noticeInView(notice)
}

/** The columns of a notice: itself, and what lists filter and sort by. */
export const noticeColumns: Record<string, Column<Notice>> = {
  community: { type: 'uuid', of: ({ community }) => community },
  id: { type: 'uuid', of: ({ id }) => id },
  kind: { type: 'text', of: ({ kind }) => kind },
  title: { type: 'text', of: ({ title }) => title },
  starts_at: { type: 'int8', of: ({ from }) => from },
  ends_at: { type: 'int8', of: ({ until }) => until },
  withdrawn: { type: 'bool', of: ({ withdrawn }) => withdrawn !== null },
  matter: { type: 'uuid', of: ({ matter }) => matter },
  notice: { type: 'jsonb', of: (notice) => notice },
}

export const writeNotice = (notice: Notice): Statement =>
  replacement('notice', ['community', 'id'], noticeColumns, [notice])

/**
 * [L41] Notices of a community as everyone may read them, latest first; `running` only those that run or
 * come.
 */
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
  return rows.map(({ notice }) => noticeInView(notice))
}

/** [L37] Notices of which the photo of the hung sheet is late: `hangingOf`, by an index. */
export async function countUnhung(db: Db, community: Id, now: number): Promise<number> {
  const { late } = await db
    .selectFrom('notice')
    .select((e) => e.fn.countAll<string>().as('late'))
    .where('community', '=', community)
    .where('unhung_from', '<', now)
    .where((e) => e.or([e('unhung_until', 'is', null), e('unhung_until', '>=', now)]))
    .executeTakeFirstOrThrow()
  return Number(late)
}

/** What meetings that notices rest on are called, by id. */
export async function themesOf(
  db: Db | Tx,
  community: Id,
  ids: readonly Id[],
): Promise<Map<Id, { code: string; theme: string }>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('meeting')
    .select(['id', 'code', 'theme'])
    .where('community', '=', community)
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map(({ id, code, theme }) => [id, { code, theme }]))
}
