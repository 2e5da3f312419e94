import { LRUCache } from 'lru-cache'
import type { Actor, Command } from '../../core/meeting/command.ts'
import { decide } from '../../core/meeting/decide.ts'
import type { BoardEvent, MeetingEvent, Refusal, Secret } from '../../core/meeting/event.ts'
import { knownSpeaker } from '../../core/meeting/floor.ts'
import { evolve } from '../../core/meeting/evolve.ts'
import type { Board, Meeting } from '../../core/meeting/meeting.ts'
import { inWordsOfNow, takesBack, withoutNames, withoutWords } from '../../core/meeting/words.ts'
import type { FullKey, Id, KeyText } from '../../core/plain/id.ts'
import { keyText } from '../../core/plain/id.ts'
import type { Accepted } from '../../wire/meeting.ts'
import type { Tx } from '../database/open.ts'
import type { Aggregate, Behalf, Follow, Outcome as AnyOutcome } from '../journal/aggregate.ts'
import type { Committers } from '../journal/committers.ts'
import type { Evicts } from '../hub/hub.ts'
import { erase } from './erase.store.ts'
import type { AskedAbout, ErasedPeople } from './changes.ts'
import { MeetingChanges } from './changes.ts'
import { load } from './load.store.ts'
import { write } from './store.ts'

/** A command on its way: `key` is its id, `body` what its sender wrote (a repetition must be the same). */
export interface Asked {
  meeting: Id
  key: Id
  command: Command
  actor: Actor
  body: unknown
  /** What is asked elsewhere in the same commit. */
  follows?: ((meeting: Meeting) => Follow[]) | undefined
}

export type Outcome = AnyOutcome<Accepted, Refusal>

export type MeetingAggregate = ReturnType<typeof meetingAggregateWith>

/** What a meeting causes in rooms above it, in its own transaction; the root hands it in. */
export interface Consequences {
  /** [L5] Another support stands behind these cards. */
  supportChanged(tx: Tx, community: Id, cards: readonly Id[]): Promise<void>
  /** [P11] Their authors were asked about these cards. */
  authorsAsked(tx: Tx, community: Id, asked: readonly AskedAbout[]): Promise<void>
  /** [M26] These cards have no words any more. */
  wordsErased(tx: Tx, community: Id, cards: readonly { meeting: Id; card: Id }[]): Promise<void>
  /** [M26] These people were erased. */
  peopleErased(tx: Tx, meeting: FullKey, erased: ErasedPeople): Promise<void>
}

/** What meetings are called as a kind: in the journal and in names of channels. */
export const MEETING = 'meeting'

/** How meetings are loaded, decided, written and published. */
export const meetingAggregateWith = (
  consequences: Consequences,
): Aggregate<Meeting, Command, MeetingEvent, MeetingChanges> => ({
  name: MEETING,
  held: 200,
  load,
  decide,
  evolve,
  changes: () => new MeetingChanges(),
  record: (changes, meeting, event) => changes.record(meeting, event),
  write,
  // [L5] Whose support changed, or whose words are gone: the matters that hold such a card count anew.
  recount: async (tx, community, changed) => {
    const cards = changed.flatMap(({ changes }) => [...changes.backed])
    await consequences.supportChanged(tx, community, cards)
    const asked = changed.flatMap(({ changes }) => changes.asked)
    if (asked.length > 0) await consequences.authorsAsked(tx, community, asked)
    for (const { state, changes } of changed) {
      const erased = await erase(tx, community, state.board.id, changes)
      await consequences.wordsErased(tx, community, erased)
      for (const people of changes.erased)
        await consequences.peopleErased(tx, { community, id: state.board.id }, people)
    }
  },
  // [M26] What somebody said against a matter goes with them.
  reachesOthers: ({ secret }) => Boolean(secret?.erased),
  answer: answerTo,
  journalled: ({ told, secret }) => ({ body: withoutWords(told), secret: secret ? withoutNames(secret) : null }),
  publish: (event, seq) => ({
    seq,
    told: event.told,
    evicts: evictsWith(event),
    participants: event.secret?.participants,
    speakers: speakersIn(event),
  }),
  evicts: (kept) => evictsWith(eventOf(kept)),
  replay: (kept, meeting, seq) => ({
    seq,
    told: inWordsOfNow(kept.body as BoardEvent, meeting.board),
    evicts: evictsWith(eventOf(kept)),
    speakers: speakersIn(eventOf(kept)),
    participants: eventOf(kept).secret?.participants?.flatMap(({ id }) => meeting.participants.get(id) ?? []),
  }),
})

type Happened = Pick<MeetingEvent, 'told' | 'secret'>

/** Who asked for the floor, as the desk may know it. */
const speakersIn = ({ secret }: Happened) => secret?.speaker && [knownSpeaker(secret.speaker)]

/** What the journal keeps of an event: all but words and names. */
const eventOf = ({ body, secret }: { body: object; secret: object | null }): Happened => ({
  told: body as BoardEvent,
  ...(secret ? { secret: secret as Secret } : {}),
})

/** [M26] [M30] What must be forgotten with an event. */
const evictsWith = (event: Happened): Evicts => (event.secret?.erased ? 'person' : takesBack(event) ? 'words' : null)

/** Carries out commands on meetings, and reads them between two commits. */
export class Meetings {
  private readonly snapshots = new LRUCache<KeyText, Snapshot>({ max: SNAPSHOTS_IN_MEMORY })

  constructor(
    private readonly committers: Committers,
    private readonly aggregate: MeetingAggregate,
    private readonly by: Behalf,
  ) {}

  /**
   * Resolves once the command is durable, or refused. Rejects where the database failed: nothing was kept,
   * and the same id can be sent again.
   */
  ask(community: Id, { meeting, ...sent }: Asked): Promise<Outcome> {
    return this.committers.ask(this.aggregate, community, { id: meeting, ...sent }, this.by) as Promise<Outcome>
  }

  /** What is asked of a meeting in the commit of something else. */
  follow = (meeting: Id, command: Command): Follow => ({ aggregate: this.aggregate, id: meeting, command })

  /**
   * Reads a meeting between two commits: what `use` sees is durable, and true for the journal position `seq`.
   * `use` is synchronous and changes nothing. Undefined where there is no such meeting.
   */
  read<T>(community: Id, meeting: Id, use: (meeting: Meeting, seq: number) => T): Promise<T | undefined> {
    return this.committers.read(this.aggregate, community, meeting, use)
  }

  /**
   * A copy of the board that stays as it is, with the journal position it is true for. All who ask at one
   * position share it: never change it.
   */
  snapshot(community: Id, meeting: Id): Promise<Snapshot | undefined> {
    return this.read(community, meeting, ({ board }, seq) => {
      const key = keyText({ community, id: meeting })
      const kept = this.snapshots.get(key)
      if (kept?.seq === seq) return kept
      const fresh = { seq, board: structuredClone(board) }
      this.snapshots.set(key, fresh)
      return fresh
    })
  }

  /** [M30] Forgets the copy that is kept of a board. */
  forget(meeting: FullKey): void {
    this.snapshots.delete(keyText(meeting))
  }

  /** Resolves once everything asked so far is settled. */
  finish(): Promise<void> {
    return this.committers.finish()
  }
}

/** A board, and the journal position it is true for. */
export interface Snapshot {
  seq: number
  board: Board
}

const SNAPSHOTS_IN_MEMORY = 100

/** How the journal of its community names a meeting. */
export const thingOf = (meeting: Id): string => `${MEETING}/${meeting}`

/**
 * Its facts stand in the order in which the database gives them back, so that a repetition is answered to the
 * letter.
 */
function answerTo(command: Command, events: readonly MeetingEvent[], seq: number): Accepted {
  for (const { told, secret } of events) {
    if (command.kind === 'postCard' && told.kind === 'cardPosted') {
      return { id: command.id, seq, number: told.card.number, receipt: secret!.authorship!.receipt }
    }
    if (command.kind === 'moveMotion' && told.kind === 'motionChanged')
      return { id: command.id, seq, number: told.motion.number }
    if (command.kind === 'makePledge' && told.kind === 'pledgeChanged')
      return { id: command.id, seq, number: told.pledge.number }
    if (told.kind === 'floorAsked') return { seq, number: told.number }
    // [P8] It hung already, as handwriting.
    if (told.kind === 'cardRead')
      return { id: told.card, seq, number: told.number, receipt: secret!.authorship!.receipt }
  }
  return 'id' in command ? { id: command.id, seq } : { seq }
}
