import type { Id } from '../../../core/plain/id.ts'
import type { PaperDesk, PaperPicture } from '../../../wire/paper.ts'
import type { Answer } from '../../kit/send.ts'
import { call } from '../../kit/send.ts'
import { notices } from '../notices.svelte.ts'

/**
 * Of the pictures on the pile, a person looks at these: neither a card yet, or [P8] one that hangs as
 * handwriting, nor put aside.
 */
export const waits = ({ card, hangs, state, number }: PaperPicture): boolean =>
  (card === null || hangs) && number !== null && (state === 'waiting' || state === 'copy')

/** So long after one look the next one is taken, while handwriting is being read. */
const AGAIN_MS = 1500

/** What is known of a meeting's paper, read anew after each change. */
export class Paper {
  view = $state.raw<PaperDesk | null>(null)
  private again: ReturnType<typeof setTimeout> | undefined

  constructor(readonly code: string) {}

  get pictures(): PaperPicture[] {
    return this.view?.pictures ?? []
  }

  async read(): Promise<void> {
    const answer = await call('GET', '/api/meetings/{code}/paper', { path: { code: this.code } })
    if (notices.heard(answer)) this.view = answer.value
    clearTimeout(this.again)
    // What the handwriting says follows its picture.
    if (this.view?.awaited) this.again = setTimeout(() => void this.read(), AGAIN_MS)
  }

  /** Looks for nothing more. */
  leave = (): void => clearTimeout(this.again)

  /** Says what a picture shows, or what became of it. */
  async change(picture: Id, body: { number?: number; state?: 'waiting' | 'asked' | 'blank' }): Promise<boolean> {
    const path = { code: this.code, picture }
    const done = notices.heard(await call('PATCH', '/api/meetings/{code}/paper/pictures/{picture}', { path, body }))
    await this.read()
    return done
  }

  /** A card under a number of its own, for a paper whose number another has: nothing is printed. */
  async spareNumber(tree: 'problem' | 'action' | 'vision', key: Id): Promise<Answer<{ first: number }>> {
    const body = { count: 1, trees: [tree], size: 'a6' as const }
    return call('POST', '/api/meetings/{code}/paper/cards', { path: { code: this.code }, body, key })
  }

  addressOf = (picture: Id): string => `/api/meetings/${this.code}/paper/pictures/${picture}/picture.webp`
}
