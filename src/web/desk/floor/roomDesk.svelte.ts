import type { RoomQuestion } from '../../../core/meeting/roomQuestion.ts'
import { openQuestion } from '../../../core/meeting/roomQuestion.ts'
import type { Id } from '../../../core/plain/id.ts'
import { last } from '../../../core/plain/last.ts'
import { call } from '../../kit/send.ts'
import { t } from '../deskState.svelte.ts'
import type { MeetingDesk } from '../meeting/desk.svelte.ts'
import { notices } from '../notices.svelte.ts'
import type { RoomProposal } from './roomProposal.ts'
import { proposalOf } from './roomProposal.ts'

/** The dialog that is open: hands for a question, or the name of the topic that two cards become. */
export type RoomDialog =
  | { kind: 'close' | 'count'; question: RoomQuestion }
  | { kind: 'open'; proposal: Extract<RoomProposal, { does: 'open' }> }

/** [M53] What the facilitator does when the room is asked. */
export class RoomDesk {
  dialog = $state.raw<RoomDialog | null>(null)
  private busy = false

  constructor(readonly desk: MeetingDesk) {}

  /** What people are asked now. */
  get open(): RoomQuestion | undefined {
    return openQuestion(this.desk.board.room)
  }

  /** Asks everybody whether two cards belong together, and shows it. */
  async ask(cards: readonly Id[]): Promise<void> {
    if (this.busy) return
    this.busy = true
    const asked = await this.desk.send({ kind: 'askRoom', cards: [...cards] }).finally(() => (this.busy = false))
    if (asked && (await this.show(true))) notices.say(t('deskRoom.asked'))
  }

  show(shown: boolean): Promise<unknown> {
    return this.desk.send({ kind: 'setFocus', focus: { kind: shown ? 'room' : 'trees' } })
  }

  async follow(proposal: RoomProposal): Promise<void> {
    if (proposal.does === 'open') this.dialog = { kind: 'open', proposal }
    else if (proposal.does === 'gather') await this.desk.move([proposal.card.id], proposal.topic)
    else if (proposal.does === 'takeOut') await this.desk.move([proposal.card.id], null)
    else {
      const [first, second] = proposal.cards
      const path = { code: this.desk.code }
      const body = { pairs: [[first.id, second.id]] as [string, string][] }
      if (notices.heard(await call('POST', '/api/meetings/{code}/suggestions/rejected', { path, body })))
        notices.say(t('alike.toldApart'))
    }
  }

  /** What follows from the last question, as long as it moves cards that hang. */
  get proposal(): RoomProposal | null {
    const asked = last(this.desk.board.room)
    const proposal = asked ? proposalOf(this.desk.board, asked) : null
    return proposal?.does === 'tellApart' ? null : proposal
  }

  /** What a proposal is called on its button. */
  does(proposal: RoomProposal): string {
    if (proposal.does === 'gather') {
      const name = this.desk.board.topics[proposal.topic]?.name ?? ''
      return t('deskRoom.gatherInto', { number: proposal.card.number, name })
    }
    if (proposal.does === 'takeOut') return t('deskRoom.takeOut', { number: proposal.card.number })
    return t(`deskRoom.${proposal.does}`)
  }

  /**
   * Whether the key was one of questions to the room: it closes the one that is open, then does what follows.
   */
  key(key: string): boolean {
    if (key !== 'b' || this.dialog || this.desk.board.stage !== 'open') return false
    if (this.open) this.dialog = { kind: 'close', question: this.open }
    else if (this.proposal) void this.follow(this.proposal)
    else return false
    return true
  }
}
