import type { Answer } from '../kit/send.ts'
import { t } from './deskState.svelte.ts'

/**
 * What the desk says to the person: quietly what happened (read out, shown for a moment), and clearly what
 * did not.
 */
class Notices {
  said = $state('')
  trouble = $state<{ title: string; detail: string } | null>(null)
  private timer: ReturnType<typeof setTimeout> | undefined

  /** Tells what happened. */
  say(text: string): void {
    this.said = text
    this.trouble = null
    clearTimeout(this.timer)
    this.timer = setTimeout(() => (this.said = ''), 6000)
  }

  /**
   * Tells why something did not happen, in the server's words, or that nothing was heard. Gives whether the
   * answer was good.
   */
  heard<T>(answer: Answer<T>): answer is { ok: true; value: T } {
    if (answer.ok) return true
    const { title, detail } = answer.problem ?? { title: t('desk.unheard'), detail: t('desk.unheardDetail') }
    this.trouble = { title, detail }
    return false
  }

  dismiss(): void {
    this.trouble = null
    this.said = ''
  }
}

export const notices = new Notices()
