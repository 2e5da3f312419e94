import { createHash } from 'node:crypto'
import type { Actor, Command } from '../../../src/core/meeting/command.ts'
import { decide } from '../../../src/core/meeting/decide.ts'
import type { MeetingEvent } from '../../../src/core/meeting/event.ts'
import { evolve } from '../../../src/core/meeting/evolve.ts'
import type { Board, Meeting } from '../../../src/core/meeting/meeting.ts'
import type { Id } from '../../../src/core/plain/id.ts'
import { makeId } from '../../../src/core/plain/id.ts'
import type { Reader } from '../../../src/server/hub/hub.ts'
import { encodeFrame, Channel } from '../../../src/server/hub/hub.ts'
import { inWordsOfNow, takesBack, withoutWords } from '../../../src/core/meeting/words.ts'
import type { Accepted } from '../../../src/wire/meeting.ts'
import type { ProblemCode } from '../../../src/wire/strings/problem.ts'

export type Heard = { accepted: Accepted } | { refused: ProblemCode }

/**
 * A board that shares nothing with this one. Cards are flat but for their links: copied by hand, since there
 * are thousands of them.
 */
function copyOf({ cards, ...rest }: Board): Board {
  const copy: Board['cards'] = {}
  for (const id in cards) copy[id] = { ...cards[id]!, links: [...cards[id]!.links] }
  return { ...structuredClone(rest), cards: copy }
}

/** A new card is called by the server: its writer has only a word for it. */
function named(command: Command, { id }: Actor): Command {
  if (command.kind !== 'postCard') return command
  return { ...command, id: makeId(createHash('sha256').update(`${id} ${command.id}`).digest(), 8) }
}

/**
 * The server's part of the simulation: Grove's own rules and live topic over a journal that outlives a crash.
 * The database itself is tried by the other hardships, with kills; here it is a list, so that a thousand
 * seeds take minutes.
 */
export class Server {
  meeting: Meeting | undefined
  /** As in a database: each event as JSON, so that nothing is shared with what is in memory. */
  private journal: string[] = []
  private answered = new Map<Id, Heard>()
  private live = new Channel(0, false)

  constructor(private readonly now: () => number) {}

  /** Carries out a command once; sent again it gives the saved answer. */
  ask(key: Id, asked: Command, actor: Actor): Heard {
    const command = named(asked, actor)
    const earlier = this.answered.get(key)
    if (earlier) return earlier
    const decision = decide(this.meeting, command, actor, this.now())
    if (!Array.isArray(decision)) return decision
    const events = decision.map((event) => {
      const seq = this.journal.length + 1
      this.journal.push(JSON.stringify(event))
      this.meeting = evolve(this.meeting, event)
      return { seq, told: event.told, evicts: takesBack(event) ? ('words' as const) : null }
    })
    this.live.publish(events)
    const posted = decision.find(({ told }) => told.kind === 'cardPosted')?.told
    const number = posted?.kind === 'cardPosted' ? { number: posted.card.number } : {}
    const id = command.kind === 'postCard' ? { id: command.id } : {}
    const heard = { accepted: { seq: this.journal.length, ...id, ...number } }
    this.answered.set(key, heard)
    return heard
  }

  /** The journal's last position. */
  get seq(): number {
    return this.journal.length
  }

  snapshot(): { seq: number; board: Board } {
    return { seq: this.journal.length, board: copyOf(this.meeting!.board) }
  }

  /**
   * A reader comes who holds everything up to `held`; what was missed comes first. False: load the state
   * anew.
   */
  connect(reader: Reader, held: number): boolean {
    let at = held
    while (!this.live.add(reader, at)) {
      const missed = this.journal.slice(at, this.live.last)
      if (missed.length > 2000) return false
      const events = missed.map((text, n) => ({
        seq: at + n + 1,
        told: inWordsOfNow(withoutWords(eventOf(text).told), this.meeting!.board),
        evicts: null,
      }))
      if (events.length) reader.write(encodeFrame(at, events, false).bytes)
      at = this.live.last
    }
    return true
  }

  leave(reader: Reader): void {
    this.live.readers.delete(reader)
  }

  /** Killed and started again: what was acknowledged is there, recent frames and readers are gone. */
  restart(): void {
    this.meeting = undefined
    for (const text of this.journal) this.meeting = evolve(this.meeting, eventOf(text))
    this.live = new Channel(this.journal.length, false)
  }
}

const eventOf = (text: string): MeetingEvent => JSON.parse(text) as MeetingEvent
