import type { Actor, Command } from '../../src/core/meeting/command.ts'
import { decide } from '../../src/core/meeting/decide.ts'
import type { BoardEvent, Refusal } from '../../src/core/meeting/event.ts'
import { evolve } from '../../src/core/meeting/evolve.ts'
import type { Capacity, Card, Meeting, Tree } from '../../src/core/meeting/meeting.ts'
import type { Id } from '../../src/core/plain/id.ts'
import { detailsNow, pooled, SOME_IDS, START } from './commands.ts'

/** A meeting to be tried out by hand: its clock stands still unless a test moves it. */
export class Rehearsal {
  meeting: Meeting
  now = START
  private made = 0
  readonly desk: Actor = { kind: 'staff', id: pooled('staff', 0) }

  /** A draft that nobody has touched. */
  constructor() {
    const create: Command = { kind: 'createMeeting', ...SOME_IDS, details: detailsNow('街区环境') }
    const decision = decide(undefined, create, this.desk, this.now)
    if (!Array.isArray(decision)) throw new Error(decision.refused)
    this.meeting = evolve(undefined, decision[0]!)
  }

  /** An open meeting with nobody in it. */
  static open(): Rehearsal {
    const rehearsal = new Rehearsal()
    rehearsal.staff({ kind: 'setStage', stage: 'open' })
    return rehearsal
  }

  /** Asks and plays what follows; gives what was told. Throws where it was refused. */
  ask(actor: Actor, command: Command): BoardEvent[] {
    const decision = decide(this.meeting, command, actor, this.now)
    if (!Array.isArray(decision)) throw new Error(`refused: ${JSON.stringify(decision)}`)
    for (const event of decision) this.meeting = evolve(this.meeting, event)
    return decision.map(({ told }) => told)
  }

  /** Asks what must be refused; gives the refusal. */
  refused(actor: Actor, command: Command): Refusal {
    const decision = decide(this.meeting, command, actor, this.now)
    if (Array.isArray(decision)) throw new Error(`accepted: ${JSON.stringify(command)}`)
    return decision
  }

  staff(command: Command): BoardEvent[] {
    return this.ask(this.desk, command)
  }

  /** Somebody joins by phone. */
  joins(name = '', capacity: Capacity = 'resident', nameAgreed = false): Actor & { kind: 'participant' } {
    const id = pooled('phone', this.made++)
    const actor = { kind: 'participant', id } as const
    this.ask(actor, { kind: 'join', id, keyHash: `key of ${id}`, name, capacity, nameAgreed })
    return actor
  }

  /** A card of `author`'s, freshly posted. */
  card(author: Actor, tree: Tree = 'problem', text = '路灯不亮', links: Id[] = []): Card {
    const id = pooled('card', this.made++)
    this.ask(author, {
      kind: 'postCard',
      id,
      tree,
      text,
      where: '',
      photo: null,
      links,
      receipt: `R${id}`,
      onBehalfOf: null,
    })
    return this.board.cards[id]!
  }

  /** A topic with these cards. */
  topic(tree: Tree, name: string, cards: Id[] = []): Id {
    const id = pooled('topic', this.made++)
    this.staff({ kind: 'openTopic', id, tree, name, cards })
    return id
  }

  get board() {
    return this.meeting.board
  }
}
