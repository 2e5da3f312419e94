import type { DeskMatter } from '../../../../wire/ledger.ts'
import { newId } from '../../../kit/id.ts'
import { t } from '../../here.ts'
import { notices } from '../../notices.svelte.ts'
import type { Ledger } from '../ledger.svelte.ts'
import type { Deed } from './actions.ts'
import { FORMS, type Values } from './forms.ts'

/** A form being filled in. What is typed is kept in this tab until it is sent, so a reload or a refusal loses nothing. */
export class Filling {
  values = $state<Values>({})
  sending = $state(false)
  /** Why the last try was not taken, in the server's words. */
  refused = $state<{ title: string; detail: string } | null>(null)
  private readonly shelf: string
  private key = newId()
  private sent = ''

  constructor(
    private readonly ledger: Ledger,
    readonly view: DeskMatter,
    readonly deed: Deed,
  ) {
    const { kind, target } = deed
    this.shelf = `grove.deed.${view.sheet.id}.${kind}.${Object.values(target).join('.')}`
    const kept = sessionStorage.getItem(this.shelf)
    this.values = kept ? (JSON.parse(kept) as Values) : (this.form.start?.(view, target) ?? {})
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

  forget(): void {
    sessionStorage.removeItem(this.shelf)
  }

  /** Sends it. The same words keep their id, so a second press or a retry is carried out once. Gives the answer, or undefined. */
  async send(): Promise<{ seq: number; address?: string | null } | undefined> {
    if (this.sending) return undefined
    this.sending = true
    const command = this.form.build($state.snapshot(this.values) as Values, this.deed.target, () => newId())
    const said = JSON.stringify(this.values)
    if (said !== this.sent) this.key = newId()
    this.sent = said
    const answer = await this.ledger.matter(this.view.sheet.id, command, this.key)
    this.sending = false
    if (!answer.ok) {
      const { title, detail } = answer.problem ?? { title: t('desk.unheard'), detail: t('desk.unheardDetail') }
      this.refused = { title, detail }
      return undefined
    }
    this.forget()
    notices.say(t(`deskMatter.did.${this.deed.kind}`))
    return answer.value
  }
}
