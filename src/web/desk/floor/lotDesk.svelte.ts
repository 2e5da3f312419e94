import type { HallLot } from '../../../core/meeting/lots.ts'
import { openLot } from '../../../core/meeting/lots.ts'
import { last } from '../../../core/plain/last.ts'
import { lotMark, numberIn } from '../../../core/plain/lotRecord.ts'
import { t } from '../deskState.svelte.ts'
import type { MeetingDesk } from '../meeting/desk.svelte.ts'
import { notices } from '../notices.svelte.ts'

/** The dialog that is open. */
export type LotDialog = { kind: 'announce' } | { kind: 'call' | 'giveUp' | 'numbers'; lot: HallLot }

/** [M56] [M57] What the facilitator does with lots. */
export class LotDesk {
  dialog = $state.raw<LotDialog | null>(null)
  private busy = false

  constructor(readonly desk: MeetingDesk) {}

  /** The lot that was announced and waits. */
  get open(): HallLot | undefined {
    return openLot(this.desk.board.lots)
  }

  show(shown: boolean): Promise<unknown> {
    return this.desk.send({ kind: 'setFocus', focus: { kind: shown ? 'lots' : 'trees' } })
  }

  /** Draws what stands on the screen, once the hall has seen it there. */
  async draw(lot: HallLot): Promise<void> {
    if (this.busy) return
    this.busy = true
    const called = lot.called.join(' ')
    const drawn = await this.desk.send({ kind: 'drawLot', lot: lot.id, called }).finally(() => (this.busy = false))
    if (drawn) notices.say(t('deskLot.drawn'))
  }

  /** The lot whose numbers are those of people who are there: the one that was announced last. */
  get ofPeople(): HallLot | undefined {
    const lot = last(this.desk.board.lots)
    return lot?.marks.length ? lot : undefined
  }

  /** [M56] Who has which number in a lot, in the order of the numbers; the desk knows people by their ids. */
  people(lot: HallLot): { number: number; name: string; byPhone: boolean }[] {
    const found = new Map<number, { name: string; byPhone: boolean }>()
    for (const { id, name, joinedAs, origin } of this.desk.participants) {
      const as = joinedAs ?? id
      const number = numberIn(lot, lotMark(lot.id, as))
      if (number === undefined) continue
      const known = found.get(number)
      const byPhone = origin === 'phone' || joinedAs !== null
      found.set(number, { name: known?.name || name, byPhone: byPhone || (known?.byPhone ?? false) })
    }
    return [...found].map(([number, who]) => ({ number, ...who })).sort((a, b) => a.number - b.number)
  }

  /** Whether the key was one of lots: it announces one, enters what was called, draws. */
  key(key: string): boolean {
    if (key !== 'k' || this.dialog || this.desk.board.stage !== 'open' || this.desk.board.openTree) return false
    const { open } = this
    if (!open) this.dialog = { kind: 'announce' }
    else if (open.called.length === 0) this.dialog = { kind: 'call', lot: open }
    else void this.draw(open)
    return true
  }
}
