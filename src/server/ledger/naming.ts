import { withoutWords } from '../../core/minutes/takenOut.ts'
import type { FullKey } from '../../core/plain/id.ts'
import type { NamesStand } from '../../wire/meeting.ts'
import type { Db } from '../database/open.ts'
import { placesNaming, TOLD_IN } from './naming.store.ts'
import type { LedgerServices } from './services.ts'

/**
 * [M26] In how many places names stand in what others wrote: of the meeting's minutes in all their wordings,
 * and of all that its community keeps of meetings, matters, teams, notices, votes, rounds, conventions, waves
 * of the survey, the register, bulletins and chat groups. The names are kept nowhere.
 */
export async function namesStand(
  { minutes }: LedgerServices,
  db: Db,
  meeting: FullKey,
  names: readonly string[],
): Promise<NamesStand> {
  const { minutes: written } = await minutes.read(meeting)
  const sum = Object.fromEntries(TOLD_IN.map((where) => [where, 0])) as NamesStand
  for (const name of names) {
    const found = await placesNaming(db, meeting, name)
    for (const where of TOLD_IN) sum[where] += found[where]
    sum.minutes += withoutWords(written, name).places
  }
  return sum
}
