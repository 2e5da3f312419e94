import type { Kysely } from 'kysely'
import { Migrator, sql } from 'kysely'
import * as meetings from './migrations/0001-meetings.ts'
import * as ledger from './migrations/0002-ledger.ts'
import * as log from './migrations/0003-log.ts'
import * as followers from './migrations/0004-followers.ts'
import * as apart from './migrations/0005-apart.ts'
import * as joining from './migrations/0006-joining.ts'
import * as accounts from './migrations/0007-accounts.ts'
import * as standing from './migrations/0008-standing.ts'
import * as search from './migrations/0009-search.ts'
import * as confirmed from './migrations/0011-confirmed.ts'
import * as appointments from './migrations/0012-appointments.ts'
import * as photos from './migrations/0013-photos.ts'
import * as requestRole from './migrations/0015-request-role.ts'
import * as zone from './migrations/0017-zone.ts'
import * as rejectedPairs from './migrations/0018-rejected-pairs.ts'
import * as notices from './migrations/0019-notices.ts'
import * as minutes from './migrations/0020-minutes.ts'
import * as letterheads from './migrations/0021-letterheads.ts'
import * as paper from './migrations/0022-paper.ts'
import * as equalRights from './migrations/0023-equal-rights.ts'
import * as recount from './migrations/0025-recount.ts'
import * as objections from './migrations/0027-objections.ts'
import * as proposals from './migrations/0029-proposals.ts'
import * as arrivals from './migrations/0031-arrivals.ts'
import * as votes from './migrations/0032-votes.ts'
import * as floor from './migrations/0035-floor.ts'
import * as motions from './migrations/0040-motions.ts'
import * as room from './migrations/0043-room.ts'
import * as pledges from './migrations/0044-pledges.ts'
import * as wishes from './migrations/0050-wishes.ts'
import * as sides from './migrations/0049-sides.ts'
import * as terms from './migrations/0059-terms.ts'
import * as hangAtOnce from './migrations/0034-hang-at-once.ts'
import * as secondReading from './migrations/0041-second-reading.ts'
import * as photoQueue from './migrations/0042-photo-queue.ts'
import * as questions from './migrations/0036-questions.ts'
import * as bulletins from './migrations/0067-bulletins.ts'
import * as rounds from './migrations/0047-rounds.ts'
import * as lots from './migrations/0053-lots.ts'
import * as places from './migrations/0062-places.ts'
import * as roundFiles from './migrations/0057-round-files.ts'
import * as pictures from './migrations/0056-pictures.ts'
import * as samePerson from './migrations/0060-same-person.ts'
import * as surveys from './migrations/0073-surveys.ts'
import * as plans from './migrations/0081-plans.ts'
import * as push from './migrations/0085-push.ts'
import * as mapViews from './migrations/0083-map-views.ts'
import * as pointsOfTheDesk from './migrations/0084-points-of-the-desk.ts'
import * as handedLinks from './migrations/0090-handed-links.ts'
import * as unhung from './migrations/0094-unhung.ts'
import * as programKeys from './migrations/0099-program-keys.ts'
import * as whatIsOwed from './migrations/0091-what-is-owed.ts'
import * as newWords from './migrations/0079-new-words.ts'
import * as registers from './migrations/0074-registers.ts'
import * as readers from './migrations/0075-readers.ts'
import * as hooks from './migrations/0076-hooks.ts'
import * as open311 from './migrations/0077-open311.ts'
import * as departments from './migrations/0078-departments.ts'
import * as copies from './migrations/0097-copies.ts'
import * as conventions from './migrations/0070-conventions.ts'
import * as robots from './migrations/0071-robots.ts'
import * as tables from './migrations/0054-tables.ts'

const MIGRATIONS = {
  '0001-meetings': meetings,
  '0002-ledger': ledger,
  '0003-log': log,
  '0004-followers': followers,
  '0005-apart': apart,
  '0006-joining': joining,
  '0007-accounts': accounts,
  '0008-standing': standing,
  '0009-search': search,
  '0011-confirmed': confirmed,
  '0012-appointments': appointments,
  '0013-photos': photos,
  '0015-request-role': requestRole,
  '0017-zone': zone,
  '0018-rejected-pairs': rejectedPairs,
  '0019-notices': notices,
  '0020-minutes': minutes,
  '0021-letterheads': letterheads,
  '0022-paper': paper,
  '0023-equal-rights': equalRights,
  '0025-recount': recount,
  '0027-objections': objections,
  '0029-proposals': proposals,
  '0031-arrivals': arrivals,
  '0032-votes': votes,
  '0035-floor': floor,
  '0034-hang-at-once': hangAtOnce,
  '0036-questions': questions,
  '0040-motions': motions,
  '0041-second-reading': secondReading,
  '0047-rounds': rounds,
  '0053-lots': lots,
  '0070-conventions': conventions,
  '0071-robots': robots,
  '0073-surveys': surveys,
  '0074-registers': registers,
  '0075-readers': readers,
  '0076-hooks': hooks,
  '0079-new-words': newWords,
  '0077-open311': open311,
  '0078-departments': departments,
  '0081-plans': plans,
  '0085-push': push,
  '0083-map-views': mapViews,
  '0084-points-of-the-desk': pointsOfTheDesk,
  '0090-handed-links': handedLinks,
  '0094-unhung': unhung,
  '0099-program-keys': programKeys,
  '0097-copies': copies,
  '0091-what-is-owed': whatIsOwed,
  '0054-tables': tables,
  '0043-room': room,
  '0042-photo-queue': photoQueue,
  '0044-pledges': pledges,
  '0050-wishes': wishes,
  '0049-sides': sides,
  '0062-places': places,
  '0056-pictures': pictures,
  '0057-round-files': roundFiles,
  '0060-same-person': samePerson,
  '0067-bulletins': bulletins,
  '0059-terms': terms,
}

/**
 * Brings the tables up to date. What is missing runs in the one transaction of the Migrator, behind its lock:
 * killed half-way, it runs again.
 */
export async function migrate(db: Kysely<any>): Promise<void> {
  const migrator = migratorOf(db)
  refuseNewer(await namesDone(db))
  const { error } = await migrator.migrateToLatest()
  if (error) throw error
}

/** The database was taken over by a newer Grove; the message says what to do. */
export class NewerDatabase extends Error {}

/** Refuses with NewerDatabase a database that has been through migrations that this Grove does not know. */
export function refuseNewer(done: readonly string[]): void {
  const unknown = done.filter((name) => !Object.hasOwn(MIGRATIONS, name))
  if (unknown.length > 0)
    throw new NewerDatabase(
      `A newer Grove has worked on this database (${unknown.at(-1)}): start that version or a later one. Nothing was changed.`,
    )
}

/** The migrations that a database has been through. */
async function namesDone(db: Kysely<any>): Promise<string[]> {
  const { rows } = await sql<{ there: string | null }>`select to_regclass('kysely_migration')::text as there`.execute(
    db,
  )
  if (!rows[0]?.there) return []
  const done = await db.selectFrom('kysely_migration').select('name').orderBy('name').execute()
  return done.map(({ name }) => name as string)
}

/** All migrations, for going to one of them. */
export function migratorOf(db: Kysely<any>): Migrator {
  const provider = { getMigrations: async () => MIGRATIONS }
  // Those that were written side by side do not depend on each other, so one may arrive after a later number.
  return new Migrator({ db, provider, allowUnorderedMigrations: true })
}
