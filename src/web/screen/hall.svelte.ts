import { evolveBoard } from '../../core/meeting/evolve.ts'
import type { BoardEvent } from '../../core/meeting/event.ts'
import type { Board } from '../../core/meeting/meeting.ts'
import type { PageState, Pass } from '../../wire/meeting.ts'
import type { Id } from '../../core/plain/id.ts'
import { call } from '../kit/send.ts'
import type { Words } from '../kit/words.ts'
import type { ScreenKey } from '../strings.ts'
import { wordsOf } from '../kit/words.ts'
import { follow } from '../live/follow.ts'

/**
 * Cards from which a board takes long enough to draw that changes are shown together, and how long they are
 * gathered, in milliseconds.
 */
const MANY = 600
const GATHER = { few: 60, many: 400 }

/** How long the words of a new card stand by its leaf, in milliseconds, and of how many cards at most. */
const WORDS_STAND = 6000
const ARRIVED_MOST = 12

/** After how long a screen that was not answered asks for a new code again, in milliseconds. */
const ASK_AGAIN = 3000

/** What the hall sees: the board as it is now, the clock, and how to come in. */
export class Hall {
  board: Board = $state.raw()!
  status: 'live' | 'waiting' = $state('live')
  /** The server's clock, in milliseconds since 1970; moves every second. */
  now: number = $state(0)
  /** Whether this screen may show how to come in: staff opened it, or made its link. */
  mayShow: boolean = $state(false)
  /** Cards that came within the last seconds, oldest first. */
  arrived: Id[] = $state.raw([])
  readonly t: Words<ScreenKey>
  private heardPass: Pass | null = $state.raw(null)
  private passDies = $state(0)
  private readonly ahead: number
  private heard: BoardEvent[] = []
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(readonly page: PageState) {
    this.board = page.board
    this.t = wordsOf<ScreenKey>(page.locale, page.strings)
    this.ahead = page.now - Date.now()
    this.now = page.now
    this.mayShow = page.pass !== null
    if (page.pass) this.takePass(page.pass)
  }

  /** The code and number that let people in; null where the last ones heard are dead. */
  get pass(): Pass | null {
    return this.now < this.passDies ? this.heardPass : null
  }

  start(): void {
    follow(`/live/${this.board.code}`, this.page.seq, {
      events: ({ events }) => this.hear(events),
      reload: () => location.reload(),
      status: (status) => (this.status = status),
    })
    if (this.mayShow) this.askPassIn(this.page.pass!.turnsIn)
    setInterval(() => (this.now = this.clock()), 1000)
  }

  /** Takes in what happened; what comes close together is shown together. */
  hear(events: BoardEvent[]): void {
    this.heard.push(...events)
    const many = Object.keys(this.board.cards).length >= MANY
    this.timer ??= setTimeout(() => this.take(), many ? GATHER.many : GATHER.few)
  }

  private takePass(pass: Pass): void {
    this.heardPass = pass
    this.passDies = this.clock() + pass.diesIn
  }

  private clock(): number {
    return Date.now() + this.ahead
  }

  private askPassIn(ms: number): void {
    setTimeout(() => void this.askPass(), ms)
  }

  /**
   * Asks for the code that is shown next. One that hears nothing goes on asking; one that may no longer ask
   * says so.
   */
  private async askPass(): Promise<void> {
    const key = new URLSearchParams(location.search).get('key') ?? undefined
    const answer = await call('GET', '/api/meetings/{code}/pass', { path: { code: this.board.code }, query: { key } })
    if (answer.ok) this.takePass(answer.value)
    else if (answer.problem && [401, 403].includes(answer.problem.status)) this.mayShow = false
    this.askPassIn(answer.ok ? answer.value.turnsIn : ASK_AGAIN)
  }

  private welcome(cards: Id[]): void {
    if (cards.length === 0) return
    this.arrived = [...this.arrived, ...cards].slice(-ARRIVED_MOST)
    setTimeout(() => (this.arrived = this.arrived.filter((card) => !cards.includes(card))), WORDS_STAND)
  }

  private take(): void {
    this.timer = undefined
    let { board } = this
    const { joining } = board
    const heard = this.heard.splice(0)
    for (const told of heard) board = evolveBoard(board, told)
    this.welcome(heard.flatMap((told) => (told.kind === 'cardPosted' ? told.card.id : [])))
    if (board.joining !== joining) location.reload()
    this.board = { ...board }
  }
}
