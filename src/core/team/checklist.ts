import type { Proposal, Sheet } from '../ledger/sheet.ts'
import { hasPassedFor, openVersions } from '../ledger/sheet.ts'
import type { Team } from './team.ts'
import { last } from '../plain/last.ts'

/**
 * What should be there before a team hands a matter on; a list to look at, not a bar: the rules say what is
 * refused.
 */
type Check =
  | 'cards'
  | 'place'
  | 'category'
  | 'evidence'
  | 'calledBack'
  | 'proposal'
  | 'alternative'
  | 'cost'
  | 'affected'
  | 'adviceAnswered'
  | 'support'
  | 'steps'
  | 'advised'

export interface Checked {
  check: Check
  met: boolean
}

/** The hand-over checklist of a team for a matter that waits for it. */
export function checklistOf(sheet: Sheet, team: Team): Checked[] {
  const open = sheet.proposals.filter(({ state }) => state === 'open')
  const latest = open.map(({ versions }) => last(versions)!)
  const list = (checks: Partial<Record<Check, boolean>>): Checked[] =>
    Object.entries(checks).map(([check, met]) => ({ check: check as Check, met }))
  switch (team) {
    case 'spotter':
      return sheet.stage === 'done'
        ? list({ evidence: sheet.evidence.length > 0, calledBack: calledBackSince(sheet) })
        : list({
            cards: sheet.cards.length > 0,
            place: sheet.where !== '' || sheet.grids.length > 0,
            category: sheet.category !== '',
          })
    case 'deliberation':
      return list({
        proposal: open.length > 0,
        alternative: sheet.proposals.length > 1,
        cost: latest.some(({ cost, resources }) => cost !== null || resources !== ''),
        affected: latest.length > 0 && latest.every(({ affected }) => affected !== ''),
        adviceAnswered: open.every(({ advice }) => advice.every(({ answer }) => answer)),
        support: open.some(supported),
        steps: sheet.steps.every((step) => openVersions(sheet.proposals).some((of) => hasPassedFor(sheet, step, of))),
      })
    case 'advisory':
      return list({ proposal: open.length > 0, advised: open.length > 0 && open.every(advised) })
  }
}

const supported = ({ versions, support }: Proposal): boolean =>
  support.some(({ version }) => version === last(versions)!.number)

const advised = ({ versions, advice }: Proposal): boolean =>
  advice.some(({ version }) => version === last(versions)!.number)

/** A callback counts for what was shown last. */
const calledBackSince = ({ callbacks, evidence }: Sheet): boolean =>
  callbacks.some(({ reached, at }) => reached && at >= (last(evidence)?.at ?? 0))
