import type { Answer } from '../../kit/send.ts'
import { notices } from '../notices.svelte.ts'
import type { Asking, Asks } from './asking.ts'

const EVERY_MS = 8000

/** One thing as the desk has it, read again while others work on it too, and what is asked of it. */
export abstract class Book<View, What, Done> implements Asks<What, Done> {
  view = $state.raw<View | null>(null)
  asking = $state.raw<Asking<What, Done> | null>(null)

  constructor(readonly shelf: { form: string; of: string }) {}

  protected abstract load(): Promise<Answer<View>>
  abstract post(what: What, key: string): Promise<Answer<Done>>

  async read(): Promise<void> {
    const answer = await this.load()
    if (notices.heard(answer)) this.view = answer.value
  }

  /** Reads at once, and then as long as the page is open; gives what ends it. */
  follow(): () => void {
    void this.read()
    const timer = setInterval(() => void (document.hidden || this.read()), EVERY_MS)
    return () => clearInterval(timer)
  }
}
