import { newId } from '../../kit/id.ts'
import { keep, kept, keptKeys, letGo } from '../../kit/keep.ts'
import type { Answer } from '../../kit/send.ts'
import { t } from '../deskState.svelte.ts'
import type { Field, Form, Values } from './form.ts'

/**
 * What was sent and not answered: the same words are sent again as the very same command, so that it is
 * carried out once.
 */
interface Sent<What> {
  said: string
  key: string
  what: What
}
interface Draft<What> {
  values: object
  sent: Sent<What> | null
  at: number
}

const DRAFT = 'draft.'
let writer = ''

/** What nobody went on with for so long goes: drafts hold names and words of others too. */
const DRAFT_MS = 14 * 86_400_000

/**
 * From now on drafts are those of this person: at a desk that several share nobody sees another's words.
 * `now` (ms since 1970, as this device has it): what is older than two weeks goes, whoever typed it.
 */
export function keepDraftsOf(person: string, now = Date.now()): void {
  writer = person
  for (const key of keptKeys(DRAFT)) if (now - (kept<Draft<unknown>>(key)?.at ?? 0) > DRAFT_MS) letGo(key)
}

/** Whoever signs out leaves nothing on a device that others use. */
export const forgetDrafts = (): void => keptKeys(`${DRAFT}${writer}.`).forEach(letGo)

/** Where a draft of whoever is signed in is kept: of which form, and about what. */
export const shelfOf = (form: string, about: string): string => `${DRAFT}${writer}.${form}.${about}`

/** Whether typed values have all that a form begins with: a draft of an older Grove may lack what is new. */
function fits(start: unknown, typed: unknown): boolean {
  if (typeof start !== 'object' || start === null || Array.isArray(start)) return true
  if (typeof typed !== 'object' || typed === null) return false
  return Object.entries(start).every(([key, value]) => key in typed && fits(value, typed[key as keyof typeof typed]))
}

/**
 * A form being filled in. What is typed is kept on this device for whoever is signed in, under the form's
 * name and `about` (the matter, the team …), until it is taken: neither a closed tab nor a refusal nor a
 * sign-in that ended loses it.
 */
export class Filling<
  What = unknown,
  Done = unknown,
  V extends object = Values,
  F extends { kind: string; name: string } = Field,
> {
  values = $state<V>({} as V)
  sending = $state(false)
  /** Whether it goes on from what was typed before. */
  resumed = $state(false)
  /** Grows when it is begun again: its fields are made anew. */
  round = $state(0)
  /** Why the last try was not taken, in the server's words. */
  refused = $state<{ title: string; detail: string; status?: number } | null>(null)
  private readonly shelf: string
  private sent: Sent<What> | null = null
  private accepted = false

  constructor(
    readonly form: Form<What, V, F>,
    about: string,
    private readonly post: (what: What, key: string) => Promise<Answer<Done>>,
  ) {
    this.shelf = shelfOf(form.name, about)
    const draft = kept<Draft<What>>(this.shelf)
    const start = this.form.start?.()
    this.begin(draft && fits(start, { ...start, ...draft.values }) ? draft : undefined)
  }

  get fields(): F[] {
    return this.form.fields?.(this.values) ?? []
  }

  get ready(): boolean {
    return this.form.ready?.(this.values) ?? true
  }

  /** Leaves what was typed before, and begins as things stand. */
  startOver(): void {
    letGo(this.shelf)
    this.begin(undefined)
    this.round++
  }

  private begin(draft: Draft<What> | undefined): void {
    this.values = { ...this.form.start?.(), ...draft?.values } as V
    this.sent = draft?.sent ?? null
    this.resumed = draft !== undefined
    this.accepted = false
    this.refused = null
  }

  /**
   * Keeps what is typed; called on every change. A field that goes with its form may still tell of one after
   * it was sent.
   */
  keep = (): void => {
    // Where nothing is typed, as in a question before something is ended, there is nothing to go on from.
    if (this.accepted || this.form.secret || Object.keys(this.values).length === 0) return
    keep(this.shelf, { values: this.values, sent: this.sent, at: Date.now() } satisfies Draft<What>)
  }

  /**
   * Sends it; a second press while it is on its way does nothing. Gives the answer, or undefined where it was
   * not taken.
   */
  async send(): Promise<{ answer: Done } | undefined> {
    if (this.sending || this.accepted || !this.ready) return undefined
    this.sending = true
    const said = JSON.stringify(this.values)
    if (this.sent?.said !== said) {
      const what = this.form.build($state.snapshot(this.values) as V, newId)
      this.sent = { said, key: newId(), what }
    }
    this.keep()
    const answer = await this.post(this.sent.what, this.sent.key).finally(() => (this.sending = false))
    if (!answer.ok) {
      this.refused = answer.problem ?? { title: t('desk.unheard'), detail: t('desk.unheardDetail') }
      // Refused words may be right a moment later (an advice answered meanwhile); then it is a new command.
      if (answer.problem && answer.problem.status < 500) this.sent = null
      this.keep()
      return undefined
    }
    this.accepted = true
    letGo(this.shelf)
    return { answer: answer.value }
  }
}
