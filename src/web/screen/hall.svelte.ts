import { evolveBoard } from '../../core/meeting/evolve.ts'
import type { BoardEvent } from '../../core/meeting/event.ts'
import type { Board } from '../../core/meeting/meeting.ts'
import type { PageState } from '../../wire/meeting.ts'
import type { Words } from '../kit/words.ts'
import { wordsOf } from '../kit/words.ts'
import { follow } from '../live/follow.ts'

/** Cards from which a board takes long enough to draw that changes are shown together, and how long they are gathered, in milliseconds. */
const MANY = 600
const GATHER = { few: 60, many: 400 }

/** What the hall sees: the board as it is now, and the clock. */
export class Hall {
  board: Board = $state.raw()!
  status: 'live' | 'waiting' = $state('live')
  /** The server's clock, in milliseconds since 1970; moves every second. */
  now: number = $state(0)
  readonly t: Words
  private readonly ahead: number
  private heard: BoardEvent[] = []
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(readonly page: PageState) {
    this.board = page.board
    this.t = wordsOf(page.locale, page.strings)
    this.ahead = page.now - Date.now()
    this.now = page.now
  }

  start(): void {
    follow(`/live/${this.board.code}`, this.page.seq, {
      events: ({ events }) => this.hear(events),
      reload: () => location.reload(),
      status: (status) => (this.status = status),
    })
    setInterval(() => (this.now = Date.now() + this.ahead), 1000)
  }

  /** Takes in what happened; what comes close together is shown together. */
  hear(events: BoardEvent[]): void {
    this.heard.push(...events)
    const many = Object.keys(this.board.cards).length >= MANY
    this.timer ??= setTimeout(() => this.take(), many ? GATHER.many : GATHER.few)
  }

  private take(): void {
    this.timer = undefined
    let { board } = this
    for (const told of this.heard.splice(0)) board = evolveBoard(board, told)
    this.board = { ...board }
  }
}
