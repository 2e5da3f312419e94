import type { Counted } from '../../core/ballot/formal.ts'
import { countedOf } from '../../core/ballot/formal.ts'
import type { Question } from '../../core/ballot/rules.ts'
import type { Vote } from '../../core/ballot/vote.ts'
import type { Command } from '../../core/meeting/command.ts'
import type { MinutesCommand } from '../../core/minutes/command.ts'
import type { Vote as Noted } from '../../core/minutes/minutes.ts'
import type { Id } from '../../core/plain/id.ts'
import type { Follow } from '../journal/aggregate.ts'
import { idFor } from '../secrets/token.ts'
import type { BallotServices, FormalSteps, StepDecided } from './services.ts'

/**
 * What follows from the end of a vote, in its own commit: nobody types it again. [V18] A closed one goes to
 * the minutes of its meeting, the formal steps and [M51] the motion that its questions decide; where minutes
 * are signed, or a matter or motion has gone on, it stays as it is there. Given up, its motion is discussed
 * again.
 */
export const handOn =
  (services: BallotServices) =>
  (vote: Vote): Follow[] => {
    const { meeting, stage } = vote
    if (stage === 'abandoned') return [...putting(services, vote, false), ...freeingSteps(services.formal, vote)]
    const counted = countedOf(vote)
    return [
      ...(meeting === null ? [] : [services.minutes.follow(meeting, toMinutes(services, vote, counted))]),
      ...counted.flatMap((one) => {
        const { decides } = one
        if (!decides) return []
        if ('step' in decides) return [services.formal.take(vote.id, decides)]
        return meeting === null ? [] : [services.meetings.follow(meeting, toMotion(decides, one))]
      }),
    ]
  }

/**
 * [M51] The motion that a vote decides is put to it with its seal, and with just the wording that the
 * question has, and [V30] so are the formal steps: from then on nobody counts hands or enters numbers beside
 * it, and no other vote has them.
 */
export const sealing =
  (services: BallotServices) =>
  (vote: Vote): Follow[] =>
    vote.stage === 'draft' ? [...putting(services, vote, true), ...puttingSteps(services.formal, vote)] : []

const putting = ({ meetings }: BallotServices, vote: Vote, open: boolean): Follow[] =>
  vote.meeting === null ? [] : motionsOf(vote).map(put(meetings, vote, vote.meeting, open))

const puttingSteps = (formal: FormalSteps, { code, questions, rules }: Vote): Follow[] =>
  [...stepsOf(questions)].map(([matter, steps]) => formal.put(matter, { steps, vote: code, law: rules.law }))

/** [V30] A vote that is given up decides its steps no more. */
export const freeingSteps = (formal: FormalSteps, { code, questions }: Pick<Vote, 'code' | 'questions'>): Follow[] =>
  [...stepsOf(questions)].map(([matter, steps]) => formal.put(matter, { steps, vote: code, law: null }))

/** The steps that a vote decides, by matter. */
function stepsOf(questions: readonly Question[]): Map<Id, StepDecided[]> {
  const found = new Map<Id, StepDecided[]>()
  for (const { decides } of questions)
    if (decides && 'step' in decides) found.set(decides.matter, [...(found.get(decides.matter) ?? []), decides])
  return found
}

/** The motions that a vote decides, each with its wording. */
const motionsOf = ({ questions }: Pick<Vote, 'questions'>): { motion: Id; version: number }[] =>
  questions.flatMap(({ decides }) => (decides && 'motion' in decides ? [decides] : []))

const put =
  (meetings: BallotServices['meetings'], { code }: Vote, meeting: Id, open: boolean) =>
  ({ motion, version }: { motion: Id; version: number }) =>
    meetings.follow(meeting, { kind: 'putMotion', motion, open, ballots: { code, version } })

function toMotion({ motion, version }: { motion: Id; version: number }, { code, votes, outcome }: Counted): Command {
  const { for: pro, against, abstain } = votes
  const ballots = { code, carried: outcome === 'carried' }
  return { kind: 'countMotion', motion, version, for: pro, against, abstain, ballots, reason: '' }
}

function toMinutes({ identity }: BallotServices, { id: vote }: Vote, counted: readonly Counted[]): MinutesCommand {
  const id = (name: string) => idFor(`minutes:${vote}:${name}`, identity.ticketKey)
  return { kind: 'takeVotes', votes: counted.map((one) => ({ id: id(one.question), ...notedOf(one) })) }
}

const RESULT = {
  carried: 'carried',
  chosen: 'carried',
  notCarried: 'notCarried',
  noQuorum: 'notCarried',
  tied: 'open',
  counted: 'open',
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
