import type { Card, Tree } from '../../core/meeting/meeting.ts'
import type { BoardEvent } from '../../core/meeting/event.ts'
import { evolveBoard } from '../../core/meeting/evolve.ts'
import type { Accepted, CommandInput, Joined, Me, PageState } from '../../wire/meeting.ts'
import { newId } from '../kit/id.ts'
import { ask } from '../kit/send.ts'
import { wordsOf } from '../kit/words.ts'
import { follow } from '../live/follow.ts'
import { keep, kept } from './keep.ts'
import type { Item } from './outbox.ts'
import { Outbox } from './outbox.ts'

interface Draft {
  tree: Tree
  text: string
  where: string
  photo: string | null
  links: string[]
  /** The card that is being changed; null for a new one. */
  editing: string | null
}

const EMPTY: Draft = { tree: 'problem', text: '', where: '', photo: null, links: [], editing: null }

/** Everything that the phone shows: the board as the server tells it, who I am, what I am writing, what waits to be sent. */
export class Here {
  board = $state() as PageState['board']
  me = $state<Me>() as Me
  draft = $state<Draft>({ ...EMPTY })
  waiting = $state<Item[]>([])
  status = $state<'live' | 'waiting'>('live')
  news = $state('')
  /** The card that was just accepted. */
  thanks = $state<(Accepted & { card: string }) | null>(null)
  readonly words
  private readonly api
  private readonly outbox

  constructor(readonly page: PageState) {
    this.words = wordsOf(page.locale, page.strings)
    this.board = page.board
    this.api = `/api/meetings/${page.board.code}`
    const mine = kept<Me>(`me.${page.board.id}`)
    this.me = page.me ??
      mine ?? {
        participant: this.identity().id,
        name: '',
        capacity: 'resident',
        nameAgreed: false,
        present: false,
        cards: [],
        endorsed: [],
      }
    this.draft = { ...EMPTY, ...kept<Draft>(`draft.${page.board.id}`) }
    const box = `outbox.${page.board.id}`
    this.outbox = new Outbox({
      load: () => kept<Item[]>(box) ?? [],
      save: (items) => keep(box, items),
      send: ({ key, command }) => ask<Accepted>('POST', `${this.api}/commands`, command, key),
      join: () => this.join(),
      wait: (ms) => new Promise((done) => setTimeout(done, ms)),
      changed: (items) => (this.waiting = [...items]),
      accepted: (item, answer) => this.accepted(item, answer),
    })
    this.waiting = [...this.outbox.all]
  }

  /** Starts following the meeting and sending what waits. */
  start(): void {
    follow(`/live/${this.board.code}`, this.page.seq, {
      events: ({ events }) => events.forEach((told) => this.hear(told)),
      reload: () => location.reload(),
      status: (status) => (this.status = status),
    })
    const retry = () => void this.outbox.run()
    addEventListener('online', retry)
    document.addEventListener('visibilitychange', () => document.hidden || retry())
    void this.outbox.run()
  }

  /** Who this phone is in this meeting: made once, kept, so that joining again is joining as the same person. */
  private identity(): { id: string; key: string } {
    const name = `identity.${this.page.board.id}`
    const known = kept<{ id: string; key: string }>(name)
    if (known) return known
    const made = { id: newId(), key: newId() + newId() }
    keep(name, made)
    return made
  }

  async join() {
    const { name, capacity, nameAgreed } = this.me
    const joined = await ask<Joined>('POST', `${this.api}/participants`, {
      ...this.identity(),
      name,
      capacity,
      nameAgreed,
    })
    if (joined.ok)
      this.setMe({ ...this.me, participant: joined.value.participant, present: this.board.stage === 'open' })
    return joined
  }

  private hear(told: BoardEvent): void {
    if (told.kind === 'cardHidden') this.keepHidden(told.card)
    evolveBoard(this.board, told)
    if (told.kind === 'cardsGathered' && told.topic) {
      this.news = this.words('news.gathered', {
        name: this.board.topics[told.topic]?.name ?? '',
        count: told.cards.length,
      })
    }
    if (told.kind === 'agendaItemOpened' && told.item)
      this.news = this.words('news.agenda', { title: this.agendaTitle(told.item) })
    if (told.kind === 'stageChanged') this.news = this.words(`stage.${told.stage}`)
  }

  /** A hidden card's words leave the board; its author goes on seeing them, with the reason. */
  private keepHidden(id: string): void {
    const card = this.board.cards[id]
    if (!card?.text || !this.mine(id)) return
    const hidden = { text: card.text, where: card.where }
    this.setMe({ ...this.me, cards: this.me.cards.map((mine) => (mine.id === id ? { ...mine, hidden } : mine)) })
    this.news = this.words('news.hidden', { number: card.number })
  }

  agendaTitle(id: string): string {
    const item = this.board.agenda.find((other) => other.id === id)
    return item ? item.title || this.words(`agenda.${item.kind}`) : ''
  }

  saveDraft(): void {
    keep(`draft.${this.board.id}`, $state.snapshot(this.draft))
  }

  /** Puts what is written into the outbox: from now on it is sent once, or comes back with the reason. */
  submit(): void {
    const { editing, tree, text, where, photo, links } = $state.snapshot(this.draft)
    if (editing) this.outbox.add(newId(), { kind: 'editCard', card: editing, text, where, photo })
    else {
      const id = newId()
      this.outbox.add(id, { kind: 'postCard', id, tree, text, where, photo, links })
    }
    this.draft = { ...EMPTY, tree }
    this.saveDraft()
  }

  /** Takes a refused card back into the form, to be changed. */
  takeBack(item: Item): void {
    this.thanks = null
    const { command } = item
    if (command.kind === 'postCard')
      this.draft = {
        ...EMPTY,
        tree: command.tree,
        text: command.text,
        where: command.where ?? '',
        photo: command.photo ?? null,
      }
    if (command.kind === 'editCard')
      this.draft = { ...EMPTY, text: command.text, where: command.where ?? '', editing: command.card }
    this.saveDraft()
    this.outbox.discard(item.key)
  }

  discard(item: Item): void {
    this.outbox.discard(item.key)
  }

  edit(card: Card): void {
    this.thanks = null
    this.draft = {
      tree: card.tree,
      text: card.text,
      where: card.where,
      photo: card.photo,
      links: card.links,
      editing: card.id,
    }
    this.saveDraft()
  }

  command(command: CommandInput): void {
    this.outbox.add(newId(), command)
  }

  endorse(card: Card): void {
    const on = !this.endorsed(card.id)
    this.command({ kind: on ? 'endorse' : 'takeBack', card: card.id })
  }

  /** Whether I endorse a card, what waits to be sent counted in. */
  endorsed(card: string): boolean {
    for (let i = this.waiting.length - 1; i >= 0; i--) {
      const { command, problem } = this.waiting[i]!
      if (!problem && 'card' in command && command.card === card) {
        if (command.kind === 'endorse') return true
        if (command.kind === 'takeBack') return false
      }
    }
    return this.me.endorsed.includes(card)
  }

  private accepted({ command }: Item, answer: Accepted): void {
    if (command.kind === 'postCard') {
      this.setMe({ ...this.me, cards: [...this.me.cards, { id: command.id, receipt: answer.receipt! }] })
      this.thanks = { ...answer, card: command.id }
    }
    const endorsed = this.me.endorsed
    if (command.kind === 'endorse') this.setMe({ ...this.me, endorsed: [...endorsed, command.card] })
    if (command.kind === 'takeBack') this.setMe({ ...this.me, endorsed: endorsed.filter((id) => id !== command.card) })
    if (command.kind === 'editCard') this.news = this.words('news.edited')
    if (command.kind === 'withdrawCard') this.news = this.words('news.withdrawn')
  }

  setMe(me: Me): void {
    this.me = me
    keep(`me.${this.board.id}`, $state.snapshot(me))
  }

  mine(card: string): { receipt: string; hidden?: { text: string; where: string } } | undefined {
    return this.me.cards.find(({ id }) => id === card)
  }
}
