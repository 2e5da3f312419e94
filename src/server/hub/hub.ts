import type { BoardEvent } from '../../core/meeting/event.ts'
import type { KnownSpeaker } from '../../core/meeting/floor.ts'
import type { Participant } from '../../core/meeting/meeting.ts'
import type { FullKey, Id } from '../../core/plain/id.ts'
import { keyText } from '../../core/plain/id.ts'
import { inLastWords } from '../../core/meeting/words.ts'

/** A reader of a live stream. */
export interface Reader {
  /** Writes bytes; false where the reader is too slow and has been let go. */
  write(frame: Buffer): boolean
}

/**
 * What must be forgotten with an event: words that were told before, or all that was made of a person's
 * words; null where it takes nothing back.
 */
export type Evicts = 'words' | 'person' | null

/**
 * One event for readers; `told` by its kind, null where the board stays as it is. For the desk alone:
 * `participants` that changed, `speakers` who asked for the floor, and that the minutes have changed.
 */
export interface LiveEvent {
  seq: number
  told: BoardEvent | null
  evicts: Evicts
  participants?: Participant[] | undefined
  speakers?: KnownSpeaker[] | undefined
  minutes?: true
}

interface Kept {
  after: number
  seq: number
  bytes: Buffer
}

/**
 * A sweep hands the loop back after so many milliseconds, so that accepting cards does not wait for it. It
 * looks at the clock once in so many writes.
 */
const SLICE_MS = 1.5
const WRITES = 32
const RING_FRAMES = 256
const RING_BYTES = 2_000_000
/** How often a silent stream says that it still flows, in milliseconds. */
const BEAT_MS = 15_000
/** Load the meeting anew. */
export const RELOAD = Buffer.from('event: reload\ndata: {}\n\n')
/** From how many different positions catch-up frames are kept. */
const CATCH_UPS = 16

/**
 * One channel. It encodes a frame once and writes the same bytes to every reader, and it clocks itself:
 * the next frame gathers what arrived while the last sweep ran, so 10,000 phones get at most about 10 frames
 * a second each, whatever the cards.
 */
export class Channel {
  readonly readers = new Set<Reader>()
  /** So many are on their way to read here: they look up what they have missed. */
  coming = 0
  private pending: LiveEvent[] = []
  private announced: Buffer[] = []
  private ring: Kept[] = []
  private ringBytes = 0
  private sweeping = false
  private rested = false
  private caughtUp = { until: -1, frames: new Map<number, Promise<unknown>>() }

  /**
   * `last`: the journal position up to which everything of this channel was told. `desk`: participants are
   * told too.
   */
  constructor(
    public last: number,
    private readonly desk: boolean,
  ) {}

  /** Whether somebody reads, or is on their way, or something is being told. */
  get isRead(): boolean {
    return this.readers.size + this.coming + this.pending.length > 0 || this.sweeping
  }

  /**
   * Whether it can go: nobody reads it, and nothing was told, for as long as it takes to ask twice. Who comes
   * back later reads the journal, as after a start.
   */
  rests(): boolean {
    const quiet = !this.isRead
    const goes = quiet && this.rested
    this.rested = quiet
    return goes
  }

  publish(events: readonly LiveEvent[]): void {
    this.rested = false
    if (events.some(({ evicts }) => evicts)) this.evict()
    this.pending.push(...(this.desk ? events : events.filter(isForAll)))
    if (!this.desk && events.some(({ told }) => told?.kind === 'stageChanged' && told.stage === 'draft')) this.letGo()
    this.wake()
  }

  /**
   * [M70] What is a draft again is nobody's: whoever reads for everybody loads anew, and is refused unless
   * they are staff.
   */
  private letGo(): void {
    this.evict()
    for (const reader of this.readers) reader.write(RELOAD)
    this.readers.clear()
  }

  /** Says something besides frames to every reader, once what is on its way is through. */
  announce(bytes: Buffer): void {
    this.announced.push(bytes)
    this.wake()
  }

  private wake(): void {
    if (this.sweeping) return
    this.sweeping = true
    setImmediate(() => this.sweep())
  }

  /**
   * [M30] Recent frames hold words that are told no more: who comes back reads the journal, with the words of
   * today.
   */
  evict(): void {
    this.ring = []
    this.ringBytes = 0
    this.caughtUp = { until: -1, frames: new Map() }
  }

  /**
   * Adds a reader who holds everything up to `held`. False where the ring of recent frames does not reach
   * back so far: read the journal first.
   */
  add(reader: Reader, held: number): boolean {
    if (held < this.last) {
      const first = this.ring.findIndex(({ seq }) => seq > held)
      if (first < 0 || this.ring[first]!.after > held) return false
      for (const { bytes } of this.ring.slice(first)) reader.write(bytes)
    }
    this.readers.add(reader)
    this.rested = false
    return true
  }

  /**
   * The frame that takes a reader from `at` to the last position, made by `make` from the journal: once for
   * all who lag alike, as a whole hall does after a restart. What is told meanwhile makes it old.
   */
  missed<Frame>(at: number, make: () => Promise<Frame>): Promise<Frame> {
    if (this.caughtUp.until !== this.last) this.caughtUp = { until: this.last, frames: new Map() }
    const { frames } = this.caughtUp
    const known = frames.get(at) as Promise<Frame> | undefined
    if (known) return known
    const made = make()
    if (frames.size < CATCH_UPS) frames.set(at, made)
    made.catch(() => frames.delete(at))
    return made
  }

  private sweep(): void {
    if (this.announced.length) return this.write(Buffer.concat(this.announced.splice(0)))
    const events = this.pending
    this.pending = []
    if (events.length === 0) {
      this.sweeping = false
      return
    }
    const frame = encodeFrame(this.last, events, this.desk)
    this.last = frame.seq
    this.keep(frame)
    this.write(frame.bytes)
  }

  /**
   * Says to every reader that the stream still flows; not while a frame is on its way, which says the same.
   */
  beat(bytes: Buffer): void {
    if (this.sweeping) return
    this.sweeping = true
    this.write(bytes)
  }

  /**
   * Who leaves meanwhile falls out of the walk; who comes late in it may hear a frame twice, which says what
   * they hold already.
   */
  private write(bytes: Buffer): void {
    const readers = this.readers.values()
    let left = this.readers.size
    const slice = () => {
      const until = performance.now() + SLICE_MS
      while (left > 0) {
        const { value: reader } = readers.next()
        if (!reader) left = 0
        else if (!reader.write(bytes)) this.readers.delete(reader)
        if (--left % WRITES === 0 && performance.now() > until) break
      }
      setImmediate(left > 0 ? slice : () => this.sweep())
    }
    slice()
  }

  private keep(frame: Kept): void {
    this.ring.push(frame)
    this.ringBytes += frame.bytes.length
    while (this.ring.length > RING_FRAMES || (this.ringBytes > RING_BYTES && this.ring.length > 1)) {
      this.ringBytes -= this.ring.shift()!.bytes.length
    }
  }
}

/**
 * Encodes one server-sent event that takes readers from `after` to the last event. Endorsements of one card
 * in a row, and attendance, travel as the last count; what was said and taken back within it is not said at
 * all.
 */
export function encodeFrame(after: number, events: readonly LiveEvent[], desk: boolean): Kept {
  const merged = mergeCounts(events.some(({ evicts }) => evicts) ? said(events) : events)
  const seq = events.at(-1)!.seq
  const speakers = desk ? events.flatMap(({ speakers }) => speakers ?? []) : []
  const onBoard = merged.filter(({ told }) => told !== null)
  const frame = {
    after,
    seq,
    seqs: onBoard.map((event) => event.seq),
    events: onBoard.map(({ told }) => told),
    ...(desk ? { participants: lastOfEach(events.flatMap(({ participants }) => participants ?? [])) } : {}),
    ...(speakers.length > 0 ? { speakers } : {}),
    ...(desk && events.some(({ minutes }) => minutes) ? { minutes: true } : {}),
  }
  return { after, seq, bytes: Buffer.from(`id: ${seq}\ndata: ${JSON.stringify(frame)}\n\n`) }
}

function said(events: readonly LiveEvent[]): LiveEvent[] {
  const told = inLastWords(events.flatMap(({ told }) => told ?? []))
  return events.map((event) => (event.told ? { ...event, told: told.shift()! } : event))
}

const lastOfEach = (participants: readonly Participant[]): Participant[] => [
  ...new Map(participants.map((participant) => [participant.id, participant])).values(),
]

/**
 * [M31] Of what changes nothing that everybody may see, only the desk is told: that it happened would tell
 * something, too.
 */
export const isForAll = ({ told }: Pick<LiveEvent, 'told'>): boolean => told !== null && !DESKS_ALONE.has(told.kind)

const DESKS_ALONE: ReadonlySet<BoardEvent['kind']> = new Set([
  'participantsChanged',
  'authorAsked',
  'answerChanged',
  'questionAnswered',
  'receiptRead',
  'cardPointed',
  'wishesChanged',
])

/**
 * What is said anew each time, so that the last says all: the endorsements of one card, who is there, dots,
 * what the room is asked, each table, and to what somebody who waits wants to speak.
 */
function countOf({ told }: LiveEvent): string | undefined {
  if (told?.kind === 'attendanceChanged' || told?.kind === 'dotsChanged') return told.kind
  // Each tells the whole list; one that asks again has its number already.
  if (told?.kind === 'floorAsked') return `floor ${told.number}`
  if (told?.kind === 'tableChanged') return `table ${told.table.number}`
  if (told?.kind === 'roomChanged') return `room ${told.question.number}`
  return told?.kind === 'endorsementsChanged' ? told.card : undefined
}

function mergeCounts(events: readonly LiveEvent[]): LiveEvent[] {
  const merged: (LiveEvent | undefined)[] = []
  let run = new Map<string, number>()
  for (const event of events) {
    const counted = countOf(event)
    if (counted === undefined) {
      run = new Map()
      merged.push(event)
      continue
    }
    const earlier = run.get(counted)
    if (earlier !== undefined) merged[earlier] = undefined
    run.set(counted, merged.length)
    merged.push(event)
  }
  return merged.filter((event) => event !== undefined)
}

declare const live: unique symbol
/** What a channel is called: its kind and its thing's full key. Only `channelName` makes one. */
export type ChannelName = string & { readonly [live]: true }
export const channelName = (kind: string, key: FullKey): ChannelName => `${kind}/${keyText(key)}` as ChannelName
const keyOf = (name: ChannelName): FullKey => {
  const [, community, id] = name.split('/')
  return { community: community!, id: id! }
}

/** Something besides frames that readers hear: an event of its own kind, with its data as JSON. */
export const announcement = (event: string, data: unknown): Buffer =>
  Buffer.from(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)

/** All channels of this process: of each thing everybody's, and the desk's. */
export class Hub {
  private readonly channels = { everybody: new Map<ChannelName, Channel>(), desk: new Map<ChannelName, Channel>() }

  /** `beatMs` says how long at most a stream is silent. */
  constructor(beatMs = BEAT_MS) {
    this.beat = Buffer.from(`event: beat\ndata: ${beatMs}\n\n`)
    setInterval(() => this.beats(), beatMs).unref()
  }

  /**
   * An event of its own kind, since pages cannot hear comments: within how many milliseconds the next one
   * comes. One frame for everybody.
   */
  readonly beat: Buffer

  /** A channel that rests goes: of all that ever met here, only what is followed now is held. */
  private beats(): void {
    for (const channels of Object.values(this.channels)) {
      for (const [name, live] of channels) {
        if (live.rests()) channels.delete(name)
        else live.beat(this.beat)
      }
    }
  }

  private readonly evicting: ((key: FullKey, what: NonNullable<Evicts>) => void)[] = []

  /**
   * Whoever remembers words of a thing says here how it forgets them, and is told when: before whoever took
   * them back is answered.
   */
  onEviction(listener: (key: FullKey, what: NonNullable<Evicts>) => void): void {
    this.evicting.push(listener)
  }

  /**
   * [M30] Something that was told of a thing is taken back, by this process or another: nothing here
   * remembers it.
   */
  evict(name: ChannelName, what: NonNullable<Evicts>): void {
    for (const whose of ['everybody', 'desk'] as const) this.channels[whose].get(name)?.evict()
    for (const listener of this.evicting) listener(keyOf(name), what)
  }

  /**
   * Gives events to those who read of a thing, if anybody does. `before` is the position of the journal
   * before them.
   */
  publish(name: ChannelName, before: number, events: readonly LiveEvent[]): void {
    const evicts = events.flatMap((event) => event.evicts ?? [])
    if (evicts.length) this.evict(name, evicts.includes('person') ? 'person' : 'words')
    for (const whose of ['everybody', 'desk'] as const) this.channel(name, whose, before).publish(events)
  }

  /** Says something besides frames to whoever follows anything in a community. */
  announce(community: Id, bytes: Buffer): void {
    for (const channels of Object.values(this.channels))
      for (const [name, live] of channels) if (keyOf(name).community === community) live.announce(bytes)
  }

  /**
   * The channel, made where nothing was told on it since the start, or not lately; `last` is then the
   * journal's position now.
   */
  channel(name: ChannelName, whose: 'everybody' | 'desk', last: number): Channel {
    let live = this.channels[whose].get(name)
    if (!live) this.channels[whose].set(name, (live = new Channel(last, whose === 'desk')))
    return live
  }

  /**
   * Whether somebody reads of a thing here, or is on their way. Where nobody does its channels go at once:
   * what another process tells is not worked out for nobody.
   */
  isRead(name: ChannelName): boolean {
    const { everybody, desk } = this.channels
    if (everybody.get(name)?.isRead || desk.get(name)?.isRead) return true
    everybody.delete(name)
    desk.delete(name)
    return false
  }

  /** Readers of all channels. */
  get readers(): number {
    let count = 0
    for (const channels of Object.values(this.channels))
      for (const { readers } of channels.values()) count += readers.size
    return count
  }
}
