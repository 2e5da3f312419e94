import type { Waiting } from '../../../core/meeting/floor.ts'
import type { Participant } from '../../../core/meeting/meeting.ts'
import type { Id } from '../../../core/plain/id.ts'
import { t } from '../deskState.svelte.ts'
import type { MeetingDesk } from '../meeting/desk.svelte.ts'
import { notices } from '../notices.svelte.ts'

/** What the facilitator does with the floor, by key from any tab of the meeting or by button. */
export class FloorDesk {
  dialog = $state.raw<{ kind: 'raise' } | { kind: 'give' | 'strike'; number: number } | null>(null)
  private busy = false

  constructor(
    readonly desk: MeetingDesk,
    /** What else of the meeting has keys of its own. */
    readonly others: readonly { key(key: string): boolean }[],
  ) {}

  /** Whether there is anything to do with it now. */
  get runs(): boolean {
    const { stage, openTree, floor } = this.desk.board
    return stage === 'open' && !openTree && (floor.open || floor.waiting.length > 0 || floor.speaking !== null)
  }

  /** Who asked under a number, where the desk knows. */
  person(number: number): Participant | undefined {
    const id = this.desk.speaker(number)?.participant
    return id ? this.desk.participants.find((one) => one.id === id) : undefined
  }

  /** What the desk calls a number: the name, or that there is none. */
  name(number: number): string {
    const who = this.person(number)
    if (!who) return this.desk.speaker(number)?.participant ? '' : t('speakers.hand')
    const listed = this.desk.participants.find(({ joinedAs, confirmed }) => confirmed && joinedAs === who.id)
    return listed?.name || who.name || t('speakers.nameless')
  }

  /** Whether giving it to this number now needs a reason. */
  outOfTurn({ number }: Waiting): boolean {
    const [next] = this.desk.board.floor.waiting
    return next?.number !== number || this.desk.speaker(number)?.beyond === true
  }

  async switch(): Promise<void> {
    const open = !this.desk.board.floor.open
    if (await this.desk.send({ kind: 'switchFloor', open }))
      notices.say(t(open ? 'speakers.opened' : 'speakers.closed'))
  }

  /** Gives the floor to the next in order; where they have had all their turns, asks why first. */
  async next(): Promise<void> {
    const [next] = this.desk.board.floor.waiting
    if (next) await this.give(next)
  }

  async give(waits: Waiting): Promise<void> {
    if (this.outOfTurn(waits)) this.dialog = { kind: 'give', number: waits.number }
    else await this.once(() => this.desk.send({ kind: 'giveFloor', number: waits.number }))
  }

  /** Takes a number off the list; whoever asked by phone, with a reason. */
  async strike(number: number): Promise<void> {
    if (this.desk.speaker(number)?.enteredBy) await this.desk.send({ kind: 'lowerHand', number })
    else this.dialog = { kind: 'strike', number }
  }

  async end(): Promise<void> {
    const { speaking } = this.desk.board.floor
    if (speaking) await this.once(() => this.desk.send({ kind: 'endTurn', number: speaking.number }))
  }

  /** A key held down, or pressed twice, does one thing. */
  private async once(act: () => Promise<unknown>): Promise<void> {
    if (this.busy) return
    this.busy = true
    await act().finally(() => (this.busy = false))
  }

  key(event: KeyboardEvent): void {
    const on = event.target as HTMLElement
    const typing = on.closest('input, textarea, select, [contenteditable], dialog')
    if (typing || event.ctrlKey || event.metaKey || event.altKey || event.repeat || this.dialog) return
    if (this.desk.status === 'loading' || this.desk.status === 'missing') return
    const key = event.key.toLowerCase()
    if (this.others.some((one) => one.key(key))) return event.preventDefault()
    if (!this.runs) return
    if (key === 's') void this.next()
    else if (key === 't') void this.end()
    else if (key === 'a' && this.desk.board.floor.open) this.dialog = { kind: 'raise' }
    else return
    event.preventDefault()
  }

  /** The standing card that bears a number. */
  cardOf(number: number | null): Id | null {
    const cards = Object.values(this.desk.board.cards)
    return cards.find((card) => card.number === number && card.state === 'standing')?.id ?? null
  }

  /** To what somebody speaks, in a few words. */
  about({ card, stance, dish }: Pick<Waiting, 'card' | 'stance' | 'dish'>): string {
    const number = card === null ? undefined : this.desk.board.cards[card]?.number
    const parts = [
      ...(dish ? [t('turn.dish', { n: dish.n, title: dish.title })] : []),
      ...(number === undefined ? [] : [t('speakers.toCard', { number })]),
      ...(stance === null ? [] : [t(`turn.${stance}`)]),
    ]
    return parts.join(' · ')
  }
}
