import type { TestGrove } from './grove.ts'
import { serialOf } from '../../src/server/ballot/serial.ts'

/** The ballots of a vote as they are printed: serials, each with the questions that it does not ask. */
export async function ballotsOf(grove: TestGrove, code: string): Promise<{ serial: string; without: string[] }[]> {
  const rows = await grove.owner
    .selectFrom('vote_serial')
    .innerJoin('vote', (join) =>
      join.onRef('vote.community', '=', 'vote_serial.community').onRef('vote.id', '=', 'vote_serial.vote'),
    )
    .select(['vote_serial.id', 'vote_serial.without', 'vote.id as vote', 'vote.community'])
    .where('code', '=', code)
    .execute()
  const { ticketKey } = grove.services.identity
  return rows.map(({ id, without, vote, community }) => ({
    serial: serialOf({ community, id: vote }, id, ticketKey),
    without,
  }))
}
