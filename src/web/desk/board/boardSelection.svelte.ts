import { tick } from 'svelte'
import type { Focus, Tree } from '../../../core/meeting/meeting.ts'
import type { Id } from '../../../core/plain/id.ts'
import { t } from '../deskState.svelte.ts'
import type { Answer } from '../../kit/send.ts'
import type { MeetingDesk } from '../meeting/desk.svelte.ts'
import { notices } from '../notices.svelte.ts'
import type { Picked } from './picked.ts'
import { NOTHING, extended, meant, pruned, toggled } from './picked.ts'
import { sharedWords } from './sharedWords.ts'
import { last } from '../../../core/plain/last.ts'

export type BoardDialog =
  /** [M55] `other`: those of the cards that say the opposite. */
  | { kind: 'gather'; tree: Tree; cards: Id[]; name?: string; other?: Id[] }
  | { kind: 'hide' | 'ask' | 'point' | 'links' | 'edit' | 'cut'; card: Id }
  | { kind: 'dissolve' | 'tally'; topic: Id }
  | { kind: 'keys' }

/** What is being dragged, where the pointer is, and what it would fall on. */
export interface Dragged {
  tree: Tree
  cards: Id[]
  x: number
  y: number
  target: string | null
}

/**
 * What the facilitator works on at the board: which cards are picked, what is being named, which dialog is
 * open, and what can be done with them.
 */
export class BoardSelection {
  picked = $state.raw<Picked>(NOTHING)
  dialog = $state.raw<BoardDialog | null>(null)
  /** A new topic that waits for its name. */
  draft = $state.raw<{ tree: Tree; cards: Id[]; name: string } | null>(null)
  renaming = $state<Id | null>(null)
  menu = $state.raw<{ card: Id; x: number; y: number } | null>(null)
  dragged = $state.raw<Dragged | null>(null)
  paper = $state(false)
  wanted = $state('')
  byEndorsements = $state(false)
  /** Where the arrow keys are, by tree: `card:ID` or `topic:ID`. */
  at = $state<Partial<Record<Tree, string>>>({})
  root: HTMLElement | undefined
  private last: Id | undefined

  constructor(readonly desk: MeetingDesk) {}

  /** Picks a card or puts it back; with `range`, all from the last one picked to this, as they are shown. */
  pick(card: { id: Id; tree: Tree }, range: boolean): void {
    const shown = range ? this.shownCards(card.tree) : []
    const from = shown.indexOf(this.last ?? '')
    const to = shown.indexOf(card.id)
    this.picked =
      from >= 0 && to >= 0
        ? extended(this.picked, card.tree, shown.slice(Math.min(from, to), Math.max(from, to) + 1))
        : toggled(this.picked, card)
    this.last = card.id
  }

  /** Cards that fell away in the meantime leave the selection. */
  prune(): void {
    this.picked = pruned(this.picked, this.desk.board)
  }

  clear(): void {
    this.picked = NOTHING
    this.draft = null
    this.menu = null
  }

  /** The cards that an action on `card` is about. */
  meant(card: Id): Id[] {
    return meant(this.picked, card)
  }

  /** [M55] `other`: cards that go to the other side of the topic. */
  async gather(cards: readonly Id[], topic: Id, other: readonly Id[] = []): Promise<void> {
    const stay = this.staying(cards)
    const name = this.desk.board.topics[topic]?.name ?? ''
    this.picked = NOTHING
    const moving = this.desk.move(cards, topic)
    await stay()
    if (!(await moving)) return
    const parted = other.length > 0 && (await this.desk.part(topic, other))
    notices.say(parted ? t('board.sided', { name }) : t('board.gathered', { count: cards.length, name }))
  }

  /** [M55] Cards of a topic change sides; of cards of several, those of the first one's. */
  async turn(cards: readonly Id[]): Promise<void> {
    const topicOf = (card: Id) => this.desk.board.cards[card]?.topic ?? null
    const topic = cards.map(topicOf).find(Boolean)
    if (!topic) return
    const turning = cards.filter((card) => topicOf(card) === topic)
    this.picked = NOTHING
    if (await this.desk.turn(topic, turning)) notices.say(t('board.turned', { count: turning.length }))
  }

  async open(
    tree: Tree,
    name: string,
    cards: readonly Id[],
    key: string,
    other: readonly Id[] = [],
  ): Promise<Answer<unknown>> {
    const [stay, before] = [this.staying(cards), this.picked]
    this.picked = NOTHING
    const opening = this.desk.open(tree, name, cards, key)
    await stay()
    const answer = await opening
    const parted = answer.ok && other.length > 0 && answer.value.id && (await this.desk.part(answer.value.id, other))
    if (parted) notices.say(t('board.sided', { name }))
    else if (answer.ok) notices.say(t('board.opened', { count: cards.length, name }))
    else if (this.picked === NOTHING) this.picked = before
    return answer
  }

  async takeOut(cards: readonly Id[]): Promise<void> {
    const inTopics = cards.filter((id) => this.desk.board.cards[id]?.topic)
    if (inTopics.length === 0) return
    const stay = this.staying(inTopics)
    this.picked = NOTHING
    const moving = this.desk.move(inTopics, null)
    await stay()
    if (await moving) notices.say(t('board.takenOut', { count: inTopics.length }))
  }

  /** Two cards become a topic: its name is asked for, with what both say as the proposal. */
  nameTopic(tree: Tree, cards: Id[]): void {
    const { cards: all } = this.desk.board
    const [first, second] = [all[cards[0]!]?.text ?? '', all[last(cards)!]?.text ?? '']
    this.draft = { tree, cards, name: sharedWords(first, second) }
  }

  /** Brings something forward on the big screen, or back to the three trees where it is there already. */
  async forward(focus: Focus): Promise<void> {
    const now = this.desk.board.focus
    const same = JSON.stringify(now) === JSON.stringify(focus)
    if (await this.desk.send({ kind: 'setFocus', focus: same ? { kind: 'trees' } : focus })) {
      notices.say(same ? t('focus.backToTrees') : t('focus.forwarded'))
    }
  }

  /** [M40] Puts a half and the other back into the card that they were cut from. */
  async undoCut(whole: Id): Promise<void> {
    const number = this.desk.board.cards[whole]?.number ?? 0
    if (await this.desk.send({ kind: 'undoCut', card: whole })) notices.say(t('board.cutUndone', { number }))
  }

  async undo(): Promise<void> {
    if (this.desk.steps.length === 0) return notices.say(t('board.nothingToUndo'))
    if (await this.desk.undo()) notices.say(t('board.undone'))
  }

  /** What the arrow keys stop at in a column, in the order shown. */
  stops(tree: Tree): HTMLElement[] {
    return [...(this.root?.querySelectorAll<HTMLElement>(`[data-column="${tree}"] [data-stop]`) ?? [])]
  }

  focus(stop: string): void {
    this.root?.querySelector<HTMLElement>(`[data-stop="${stop}"]`)?.focus()
  }

  private shownCards(tree: Tree): Id[] {
    return this.stops(tree).flatMap(({ dataset }) =>
      dataset.stop!.startsWith('card:') ? [dataset.stop!.slice(5)] : [],
    )
  }

  /**
   * Cards that move take the focus with them out of sight; whoever works through the loose cards wants the
   * next one. Called before the move; what it gives, called after it, sets the focus if it was on one of the
   * cards.
   */
  private staying(cards: readonly Id[]): () => Promise<void> {
    const moving = new Set(cards.map((id) => `card:${id}`))
    const tree = this.desk.board.cards[cards[0] ?? '']?.tree
    const at = tree && this.at[tree]
    if (!tree || !at || !moving.has(at)) return tick
    const stops = this.stops(tree).map(({ dataset }) => dataset.stop!)
    const from = stops.indexOf(at)
    const rest = [...stops.slice(from), ...stops.slice(0, Math.max(from, 0)).reverse()]
    const next = rest.find((stop) => !moving.has(stop))
    return async () => {
      await tick()
      if (next) this.focus(next)
    }
  }
}
