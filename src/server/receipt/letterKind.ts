import type { MatterTold } from '../../core/ledger/event.ts'

const TELLS: readonly MatterTold['kind'][] = [
  'matterOpened',
  'cardsAdded',
  'cardsRemoved',
  'matterFolded',
  'matterUnfolded',
  'matterTriaged',
  'matterRouted',
  'matterDispatched',
  'dueDateMoved',
  'transferAccepted',
  'transferRefused',
  'matterSentBack',
  'proposalAdopted',
  'workBegun',
  'matterContested',
  'matterExplained',
  'matterResumed',
]

/**
 * Whether something that happened to a matter is worth a letter, and whether it asks something of the reader;
 * null where it is not.
 */
export function worth(told: MatterTold): 'asks' | 'tells' | null {
  if (told.kind === 'matterDone') return 'asks'
  if (told.kind === 'calledBack') return told.moved ? 'tells' : null
  if (told.kind === 'proposalWritten') return told.version.number === 1 ? 'tells' : null
  return TELLS.includes(told.kind) ? 'tells' : null
}
