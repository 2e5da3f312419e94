import type { MinutesCommand, MinutesFacts } from '../../core/minutes/command.ts'
import { decideMinutes } from '../../core/minutes/decide.ts'
import type { MinutesEvent } from '../../core/minutes/event.ts'
import { evolveMinutes, minutesInJournal } from '../../core/minutes/evolve.ts'
import type { Minutes } from '../../core/minutes/minutes.ts'
import type { Actor } from '../../core/meeting/command.ts'
import { wasPresent } from '../../core/meeting/count.ts'
import type { FullKey, Id } from '../../core/plain/id.ts'
import type { Aggregate, Follow, Reach } from '../journal/aggregate.ts'
import type { Asked } from '../journal/asking.ts'
import { askDurably } from '../journal/asking.ts'
import type { Committers } from '../journal/committers.ts'
import type { MeetingAggregate } from '../meeting/meetings.ts'
import { MEETING } from '../meeting/meetings.ts'
import { broughtFile } from './file.store.ts'
import { loadMinutes, MinutesChanges, writeMinutes } from './store.ts'

/** The answer to an accepted command; `id`: what something new is called. */
export interface MinutesAnswer {
  seq: number
  id?: Id
  /** Of words that were taken out: in how many places they stood; 0 where nowhere. */
  places?: number
}

type MinutesAggregate = Aggregate<Minutes, MinutesCommand, MinutesEvent, MinutesChanges, MinutesFacts>

/**
 * How minutes are loaded, decided, written. They bear their meeting's id, and the desk hears on the meeting's
 * stream that they have changed: it reads them again, so no frame remembers their words.
 */
export const minutesAggregateWith = (meetings: MeetingAggregate): MinutesAggregate => ({
  name: 'minutes',
  toldWith: MEETING,
  held: 100,
  load: loadMinutes,
  facts: (reach, community, id, _minutes, command, actor) => factsOf(meetings, reach, community, id, command, actor),
  decide: (minutes, command, actor, now, facts) => decideMinutes(minutes!, command, actor, now, facts),
  evolve: (minutes, event) => evolveMinutes(minutes!, event),
  changes: () => new MinutesChanges(),
  record: (changes, _minutes, { told }) => {
    changes.record(told)
    return null
  },
  write: writeMinutes,
  answer: (command, events, seq) => {
    if (command.kind === 'takeOutWords') return { seq, places: placesIn(events) }
    return 'id' in command ? { id: command.id, seq } : { seq }
  },
  journalled: ({ told }) => ({ body: minutesInJournal(told), secret: null }),
  publish: (_event, seq) => changed(seq),
  replay: (_kept, _minutes, seq) => changed(seq),
})

const placesIn = (events: readonly MinutesEvent[]): number =>
  events.reduce((sum, { told }) => sum + (told.kind === 'wordsTakenOut' ? told.places : 0), 0)

const changed = (seq: number) => ({ seq, told: null, evicts: null, minutes: true }) as const

/** What the rules must know of the meeting, and of a file that the command names. */
async function factsOf(
  meetings: MeetingAggregate,
  { tx, take }: Reach,
  community: Id,
  id: Id,
  command: MinutesCommand,
  actor: Actor,
): Promise<MinutesFacts> {
  const meeting = await take(meetings, id)
  const named = command.kind === 'attachScan' || command.kind === 'addPhoto'
  return {
    board: meeting?.board ?? null,
    present: Boolean(meeting && wasPresent(meeting, actor.id)),
    file: named ? await broughtFile(tx, community, id, command.file, actor.id) : undefined,
  }
}

/** The minutes of all meetings. */
export class MinutesBook {
  constructor(
    private readonly committers: Committers,
    private readonly aggregate: MinutesAggregate,
  ) {}

  /** Resolves once it is durable; a refusal is thrown as a problem. */
  ask(key: FullKey, sent: Asked<MinutesCommand>): Promise<MinutesAnswer> {
    return askDurably(this.committers, this.aggregate, key, sent, 'request')
  }

  /** What is asked of minutes in the commit of something else. */
  follow = (meeting: Id, command: MinutesCommand): Follow => ({ aggregate: this.aggregate, id: meeting, command })

  /** The minutes of a meeting, and the journal position that they are true for. */
  async read({ community, id }: FullKey): Promise<{ minutes: Minutes; seq: number }> {
    const read = (minutes: Minutes, seq: number) => ({ minutes: structuredClone(minutes), seq })
    return (await this.committers.read(this.aggregate, community, id, read))!
  }
}
