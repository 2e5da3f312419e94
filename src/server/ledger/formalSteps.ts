import { hasPassed } from '../../core/ledger/sheet.ts'
import type { FormalSteps } from '../ballot/services.ts'
import type { Db } from '../database/open.ts'
import type { MatterAggregate } from './aggregates.ts'
import { sheetOf } from './matter.store.ts'

/** [V18] The formal steps of matters, as votes look at them and hand their results on. */
export const formalSteps = (db: Db, aggregate: MatterAggregate): FormalSteps => ({
  knows: async (community, matter) => (await sheetOf(db, community, matter)) !== undefined,
  async waiting(community, matter, wanted) {
    const step = (await sheetOf(db, community, matter))?.steps.find(({ id }) => id === wanted)
    return step?.body && !hasPassed(step) ? { body: step.body, subject: step.subject ?? null } : undefined
  },
  put: (matter, command) => ({ aggregate, id: matter, command: { kind: 'putSteps', ...command } }),
  take: (vote, { matter, step }) => ({ aggregate, id: matter, command: { kind: 'takeVote', step, vote } }),
})
