import { createHmac } from 'node:crypto'
import type { Actor, Command } from '../../core/meeting/command.ts'
import { decide } from '../../core/meeting/decide.ts'
import type { MeetingEvent, Refusal } from '../../core/meeting/event.ts'
import { evolve } from '../../core/meeting/evolve.ts'
import type { Board, Meeting } from '../../core/meeting/meeting.ts'
import type { Id } from '../../core/plain/id.ts'
import type { Db } from '../database/open.ts'
import { upsert } from '../database/upsert.ts'
import type { Entry } from '../journal/journal.ts'
import { append, lockHead } from '../journal/journal.ts'
import type { Hub, Telling } from '../live/hub.ts'
import type { World } from '../outside/world.ts'
import type { Accepted } from '../../wire/meeting.ts'
import { load, save, Touched } from './store.ts'

/** A command on its way: `key` is its id, `body` what its sender wrote (a repetition must be the same). */
export interface Asked {
  meeting: Id
  key: Id
  command: Command
  actor: Actor
  body: unknown
}

export type Outcome = { accepted: Accepted } | Refusal | { refused: 'idReused' }

/** Carries out commands on meetings: decide, save with the journal in one transaction, then tell. */
export class Meetings {
  private readonly committers = new Map<Id, Committer>()

  constructor(
    private readonly db: Db,
    private readonly hub: Hub,
    private readonly world: World,
    /** The installation's key. What commands said is remembered only under it: a bare hash of a short text could be guessed. */
    private readonly key: string,
  ) {}

  /** Resolves once the command is durable, or refused. Rejects where the database failed: nothing was kept, and the same id can be sent again. */
  ask(community: Id, asked: Asked): Promise<Outcome> {
    return this.committer(community).ask(asked)
  }

  /**
   * Reads a meeting between two commits: what `use` sees is durable, and true for the journal position `seq`.
   * `use` is synchronous and changes nothing. Undefined where there is no such meeting.
   */
  read<T>(community: Id, meeting: Id, use: (meeting: Meeting, seq: number) => T): Promise<T | undefined> {
    return this.committer(community).read(meeting, use)
  }

  /** A copy of the board that stays as it is, with the journal position it is true for. All who ask at one position share it: never change it. */
  snapshot(community: Id, meeting: Id): Promise<Snapshot | undefined> {
    return this.committer(community).snapshot(meeting)
  }

  /** Resolves once everything asked so far is settled. */
  async finish(): Promise<void> {
    await Promise.all([...this.committers.values()].map((committer) => committer.finish()))
  }

  private committer(community: Id): Committer {
    let committer = this.committers.get(community)
    if (!committer)
      this.committers.set(community, (committer = new Committer(community, this.db, this.hub, this.world, this.key)))
    return committer
  }
}

/** A board, and the journal position it is true for. */
export interface Snapshot {
  seq: number
  board: Board
}

interface Waiting extends Asked {
  hash: string
  settle(outcome: Outcome): void
  fail(error: unknown): void
}

const BATCH = 512
const MEETINGS_IN_MEMORY = 200
const SNAPSHOTS_IN_MEMORY = 20

/**
 * The one writer of a community in this process. What arrives while a commit runs shares the next one: many cards, one lock, one fsync.
 * Other processes may write too; the row lock of the journal's head settles the order, and a head that moved makes us load anew.
 */
class Committer {
  private waiting: Waiting[] = []
  private running = false
  private held = new Map<Id, Meeting>()
  private seq = -1

  constructor(
    private readonly community: Id,
    private readonly db: Db,
    private readonly hub: Hub,
    private readonly world: World,
    private readonly key: string,
  ) {}

  ask(asked: Asked): Promise<Outcome> {
    return new Promise((settle, fail) => {
      this.waiting.push({ ...asked, hash: fingerprint(asked, this.key), settle, fail })
      void this.run()
    })
  }

  read<T>(id: Id, use: (meeting: Meeting, seq: number) => T): Promise<T | undefined> {
    return this.exclusively(async () => {
      const held = this.held.get(id)
      if (held) return use(held, this.seq)
      return this.db.transaction().execute(async (tx) => {
        this.follow(await lockHead(tx, this.community))
        const loaded = await this.take(tx, id)
        return loaded && use(loaded, this.seq)
      })
    })
  }

  private readonly snapshots = new Map<Id, Snapshot>()

  async snapshot(id: Id): Promise<Snapshot | undefined> {
    return this.read(id, ({ board }, seq) => {
      const kept = this.snapshots.get(id)
      if (kept?.seq === seq) return kept
      const fresh = { seq, board: structuredClone(board) }
      this.snapshots.delete(id)
      this.snapshots.set(id, fresh)
      if (this.snapshots.size > SNAPSHOTS_IN_MEMORY) this.snapshots.delete(this.snapshots.keys().next().value!)
      return fresh
    })
  }

  finish(): Promise<unknown> {
    return this.exclusively(async () => {})
  }

  private queue: Promise<unknown> = Promise.resolve()

  private exclusively<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.queue.then(work, work)
    this.queue = turn.catch(() => {})
    return turn
  }

  private async run(): Promise<void> {
    if (this.running) return
    this.running = true
    while (this.waiting.length) {
      await this.exclusively(async () => {
        const batch = this.waiting.splice(0, BATCH)
        await this.commit(batch).catch((error) => {
          this.forget()
          for (const { fail } of batch) fail(error)
        })
      })
    }
    this.running = false
  }

  private async commit(batch: Waiting[]): Promise<void> {
    const before = { seq: 0 }
    const entries: Entry[] = []
    const outcomes = await this.db.transaction().execute(async (tx) => {
      this.follow(await lockHead(tx, this.community))
      before.seq = this.seq
      const answered = await this.answered(tx, batch)
      const touched = new Map<Id, Touched>()
      const outcomes: Outcome[] = []
      for (const asked of batch) {
        const earlier = answered.get(asked.key)
        if (earlier) outcomes.push(earlier.hash === asked.hash ? { accepted: earlier.answer } : { refused: 'idReused' })
        else {
          const outcome = await this.carryOut(tx, asked, entries, touched)
          if ('accepted' in outcome)
            answered.set(asked.key, { hash: asked.hash, answer: outcome.accepted, fresh: true })
          outcomes.push(outcome)
        }
      }
      for (const [id, rows] of touched) await save(tx, this.held.get(id)!, rows)
      await append(tx, this.community, entries)
      await this.remember(tx, answered)
      return outcomes
    })
    this.tell(before.seq, entries)
    for (const id of this.held.keys()) {
      if (this.held.size <= MEETINGS_IN_MEMORY) break
      if (!entries.some(({ topic }) => topic === topicOf(id))) this.held.delete(id)
    }
    batch.forEach(({ settle }, i) => settle(outcomes[i]!))
  }

  private async carryOut(
    tx: Parameters<typeof load>[0],
    asked: Asked,
    entries: Entry[],
    touched: Map<Id, Touched>,
  ): Promise<Outcome> {
    const { meeting: id, command, actor } = asked
    let meeting = await this.take(tx, id)
    const decision = decide(meeting, command, actor, this.world.now())
    if (!Array.isArray(decision)) return decision
    const rows = touched.get(id) ?? new Touched()
    if (decision.length) touched.set(id, rows)
    for (const event of decision) {
      const commitment = rows.note(meeting, event)
      meeting = evolve(meeting, event)
      this.held.set(id, meeting)
      entries.push({ seq: ++this.seq, topic: topicOf(id), event, commitment })
    }
    return { accepted: answerTo(command, decision, this.seq) }
  }

  /** Commands of the batch that were answered before, by this process or another. */
  private async answered(tx: Db | Parameters<typeof load>[0], batch: Waiting[]): Promise<Map<Id, Answered>> {
    const rows = await tx
      .selectFrom('command')
      .select(['id', 'hash', 'answer'])
      .where('community', '=', this.community)
      .where(
        'id',
        'in',
        batch.map(({ key }) => key),
      )
      .execute()
    return new Map(rows.map(({ id, hash, answer }) => [id, { hash, answer: answer as unknown as Accepted }]))
  }

  private async remember(tx: Parameters<typeof append>[0], answered: Map<Id, Answered>): Promise<void> {
    const at = this.world.now()
    const fresh = [...answered].filter(([, { fresh }]) => fresh)
    await upsert<[Id, Answered]>(
      tx,
      'command',
      ['community', 'id'],
      {
        community: { type: 'uuid', of: () => this.community },
        id: { type: 'uuid', of: ([id]) => id },
        hash: { type: 'text', of: ([, { hash }]) => hash },
        answer: { type: 'jsonb', of: ([, { answer }]) => answer },
        at: { type: 'int8', of: () => at },
      },
      fresh,
    )
  }

  private async take(tx: Parameters<typeof load>[0], id: Id): Promise<Meeting | undefined> {
    const held = this.held.get(id)
    if (held) return held
    const loaded = await load(tx, this.community, id)
    if (loaded) this.held.set(id, loaded)
    return loaded
  }

  /** The journal's head as the database has it; where another process moved it, what we hold is old. */
  private follow(head: number): void {
    if (head !== this.seq) this.forget()
    this.seq = head
  }

  private forget(): void {
    this.held = new Map()
    this.seq = -1
  }

  private tell(before: number, entries: readonly Entry[]): void {
    const topics = new Map<string, Telling[]>()
    for (const { seq, topic, event } of entries) {
      const tellings = topics.get(topic) ?? []
      topics.set(topic, tellings)
      tellings.push({ seq, told: event.told, participants: event.secret?.participants })
    }
    for (const [topic, tellings] of topics) this.hub.tell(topic, before, tellings)
  }
}

/** The live topic and the journal topic of a meeting. */
export const topicOf = (meeting: Id): string => `meeting/${meeting}`

interface Answered {
  hash: string
  answer: Accepted
  fresh?: boolean
}

function answerTo(command: Command, events: readonly MeetingEvent[], seq: number): Accepted {
  for (const { told, secret } of events) {
    if (command.kind === 'postCard' && told.kind === 'cardPosted') {
      return { seq, number: told.card.number, receipt: secret!.authorship!.receipt }
    }
  }
  return { seq }
}

const fingerprint = ({ meeting, actor, body }: Asked, key: string): string =>
  createHmac('sha256', key)
    .update(JSON.stringify([meeting, actor, body]))
    .digest('base64')
