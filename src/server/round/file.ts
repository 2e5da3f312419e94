import { handsAt } from '../../core/plain/clock.ts'
import type { FullKey } from '../../core/plain/id.ts'
import { pabulibFile } from '../../core/round/pabulibFile.ts'
import { ProblemError } from '../http/problem.ts'
import { clockOf } from '../ledger/clocks.ts'
import { closedOf } from './rounds.ts'
import type { RoundServices } from './services.ts'

/** [B10] A counted round as a file of Pabulib; refuses one that is not counted. */
export async function roundFile(services: RoundServices, round: FullKey): Promise<string> {
  const { rounds, votes, identity } = services
  const state = await rounds.read(round, (held) => structuredClone(held))
  const { counted, vote } = state
  if (!counted || !vote) throw new ProblemError('roundStage', { stage: state.stage })
  const closed = await votes.read({ community: round.community, id: vote }, (held) => structuredClone(closedOf(held)))
  const places = await identity.places.all()
  const community = places.get(round.community)!
  const subdistrict = (community.parent && places.get(community.parent)?.name) || ''
  const day = handsAt(await clockOf(services, round.community), counted.at)
  const [date, month] = [day.getUTCDate(), day.getUTCMonth() + 1].map((n) => `${n}`.padStart(2, '0'))
  const at = { community: community.name, subdistrict, day: `${date}.${month}.${day.getUTCFullYear()}` }
  return pabulibFile(state, closed!.ballots, at)
}
