import type { DeskMatter } from '../../../wire/matter.ts'
import type { MatterCommandInput } from '../../../wire/ledger.ts'
import { newId } from '../../kit/id.ts'
import type { Answer } from '../../kit/send.ts'
import { t } from '../deskState.svelte.ts'
import type { Action } from '../ledger/matter/actions.ts'
import { clockHere } from '../deskState.svelte.ts'
import { formsOf, type Values } from '../ledger/matter/forms.ts'

export interface Done {
  seq?: number
  address?: string | null
}
type Post = (command: MatterCommandInput, key: string) => Promise<Answer<Done>>

/**
 * What was sent and not answered: the same words are sent again as the very same command, so that it is
 * carried out once.
 */
interface Sent {
  said: string
  key: string
  command: MatterCommandInput
}
interface Kept {
  values: Values
  sent: Sent | null
}

/**
 * A form being filled in, for one matter (`view`) or for several at once (null). What is typed is kept in
 * this tab under `name`
 * until it is sent, so a reload or a refusal loses nothing.
 */
export class Filling {
  values = $state<Values>({})
  sending = $state(false)
  /** Whether it goes on from what was typed before. */
  resumed = $state(false)
  /** Grows when it is begun again: its fields are made anew. */
  round = $state(0)
  /** Why the last try was not taken, in the server's words. */
  refused = $state<{ title: string; detail: string } | null>(null)
  private readonly shelf: string
  private sent: Sent | null = null
  private accepted = false

  constructor(
    readonly action: Action,
    readonly view: DeskMatter | null,
    name: string,
    private readonly post: Post,
  ) {
    this.shelf = `grove.deed.${name}.${action.kind}.${Object.values(action.target).join('.')}`
    const kept = sessionStorage.getItem(this.shelf)
    if (kept) {
      const { values, sent } = JSON.parse(kept) as Kept
      this.values = values
      this.sent = sent
      this.resumed = true
    } else this.startOver()
  }

  get form() {
    return formsOf(clockHere())[this.action.kind]
  }

  get fields() {
    return this.form.fields(this.values, this.view, this.action.target)
  }

  /**
   * Whether what has to be found first (another matter, cards) has been chosen; the rest the browser asks
   * for.
   */
  get ready(): boolean {
    return this.fields.every(({ kind, name }) => {
      const value = this.values[name]
      return kind === 'matter' ? !!value : kind === 'cards' ? !!(value as unknown[] | undefined)?.length : true
    })
  }

  /** Leaves what was typed before, and begins as the matter stands. */
  startOver(): void {
    sessionStorage.removeItem(this.shelf)
    this.values = (this.view && this.form.start?.(this.view, this.action.target)) ?? {}
    this.sent = null
    this.resumed = false
    this.round++
  }

  /**
   * Keeps what is typed; called on every change. A field that goes with its form may still tell of one after
   * it was sent.
   */
  keep = (): void => {
    if (this.accepted) return
    sessionStorage.setItem(this.shelf, JSON.stringify({ values: this.values, sent: this.sent } satisfies Kept))
  }

  /**
   * Sends it; a second press while it is on its way does nothing. Gives the answer, or undefined where it was
   * not taken.
   */
  async send(): Promise<Done | undefined> {
    if (this.sending || !this.ready) return undefined
    this.sending = true
    const said = JSON.stringify(this.values)
    if (this.sent?.said !== said) {
      const command = this.form.build($state.snapshot(this.values) as Values, this.action.target, newId, this.view)
      this.sent = { said, key: newId(), command }
    }
    this.keep()
    const answer = await this.post(this.sent.command, this.sent.key)
    this.sending = false
    if (!answer.ok) {
      this.refused = answer.problem ?? { title: t('desk.unheard'), detail: t('desk.unheardDetail') }
      // Refused words may be right a moment later (an advice answered meanwhile); then it is a new command.
      if (answer.problem) this.sent = null
      this.keep()
      return undefined
    }
    this.accepted = true
    sessionStorage.removeItem(this.shelf)
    return answer.value
  }
}
