import type { Card, Tree } from '../../core/meeting/meeting.ts'
import type { BoardEvent } from '../../core/meeting/event.ts'
import { halvesOf } from '../../core/meeting/cut.ts'
import { asksForPass } from '../../core/meeting/joining.ts'
import { evolveBoard } from '../../core/meeting/evolve.ts'
import type { Accepted, CommandInput, Me, PageState } from '../../wire/meeting.ts'
import type { Problem } from '../../wire/problem.ts'
import { newId } from '../kit/id.ts'
import type { Answer } from '../kit/send.ts'
import { call } from '../kit/send.ts'
import { wordsOf } from '../kit/words.ts'
import { follow } from '../live/follow.ts'
import type { Brought, Draft } from './draft.ts'
import { blankDraft, commandOf, draftOfCard, draftOfCommand, layDown, takeUp } from './draft.ts'
import { keep, kept, keptAll, letGo, onKept } from '../kit/keep.ts'
import { endorses } from './pendingEndorsements.ts'
import type { Item } from './outbox.ts'
import { Outbox } from './outbox.ts'
import { last } from '../../core/plain/last.ts'

export type View = 'write' | 'read' | 'mine'

/** How long the line of news stands. */
const NEWS_LASTS = 15_000
/** How long an answer is waited for before what was sent is sent again; what is kept twice is kept once. */
const PATIENCE = 10_000
const nobodyAnswers = (): Promise<Answer<never>> =>
  new Promise((done) => setTimeout(() => done({ ok: false, problem: null }), PATIENCE))

/**
 * Everything that the phone shows: the board as the server tells it, who I am, what I am writing, what waits
 * to be sent.
 */
export class PhoneState {
  board = $state() as PageState['board']
  me = $state<Me>() as Me
  /** What is being written; the last one is in hand, the others wait below it. */
  private drafts = $state<Draft[]>([])
  /** The photo that was brought last. */
  brought = $state.raw<Brought | null>(null)
  view = $state<View>('write')
  waiting = $state<Item[]>([])
  /** Why what waits cannot be sent just now, where the server said so. */
  heldUp = $state<Problem | null>(null)
  /** Whether the stream of what happens stands, and whether what was sent last was answered by anybody. */
  private stream = $state<'live' | 'waiting'>('live')
  private heard = $state(true)
  /** What just happened, in a line. */
  news = $state('')
  /** The card that was sent last, while the page shows what becomes of it; null once the person goes on. */
  sent = $state<{ key: string; answer: Accepted | null } | null>(null)
  /** By which clock instants are told. */
  clock = $state() as PageState['clock']
  /** [M40] Cut cards of which I have said which half I meant. */
  private decided = $state<string[]>([])
  /** The server's clock, good to a few seconds. */
  now = $state(0)
  readonly words
  readonly at: { code: string }
  private readonly outbox
  private readonly names
  /** By how much the server's clock is ahead of this phone's, in milliseconds. */
  private readonly ahead: number
  /** What is loaded once a card can be written; null until then. */
  later = $state.raw<typeof import('./later.ts') | null>(null)
  /** Whether it is still waited for, so that nothing on the page jumps when it comes; not for long. */
  awaitsLater = $state(false)
  /** Whether the server knows this phone, as far as the phone knows. */
  joined = $state(false)
  /** What of the hall's pass the server has seen of this phone. */
  private shown = $state<PageState['shown']>(null)
  private newsTimer: ReturnType<typeof setTimeout> | undefined
  /** Check-in was pressed and not yet heard. */
  private checkingIn = false

  constructor(readonly page: PageState) {
    const { board } = page
    this.words = wordsOf(page.locale, page.strings)
    this.board = board
    this.clock = page.clock
    this.now = page.now
    this.ahead = page.now - Date.now()
    this.shown = page.shown
    this.at = { code: board.code }
    this.names = {
      me: `me.${board.id}`,
      drafts: `drafts.${board.id}`,
      item: `outbox.${board.id}.`,
      identity: `identity.${board.id}`,
      decided: `decided.${board.id}`,
    }
    const mine = page.me ?? kept<Me>(this.names.me)
    this.joined = mine !== undefined
    this.me = mine ?? this.nobodyYet()
    this.decided = kept<string[]>(this.names.decided) ?? []
    this.outbox = new Outbox({
      load: () => keptAll<Item>(this.names.item),
      put: (item) => keep(this.names.item + item.key, item),
      drop: (key) => letGo(this.names.item + key),
      send: (item) => this.send(item),
      join: () => this.join(),
      wait: (ms) => new Promise((done) => setTimeout(done, ms)),
      changed: (items) => (this.waiting = [...items]),
      accepted: (item, answer) => this.accepted(item, answer),
      refused: (item) => this.refused(item),
      heldUp: (problem) => (this.heldUp = problem),
    })
    this.waiting = [...this.outbox.all]
    const drafts = kept<Draft[]>(this.names.drafts) ?? []
    // A page that ended between sending and clearing left both: what is sent is no draft any more.
    this.drafts = drafts.filter(({ id }) => !this.waiting.some(({ key }) => key === id))
    if (!this.drafts.length) this.drafts = [this.blank(last(drafts)?.tree)]
    if (board.stage === 'closed' || board.stage === 'archived') this.view = 'read'
  }

  /** `waiting`: there is no network; what is sent stays on the phone. */
  get status(): 'live' | 'waiting' {
    return this.heard ? this.stream : 'waiting'
  }

  /** The server's clock as it is now; `now` follows it every ten seconds. */
  get exactNow(): number {
    return Date.now() + this.ahead
  }

  /** Starts following the meeting, the clock and what other tabs keep, and sends what waits. */
  start(): void {
    follow(`/live/${this.board.code}`, this.page.seq, {
      events: ({ events }) => events.forEach((told) => this.hear(told)),
      reload: () => location.reload(),
      status: (status) => (this.stream = status),
      clock: (clock) => (this.clock = clock),
    })
    setInterval(() => (this.now = this.exactNow), 10_000)
    const retry = () => {
      this.outbox.look()
      void this.outbox.run()
      if (this.checkingIn) void this.checkIn()
    }
    addEventListener('online', retry)
    const load = (): Promise<void> =>
      loadLater().then(
        (later) => void (this.later = later),
        () => void setTimeout(load, 30_000),
      )
    this.awaitsLater = true
    const goOn = () => (this.awaitsLater = false)
    void load().finally(goOn)
    setTimeout(goOn, LATER_AWAITED)
    document.addEventListener('visibilitychange', () => document.hidden || retry())
    onKept(this.names.me, () => (this.me = kept<Me>(this.names.me) ?? this.me))
    void this.outbox.run()
  }

  /**
   * Who this phone is in this meeting: made once, kept, so that joining again is joining as the same person.
   */
  private identity(): { id: string; key: string } {
    const known = kept<{ id: string; key: string }>(this.names.identity)
    if (known) return known
    const made = { id: newId(), key: newId() + newId() }
    keep(this.names.identity, made)
    return made
  }

  /** Who I am before I have said anything. */
  private nobodyYet(): Me {
    const { id: participant } = this.identity()
    const none = { cards: [], endorsed: [], numbers: [], moved: [], amended: [], dots: {}, answers: {} }
    return {
      participant,
      name: '',
      capacity: 'resident',
      nameAgreed: false,
      present: false,
      stickers: false,
      pledged: [],
      follow: {},
      ...none,
    }
  }

  /**
   * [M26] I was erased, so the phone forgets who I was too: what is written stays here, and the next thing
   * sent joins as somebody new.
   */
  private startAnew(): void {
    letGo(this.names.identity)
    this.joined = false
    this.setMe(this.nobodyYet())
  }

  /**
   * [M43] Somebody else, who has just joined with this device, has it in hand: the page shows nothing of who
   * was here before, whom this gives.
   */
  become({ identity, me, decided }: User): User {
    const before = { identity: this.identity(), me: $state.snapshot(this.me), decided: $state.snapshot(this.decided) }
    keep(this.names.identity, identity)
    this.decide(decided)
    this.setMe(me)
    this.sent = null
    this.view = 'write'
    return before
  }

  /** Joins, or joins again as the same person: that also marks them present once the meeting is open. */
  async join(pass?: string): Promise<Answer<unknown>> {
    const { name, capacity, nameAgreed } = this.me
    const open = this.board.stage === 'open'
    const who = { ...this.identity(), name, capacity, nameAgreed, ...(pass ? { pass } : {}) }
    const answer = await call('POST', '/api/meetings/{code}/participants', { path: this.at, body: who })
    if (!answer.ok) {
      if (answer.problem?.code === 'personErased') this.startAnew()
      if (answer.problem?.code === 'notInHall') {
        this.joined = false
        this.shown = null
      }
      return answer
    }
    const again = this.joined
    this.joined = true
    this.setMe({ ...this.me, participant: answer.value.participant, present: this.me.present || open })
    if (again) await this.askMe()
    return answer
  }

  /** [M27] Whether I would have to be in the hall, and have not shown that I am. */
  private get outside(): boolean {
    return !this.joined && this.shown !== 'pass' && asksForPass(this.board, this.now)
  }

  /** Whether the phone asks for the hall's pass now, and whether a code that was too old led here. */
  get door(): 'ask' | 'late' | null {
    const { stage } = this.board
    const late = this.shown === 'oldPass'
    if (!this.outside || !(stage === 'open' || (stage === 'announced' && late))) return null
    return late ? 'late' : 'ask'
  }

  /**
   * Comes in with the number that the screen shows. Gives what went wrong, in words; nothing where it worked.
   */
  async enter(number: string): Promise<string> {
    const answer = await this.join(number)
    if (!answer.ok) return answer.problem ? answer.problem.detail : this.words('door.offline')
    this.say(this.words(this.me.present ? 'news.checkedIn' : 'door.in'))
    void this.outbox.run()
    return ''
  }

  /** Asks the server what it knows of me; what it does not answer stays as it is. */
  async askMe(): Promise<void> {
    const me = await call('GET', '/api/meetings/{code}/me', { path: this.at })
    if (me.ok) this.setMe({ ...me.value, cards: withCards(me.value.cards, this.me.cards) })
  }

  /** Says at the server that I am here. Without network it is said as soon as there is one. */
  async checkIn(): Promise<void> {
    this.checkingIn = true
    const answer = await this.join()
    this.checkingIn = !answer.ok && !answer.problem
    if (answer.ok) this.say(this.words('news.checkedIn'))
    else this.say(answer.problem ? answer.problem.detail : this.words('phone.offline'))
  }

  /**
   * Who writes or endorses in an open meeting has joined it and is there: both happen by themselves with the
   * first thing sent.
   */
  private async send(item: Item): Promise<Answer<Accepted>> {
    if (this.outside) return { ok: false, problem: null }
    const answer = await Promise.race([this.deliver(item), nobodyAnswers()])
    this.heard = answer.ok || answer.problem !== null
    if (!answer.ok && answer.problem?.code === 'personErased') this.startAnew()
    return answer
  }

  private async deliver({ key, command }: Item): Promise<Answer<Accepted>> {
    if (!this.joined || (this.board.stage === 'open' && !this.me.present)) {
      const answer = await this.join()
      if (!answer.ok) return answer
    }
    return call('POST', '/api/meetings/{code}/commands', { path: this.at, body: command, key })
  }

  /** Shows a line of news for a while. It is read out, so only what matters to everybody or to me is said. */
  say(news: string): void {
    this.news = news
    clearTimeout(this.newsTimer)
    this.newsTimer = setTimeout(() => (this.news = ''), NEWS_LASTS)
  }

  private hear(told: BoardEvent): void {
    if (told.kind === 'cardHidden') this.keepHidden(told.card)
    evolveBoard(this.board, told)
    this.hearOfCut(told)
    const { words } = this
    if (told.kind === 'cardsGathered' && told.topic)
      this.say(words('news.gathered', { name: this.board.topics[told.topic]?.name ?? '', count: told.cards.length }))
    if (told.kind === 'agendaItemOpened' && told.item)
      this.say(words('news.agenda', { title: this.agendaTitle(told.item) }))
    if (told.kind === 'stageChanged') this.say(words(`stage.${told.stage}`))
    if (told.kind === 'treeSwitched')
      this.say(words(told.open ? 'news.treeOpened' : 'news.treeClosed', { tree: words(`tree.${told.tree}`) }))
  }

  /**
   * [M40] The halves of my card are mine; whoever endorsed it endorses both, until they say which they meant.
   */
  private hearOfCut(told: BoardEvent): void {
    if (told.kind === 'cardPosted' && told.card.cutFrom) {
      const { id, cutFrom } = told.card
      const whole = this.mine(cutFrom)
      const { cards, endorsed } = this.me
      if (whole) this.setMe({ ...this.me, cards: withCards(cards, [{ id, receipt: whole.receipt }]) })
      else if (endorsed.includes(cutFrom)) this.setMe({ ...this.me, endorsed: [...endorsed, id] })
    }
    if (told.kind === 'cardCut' && (this.mine(told.card) || this.me.endorsed.includes(told.card)))
      this.say(this.words('news.cut', { number: this.board.cards[told.card]!.number }))
    if (told.kind === 'cutUndone' && told.halves.some((half) => this.me.endorsed.includes(half))) {
      const endorsed = this.me.endorsed.filter((id) => id !== told.card.id)
      this.setMe({ ...this.me, endorsed: [...endorsed, told.card.id] })
    }
  }

  /** [M40] Cards I endorsed that were cut in two, where I have not said yet which half I meant. */
  get cut(): { whole: Card; halves: Card[] }[] {
    return this.me.endorsed.flatMap((id) => {
      const halves = halvesOf(this.board, id)
      const open = halves.every((half) => half.state === 'standing' && this.endorsed(half.id))
      return halves.length && open && !this.decided.includes(id) ? [{ whole: this.board.cards[id]!, halves }] : []
    })
  }

  private decide(wholes: string[]): void {
    this.decided = wholes
    keep(this.names.decided, wholes)
  }

  /** Says which half of a cut card I meant: the other loses my endorsement. Null: both. */
  meant(whole: string, half: string | null): void {
    this.decide([...$state.snapshot(this.decided), whole])
    for (const { id } of halvesOf(this.board, whole))
      if (half !== null && id !== half) this.command({ kind: 'takeBack', card: id })
  }

  /** A hidden card's words leave the board; its author goes on seeing them, with the reason. */
  private keepHidden(id: string): void {
    const card = this.board.cards[id]
    if (!card?.text || !this.mine(id)) return
    const hidden = { text: card.text, where: card.where }
    this.setMe({ ...this.me, cards: this.me.cards.map((mine) => (mine.id === id ? { ...mine, hidden } : mine)) })
    this.say(this.words('news.hidden', { number: card.number }))
  }

  agendaTitle(id: string): string {
    const item = this.board.agenda.find((other) => other.id === id)
    return item ? item.title || this.words(`agendaKind.${item.kind}`) : ''
  }

  get draft(): Draft {
    return last(this.drafts)!
  }

  /** How many half-written drafts wait below the one in hand. */
  get draftsBelow(): number {
    return this.drafts.length - 1
  }

  private blank(tree?: Tree): Draft {
    const { trees } = this.board
    const open = tree && trees[tree] ? tree : (['problem', 'action', 'vision'] as const).find((each) => trees[each])
    return blankDraft(newId(), open ?? tree ?? 'problem')
  }

  /** Keeps what is being written; called at every letter. */
  saveDraft(): void {
    keep(this.names.drafts, $state.snapshot(this.drafts))
  }

  private setDrafts(drafts: Draft[]): void {
    this.drafts = drafts
    this.saveDraft()
  }

  /** Puts what is written into the outbox: from now on it is sent once, or comes back with the reason. */
  submit(): void {
    const draft = $state.snapshot(this.draft)
    this.sent = draft.editing ? null : { key: draft.id, answer: null }
    this.outbox.add(draft.id, commandOf(draft))
    this.setDrafts(layDown($state.snapshot(this.drafts), this.blank(draft.tree)))
    if (draft.editing) this.view = 'mine'
  }

  /** Gives up changing a card. */
  giveUp(): void {
    this.setDrafts(layDown($state.snapshot(this.drafts), this.blank(this.draft.tree)))
  }

  private takeUp(draft: Draft): void {
    this.sent = null
    this.setDrafts(takeUp($state.snapshot(this.drafts), draft))
    this.view = 'write'
  }

  /** Takes refused words back into the form, to be changed and sent again. */
  takeBack({ key, command }: Item): void {
    const tree = command.kind === 'editCard' ? this.board.cards[command.card]?.tree : undefined
    const draft = draftOfCommand(newId(), command, tree ?? 'problem')
    if (!draft) return
    this.takeUp(draft)
    this.outbox.discard(key)
  }

  edit(card: Card): void {
    this.takeUp(draftOfCard(newId(), $state.snapshot(card)))
  }

  discard(item: Item): void {
    this.outbox.discard(item.key)
  }

  command(command: CommandInput): void {
    this.outbox.add(newId(), command)
  }

  endorse(card: Card): void {
    this.command({ kind: this.endorsed(card.id) ? 'takeBack' : 'endorse', card: card.id })
  }

  /** Whether I endorse a card, what waits to be sent counted in. */
  endorsed(card: string): boolean {
    return endorses(card, this.me.endorsed, this.waiting)
  }

  private accepted({ key, command }: Item, answer: Accepted): void {
    const { cards, endorsed } = this.me
    if (command.kind === 'postCard') {
      // An answer that an older Grove kept names no id: there, the card is called as this phone called it.
      const id = answer.id ?? command.id
      this.setMe({ ...this.me, cards: withCards(cards, [{ id, receipt: answer.receipt! }]) })
      if (this.sent?.key === key) this.sent = { key, answer }
      else this.say(this.words('news.posted', { number: answer.number! }))
    }
    const others = endorsed.filter((id) => !('card' in command) || id !== command.card)
    if (command.kind === 'endorse') this.setMe({ ...this.me, endorsed: [...others, command.card] })
    if (command.kind === 'takeBack') this.setMe({ ...this.me, endorsed: others })
    if (command.kind === 'giveDots')
      this.setMe({ ...this.me, dots: Object.fromEntries(command.dots.map(({ topic, n }) => [topic, n])) })
    if (command.kind === 'answerRoom')
      this.setMe({ ...this.me, answers: { ...this.me.answers, [command.question]: command.answer } })
    if (command.kind === 'askFloor') this.hasNumber(answer.number)
    if (['moveMotion', 'amendMotion', 'makePledge'].includes(command.kind)) void this.askMe()
    if (command.kind === 'editCard') this.say(this.words('news.edited'))
    if (command.kind === 'withdrawCard') this.say(this.words('mine.withdrawn'))
    if (command.kind === 'describeMyself') this.say(this.words('me.saved'))
  }

  /** [M44] Under which number I wait; where the answer does not say it, I had one already. */
  private hasNumber(number: number | undefined): void {
    const numbers = this.me.numbers ?? []
    if (number === undefined) void this.askMe()
    else if (!numbers.includes(number)) this.setMe({ ...this.me, numbers: [...numbers, number] })
  }

  private refused({ key }: Item): void {
    if (this.sent?.key !== key) this.say(this.words('news.refused'))
  }

  setMe(me: Me): void {
    this.me = me
    keep(this.names.me, $state.snapshot(me))
  }

  mine(card: string): Me['cards'][number] | undefined {
    return this.me.cards.find(({ id }) => id === card)
  }
}

/** [M43] Somebody who uses this device in this meeting. */
export interface User {
  identity: { id: string; key: string }
  me: Me
  decided: string[]
}

/** How long a page that shows something else first waits for it, in milliseconds. */
const LATER_AWAITED = 2000

/** Loads what the page names as needed later. */
const loadLater = (): Promise<typeof import('./later.ts')> => {
  const { href } = document.getElementById('later') as HTMLLinkElement
  for (const style of document.querySelectorAll<HTMLLinkElement>('link.later')) style.rel = 'stylesheet'
  return import(/* @vite-ignore */ href)
}

/** `cards` and those of `more` that are not among them: the same answer may come twice. */
function withCards(cards: Me['cards'], more: Me['cards']): Me['cards'] {
  const known = new Set(cards.map(({ id }) => id))
  return [...cards, ...more.filter(({ id }) => !known.has(id))]
}
