import type { LedgerSettings } from '../../core/ledger/settings.ts'
import type { CardState } from '../../core/meeting/meeting.ts'
import type { MatterKey, SharedWords } from '../strings.ts'

/**
 * What a step (1–4) of urgency or importance means: in the community's own words, else in the usual ones.
 */
export const meaningOf = (
  definitions: LedgerSettings['definitions'] | undefined,
  of: 'urgency' | 'importance',
  step: number,
  words: SharedWords,
): string => definitions?.[of][step - 1] || words(`${of}.${step as 1 | 2 | 3 | 4}`)

/** Why a matter shows no words of a card that it holds. */
export const whyGone = (state: CardState): (typeof WHY_GONE)[CardState] => WHY_GONE[state]

const WHY_GONE = {
  standing: 'matter.cardGone',
  withdrawn: 'matter.cardGone',
  hidden: 'matter.cardHidden',
  cut: 'matter.cardCut',
  undone: 'matter.cardUndone',
} as const satisfies Record<CardState, MatterKey>
