import type { Counted } from '../../core/ballot/formal.ts'
import { countedOf } from '../../core/ballot/formal.ts'
import type { Actor } from '../../core/meeting/command.ts'
import type { Vote as Noted } from '../../core/minutes/minutes.ts'
import type { FullKey, Id } from '../../core/plain/id.ts'
import { ProblemError } from '../http/problem.ts'
import { idFor } from '../secrets/token.ts'
import type { BallotServices } from './services.ts'

/**
 * [V18] Hands the result of a closed vote on, so that nobody types it again: to the minutes of its meeting,
 * and to the formal steps that its questions decide. Done twice it changes nothing; where minutes are signed
 * or the matter has gone on, it stays as it is there.
 */
export async function handOn(services: BallotServices, vote: FullKey, by: Actor): Promise<void> {
  const { meeting, counted } = await services.votes.read(vote, (state) => ({
    meeting: state.meeting,
    counted: structuredClone(countedOf(state)),
  }))
  if (meeting !== null) await unlessRefused(() => toMinutes(services, vote, meeting, counted, by))
  for (const { decides } of counted) if (decides) await unlessRefused(() => services.formal.take(vote, decides, by))
}

function toMinutes(
  { minutes, identity }: BallotServices,
  { community, id: vote }: FullKey,
  meeting: Id,
  counted: readonly Counted[],
  actor: Actor,
): Promise<unknown> {
  const id = (name: string) => idFor(`minutes:${vote}:${name}`, identity.ticketKey)
  const command = {
    kind: 'takeVotes',
    votes: counted.map((one) => ({ id: id(one.question), ...notedOf(one) })),
  } as const
  return minutes.ask({ community, id: meeting }, { key: id('all'), command, actor, body: command })
}

const RESULT = {
  carried: 'carried',
  chosen: 'carried',
  notCarried: 'notCarried',
  noQuorum: 'notCarried',
  tied: 'open',
} as const

/** What minutes say of a question that was counted. */
function notedOf({ code, question, text, votes, outcome, won, recused, hands, ballots }: Counted): Omit<Noted, 'id'> {
  const { eligible, present, for: pro, against, abstain, area = null } = votes
  return {
    subject: text,
    way: hands && ballots ? 'other' : hands ? 'hands' : 'ballot',
    entitled: eligible,
    present,
    for: pro,
    against,
    abstained: abstain,
    result: RESULT[outcome],
    counted: { code, question, recused: recused.heads, area, won },
  }
}

async function unlessRefused(act: () => Promise<unknown>): Promise<void> {
  try {
    await act()
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
  }
}
