import type { Pledge } from '../../../core/meeting/pledge.ts'
import type { Id } from '../../../core/plain/id.ts'
import { t } from '../deskState.svelte.ts'
import type { MeetingDesk } from '../meeting/desk.svelte.ts'

/** The dialog that is open: a pledge from the hall, or one of these for a pledge. */
export type PledgeDialog = { kind: 'make' } | { kind: 'drop' | 'offer' | 'task'; pledge: Pledge }

/** [M54] What the facilitator does with pledges, by key from any tab of the meeting or by button. */
export class PledgeDesk {
  dialog = $state.raw<PledgeDialog | null>(null)

  constructor(readonly desk: MeetingDesk) {}

  show(shown: boolean): Promise<unknown> {
    return this.desk.send({ kind: 'setFocus', focus: { kind: shown ? 'pledges' : 'trees' } })
  }

  /** Who it is for, as the screen says it: an organisation, else a capacity. */
  who({ who, capacity }: Pledge): string {
    return who || (capacity ? t(`capacity.${capacity}`) : t('pledge.somebody'))
  }

  /** The standing card that bears a number. */
  cardOf = (number: number | null): Id | null => {
    const cards = Object.values(this.desk.board.cards)
    return cards.find((card) => card.number === number && card.state === 'standing')?.id ?? null
  }

  /** Whether the key was one of pledges. */
  key(key: string): boolean {
    const { stage, openTree } = this.desk.board
    if (key !== 'p' || stage !== 'open' || openTree || this.dialog) return false
    this.dialog = { kind: 'make' }
    return true
  }
}
