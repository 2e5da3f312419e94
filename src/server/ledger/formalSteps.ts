import { proposalTexts } from '../../core/ledger/proposalText.ts'
import { ofStep } from '../../core/ledger/rules/deliberating.ts'
import type { ProposalVersion, Sheet } from '../../core/ledger/sheet.ts'
import { hasPassedFor } from '../../core/ledger/sheet.ts'
import type { FormalSteps } from '../ballot/services.ts'
import type { Db } from '../database/open.ts'
import type { MatterAggregate } from './aggregates.ts'
import { sheetOf } from './matter.store.ts'

/** [V18] The formal steps of matters, as votes look at them and hand their results on. */
export const formalSteps = (db: Db, aggregate: MatterAggregate): FormalSteps => ({
  knows: async (community, matter) => (await sheetOf(db, community, matter)) !== undefined,
  async waiting(community, decides) {
    const sheet = await sheetOf(db, community, decides.matter)
    const step = sheet?.steps.find(({ id }) => id === decides.step)
    const of = ofStep(decides)
    if (!step?.body || (of && hasPassedFor(sheet!, step, of))) return undefined
    return { body: step.body, subject: step.subject ?? null, asks: of && asksOf(sheet!, of) }
  },
  put: (matter, { steps, ...command }) => ({
    aggregate,
    id: matter,
    command: { kind: 'putSteps', steps: steps.map((one) => ({ step: one.step, of: ofStep(one) })), ...command },
  }),
  take: (vote, { matter, step }) => ({ aggregate, id: matter, command: { kind: 'takeVote', step, vote } }),
})

/** [L61] What a question on a version may say; null where that version cannot be adopted. */
function asksOf({ proposals }: Sheet, { proposal: wanted, version }: ProposalVersion): string[] | null {
  const proposal = proposals.find(({ id, state }) => id === wanted && state === 'open')
  return proposal?.versions.some(({ number }) => number === version) ? proposalTexts(proposal, version) : null
}
