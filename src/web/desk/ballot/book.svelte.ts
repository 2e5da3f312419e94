import type { VoteAccepted, VoteCommandInput, VoteDesk } from '../../../wire/ballot.ts'
import { newId } from '../../kit/id.ts'
import { call } from '../../kit/send.ts'
import type { DeskKey } from '../../strings.ts'
import { t } from '../deskState.svelte.ts'
import { notices } from '../notices.svelte.ts'
import type { Asking } from './asking.ts'

const EVERY_MS = 4000

/** One vote as the desk has it, read again while others work on it too. */
export class VoteBook {
  view = $state.raw<VoteDesk | null>(null)
  busy = $state(false)
  /** What is asked of whoever sits at the desk before it is done. */
  asking = $state.raw<Asking | null>(null)
  readonly path: { slug: string; vote: string }

  constructor(slug: string, code: string) {
    this.path = { slug, vote: code }
  }

  async read(): Promise<void> {
    const answer = await call('GET', '/api/communities/{slug}/votes/{vote}/desk', { path: this.path })
    if (notices.heard(answer)) this.view = answer.value
  }

  /** Reads at once, and then as long as the page is open; gives what ends it. */
  follow(): () => void {
    void this.read()
    const timer = setInterval(() => void (document.hidden || this.busy || this.read()), EVERY_MS)
    return () => clearInterval(timer)
  }

  /** Sends a command under a key. */
  post = (body: VoteCommandInput, key: string) =>
    call('POST', '/api/communities/{slug}/votes/{vote}/commands', { path: this.path, body: body as never, key })

  /** Does something; says `did` where it was done. Undefined where it was not. */
  async does(body: VoteCommandInput, did?: DeskKey): Promise<VoteAccepted | undefined> {
    this.busy = true
    const key = newId()
    let answer = await this.post(body, key)
    // Nothing heard: the same once more is the same command.
    if (!answer.ok && answer.problem === null) answer = await this.post(body, key)
    this.busy = false
    if (!notices.heard(answer)) return undefined
    if (did) notices.say(t(did))
    await this.read()
    return answer.value
  }
}
