import type { MatterStage } from '../../core/ledger/stages.ts'

/** What became of a card, in one word of four. */
export type Fate = 'confirmed' | 'underWay' | 'explained' | 'waiting'
export const FATES: readonly Fate[] = ['confirmed', 'underWay', 'explained', 'waiting']

/** How far a matter in this stage has brought its cards. */
export function fateOf(stage: MatterStage): Fate {
  if (stage === 'confirmed') return 'confirmed'
  if (stage === 'explained' || stage === 'declined') return 'explained'
  return stage === 'opened' ? 'waiting' : 'underWay'
}
