import type {
  ConventionAccepted,
  ConventionCommandInput,
  ConventionDesk,
  ConventionView,
} from '../../../wire/convention.ts'
import { call, type Answer } from '../../kit/send.ts'
import { t } from '../deskState.svelte.ts'
import type { Asking } from '../form/asking.ts'
import { Book } from '../form/book.svelte.ts'

/** What the desk asks of an edition: a command, or that its draft hangs. */
export type Wish = { command: ConventionCommandInput } | { hang: true }

export type ConventionAsking = Asking<Wish, ConventionAccepted>

/** One edition as the desk has it, read again while others work on it too. */
export class ConventionBook extends Book<ConventionDesk, Wish, ConventionAccepted> {
  readonly path: { slug: string; convention: string }
  readonly said = () => t('deskConvention.done')

  constructor(slug: string, code: string) {
    super({ form: 'askConvention', of: code })
    this.path = { slug, convention: code }
  }

  protected load() {
    return call('GET', '/api/communities/{slug}/conventions/{convention}/desk', { path: this.path })
  }

  /** Sends what was asked for, under a key. */
  post(wish: Wish, key: string): Promise<Answer<ConventionAccepted>> {
    const { path } = this
    if ('hang' in wish) return call('POST', '/api/communities/{slug}/conventions/{convention}/notice', { path, key })
    const body = wish.command as never
    return call('POST', '/api/communities/{slug}/conventions/{convention}/commands', { path, body, key })
  }
}

/** Where an article stands in the text, counted from 1; 0: it does not. */
export const placeIn = ({ text }: Pick<ConventionView['convention'], 'text'>, n: number | null): number =>
  text.findIndex((article) => article.n === n) + 1
