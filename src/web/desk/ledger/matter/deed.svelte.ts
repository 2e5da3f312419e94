import type { DeskMatter, MatterCommandInput } from '../../../../wire/ledger.ts'
import { newId } from '../../../kit/id.ts'
import type { Answer } from '../../../kit/send.ts'
import { t } from '../../here.ts'
import type { Deed } from './actions.ts'
import { FORMS, type Values } from './forms.ts'

export interface Done {
  seq?: number
  address?: string | null
}
type Post = (command: MatterCommandInput, key: string) => Promise<Answer<Done>>

/**
 * A form being filled in, for one matter (`view`) or for several at once (null). What is typed is kept in this tab under `name`
 * until it is sent, so a reload or a refusal loses nothing.
 */
export class Filling {
  values = $state<Values>({})
  sending = $state(false)
  /** Why the last try was not taken, in the server's words. */
  refused = $state<{ title: string; detail: string } | null>(null)
  private readonly shelf: string
  private key = newId()
  private sent = ''

  constructor(
    readonly deed: Deed,
    readonly view: DeskMatter | null,
    name: string,
    private readonly post: Post,
  ) {
    this.shelf = `grove.deed.${name}.${deed.kind}.${Object.values(deed.target).join('.')}`
    const kept = sessionStorage.getItem(this.shelf)
    this.values = kept ? (JSON.parse(kept) as Values) : ((view && this.form.start?.(view, deed.target)) ?? {})
  }

  get form() {
    return FORMS[this.deed.kind]!
  }

  get fields() {
    return this.form.fields(this.values, this.view, this.deed.target)
  }

  /** Keeps what is typed; called on every change. */
  keep(): void {
    sessionStorage.setItem(this.shelf, JSON.stringify(this.values))
  }

  /** Sends it. The same words keep their id, so a second press or a retry is carried out once. Gives the answer, or undefined. */
  async send(): Promise<Done | undefined> {
    if (this.sending) return undefined
    this.sending = true
    const said = JSON.stringify(this.values)
    if (said !== this.sent) this.key = newId()
    this.sent = said
    const command = this.form.build($state.snapshot(this.values) as Values, this.deed.target, newId)
    const answer = await this.post(command, this.key)
    this.sending = false
    if (!answer.ok) {
      this.refused = answer.problem ?? { title: t('desk.unheard'), detail: t('desk.unheardDetail') }
      return undefined
    }
    sessionStorage.removeItem(this.shelf)
    return answer.value
  }
}
