import type { LedgerSettings } from '../../core/ledger/settings.ts'
import type { SharedWords } from '../strings.ts'

/**
 * What a step (1–4) of urgency or importance means: in the community's own words, else in the usual ones.
 */
export const meaningOf = (
  definitions: LedgerSettings['definitions'] | undefined,
  of: 'urgency' | 'importance',
  step: number,
  words: SharedWords,
): string => definitions?.[of][step - 1] || words(`${of}.${step as 1 | 2 | 3 | 4}`)
