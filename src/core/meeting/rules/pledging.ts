import { clean, cleanLine, refuse, refuseOther } from '../../plain/refuse.ts'
import type { Id } from '../../plain/id.ts'
import type { Actor } from '../command.ts'
import { hasPhone } from '../count.ts'
import type { MeetingEvent } from '../event.ts'
import { namedAs } from '../floor.ts'
import type { Meeting } from '../meeting.ts'
import { REASON_MOST } from '../meeting.ts'
import { saidBy, WHAT_MOST, WHO_MOST } from '../motion.ts'
import type { Pledge } from '../pledge.ts'
import { PLEDGED_MOST, PLEDGES_AT_DESK, PLEDGES_MOST, pledgesOf } from '../pledge.ts'
import type { Rules, Tell } from '../rule.ts'
import { isOpenNow, joined, notArchived, standingCard, topicOf } from '../rule.ts'
import { sayer } from './moving.ts'

/** [M54] Pledges: who takes on what, with what, by when, on the spot. */
export const pledging: Rules<'makePledge' | 'takePledge' | 'withdrawPledge' | 'dropPledge' | 'pledgeBecame'> = {
  // By phone it waits until it is read out; what is said in the hall is entered as it was said.
  makePledge(meeting, command, actor, now, tell) {
    isOpenNow(meeting)
    const { pledges, current, openTree } = meeting.board
    if (openTree) return refuse({ refused: 'openTreeStays' })
    const said = sayer(meeting, actor, command)
    const content = contentOf(meeting, command, now)
    const known = pledges.find(({ id }) => id === command.id)
    if (known) {
      const { what, who, resource, by, card, topic } = known
      refuseOther({ what, who, resource, by, card, topic }, content)
      return []
    }
    const atDesk = said.enteredBy !== null
    const mine = said.participant === null ? [] : pledgesOf(meeting, said.participant)
    const standing = pledges.filter(({ id, stage }) => mine.includes(id) && (stage === 'said' || stage === 'taken'))
    if (!atDesk && standing.length >= PLEDGED_MOST) return refuse({ refused: 'pledgesUsed', most: PLEDGED_MOST })
    const most = PLEDGES_MOST + (atDesk ? PLEDGES_AT_DESK : 0)
    if (pledges.length >= most) return refuse({ refused: 'pledgesFull', most })
    const pledge: Pledge = {
      id: command.id,
      number: pledges.length + 1,
      stage: atDesk ? 'taken' : 'said',
      ...content,
      capacity: namedAs(meeting, said.participant).capacity,
      item: current?.item ?? null,
      pledgedAt: now,
      reason: '',
      became: null,
    }
    return [tell({ kind: 'pledgeChanged', pledge, said: true }, { pledge: { id: pledge.id, said } })]
  },

  // The chair reads it out, and whoever made it stands by it.
  takePledge(meeting, { pledge: id }, _actor, _now, tell) {
    isOpenNow(meeting)
    const pledge = pledgeOf(meeting, id)
    if (pledge.stage === 'taken') return []
    if (pledge.stage !== 'said') return refuse({ refused: 'pledgeOver', number: pledge.number })
    return [told(tell, { ...pledge, stage: 'taken' })]
  },

  // Until the ledger has it, whoever made it takes it back; also after the close.
  withdrawPledge(meeting, { pledge: id }, actor, _now, tell) {
    notArchived(meeting)
    const pledge = pledgeOf(meeting, id)
    asMaker(meeting, actor, id)
    if (pledge.stage === 'withdrawn') return []
    if (pledge.stage === 'dropped') return refuse({ refused: 'pledgeOver', number: pledge.number })
    if (pledge.became) return refuse({ refused: 'pledgeCarried', number: pledge.number })
    return [told(tell, { ...pledge, stage: 'withdrawn' })]
  },

  // What nobody stands by when it is read out, or what is none: the chair says why.
  dropPledge(meeting, { pledge: id, reason }, _actor, _now, tell) {
    notArchived(meeting)
    const pledge = pledgeOf(meeting, id)
    if (pledge.stage === 'dropped') return []
    if (pledge.stage === 'withdrawn') return refuse({ refused: 'pledgeOver', number: pledge.number })
    if (pledge.became) return refuse({ refused: 'pledgeCarried', number: pledge.number })
    return [told(tell, { ...pledge, stage: 'dropped', reason: clean(reason, REASON_MOST, 1) })]
  },

  // The ledger has it: once, and for good; [M81] as one thing, whoever presses at the same moment.
  pledgeBecame(meeting, { pledge: id, became }, _actor, _now, tell) {
    const pledge = pledgeOf(meeting, id)
    if (pledge.became && pledge.became.task !== became.task)
      return refuse({ refused: 'pledgeCarried', number: pledge.number })
    if (pledge.became) return []
    if (pledge.stage !== 'taken') return refuse({ refused: 'pledgeNotTaken', number: pledge.number })
    return [told(tell, { ...pledge, became })]
  },
}

/** [M26] What people who are erased said in pledges goes; what the ledger has not made anything of, ends. */
export const pledgesErased = ({ board, pledgers }: Meeting, people: ReadonlySet<Id>, tell: Tell): MeetingEvent[] =>
  board.pledges
    .filter(({ id, what }) => what !== '' && people.has(pledgers.get(id)?.participant ?? ''))
    .map(({ id, stage, became }) =>
      tell({ kind: 'pledgeErased', pledge: id, stage: became || stage === 'dropped' ? stage : 'withdrawn' }),
    )

type Content = Pick<Pledge, 'what' | 'who' | 'resource' | 'by' | 'card' | 'topic'>

function contentOf(meeting: Meeting, { what, who, resource, by, card, topic }: Content, now: number): Content {
  if (by !== null && by <= now) return refuse({ refused: 'dayPast' })
  if (card !== null) standingCard(meeting, card)
  if (topic !== null) topicOf(meeting, topic)
  return { what: clean(what, WHAT_MOST, 1), who: cleanLine(who, WHO_MOST, 0), resource, by, card, topic }
}

/** Whoever made it, by phone; the desk for somebody who has none here, or whom nobody put a name to. */
function asMaker(meeting: Meeting, actor: Actor, id: Id): void {
  const said = meeting.pledgers.get(id)
  if (actor.kind === 'staff') {
    if (said?.participant != null && hasPhone(meeting, said.participant)) refuse({ refused: 'hasPhone' })
  } else if (!saidBy(meeting, said, joined(meeting, actor))) refuse({ refused: 'notYourPledge' })
}

const pledgeOf = ({ board }: Meeting, id: Id): Pledge =>
  board.pledges.find((pledge) => pledge.id === id) ?? refuse({ refused: 'noSuchPledge' })

const told = (tell: Tell, pledge: Pledge): MeetingEvent => tell({ kind: 'pledgeChanged', pledge, said: false })
