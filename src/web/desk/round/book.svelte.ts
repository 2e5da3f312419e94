import type { ProposerSeen, RoundAccepted, RoundCommandInput, RoundDesk, TakeOnInput } from '../../../wire/round.ts'
import { newId } from '../../kit/id.ts'
import { call, type Answer } from '../../kit/send.ts'
import type { Asking } from '../form/asking.ts'
import { Book } from '../form/book.svelte.ts'
import { notices } from '../notices.svelte.ts'

/** What the desk asks of a round: a command, its notice, a matter for a project, who proposed it. */
export type Wish =
  /** `matter`: of a proposal, the number of the matter from which it comes. */
  | { command: RoundCommandInput; matter?: number | null }
  | { notice: true }
  | { takeOn: number; body: TakeOnInput }
  | { lookUp: number; reason: string }

export type RoundAsking = Asking<Wish, RoundAccepted | ProposerSeen>

/** One round as the desk has it, read again while others work on it too. */
export class RoundBook extends Book<RoundDesk, Wish, RoundAccepted | ProposerSeen> {
  readonly path: { slug: string; round: string }

  constructor(slug: string, code: string) {
    super({ form: 'askRound', of: code })
    this.path = { slug, round: code }
  }

  protected load() {
    return call('GET', '/api/communities/{slug}/rounds/{round}/desk', { path: this.path })
  }

  /** The code of a meeting that is open now; empty where none is, or it was not asked yet. */
  openMeeting = $state('')

  /** [B37] Looks for the meeting in whose list of speakers a dish can be put. */
  async findMeeting(): Promise<void> {
    const answer = await call('GET', '/api/communities/{slug}/meetings', { path: { slug: this.path.slug } })
    if (answer.ok) this.openMeeting = answer.value.items.find(({ stage }) => stage === 'open')?.code ?? ''
  }

  /** Brings a dish forward on the hall's screen; null: the whole menu again. */
  async pitch(n: number | null, seconds = 0): Promise<void> {
    const answer = await this.post({ command: { kind: 'pitchDish', n, seconds } }, newId())
    if (notices.heard(answer)) await this.read()
  }

  /** Sends what was asked for, under a key. */
  post(wish: Wish, key: string): Promise<Answer<RoundAccepted | ProposerSeen>> {
    const { path } = this
    if ('command' in wish && wish.matter && wish.command.kind === 'propose')
      return this.proposeFrom(wish.matter, wish.command, key)
    if ('command' in wish)
      return call('POST', '/api/communities/{slug}/rounds/{round}/commands', { path, body: wish.command as never, key })
    if ('notice' in wish) return call('POST', '/api/communities/{slug}/rounds/{round}/notice', { path })
    if ('lookUp' in wish) {
      const of = { ...path, n: wish.lookUp }
      const body = { reason: wish.reason }
      return call('POST', '/api/communities/{slug}/rounds/{round}/projects/{n}/proposer', { path: of, body, key })
    }
    const of = { ...path, n: wish.takeOn }
    return call('POST', '/api/communities/{slug}/rounds/{round}/projects/{n}/matter', { path: of, body: wish.body })
  }

  /** [B14] What is proposed from a matter goes with its cards. */
  private async proposeFrom(
    number: number,
    command: Extract<RoundCommandInput, { kind: 'propose' }>,
    key: string,
  ): Promise<Answer<RoundAccepted>> {
    const matter = await call('GET', '/api/communities/{slug}/matters/{number}', {
      path: { slug: this.path.slug, number },
    })
    if (!matter.ok) return matter
    const body = { ...command, said: { ...command.said, matter: matter.value.sheet.id } }
    return call('POST', '/api/communities/{slug}/rounds/{round}/commands', {
      path: this.path,
      body: body as never,
      key,
    })
  }
}
