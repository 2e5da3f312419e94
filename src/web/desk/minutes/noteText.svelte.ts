import { mergeTexts } from '../../../core/minutes/merge.ts'
import type { Part } from '../../../core/minutes/minutes.ts'
import type { MinutesCommandInput } from '../../../wire/minutes.ts'
import { newId } from '../../kit/id.ts'
import { keep, kept, letGo } from '../../kit/keep.ts'
import type { Answer } from '../../kit/send.ts'

/** What is typed goes out after so long a pause; what nobody answered is sent again after that. In ms. */
const [PAUSE, AGAIN] = [700, 3000]

/** What was sent and not answered: sent again as the very same command, it is carried out once. */
interface Sent {
  key: string
  from: string
  to: string
}
interface Draft {
  base: string
  text: string
  sent: Sent | null
  at: number
}

type Post = (command: MinutesCommandInput, key: string) => Promise<Answer<{ seq: number }>>

/**
 * One text of the minutes at this desk. What is typed is kept on the device at once, sent after a pause, and
 * merged with what others wrote meanwhile, here and at the server, so that neither loses a sentence [N4].
 */
export class NoteText {
  /** As the field shows it. */
  text = $state('')
  state = $state<'saved' | 'unsaved' | 'sending' | 'waiting' | 'refused'>('saved')
  /** Why the last try was not taken, in the server's words. */
  refused = $state<{ title: string; detail: string } | null>(null)
  /** What stood at the server when `text` was begun. */
  private base = ''
  private sent: Sent | null = null
  private timer: ReturnType<typeof setTimeout> | undefined
  /** What came from the server while a word was being composed. */
  private held: string | null = null
  /** What was read before this position does not hold yet what was sent from here. */
  private after = -1
  private composing = false

  constructor(
    readonly part: Part,
    private readonly shelf: string,
    private readonly post: Post,
    /** Reads the minutes again; gives this text as it stands by then. */
    private readonly read: () => Promise<void>,
    standing: string,
  ) {
    const draft = kept<Draft>(shelf)
    this.base = this.text = standing
    if (!draft) return
    Object.assign(this, { base: draft.base, text: draft.text, sent: draft.sent })
    if (!draft.sent) this.take(standing, this.after)
    this.unsaved(0)
  }

  /** Somebody types here. */
  typed(text: string): void {
    this.text = text
    this.unsaved(PAUSE)
  }

  /** While an input method composes a word, nothing else may change the field. */
  compose(on: boolean): void {
    this.composing = on
    if (on || this.held === null) return
    const standing = this.held
    this.held = null
    this.take(standing, this.after)
  }

  /** What stands at the server, read at a position of the journal. */
  take(standing: string, seq: number): void {
    // What is on its way is based on what stood before; its answer brings this again.
    if (this.state === 'sending' || this.sent || seq < this.after) return
    if (this.composing) return void (this.held = standing)
    const clean = this.text.trim() === this.base
    if (standing === this.base) {
      if (clean && this.state === 'unsaved') this.settle()
      return
    }
    this.text = clean ? standing : mergeTexts(this.base, standing, this.text)
    this.base = standing
    if (this.text.trim() === standing) this.settle()
    else this.keep()
  }

  /** Sends what is typed, now. */
  async flush(): Promise<void> {
    clearTimeout(this.timer)
    if (this.state === 'sending' || this.state === 'saved') return
    if (!this.sent && this.text.trim() === this.base) return this.settle()
    this.sent ??= { key: newId(), from: this.base, to: this.text }
    const { key, from, to } = this.sent
    this.keep()
    this.state = 'sending'
    const answer = await this.post({ kind: 'writeText', ...this.part, from, to }, key)
    if (!answer.ok && (!answer.problem || answer.problem.status >= 500)) {
      this.state = 'waiting'
      this.timer = setTimeout(() => void this.flush(), AGAIN)
      return
    }
    this.sent = null
    if (!answer.ok) {
      this.state = 'refused'
      this.refused = answer.problem
      return this.keep()
    }
    // What was sent stands now, among what others wrote: what is typed since began from there.
    this.refused = null
    this.after = answer.value.seq
    this.base = to.trim()
    this.state = 'unsaved'
    this.keep()
    await this.read()
    if (this.text.trim() !== this.base && this.state === 'unsaved') this.unsaved(PAUSE)
  }

  private unsaved(wait: number): void {
    if (this.state !== 'sending') this.state = 'unsaved'
    this.keep()
    clearTimeout(this.timer)
    this.timer = setTimeout(() => void this.flush(), wait)
  }

  private settle(): void {
    this.state = 'saved'
    this.refused = null
    clearTimeout(this.timer)
    letGo(this.shelf)
  }

  private keep(): void {
    keep(this.shelf, { base: this.base, text: this.text, sent: this.sent, at: Date.now() } satisfies Draft)
  }
}
