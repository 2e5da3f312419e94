import type { Context } from 'hono'
import type { Answers } from '../../core/ballot/answer.ts'
import type { FullKey, Id } from '../../core/plain/id.ts'
import type { BallotAsked, BallotCast } from '../../wire/ballot.ts'
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

/**
 * Casts the ballot of a serial. `key` is a word that only the sender's page knows: sent twice with the same
 * choices it is one ballot, with others it is refused. Who acts is named after that word, so no two ballots
 * have a sender in common; and as it goes into the fingerprint of what was sent, nobody who reads the tables
 * can try which choices it was.
 */
export function castBallot(
  services: BallotServices,
  c: Context,
  vote: FullKey,
  { key, serial, answers }: { key: Id; serial: string; answers: Answers },
): Promise<BallotCast> {
  const { identity, votes } = services
  const actor = { kind: 'participant', id: idFor(`voter:${key}`, identity.ticketKey) } as const
  const mark = markIn(services, vote, serial)
  const command = { kind: 'cast', mark, answers } as const
  return countingWrong(services, c, () =>
    votes.ask<BallotCast>(vote, { key, command, actor, body: { key, mark, answers } }),
  )
}

async function countingWrong<T>({ identity }: BallotServices, c: Context, look: () => Promise<T>): Promise<T> {
  try {
    return await look()
  } catch (error) {
    if (error instanceof ProblemError && error.code === 'noSuchSerial') await identity.guesses.wrongSerial(c, identity)
    throw error
  }
}
