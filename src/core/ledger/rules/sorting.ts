import { clean, cleanLine, refuse } from '../../plain/refuse.ts'
import type { EventRules } from '../eventRule.ts'
import type { Rules } from '../rule.ts'
import { addHands, climbOn, OPEN_TO_ALL, OWNED, tells } from '../eventRule.ts'
import type { MatterEvent, MatterSecret, MatterTold } from '../event.ts'
import { climbsAt } from '../overdue.ts'
import { owingWith, standingOf } from '../owed.ts'
import { dueOn } from '../rule.ts'
import type { Owing, Owner, Reach, Sheet } from '../sheet.ts'
import { MATTER_REASON_MOST, OFFICE_MOST } from '../sheet.ts'
import type { MatterFacts } from '../command.ts'
import { OPEN_STAGES } from '../stages.ts'
import { proposedLane, STEPS } from '../triage.ts'

export const sorting: Rules<
  'triage' | 'route' | 'dispatch' | 'extend' | 'acceptTransfer' | 'refuseTransfer' | 'sendBack' | 'explain' | 'resume'
> = {
  // [L7] Urgency × importance; the rule proposes the lane, the coordinator decides it with a written, public
  // reason.
  triage: {
    stages: 'moves',
    decide({ sheet, command, now, facts, tell, move }) {
      const { urgency, importance, safety, lane } = command
      if (!isStep(urgency) || !isStep(importance)) return refuse({ refused: 'outOfRange' })
      const reach = cleanReach(command.reach)
      const { lane: proposed } = proposedLane({ urgency, importance, reach, safety }, facts.settings)
      const reason = clean(command.reason, MATTER_REASON_MOST)
      const triage = { urgency, importance, reach, safety, lane, proposed, reason, at: now }
      const moved = move()
      // Weighing again gives no new time: the deadline runs from the first.
      const kept = sheet.stage === 'triaged' ? { dueAt: sheet.dueAt, climbsAt: sheet.climbsAt } : {}
      return [tell({ kind: 'matterTriaged', triage, moved: { ...moved, ...kept } })]
    },
  },

  // [L9] Six routes, each with a reason; what goes to somebody else names the receiver. [M52] What is done at
  // once is due on the day that the meeting said.
  route: {
    stages: 'moves',
    decide({ sheet, command, now, facts, tell, move }) {
      const reason = clean(command.reason, MATTER_REASON_MOST)
      const { route } = command
      const elsewhere = route === 'microProject' || route === 'ownersAssembly' || route === 'department'
      const name = cleanLine(command.receiver?.name ?? '', OFFICE_MOST, 0)
      if (elsewhere && !name) return refuse({ refused: 'receiverMissing' })
      const receiver = elsewhere
        ? { name, reference: cleanLine(command.receiver!.reference, 60, 0), heardOn: command.receiver!.heardOn }
        : null
      const moved = move(route)
      const by = route === 'quickFix' ? (sheet.motion?.by ?? 0) : (receiver?.heardOn ?? 0)
      const due = by > now ? dueOn(moved, by, facts.settings) : moved
      return [tell({ kind: 'matterRouted', route: { route, reason, at: now }, receiver, moved: due })]
    },
  },

  // [L8] Exactly one owner, always; handing over names the next one and says why.
  dispatch: {
    stages: OPEN_STAGES,
    decide({ sheet, command, facts, tell }) {
      const owner = ownerOf(command.owner, facts)
      if (owner.person === sheet.owner.person && owner.office === sheet.owner.office) return []
      return [tell({ kind: 'matterDispatched', owner, reason: clean(command.reason, MATTER_REASON_MOST) })]
    },
  },

  // [L11] A due date moves only to a later day, with a reason, for all to see.
  extend: {
    stages: OPEN_STAGES,
    decide({ sheet, command, now, facts, tell }) {
      const least = Math.max(now, sheet.dueAt ?? 0)
      if (command.dueAt <= least) return refuse({ refused: 'dateNotLater', dueAt: least })
      const reason = clean(command.reason, MATTER_REASON_MOST)
      // [L63] From when it was due indeed, also where it was sent back since.
      const extension = { from: standingOf(sheet).dueAt, to: command.dueAt, reason, at: now }
      return [tell({ kind: 'dueDateMoved', extension, climbsAt: climbsAt(command.dueAt, facts.settings) })]
    },
  },

  // [L10] Transferred means that the receiver accepted it; until then, and after, the owner here answers for
  // it.
  acceptTransfer: {
    stages: 'moves',
    decide({ command, tell, move }) {
      const reference = cleanLine(command.reference, 60, 0)
      const note = clean(command.note, MATTER_REASON_MOST)
      return [tell({ kind: 'transferAccepted', reference, note, moved: move() })]
    },
  },

  refuseTransfer: {
    stages: 'moves',
    decide: ({ sheet, command, tell, move }) =>
      reasoned('transferRefused', command.reason, tell, move(), owesOf(sheet)),
  },

  sendBack: {
    stages: 'moves',
    decide: ({ sheet, command, tell, move }) => reasoned('matterSentBack', command.reason, tell, move(), owesOf(sheet)),
  },

  // [L26] "Cannot be solved now" is a state of its own, with a reason and the day on which it is looked at
  // again.
  explain: {
    stages: 'moves',
    decide({ command, now, facts, tell, move }) {
      if (command.reviewAt <= now) return refuse({ refused: 'dateNotLater', dueAt: now })
      const explained = { reason: clean(command.reason, MATTER_REASON_MOST), reviewAt: command.reviewAt }
      return [tell({ kind: 'matterExplained', explained, moved: dueOn(move(), command.reviewAt, facts.settings) })]
    },
  },

  resume: {
    stages: 'moves',
    offered: ({ sheet }) => sheet.cards.length > 0,
    decide({ sheet, command, tell, move }) {
      if (sheet.cards.length === 0) return refuse({ refused: 'noCards' })
      return reasoned('matterResumed', command.reason, tell, move())
    },
  },
}

function reasoned(
  kind: 'transferRefused' | 'matterSentBack' | 'matterResumed',
  reason: string,
  tell: (told: MatterTold, secret?: MatterSecret) => MatterEvent,
  moved: NonNullable<MatterTold['moved']>,
  owes: { owes?: Owing } = {},
): MatterEvent[] {
  return [tell({ kind, reason: clean(reason, MATTER_REASON_MOST), moved, ...owes })]
}

/** [L63] What comes back from a stage owes what was due there. */
const owesOf = ({ stage, dueAt, climbsAt }: Sheet): { owes?: Owing } =>
  dueAt === null ? {} : { owes: { stage, dueAt, climbsAt } }

/** Where the way is chosen anew after somebody here or elsewhere gave it back. */
function comeBack(sheet: Sheet, { owes }: { owes?: Owing }): void {
  weighAnew(sheet)
  if (owes) sheet.owed = owingWith(sheet.owed ?? [], owes)
}

const isStep = (n: number): boolean => Number.isInteger(n) && n >= 1 && n <= STEPS

function cleanReach({ people, grids }: Reach): Reach {
  if (people !== null && (!Number.isInteger(people) || people < 0 || people > 10_000_000)) {
    return refuse({ refused: 'outOfRange' })
  }
  return { people, grids: [...new Set(grids)] }
}

/** [L8] An owner is somebody who works in the community or above it, for an office that has a name. */
export function ownerOf({ person, office }: Owner, { worksHere }: MatterFacts): Owner {
  if (!worksHere) return refuse({ refused: 'noSuchOwner' })
  return { person, office: cleanLine(office, OFFICE_MOST, 0) }
}

export const sorted: EventRules<
  | 'matterTriaged'
  | 'matterRouted'
  | 'matterDispatched'
  | 'dueDateMoved'
  | 'transferAccepted'
  | 'transferRefused'
  | 'matterSentBack'
  | 'matterExplained'
  | 'matterResumed'
> = {
  matterTriaged: {
    ...OPEN_TO_ALL,
    letter: tells,
    effect(sheet, { triage }) {
      sheet.triage = triage
      sheet.answeredAt ??= triage.at
    },
  },
  matterRouted: {
    ...OPEN_TO_ALL,
    letter: tells,
    effect(sheet, { route, receiver }) {
      sheet.route = route
      sheet.receiver = receiver
      sheet.reason = route.route === 'notAccepted' ? route.reason : ''
    },
  },
  matterDispatched: {
    ...OWNED,
    letter: tells,
    effect(sheet, { owner }) {
      // [B28] Those who were drawn to accept a project say so before it is shown as done, too.
      if (sheet.stage === 'done' || sheet.round) addHands(sheet, sheet.owner.person)
      sheet.owner = owner
    },
  },
  dueDateMoved: {
    ...OPEN_TO_ALL,
    letter: tells,
    effect(sheet, { extension, climbsAt: at }) {
      sheet.extensions.push(extension)
      sheet.dueAt = extension.to
      climbOn(sheet, at)
      delete sheet.owed
    },
  },
  transferAccepted: {
    ...OPEN_TO_ALL,
    letter: tells,
    effect(sheet, { reference }) {
      if (sheet.receiver) sheet.receiver = { ...sheet.receiver, reference: reference || sheet.receiver.reference }
    },
  },
  transferRefused: { ...OPEN_TO_ALL, letter: tells, effect: comeBack },
  matterSentBack: { ...OPEN_TO_ALL, letter: tells, effect: comeBack },
  matterExplained: {
    ...OPEN_TO_ALL,
    letter: tells,
    effect: (sheet, { explained }) => void (sheet.explained = explained),
  },
  matterResumed: { ...OPEN_TO_ALL, letter: tells, effect: weighAnew },
}

/**
 * [L33] Where the way is chosen anew, nothing that was decided on the old one stands; the history keeps it.
 * [L25] Who had one of its tasks had a hand in it all the same.
 */
export function weighAnew(sheet: Sheet): void {
  addHands(sheet, ...sheet.tasks.map(({ owner }) => owner.person))
  Object.assign(sheet, { receiver: null, route: null, explained: null, reason: '', decision: null, tasks: [] })
  for (const proposal of sheet.proposals) {
    if (proposal.state === 'adopted') Object.assign(proposal, { state: 'open', reason: '' })
  }
}
