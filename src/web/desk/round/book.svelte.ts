import type { ProposerSeen, RoundAccepted, RoundCommandInput, RoundDesk, TakeOnInput } from '../../../wire/round.ts'
import { newId } from '../../kit/id.ts'
import { call, type Answer } from '../../kit/send.ts'
import type { Field, Values } from '../form/form.ts'
import { notices } from '../notices.svelte.ts'

const EVERY_MS = 8000

/** What the desk asks of a round: a command, its notice, a matter for a project, who proposed it. */
export type Wish =
  | { command: RoundCommandInput }
  | { notice: true }
  | { takeOn: number; body: TakeOnInput }
  | { lookUp: number; reason: string }

/** What is asked before something is done: fields, and what they come to. */
export interface RoundAsking {
  title: string
  hint?: string
  grave?: true
  /** Of what: its drafts are kept under this. */
  about: string
  fields?: Field[]
  start?: Values
  build: (values: Values) => Wish
  did?: (answer: RoundAccepted | ProposerSeen) => string
}

/** One round as the desk has it, read again while others work on it too. */
export class RoundBook {
  view = $state.raw<RoundDesk | null>(null)
  asking = $state.raw<RoundAsking | null>(null)
  readonly path: { slug: string; round: string }

  constructor(slug: string, code: string) {
    this.path = { slug, round: code }
  }

  async read(): Promise<void> {
    const answer = await call('GET', '/api/communities/{slug}/rounds/{round}/desk', { path: this.path })
    if (notices.heard(answer)) this.view = answer.value
  }

  /** Reads at once, and then as long as the page is open; gives what ends it. */
  follow(): () => void {
    void this.read()
    const timer = setInterval(() => void (document.hidden || this.read()), EVERY_MS)
    return () => clearInterval(timer)
  }

  /** Brings a dish forward on the hall's screen; null: the whole menu again. */
  async pitch(n: number | null): Promise<void> {
    const answer = await this.post({ command: { kind: 'pitchDish', n } }, newId())
    if (notices.heard(answer)) await this.read()
  }

  /** Sends what was asked for, under a key. */
  post = (wish: Wish, key: string): Promise<Answer<RoundAccepted | ProposerSeen>> => {
    const { path } = this
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
}
