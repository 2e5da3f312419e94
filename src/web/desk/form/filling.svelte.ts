import { canonical } from '../../../core/plain/canonical.ts'
import { copyOf } from '../../../core/plain/copy.ts'
import { newId } from '../../kit/id.ts'
import { keep, kept, keptKeys, letGo } from '../../kit/keep.ts'
import type { Answer } from '../../kit/send.ts'
import { t, tIfAny } from '../deskState.svelte.ts'
import { labelOf } from './label.ts'
import type { Field, Form, Values } from './form.ts'
import { merged } from './merged.ts'

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
  /** What stood there when it was begun; missing in drafts of an older Grove. */
  began?: object
  sent: Sent<What> | null
  at: number
}

/** [R21] [L60] Refusals of what began from something that stands otherwise by now. */
const MEANWHILE = new Set<string>(['changedMeanwhile', 'versionMeanwhile'])

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
  /** [R21] What stands there now, where somebody else changed it while this was typed. */
  stands = $state.raw<V | null>(null)
  private readonly shelf: string
  private began = {} as V
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

  /** [R21] Of what was typed, and of what stands there now, what differs: labels, and what is there now. */
  get apart(): { label: string; text: string }[] {
    const { stands } = this
    if (!stands) return []
    const shown = this.form.shown ?? ((values: V) => this.told(values))
    const mine = new Map(shown(merged(this.began, this.values, stands)))
    return shown(stands).flatMap(([label, text]) => (mine.get(label) === text ? [] : [{ label, text }]))
  }

  /** The values of fields that hold words or a number, under what the fields are called. */
  private told(values: V): [string, string][] {
    return (this.form.fields?.(values) ?? []).flatMap((field): [string, string][] => {
      const value = values[field.name as keyof V]
      if (typeof value !== 'string' && typeof value !== 'number') return []
      const words = 'words' in field ? String(field.words) : field.name
      return [[labelOf(this.form.name, field), tIfAny(`${words}.${String(value)}`) ?? String(value)]]
    })
  }

  /** [R21] What was typed goes on from what stands there now, which was shown. */
  goOn(): void {
    if (!this.stands) return
    this.values = merged(this.began, $state.snapshot(this.values) as V, copyOf(this.stands))
    this.began = copyOf(this.stands)
    this.stands = this.refused = null
    this.round++
    this.keep()
  }

  /** [R21] What was typed is left, for what somebody else has put there. */
  takeOver(): void {
    const { stands } = this
    letGo(this.shelf)
    this.begin(undefined)
    if (stands) this.values = copyOf(stands)
    if (stands) this.began = copyOf(stands)
    this.round++
  }

  /**
   * What came late, as a proposal of the server's: it fills in what nobody has typed in yet, and takes
   * nothing away.
   */
  offer(values: Partial<V>): void {
    if (this.sending || this.sent || this.accepted) return
    for (const [name, value] of Object.entries(values) as [keyof V, V[keyof V]][])
      if (canonical(this.values[name] ?? null) === canonical(this.began[name] ?? null)) {
        this.values[name] = value
        this.began = { ...this.began, [name]: value }
      }
  }

  private begin(draft: Draft<What> | undefined): void {
    const start = { ...this.form.start?.() } as V
    this.values = { ...start, ...draft?.values }
    this.began = copyOf((draft?.began ?? start) as V)
    this.stands = null
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
    const { values, began, sent } = this
    keep(this.shelf, { values, began, sent, at: Date.now() } satisfies Draft<What>)
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
      const what = this.form.build($state.snapshot(this.values) as V, newId, this.began)
      this.sent = { said, key: newId(), what }
    }
    this.keep()
    const answer = await this.post(this.sent.what, this.sent.key).finally(() => (this.sending = false))
    if (!answer.ok) {
      this.refused = answer.problem ?? { title: t('desk.unheard'), detail: t('desk.unheardDetail') }
      // Refused words may be right a moment later (an advice answered meanwhile); then it is a new command.
      if (answer.problem && answer.problem.status < 500) this.sent = null
      this.keep()
      if (MEANWHILE.has(answer.problem?.code ?? '')) this.stands = (await this.form.stands?.()) ?? null
      return undefined
    }
    this.accepted = true
    letGo(this.shelf)
    return { answer: answer.value }
  }
}
