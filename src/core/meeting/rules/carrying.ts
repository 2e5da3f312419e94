import { clean, refuse } from '../../plain/refuse.ts'
import type { Command } from '../command.ts'
import type { Refusal } from '../event.ts'
import type { Meeting } from '../meeting.ts'
import { REASON_MOST } from '../meeting.ts'
import type { Rules } from '../rule.ts'

/** Rules: docs/rules/carry.md. */
export const carrying: Rules<'carryMeeting' | 'carryOn'> = {
  // [H1] What is over is carried home; an open tree stays where it grows. Every file that is made is on
  // record.
  carryMeeting({ board }, _command, _actor, now, tell) {
    if (board.openTree) return refuse({ refused: 'openTreeStays' })
    if (board.stage !== 'closed' && board.stage !== 'archived') return refuse({ refused: 'meetingNotOver' })
    return [tell({ kind: 'meetingCarried', at: board.carried?.at ?? now, reason: '' })]
  },

  // [H3] It goes on here after all, and says why.
  carryOn({ board }, { reason }, _actor, _now, tell) {
    if (!board.carried) return []
    return [tell({ kind: 'meetingCarried', at: null, reason: clean(reason, REASON_MOST, 1) })]
  },
}

/**
 * [H2] What stays possible in a meeting that is carried home: what is in an archived one, and coming back.
 */
const WHILE_CARRIED: readonly Command['kind'][] = [
  'carryMeeting',
  'carryOn',
  'join',
  'describeMyself',
  'withdrawCard',
  'takeBack',
  'hideCard',
  'showCard',
  'erasePerson',
]

/** [H2] Refuses what would make a carried meeting another than the one that goes on elsewhere. */
export function refuseCarried({ board }: Meeting, { kind }: Command): void {
  if (board.carried && !WHILE_CARRIED.includes(kind)) refuse<Refusal>(carriedSince(board.carried))
}

export const carriedSince = ({ at }: { at: number }): Refusal => ({ refused: 'meetingCarried', since: at })
