import { LRUCache } from 'lru-cache'
import type { Steps } from '../../core/plain/slices.ts'
import type { ExplainedRound, MissingSums } from '../../core/round/explained.ts'
import { explainRound, missingSums } from '../../core/round/explained.ts'
import type { ClosedVote } from '../../core/round/outcome.ts'
import type { FullKey } from '../../core/plain/id.ts'
import { keyText } from '../../core/plain/id.ts'
import { perGrove } from '../api/route.ts'
import { concurrencyLimit } from '../http/concurrencyLimit.ts'
import { ProblemError } from '../http/problem.ts'
import { inSlices } from '../integrations/slices.ts'
import { closedOf } from './rounds.ts'
import type { RoundServices } from './services.ts'

/**
 * What was explained: a counted round never changes, so it is worked out once. One at a time, in slices, so
 * that nobody's page waits for it; whoever comes beyond some is told to come again.
 */
const keptOf = perGrove(() => ({
  known: new LRUCache<string, Promise<object>>({ max: 500 }),
  inTurn: concurrencyLimit(1, 30, () => new ProblemError('tooMany', { seconds: 5 })),
}))

/** [B11] Who paid for what in a counted round. */
export const explained = (services: RoundServices, round: FullKey): Promise<ExplainedRound> =>
  once(services, round, 'all', explainRound)

/** [B12] What would have let a project win that was not chosen. */
export const missingOf = (services: RoundServices, round: FullKey, n: number): Promise<MissingSums> =>
  once(services, round, `${n}`, (state, ballots) => missingSums(state, ballots, n))

/** What the closed vote of a counted round holds, without persons; refuses a round that is not counted. */
export async function closedVoteOf(services: RoundServices, round: FullKey): Promise<ClosedVote> {
  const of = await services.rounds.read(round, ({ counted, vote, stage }) => ({ vote: counted && vote, stage }))
  if (!of.vote) throw new ProblemError('roundStage', { stage: of.stage })
  return (await services.votes.read({ community: round.community, id: of.vote }, (vote) =>
    structuredClone(closedOf(vote)),
  ))!
}

async function once<T extends object>(
  services: RoundServices,
  round: FullKey,
  name: string,
  work: (...of: Parameters<typeof explainRound>) => Steps<T>,
): Promise<T> {
  const { known, inTurn } = keptOf(services)
  const key = `${keyText(round)} ${name}`
  const before = known.get(key)
  if (before) return before as Promise<T>
  const { ballots } = await closedVoteOf(services, round)
  const state = await services.rounds.read(round, (held) => structuredClone(held))
  const made = inTurn(undefined, () => inSlices(work(state, ballots)))
  known.set(key, made)
  // What was not worked out is tried again by whoever asks next.
  made.catch(() => known.delete(key))
  return made
}
