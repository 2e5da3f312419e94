import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/**
 * A place has a time zone, by its IANA name. Until now the settings of a community's ledger said how many
 * minutes its clock is ahead of UTC, with no summer time: a whole number of hours becomes the zone that is so
 * far ahead all year, and 480, which stood wherever nobody had set any, China's. Half hours become the zone
 * that has them and no summer time; what no place on Earth has, the nearest hour. All other places, and
 * communities that set nothing, get China's; a place above whose communities agree gets theirs. The settings
 * lose the number; events in the journal keep it.
 */
export async function up(db: Kysely<any>): Promise<void> {
  await sql`alter table place add column zone text not null default 'Asia/Shanghai'`.execute(db)
  await sql`alter table place alter column zone drop default`.execute(db)
  const { rows } = await sql<{ community: string; ahead: number }>`
    select community, (settings -> 'calendar' ->> 'utcOffset')::int as ahead
    from ledger_settings where settings -> 'calendar' ? 'utcOffset'`.execute(db)
  for (const { community, ahead } of rows)
    await sql`update place set zone = ${zoneOf(ahead)} where id = ${community}`.execute(db)
  await sql`
    update place above set zone = agreed.zone
    from (
      select parent, min(zone) as zone from place where kind = 'community'
      group by parent having count(distinct zone) = 1
    ) agreed
    where above.id = agreed.parent`.execute(db)
  await sql`update ledger_settings set settings = settings #- '{calendar,utcOffset}'`.execute(db)
}

/** Zones that are so many minutes ahead of UTC all year, where that is no whole number of hours. */
const UNEVEN: Record<number, string> = {
  [-570]: 'Pacific/Marquesas',
  210: 'Asia/Tehran',
  270: 'Asia/Kabul',
  330: 'Asia/Kolkata',
  345: 'Asia/Kathmandu',
  390: 'Asia/Yangon',
  525: 'Australia/Eucla',
  570: 'Australia/Darwin',
}

function zoneOf(ahead: number): string {
  if (ahead === 480) return 'Asia/Shanghai'
  const hours = Math.max(-12, Math.min(14, Math.round(ahead / 60)))
  // Names of this family count the hours behind.
  return UNEVEN[ahead] ?? (hours === 0 ? 'Etc/UTC' : `Etc/GMT${hours > 0 ? '-' : '+'}${Math.abs(hours)}`)
}
