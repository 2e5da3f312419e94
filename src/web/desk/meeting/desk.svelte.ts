import type { KnownSpeaker } from '../../../core/meeting/floor.ts'
import type { Board, Participant, Topic, Tree } from '../../../core/meeting/meeting.ts'
import { evolveBoard } from '../../../core/meeting/evolve.ts'
import type { Id } from '../../../core/plain/id.ts'
import type { Accepted, CommandInput } from '../../../wire/meeting.ts'
import type { Frame } from '../../../wire/board.ts'
import type { Answer } from '../../kit/send.ts'
import { call } from '../../kit/send.ts'
import { newId } from '../../kit/id.ts'
import { follow } from '../../live/follow.ts'
import type { Pending } from '../board/columns.ts'
import type { Step } from '../board/undo.ts'
import { otherSideOf, stepOfDissolve, stepOfMove, stepOfSides, takeBack } from '../board/undo.ts'
import { setClock, useClockOf } from '../deskState.svelte.ts'
import { notices } from '../notices.svelte.ts'
import { last } from '../../../core/plain/last.ts'

/**
 * One meeting at the desk: its board and its people, kept true by the live stream, and everything that can be
 * asked of it. The board is changed in place (a frame may hold hundreds of events); `version` is what the
 * page watches.
 */
export class MeetingDesk {
  status = $state<'loading' | 'live' | 'waiting' | 'missing'>('loading')
  communityName = $state('')
  communitySlug = $state('')
  /** Gatherings that are asked for and not yet told. */
  pending = $state.raw<readonly Pending[]>([])
  steps = $state.raw<readonly Step[]>([])
  /** Grows whenever the minutes may be others than those that were read. */
  minutesRound = $state(0)

  private version = $state(0)
  private held: Board | undefined
  private people = new Map<Id, Participant>()
  private asking = new Map<number, KnownSpeaker>()
  private seq = 0
  private end: (() => void) | undefined
  private ended = false

  constructor(readonly code: string) {}

  /** The board as it is now; reading it in a component follows it. */
  get board(): Board {
    void this.version
    return this.held!
  }

  /** Everyone on the list, by phone or added at the desk. */
  get participants(): Participant[] {
    void this.version
    return [...this.people.values()]
  }

  /** [M44] Who asked for the floor under a number; undefined where this desk has not heard of it yet. */
  speaker(number: number): KnownSpeaker | undefined {
    void this.version
    return this.asking.get(number)
  }

  /** Loads the meeting, then follows it. A gap in the stream loads it anew. */
  async load(): Promise<void> {
    const path = { code: this.code }
    const page = await call('GET', '/api/meetings/{code}', { path })
    if (this.ended) return
    if (!page.ok) {
      if (!this.held && page.problem) this.status = 'missing'
      if (page.problem) notices.heard(page)
      else setTimeout(() => void this.load(), 2000)
      return
    }
    // The people come after the board, so they are at least as new; changes told twice do no harm.
    const list = await call('GET', '/api/meetings/{code}/attendance', { path })
    if (this.ended) return
    // The sign-in has ended: the page is for nobody until somebody signs in.
    if (!list.ok && list.problem?.status === 401) return location.reload()
    notices.heard(list)
    this.seq = page.value.seq
    this.communityName = page.value.communityName
    this.communitySlug = page.value.communitySlug
    useClockOf(this.communitySlug)
    this.settle()
    this.show(page.value.board, list.ok ? list.value.participants : [], list.ok ? list.value.speakers : [])
    this.end?.()
    this.end = follow(`/live/${this.code}${list.ok ? '/desk' : ''}`, this.seq, {
      events: (frame) => this.take(frame),
      reload: () => void this.load(),
      status: (status) => (this.status = status),
      clock: (clock) => setClock(this.communitySlug, clock),
    })
  }

  /** Shows a board, its people and who asked for the floor, as they were loaded. */
  show(board: Board, people: readonly Participant[], speakers: readonly KnownSpeaker[] = []): void {
    this.asking = new Map(speakers.map((speaker) => [speaker.number, speaker]))
    this.people = new Map(people.map((person) => [person.id, person]))
    this.held = board
    this.status = 'live'
    this.version++
    this.minutesRound++
  }

  leave(): void {
    this.ended = true
    this.end?.()
  }

  /** Sends a command; says why where it was refused. */
  async send(command: CommandInput): Promise<Accepted | undefined> {
    const answer = await this.ask(command, command.kind === 'postCard' ? command.id : newId())
    return notices.heard(answer) ? answer.value : undefined
  }

  /** Sends a command. The same key makes it safe to try again when nothing is heard. */
  ask = async (command: CommandInput, key: string): Promise<Answer<Accepted>> => {
    const path = { code: this.code }
    let answer: Answer<Accepted> = { ok: false, problem: null }
    for (const wait of [0, 600, 2000]) {
      if (wait) await new Promise((go) => setTimeout(go, wait))
      answer = await call('POST', '/api/meetings/{code}/commands', { path, body: command, key })
      if (answer.ok || (answer.problem && answer.problem.status < 500)) break
    }
    return answer
  }

  /** Gathers cards into a topic, or takes them out where `to` is null. */
  async move(cards: readonly Id[], to: Id | null): Promise<boolean> {
    const ids = [...cards]
    if (ids.length === 0) return false
    const moved = stepOfMove(this.board, ids, to, false)
    const command: CommandInput =
      to === null ? { kind: 'takeOutCards', cards: ids } : { kind: 'gatherCards', topic: to, cards: ids }
    return notices.heard(await this.gathering(() => moved, { cards: ids, to, seq: null }, command, newId()))
  }

  /**
   * Makes a topic of the cards; until the server has named it, it is shown under a word of our own, the key
   * of its command.
   */
  async open(tree: Tree, name: string, cards: readonly Id[], key: string): Promise<Answer<Accepted>> {
    const topic: Topic = { id: key, tree, name, seat: Number.MAX_SAFE_INTEGER, people: 0 }
    const seen = stepOfMove(this.board, cards, topic.id, true)
    const command: CommandInput = { kind: 'openTopic', id: topic.id, tree, name, cards: [...cards] }
    const step = ({ id }: Accepted): Step => (seen.kind === 'moved' && id ? { ...seen, to: id } : seen)
    return this.gathering(step, { cards, to: topic.id, topic, seq: null }, command, key)
  }

  /** [M55] Puts cards of a topic on its other side, as a part of gathering them. Gives whether it has two. */
  async part(topic: Id, cards: readonly Id[]): Promise<boolean> {
    const other = [...new Set([...otherSideOf(this.board, topic), ...cards])]
    return (await this.send({ kind: 'setSides', topic, other })) !== undefined
  }

  /** [M55] Cards of a topic change sides, each to the one it is not on. Gives whether they did. */
  async turn(topic: Id, cards: readonly Id[]): Promise<boolean> {
    const before = otherSideOf(this.board, topic)
    const step = stepOfSides(this.board, topic)
    const turned = cards.filter((card) => !before.includes(card))
    const other = [...before.filter((card) => !cards.includes(card)), ...turned]
    const done = await this.send({ kind: 'setSides', topic, other })
    if (done) this.steps = [...this.steps.slice(-49), step]
    return done !== undefined
  }

  /** Dissolves a topic: its cards stand alone again. */
  async dissolve(topic: Id, key: string): Promise<Answer<Accepted>> {
    // A colleague may have dissolved it meanwhile; then there is nothing of ours to take back.
    const step = this.board.topics[topic] && stepOfDissolve(this.board, topic)
    const answer = await this.ask({ kind: 'dissolveTopic', topic }, key)
    if (answer.ok && step) this.steps = [...this.steps.slice(-49), step]
    return answer
  }

  /** Takes the last gathering of this desk back. Gives whether there was one. */
  async undo(): Promise<boolean> {
    const step = last(this.steps)
    if (!step) return false
    this.steps = this.steps.slice(0, -1)
    const mine = newId()
    let named = mine
    for (const command of takeBack(step, this.board, mine)) {
      // [M55] A topic that comes back has the name that the server gave it.
      const done = await this.send(
        command.kind === 'setSides' && command.topic === mine ? { ...command, topic: named } : command,
      )
      if (!done) return false
      if (command.kind === 'openTopic') named = done.id ?? mine
    }
    return true
  }

  private async gathering(
    step: (made: Accepted) => Step,
    moving: Pending,
    command: CommandInput,
    key: string,
  ): Promise<Answer<Accepted>> {
    this.pending = [...this.pending, moving]
    const answer = await this.ask(command, key)
    const accepted = answer.ok ? answer.value : undefined
    this.pending = this.pending.flatMap((other) =>
      other !== moving ? [other] : accepted && accepted.seq > this.seq ? [{ ...moving, seq: accepted.seq }] : [],
    )
    if (accepted) this.steps = [...this.steps.slice(-49), step(accepted)]
    return answer
  }

  private take(frame: Frame): void {
    for (const told of frame.events) evolveBoard(this.held, told)
    for (const person of frame.participants ?? []) this.people.set(person.id, person)
    for (const speaker of frame.speakers ?? []) this.asking.set(speaker.number, speaker)
    if (frame.minutes) this.minutesRound++
    this.seq = frame.seq
    this.settle()
    this.version++
  }

  /** What the stream has told by now is no longer pending. */
  private settle(): void {
    if (this.pending.length === 0) return
    this.pending = this.pending.filter(({ seq }) => seq === null || seq > this.seq)
  }
}
