import type { Tree } from '../../../core/meeting/meeting.ts'
import type { Id } from '../../../core/plain/id.ts'
import type { DeskQuestion, DeskWish, PaperDesk, PaperPhoto, PaperPicture } from '../../../wire/paper.ts'
import type { Answer } from '../../kit/send.ts'
import type { Writer } from '../board/forms.ts'
import { call } from '../../kit/send.ts'
import { notices } from '../notices.svelte.ts'

/**
 * Of the pictures on the pile, a person looks at these: neither a card yet, or [P8] one that hangs as
 * handwriting, nor put aside.
 */
export const waits = (picture: PaperPicture, questions: readonly DeskQuestion[]): boolean => {
  const { card, hangs, state, number } = picture
  if ((card !== null && !hangs) || number === null) return false
  return state === 'waiting' || state === 'copy' || (state === 'asked' && isAnswered(number, questions))
}

/** [P11] Whose author was asked, and has answered since: it goes back to whoever confirms. */
const isAnswered = (number: number, questions: readonly DeskQuestion[]): boolean => {
  const own = questions.filter(({ printed }) => printed === number)
  return own.length > 0 && own.every(({ answer }) => answer)
}

/** Which boxes of a card are ticked. */
export type Ticked = NonNullable<PaperPicture['seen']>

/** The same while some are not said yet. */
export type Ticking = Record<keyof Ticked, boolean | null>

/** [P16] Which are, as a person said, else as the machine sees them: of what it doubts a person says it. */
export const boxesOf = ({ seen, boxes }: PaperPicture): Ticking =>
  seen ?? { mayBeNamed: tickedIn(boxes.mayBeNamed), callBack: tickedIn(boxes.callBack) }

const tickedIn = (tick: PaperPicture['boxes']['callBack']): boolean | null =>
  tick === 'doubtful' ? null : tick === 'ticked'

/** Whether nothing is left to say of the boxes. */
export const isSaid = (boxes: Ticking): boxes is Ticked => Object.values(boxes).every((box) => box !== null)

/** What a person reads on a card. */
export interface Reading {
  tree: Tree
  text: string
  where: string
  boxes: Ticked
}

/** So long after one look the next one is taken, while handwriting is being read. */
const AGAIN_MS = 1500

/** Whether a photo is not read yet. */
const isUnderWay = ({ state }: PaperPhoto): boolean => state === 'waiting' || state === 'reading'

/** What is known of a meeting's paper, read anew after each change. */
export class Paper {
  view = $state.raw<PaperDesk | null>(null)
  /** Whoever was last named as a writer: they may have written the next card too. */
  writer: Writer | null = null

  questions = $state.raw<DeskQuestion[]>([])
  /** [P16] */
  wishes = $state.raw<DeskWish[]>([])
  private again: ReturnType<typeof setTimeout> | undefined

  constructor(readonly code: string) {}

  get pictures(): PaperPicture[] {
    return this.view?.pictures ?? []
  }

  async read(): Promise<void> {
    const answer = await call('GET', '/api/meetings/{code}/paper', { path: { code: this.code } })
    if (notices.heard(answer)) this.view = answer.value
    const asked = await call('GET', '/api/meetings/{code}/questions', { path: { code: this.code } })
    if (notices.heard(asked)) this.questions = asked.value.questions
    const wishes = await call('GET', '/api/meetings/{code}/wishes', { path: { code: this.code } })
    if (notices.heard(wishes)) this.wishes = wishes.value.cards
    clearTimeout(this.again)
    // What the handwriting says follows its picture.
    if (this.view?.awaited || this.view?.photos.some(isUnderWay))
      this.again = setTimeout(() => void this.read(), AGAIN_MS)
  }

  /** Looks for nothing more. */
  leave = (): void => clearTimeout(this.again)

  /** Says what is seen of a picture; it is not read anew. */
  see(picture: Id, body: { number?: number; seen: Ticked }): Promise<Answer<unknown>> {
    const path = { code: this.code, picture }
    return call('PATCH', '/api/meetings/{code}/paper/pictures/{picture}', { path, body })
  }

  /** [P14] What the second person reads on a picture. */
  readAgain(picture: Id, body: Reading): Promise<Answer<{ differs: string[] }>> {
    const path = { code: this.code, picture }
    return call('POST', '/api/meetings/{code}/paper/pictures/{picture}/readings', { path, body })
  }

  /** Says what a picture shows, or what became of it. */
  async change(
    picture: Id,
    body: { number?: number; state?: 'waiting' | 'asked' | 'blank'; settled?: 'first' | 'second' },
  ): Promise<boolean> {
    const path = { code: this.code, picture }
    const done = notices.heard(await call('PATCH', '/api/meetings/{code}/paper/pictures/{picture}', { path, body }))
    await this.read()
    return done
  }

  /** [P15] A photo that could not be read is tried once more. */
  async photoAgain(photo: Id): Promise<void> {
    const path = { code: this.code, photo }
    notices.heard(await call('POST', '/api/meetings/{code}/paper/queue/{photo}/again', { path }))
    await this.read()
  }

  /** [P15] A photo is taken off the list, and not read. */
  async takeAway(photo: Id): Promise<void> {
    const path = { code: this.code, photo }
    notices.heard(await call('DELETE', '/api/meetings/{code}/paper/queue/{photo}', { path }))
    await this.read()
  }

  /** A card under a number of its own, for a paper whose number another has: nothing is printed. */
  async spareNumber(tree: 'problem' | 'action' | 'vision', key: Id): Promise<Answer<{ first: number }>> {
    const body = { count: 1, trees: [tree], size: 'a6' as const }
    return call('POST', '/api/meetings/{code}/paper/cards', { path: { code: this.code }, body, key })
  }

  addressOf = (picture: Id): string => `/api/meetings/${this.code}/paper/pictures/${picture}/picture.webp`
}
