import { instantsHold } from '../plain/instant.ts'
import { decided, refuse } from '../plain/refuse.ts'
import type { Actor, Command } from './command.ts'
import type { MeetingEvent, Refusal } from './event.ts'
import type { Meeting } from './meeting.ts'
import type { Rule, Rules, Tell } from './rule.ts'
import { byTheHouse } from './rule.ts'
import { adopting } from './rules/adopting.ts'
import { cards } from './rules/cards.ts'
import { carrying, refuseCarried } from './rules/carrying.ts'
import { comparing } from './rules/comparing.ts'
import { cutting } from './rules/cutting.ts'
import { drawing } from './rules/drawing.ts'
import { dotting } from './rules/dotting.ts'
import { endorsing } from './rules/endorsing.ts'
import { cleanDetails, facilitating, withoutEnd } from './rules/facilitating.ts'
import { handwriting } from './rules/handwriting.ts'
import { linking } from './rules/linking.ts'
import { askingRoom } from './rules/askingRoom.ts'
import { pledging } from './rules/pledging.ts'
import { moving } from './rules/moving.ts'
import { people } from './rules/people.ts'
import { questions } from './rules/questions.ts'
import { seating } from './rules/seating.ts'
import { speaking } from './rules/speaking.ts'
import { topics } from './rules/topics.ts'
import { wishing } from './rules/wishing.ts'

/** Everything that can be asked of a meeting that is there. */
type Kind = Exclude<Command['kind'], 'createMeeting'>

const RULES: Rules<Kind> = {
  ...facilitating,
  ...people,
  ...questions,
  ...cards,
  ...handwriting,
  ...comparing,
  ...cutting,
  ...endorsing,
  ...linking,
  ...topics,
  ...carrying,
  ...speaking,
  ...adopting,
  ...dotting,
  ...moving,
  ...askingRoom,
  ...pledging,
  ...wishing,
  ...drawing,
  ...seating,
}

/** What happens next: events in order (none where the wish is already fulfilled), or why not. */
export type Decision = MeetingEvent[] | Refusal

/**
 * Decides what a command does to a meeting. Rules: docs/rules/meeting.md.
 * `now` is milliseconds since 1970. `meeting` is undefined only for createMeeting. Nothing is changed here:
 * see `evolve`.
 */
export function decide(meeting: Meeting | undefined, command: Command, actor: Actor, now: number): Decision {
  const tell: Tell = (told, secret) => (secret ? { at: now, by: actor, told, secret } : { at: now, by: actor, told })
  return decided<MeetingEvent[], Refusal>(() => {
    if (!instantsHold(command)) return refuse({ refused: 'outOfRange' })
    // [M1] A meeting begins once, as a draft with a theme.
    if (command.kind === 'createMeeting') {
      if (meeting) return refuse({ refused: 'idTaken' })
      if (command.openTree) byTheHouse(actor)
      const { kind: _, ...rest } = command
      const details = rest.openTree ? withoutEnd(rest.details) : rest.details
      return [tell({ kind: 'meetingCreated', ...rest, details: { ...details, ...cleanDetails(details) } })]
    }
    if (!meeting) throw new Error('the meeting is missing')
    // [M26] Whatever somebody who was erased still holds opens nothing.
    if (actor.kind === 'participant' && meeting.erased.has(actor.id)) return refuse({ refused: 'personErased' })
    refuseCarried(meeting, command)
    const rule = RULES[command.kind] as Rule<Command>
    return rule(meeting, command, actor, now, tell)
  })
}
