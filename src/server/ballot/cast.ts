import type { Context } from 'hono'
import type { Answers } from '../../core/ballot/answer.ts'
import type { FullKey, Id } from '../../core/plain/id.ts'
import type { BallotAsked, BallotCast } from '../../wire/ballot.ts'
import type { Env } from '../access/authorize.ts'
import { perGrove } from '../api/route.ts'
import { limitOf } from '../http/limit.ts'
import { ProblemError } from '../http/problem.ts'
import { idFor } from '../secrets/token.ts'
import { markIn } from './act.ts'
import type { BallotServices } from './services.ts'

/** What the ballot of a serial asks; a wrong serial is counted against its sender. */
export function askedOf(services: BallotServices, c: Context, vote: FullKey, serial: string): Promise<BallotAsked> {
  return countingWrong(services, c, () =>
    services.votes.read(vote, ({ serials }) => {
      const found = serials.get(markIn(services, vote, serial))
      if (!found) throw new ProblemError('noSuchSerial')
      return { state: found.state, without: [...found.without] }
    }),
  )
}

/** A ballot is sent once; phones try again some times, and twenty of a family may try one for sport. */
const perSerial = perGrove(() => limitOf(120, 3600))

/**
 * Casts the ballot of a serial. `key` is a word that only the sender's page knows: sent twice it is one
 * ballot. [V10] What was chosen is no part of what a repetition is compared by, so nobody who holds the key
 * can ask whether it was this or that: what came first counts, and every answer says so. Who acts is named
 * after that word, so no two ballots have a sender in common.
 */
export async function castBallot(
  services: BallotServices,
  c: Context<Env>,
  vote: FullKey,
  { key, serial, answers }: { key: Id; serial: string; answers: Answers },
): Promise<BallotCast> {
  const { identity, votes } = services
  const actor = { kind: 'participant', id: idFor(`voter:${key}`, identity.ticketKey) } as const
  const mark = markIn(services, vote, serial)
  await perSerial(services)(mark)
  const command = { kind: 'cast', mark, answers } as const
  const cast = await countingWrong(services, c, () =>
    votes.ask<BallotCast>(vote, { key, command, actor, body: { key, mark } }),
  )
  if (cast.counted) c.set('answered', { what: 'ballots', once: mark })
  return cast
}

async function countingWrong<T>({ identity }: BallotServices, c: Context, look: () => Promise<T>): Promise<T> {
  try {
    return await look()
  } catch (error) {
    if (error instanceof ProblemError && error.code === 'noSuchSerial') await identity.guesses.wrongSerial(c, identity)
    throw error
  }
}
