import type { VoteAccepted, VoteCommandInput, VoteDesk } from '../../../wire/ballot.ts'
import { follow } from '../../live/follow.ts'
import { newId } from '../../kit/id.ts'
import { call } from '../../kit/send.ts'
import type { DeskKey } from '../../strings.ts'
import { t } from '../deskState.svelte.ts'
import { notices } from '../notices.svelte.ts'
import type { Asks } from '../form/asking.ts'
import type { VoteAsking } from './asking.ts'

/** How often it is read where the rules show how many ballots came, since a cast is told to nobody. */
const EVERY_MS = 4000
/** Somebody gives a ballot to one after another: all that came meanwhile is read together. */
const TOGETHER_MS = 250

/** One vote as the desk has it, read again when the stream says that it shows something new. */
export class VoteBook implements Asks<VoteCommandInput, VoteAccepted> {
  view = $state.raw<VoteDesk | null>(null)
  busy = $state(false)
  /** What is asked of whoever sits at the desk before it is done. */
  asking = $state.raw<VoteAsking | null>(null)
  readonly path: { slug: string; vote: string }
  readonly shelf: { form: string; of: string }

  constructor(slug: string, code: string) {
    this.path = { slug, vote: code }
    this.shelf = { form: 'askVote', of: code }
  }

  async read(): Promise<void> {
    const answer = await call('GET', '/api/communities/{slug}/votes/{vote}/desk', { path: this.path })
    if (notices.heard(answer)) this.view = answer.value
  }

  /** Reads at once, and then whenever something is new as long as the page is open; gives what ends it. */
  follow(): () => void {
    let ended = false
    let leave: (() => void) | undefined
    let due: ReturnType<typeof setTimeout> | undefined
    const soon = () => void (due ??= setTimeout(() => void ((due = undefined), this.read()), TOGETHER_MS))
    const listen = async () => {
      leave?.()
      leave = undefined
      await this.read()
      const live = this.view?.live
      if (ended || !live) return
      // What was missed before it was connected is read with the first word of it.
      const status = (now: string) => void (now === 'live' && soon())
      leave = follow(`/live/${live.code}`, live.after, {
        events: () => {},
        reload: () => void listen(),
        status,
        vote: soon,
      })
    }
    void listen()
    const timer = setInterval(() => void (document.hidden || this.busy || !this.polls || this.read()), EVERY_MS)
    return () => {
      ended = true
      leave?.()
      clearTimeout(due)
      clearInterval(timer)
    }
  }

  /** Whether the stream does not say all of it. */
  private get polls(): boolean {
    if (!this.view?.live) return true
    const { stage, rules } = this.view.vote
    return stage === 'open' && rules.interim !== 'nothing'
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
    const accepted = notices.heard(answer) ? answer.value : undefined
    if (accepted?.handedOn === false) notices.say(t('deskVote.notHandedOn'))
    else if (accepted && did) notices.say(t(did))
    // What is pressed next is pressed on what is there now, also where somebody else was quicker.
    await this.read()
    this.busy = false
    return accepted
  }
}
