import { makeReceipt } from '../../core/plain/code.ts'
import type { FullKey, Id } from '../../core/plain/id.ts'
import { isId } from '../../core/plain/id.ts'
import { ProblemError, problemOf } from '../http/problem.ts'
import type { MeetingServices } from './services.ts'
import type { Asked } from './meetings.ts'

/** A posted card's receipt: nine letters in threes, 44 bits of chance. */
export const newReceipt = ({ runtime }: MeetingServices): string => makeReceipt(runtime.random(40))

/** Asks and, where it was refused, throws the problem. */
export async function ask({ meetings }: Pick<MeetingServices, 'meetings'>, community: Id, asked: Asked) {
  if (!isId(asked.key)) throw new ProblemError('malformed', { where: 'Idempotency-Key', why: 'UUID' })
  const outcome = await meetings.ask(community, asked)
  if ('refused' in outcome) throw problemOf(outcome)
  return outcome.accepted
}

/** [H2] Refuses what would make a meeting another that is carried home, where no command does it. */
export async function refuseCarried({ meetings }: Pick<MeetingServices, 'meetings'>, { community, id }: FullKey) {
  const carried = await meetings.read(community, id, ({ board }) => board.carried)
  if (carried) throw new ProblemError('meetingCarried', { since: carried.at })
}
