import type { Command } from '../../../src/core/meeting/command.ts'
import { evolveBoard } from '../../../src/core/meeting/evolve.ts'
import type { Board } from '../../../src/core/meeting/meeting.ts'
import { TREES } from '../../../src/core/meeting/meeting.ts'
import type { Id } from '../../../src/core/plain/id.ts'
import { makeId } from '../../../src/core/plain/id.ts'
import type { Reader } from '../../../src/server/hub/hub.ts'
import { fresh } from '../../../src/web/live/follow.ts'
import type { Item, Ways } from '../../../src/web/phone/outbox.ts'
import { Outbox } from '../../../src/web/phone/outbox.ts'
import type { Frame } from '../../../src/wire/board.ts'
import type { Accepted, CommandInput } from '../../../src/wire/meeting.ts'
import type { Answer } from '../../../src/web/kit/send.ts'
import type { Heard, Server } from './server.ts'
import type { Runtime } from './world.ts'
import { DONE } from './world.ts'

/** How bad the network is: shares of what is lost or comes twice, and how long things take. */
export interface Weather {
  lost: number
  doubled: number
  delay: [least: number, most: number]
}

const TIMEOUT = 8000

/** A phone: Grove's own outbox, live frames and board, on a network and a storage that misbehave. */
export class Phone {
  board!: Board
  held = 0
  /** The board's cards, as they came: one of them is picked without listing thousands. */
  private seen: Id[] = []
  /**
   * Cards that the server acknowledged to this phone: what it calls them, by this phone's own word for each.
   */
  readonly acknowledged = new Map<Id, Id>()
  readonly refused = new Map<Id, CommandInput>()
  readonly written = new Map<Id, string>()
  connected = false
  private outbox!: Outbox
  /** What survives a reload. */
  private readonly storage = new Map<string, Item>()
  private life = 0
  private reader: Reader | undefined

  constructor(
    private readonly runtime: Runtime,
    private readonly server: Server,
    private readonly weather: Weather,
    readonly id: Id,
  ) {}

  /** Whether something is written that the server has neither accepted nor refused. */
  get waits(): boolean {
    return this.outbox.all.some(({ problem }) => problem === null)
  }

  /** Opens the page, or opens it anew: what was not sent is in the storage. */
  open(): void {
    this.life++
    this.drop()
    const { seq, board } = this.server.snapshot()
    this.board = board
    this.seen = Object.keys(board.cards)
    this.held = seq
    const life = this.life
    this.outbox = new Outbox(this.ways(() => life === this.life))
    void this.outbox.run()
    this.follow()
  }

  /** Loses the stream; it comes back by itself. */
  drop(): void {
    if (this.reader) this.server.leave(this.reader)
    this.reader = undefined
    this.connected = false
  }

  /** Does one of the things that people do, by chance. */
  act(): void {
    const { chance } = this.runtime
    const card = this.board.cards[this.seen[Math.floor(chance() * this.seen.length)]!]
    const mine = [...this.acknowledged.values()]
    const own = mine[Math.floor(chance() * mine.length)]
    const what = chance()
    if (what < 0.35 || !card) this.write()
    else if (what < 0.65) this.send({ kind: 'endorse', card: card.id })
    else if (what < 0.75) this.send({ kind: 'takeBack', card: card.id })
    else if (what < 0.85 && own) this.send({ kind: 'editCard', card: own, text: `edited ${this.runtime.now}` })
    else if (what < 0.9 && own) this.send({ kind: 'withdrawCard', card: own })
    else if (own && card.tree === 'problem') this.send({ kind: 'linkCards', from: own, to: card.id })
    else this.write()
  }

  private write(): void {
    const { chance } = this.runtime
    const id = this.newId()
    const text = `card of ${this.id} at ${this.runtime.now}`
    this.written.set(id, text)
    const tree = TREES[Math.floor(chance() * 3)]!
    this.outbox.add(id, { kind: 'postCard', id, tree, text, where: '' })
  }

  private send(command: CommandInput): void {
    this.outbox.add(this.newId(), command)
  }

  private newId(): Id {
    return makeId(Uint8Array.from({ length: 16 }, () => Math.floor(this.runtime.chance() * 256)))
  }

  private ways(alive: () => boolean): Ways {
    const never = new Promise<never>(() => {})
    return {
      load: () => [...this.storage.values()],
      // What is stored has been through JSON, as in a browser.
      put: (item) => void this.storage.set(item.key, JSON.parse(JSON.stringify(item)) as Item),
      drop: (key) => void this.storage.delete(key),
      send: async (item) => (alive() ? this.request(item).then((answer) => (alive() ? answer : never)) : never),
      join: async () => ({ ok: true, value: null }),
      wait: (ms) => this.runtime.wait(ms).then(() => (alive() ? undefined : never)),
      changed: () => {},
      accepted: ({ key, command }, { id }) => {
        if (command.kind === 'postCard') this.acknowledged.set(key, id!)
      },
      refused: ({ key, command }) => void this.refused.set(key, command),
      heldUp: () => {},
    }
  }

  /** A request and its answer; either may be lost, late or doubled. */
  private request({ key, command }: Item): Promise<Answer<Accepted>> {
    const { runtime, weather, server } = this
    const asked: Command =
      command.kind === 'postCard'
        ? { where: '', links: [], onBehalfOf: null, ...byPhone(command), photo: null, receipt: key }
        : ({ where: '', ...command, photo: null } as Command)
    return new Promise((done) => {
      let answered = false
      const answer = (heard: Answer<Accepted>): typeof DONE | void => {
        if (answered) return DONE
        answered = true
        done(heard)
      }
      runtime.after(TIMEOUT, () => answer({ ok: false, problem: null }))
      const reach = () =>
        runtime.after(runtime.between(...weather.delay), () => {
          const heard = server.ask(key, asked, { kind: 'participant', id: this.id })
          if (runtime.chance() < weather.lost) return
          runtime.after(runtime.between(...weather.delay), () => answer(answerOf(heard)))
        })
      if (runtime.chance() >= weather.lost) reach()
      if (runtime.chance() < weather.doubled) reach()
    })
  }

  /** The stream keeps its order, but may break at any moment with frames on their way. */
  private follow(): void {
    const { runtime, weather } = this
    const life = this.life
    runtime.after(runtime.between(...weather.delay), () => {
      if (life !== this.life || this.reader) return
      let last = -1
      let together: Buffer[] = []
      const reader: Reader = {
        // What may not overtake a late frame arrives with it.
        write: (bytes) => {
          const at = runtime.now + runtime.between(...weather.delay)
          if (at <= last) together.push(bytes)
          else {
            last = at
            const arriving = (together = [bytes])
            runtime.after(at - runtime.now, () => {
              let turn: typeof DONE | void = DONE
              for (const each of arriving) if (this.reader === reader) turn = this.take(each)
              return turn
            })
          }
          return true
        },
      }
      this.reader = reader
      if (!this.server.connect(reader, this.held)) return this.open()
      this.connected = true
    })
  }

  /** Comes back after the stream was lost. */
  comeBack(): void {
    if (!this.reader) this.follow()
  }

  private take(bytes: Buffer): typeof DONE | void {
    const frame = fresh(parsed(bytes), this.held)
    if (frame === null) return DONE
    if (frame === 'reload') return this.open()
    this.held = frame.seq
    for (const told of frame.events) {
      this.board = evolveBoard(this.board, told)
      if (told.kind === 'cardPosted') this.seen.push(told.card.id)
    }
    return DONE
  }
}

const answerOf = (heard: Heard): Answer<Accepted> =>
  'accepted' in heard
    ? { ok: true, value: heard.accepted }
    : { ok: false, problem: { type: '', title: '', detail: '', status: 409, code: heard.refused, saved: false } }

/** Phones name no printed card: that is the desk's. */
const byPhone = ({ paper: _, tree, ...card }: Extract<CommandInput, { kind: 'postCard' }>) => ({
  ...card,
  tree: tree as never,
})

const frames = new WeakMap<Buffer, Frame>()

/** Fifty phones get the same bytes: read once. */
function parsed(bytes: Buffer): Frame {
  let frame = frames.get(bytes)
  if (!frame) {
    const text = bytes.toString()
    frame = JSON.parse(text.slice(text.indexOf('data: ') + 6)) as Frame
    frames.set(bytes, frame)
  }
  return frame
}
