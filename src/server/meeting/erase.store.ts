import { sql } from 'kysely'
import type { Id } from '../../core/plain/id.ts'
import type { MeetingChanges } from './changes.ts'
import type { Tx } from '../database/open.ts'

/**
 * [M26] Erases what people said and left in one meeting: words, places, points and photos of their cards
 * in every wording, and of what they moved (with the salts, which would let short words be guessed),
 * addresses and letters, photos they sent, and what they said against matters. Names and keys went with
 * the participants' own rows. The journal never held any of it. Gives the cards.
 */
export async function erase(
  tx: Tx,
  community: Id,
  meeting: Id,
  { erasedCards, erasedWordings, erased }: MeetingChanges,
): Promise<{ card: Id; meeting: Id }[]> {
  if (erased.length === 0) return []
  // Whatever an event names: it reaches nobody and nothing of another meeting.
  const own = async (table: 'participant' | 'card', ids: Id[]) =>
    (
      await sql<{ id: Id }>`
        select id from ${sql.table(table)}
        where community = ${community} and meeting = ${meeting} and id = any(${ids}::uuid[])`.execute(tx)
    ).rows.map(({ id }) => id)
  const people = await own(
    'participant',
    erased.flatMap((together) => together.people),
  )
  const cards = await own('card', [...erasedCards])
  // What they brought, for a card or for a matter, and what was brought for their cards; a card shows no
  // photo that is another's.
  await sql`
    delete from photo
    where community = ${community} and meeting = ${meeting}
      and (participant = any(${people}::uuid[]) or card = any(${cards}::uuid[]))`.execute(tx)
  await sql`
    update wording set text = '', place_words = '', photo = null, salt = ''
    where community = ${community} and meeting = ${meeting} and card = any(${cards}::uuid[])`.execute(tx)
  for (const table of ['card_point', 'plan_point', 'service_request'] as const)
    await sql`
      delete from ${sql.table(table)}
      where community = ${community} and meeting = ${meeting} and card = any(${cards}::uuid[])`.execute(tx)
  for (const { motion, version } of erasedWordings)
    await sql`
      update wording set text = '', place_words = '', salt = ''
      where community = ${community} and meeting = ${meeting} and card = ${motion} and version = ${version}`.execute(tx)
  for (const table of ['follower', 'letter'] as const)
    await sql`
      delete from ${sql.table(table)}
      where community = ${community} and (participant = any(${people}::uuid[]) or card = any(${cards}::uuid[]))`.execute(
      tx,
    )
  await sql`
    update matter set sheet = jsonb_set(sheet, '{contests}', (
      select jsonb_agg(case when exists (
        select 1 from jsonb_array_elements(secret -> 'contestants') as pair
        where pair ->> 0 = contest ->> 'id' and pair ->> 1 = any(${people}::text[])
      ) then contest || '{"text": "", "photo": null}' else contest end order by n)
      from jsonb_array_elements(sheet -> 'contests') with ordinality as all_of (contest, n)))
    where community = ${community} and exists (
      select 1 from jsonb_array_elements(secret -> 'contestants') as pair where pair ->> 1 = any(${people}::text[]))`.execute(
    tx,
  )
  return cards.map((card) => ({ card, meeting }))
}
