import type { MinutesCommandBody } from '../../wire/minutes.ts'
import { minutesCommand } from '../../wire/minutes.ts'
import type { Id } from '../../core/plain/id.ts'
import type { Caller } from '../access/authorize.ts'
import { hasRole } from '../access/authorize.ts'
import { MINUTES_COMMANDS } from '../access/table.ts'
import { ProblemError } from '../http/problem.ts'
import { refuseUnseen } from '../meeting/shown.ts'
import { namesIn, namingOf } from '../secrets/naming.ts'
import type { MinutesAnswer } from './minutes.ts'
import type { MinutesServices } from './services.ts'
import { actorOf } from '../person/store.ts'

const namesOf = namesIn(minutesCommand)

/**
 * Carries out a command of a meeting's minutes: as staff where their roles let them, else as the participant
 * who asks, where the row in the access table lets participants. `own`: a participant's own words, whoever
 * else they are here.
 */
export async function carryOut(
  services: MinutesServices,
  caller: Caller,
  { key, sent, own = false }: { key: Id; sent: MinutesCommandBody; own?: boolean },
): Promise<MinutesAnswer> {
  await refuseOpenTree(services, caller)
  const { community, id } = caller.meeting!
  const rule = MINUTES_COMMANDS[sent.kind]
  const asStaff =
    !(own && caller.participant) && rule.roles !== undefined && (await hasRole(services.identity, caller, rule.roles))
  if (!asStaff && !(rule.participant && caller.participant)) {
    if (caller.staff) throw new ProblemError('notAllowed')
    throw new ProblemError(rule.participant ? 'notJoined' : 'notSignedIn')
  }
  const actor = asStaff ? actorOf(caller.staff!) : ({ kind: 'participant', id: caller.participant! } as const)
  const where = { community, id }
  const command = namesOf(sent, namingOf(services.identity.ticketKey, where, actor))
  return services.minutes.ask(where, { key, command, actor, body: sent })
}

/** Nobody takes minutes of a community's open tree; a draft of a meeting is for staff. */
export async function refuseOpenTree(services: MinutesServices, caller: Caller): Promise<void> {
  await refuseUnseen(services, caller)
  const { community, id } = caller.meeting!
  if (await services.meetings.read(community, id, ({ board }) => board.openTree))
    throw new ProblemError('noSuchAddress')
}
