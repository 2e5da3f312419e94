import type {
  ConventionAccepted,
  ConventionCommandInput,
  ConventionDesk,
  ConventionView,
} from '../../../wire/convention.ts'
import { call, type Answer } from '../../kit/send.ts'
import type { Field, Values } from '../form/form.ts'
import { notices } from '../notices.svelte.ts'

const EVERY_MS = 8000

/** What the desk asks of an edition: a command, or that its draft hangs. */
export type Wish = { command: ConventionCommandInput } | { hang: true }

/** What is asked before something is done: fields, and what they come to. */
export interface ConventionAsking {
  title: string
  hint?: string
  grave?: true
  /** Of what: its drafts are kept under this. */
  about: string
  fields?: Field[]
  start?: Values
  build: (values: Values) => Wish
}

/** One edition as the desk has it, read again while others work on it too. */
export class ConventionBook {
  view = $state.raw<ConventionDesk | null>(null)
  asking = $state.raw<ConventionAsking | null>(null)
  readonly path: { slug: string; convention: string }

  constructor(slug: string, code: string) {
    this.path = { slug, convention: code }
  }

  async read(): Promise<void> {
    const answer = await call('GET', '/api/communities/{slug}/conventions/{convention}/desk', { path: this.path })
    if (notices.heard(answer)) this.view = answer.value
  }

  /** Reads at once, and then as long as the page is open; gives what ends it. */
  follow(): () => void {
    void this.read()
    const timer = setInterval(() => void (document.hidden || this.read()), EVERY_MS)
    return () => clearInterval(timer)
  }

  /** Sends what was asked for, under a key. */
  post = (wish: Wish, key: string): Promise<Answer<ConventionAccepted>> => {
    const { path } = this
    if ('hang' in wish) return call('POST', '/api/communities/{slug}/conventions/{convention}/notice', { path, key })
    const body = wish.command as never
    return call('POST', '/api/communities/{slug}/conventions/{convention}/commands', { path, body, key })
  }
}

/** Where an article stands in the text, counted from 1; 0: it does not. */
export const placeIn = ({ text }: Pick<ConventionView['convention'], 'text'>, n: number | null): number =>
  text.findIndex((article) => article.n === n) + 1
