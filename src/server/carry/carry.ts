import { hash } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Actor } from '../../core/meeting/command.ts'
import type { MeetingEvent } from '../../core/meeting/event.ts'
import { evolve } from '../../core/meeting/evolve.ts'
import type { Board } from '../../core/meeting/meeting.ts'
import type { Minutes } from '../../core/minutes/minutes.ts'
import { readKey, writeKey } from '../../core/log/note.ts'
import type { FullKey, Id } from '../../core/plain/id.ts'
import { last } from '../../core/plain/last.ts'
import type { Place } from '../../core/place/place.ts'
import type { Arrived } from '../../wire/carry.ts'
import type { CarriedMeeting } from './record.ts'
import type { Tx } from '../database/open.ts'
import type { OwnerDb } from '../database/scope.ts'
import type { CarriedStaff } from '../database/tables.ts'
import { concurrencyLimit } from '../http/concurrencyLimit.ts'
import { ProblemError } from '../http/problem.ts'
import { askBeside, NoAnswer, programAt } from '../integrations/beside.ts'
import type { Runtime } from '../integrations/runtime.ts'
import type { Committers } from '../journal/committers.ts'
import { sha256 } from '../journal/hash.ts'
import type { LogKeys } from '../journal/keys.ts'
import type { Logs } from '../journal/log.ts'
import { hashesIn } from '../journal/log.store.ts'
import type { MeetingAggregate } from '../meeting/meetings.ts'
import { load } from '../meeting/load.store.ts'
import { idFor } from '../secrets/token.ts'
import { fingerprintOf, signed } from './file.ts'
import { gather, isVoting } from './gather.store.ts'
import type { KeptArrival } from './keep.store.ts'
import {
  appendArrival,
  appendCarried,
  arrivalsOf,
  communityOf,
  dropTakenAway,
  keepArrival,
  keepRows,
  keepStaff,
  knowsKey,
  lastEntry,
  reach,
  taken,
} from './keep.store.ts'
import type { LockAnswer, LockAsked, OpenAnswer, OpenAsked } from './fileAnswer.ts'
import type { Played } from './replay.ts'
import { play, playWhole } from './replay.ts'
import { idsIn, renamed } from './proof.ts'
import { isReading } from '../paper/queue.store.ts'
import { refuseOtherPictures } from './pictures.ts'

/** Of the process that locks and opens files: the key of a passphrase alone takes 256 MB beside its heap. */
const LIMITS = { heapMb: 768, memoryMb: 1800, seconds: 60 }
/** One file is in our hands at a time; a few wait. */
const handling = concurrencyLimit(1, 3)

/** What is needed of a Grove to send meetings off and to take them in. */
interface Parts {
  committers: Committers
  meetings: MeetingAggregate
  logs: Logs
  logKeys: LogKeys
  runtime: Runtime
  /** The installation's key: what people from elsewhere are called here follows from it. */
  key: string
}

/** A file that was opened and looked through, for one community of here. */
interface Looked {
  here: FullKey
  line: string
  record: CarriedMeeting
  leaves: Buffer
  pictures: Buffer[]
  staff: CarriedStaff[]
  played: Played
  minutes: Minutes | null
}

/** What of a file is new here: its entries from `from` on, to be played on what came before. */
interface News {
  from: number
  before: readonly KeptArrival[]
}

/**
 * [H1–H12] Meetings that are carried from one Grove to another, as a file. It works as the owner of the
 * tables: what comes was said by people who have no role here, and the rows of a whole meeting are written at
 * once. Whoever asks was let in by access.
 */
export class Carrying {
  constructor(
    private readonly owner: OwnerDb,
    private readonly parts: Parts,
  ) {}

  /**
   * [H1] Refuses a meeting of which a vote is under way, since its ballots are good here alone, and one whose
   * photos are still being read.
   */
  async refuseUnderWay(meeting: FullKey): Promise<void> {
    if (await isVoting(this.owner, meeting)) throw new ProblemError('carryVoteOpen')
    if (await isReading(this.owner, meeting)) throw new ProblemError('carryPhotosWait')
  }

  /**
   * The meeting as a locked file, signed by the log's key. It must be carried already (`carryMeeting`), so
   * that nothing changes while it is read.
   */
  async pack(meeting: FullKey, place: Place, passphrase: string, gone: AbortSignal): Promise<Uint8Array> {
    const lock = await this.unlocked(meeting, place)
    return handling(gone, async () => (await beside<LockAnswer>({ lock, passphrase } satisfies LockAsked, gone)).locked)
  }

  /** The same before it is locked. */
  async unlocked(meeting: FullKey, place: Place): Promise<Buffer> {
    const { logKeys } = this.parts
    const key = writeKey(sha256, logKeys.verifierOf(place.slug))
    return signed(await this.body(meeting, place), key, (text) => logKeys.signLine(place.slug, text))
  }

  /** The fingerprint of the key with which this Grove signs what it sends off. */
  get fingerprint(): string {
    return fingerprintOf(this.parts.logKeys.installation)
  }

  /**
   * Looks a file through and says what it brings; with the `fingerprint` of its key, as somebody compared it,
   * brings it in. Refuses with the reason what is not as the key signed it, or cannot be here.
   */
  async take(
    place: Place,
    file: Uint8Array,
    { passphrase, fingerprint, by }: { passphrase: string; fingerprint: string | undefined; by: Actor },
    gone: AbortSignal,
  ): Promise<Arrived> {
    return handling(gone, async () => {
      const looked = await this.lookThrough(place, file, passphrase, gone)
      const key = fingerprintOf(readKey(sha256, looked.line)!)
      if (fingerprint !== undefined && digits(fingerprint) !== digits(key)) throw new ProblemError('carryOtherKey')
      const news = await this.owner.transaction().execute((tx) => newsOf(tx, looked))
      const told = await this.tell(looked, news, key)
      if (fingerprint === undefined || told.news === 0) return told
      return { ...told, kept: await this.bringIn(looked, by) }
    })
  }

  /** What is signed: a line of JSON, then the pictures. */
  private async body(meeting: FullKey, { name, slug }: Place): Promise<Buffer> {
    const { community } = meeting
    const { gathered, pictures } = await this.atOneMoment((tx) => gather(tx, meeting))
    const { note, size } = await this.parts.logs.checkpoint(community, slug, last(gathered.entries)!.seq)
    const leaves = await hashesIn(this.owner, community, 0, { from: 0, to: size })
    const record: CarriedMeeting = {
      ...gathered,
      community: { id: community, name },
      checkpoint: note,
      leaves: Buffer.concat(leaves).toString('base64'),
      pictures: pictures.map((bytes) => ({ bytes: bytes.length, sha256: hash('sha256', bytes) })),
    }
    return promisify(gzip)(Buffer.concat([Buffer.from(`${JSON.stringify(record)}\n`), ...pictures]))
  }

  private atOneMoment<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.owner.transaction().setIsolationLevel('repeatable read').execute(work)
  }

  /** Opens a file, gives what is in it the names of here, and plays it from its beginning. */
  private async lookThrough(place: Place, file: Uint8Array, passphrase: string, gone: AbortSignal): Promise<Looked> {
    const answer = await beside<OpenAnswer>({ file, passphrase } satisfies OpenAsked, gone)
    if ('refused' in answer) throw new ProblemError(answer.refused)
    const { line, record: sent, leaves, pictures: sentPictures } = answer.opened
    const staff = this.staffOf(place.id, line, sent)
    const names = new Map([[sent.community.id, place.id], ...staff.map(({ there, here }) => [there, here] as const)])
    const record = withNames(sent, names)
    const pictures = sentPictures.map((bytes) => Buffer.from(bytes))
    await refuseOtherPictures(record, pictures, gone)
    const { played, minutes } = await playWhole(record, place.id)
    const here = { community: place.id, id: record.meeting }
    return { here, line, record, leaves: Buffer.from(leaves), pictures, staff, played, minutes }
  }

  /**
   * [H5] Who worked there is somebody of their own here: what they are called follows from where they come
   * from, so that nobody of here is taken for them, and the same one is the same again.
   */
  private staffOf(community: Id, line: string, { staff, names: people }: CarriedMeeting): CarriedStaff[] {
    if (staff.some(({ id }) => Object.hasOwn(people, id))) throw new ProblemError('carryUnsound')
    return staff.map(({ id, name, roles }) => ({
      there: id,
      here: idFor(`carried:${community}:${line}:${id}`, this.parts.key),
      name,
      roles,
    }))
  }

  private async tell({ here, line, record, pictures, played }: Looked, { from, before }: News, key: string) {
    const { board } = played.meeting
    return {
      theme: board.theme,
      code: board.code,
      startsAt: board.startsAt,
      cards: Object.values(board.cards).filter(({ state }) => state === 'standing').length,
      people: board.attendance.people,
      pictures: pictures.length,
      from: record.community.name,
      log: readKey(sha256, line)!.name,
      fingerprint: key,
      known: await knowsKey(this.owner, here.community, line),
      staff: record.staff.map(({ name, roles }) => ({ name, roles })),
      news: record.entries.length - from,
      again: before.length > 0,
      kept: false,
    } satisfies Arrived
  }

  private bringIn(looked: Looked, by: Actor): Promise<boolean> {
    const { here, record, leaves, pictures, staff, line, minutes } = looked
    return this.parts.committers.alone(here.community, async (tx, head) => {
      // What was looked at may have changed until now: the lock keeps it as it is.
      const { from, before } = await newsOf(tx, looked)
      const news = record.entries.slice(from)
      if (news.length === 0) return false
      const { meeting, changes } =
        from === 0 ? looked.played : await play(record, here.community, news, await load(tx, here.community, here.id))
      const at = this.parts.runtime.now()
      const event = arrivalOf(record, line, at, by)
      changes.record(meeting, event)
      evolve(meeting, event)
      const first = head + 1
      const end = first + news.length
      await keepStaff(tx, staff, at)
      await dropTakenAway(tx, here, record, [...before.flatMap((one) => one.staff), ...staff])
      await keepRows(tx, here, { record, news, minutes, pictures, meeting, changes })
      await appendCarried(tx, here, first, news)
      await appendArrival(tx, here, end, event)
      await this.parts.meetings.recount!(tx, here.community, [{ state: meeting, changes }])
      await keepArrival(tx, here, {
        n: before.length + 1,
        key: line,
        checkpoint: record.checkpoint,
        there: record.community.id,
        leaves,
        entries: news.map(({ seq }) => seq),
        staff,
        first,
        at,
        by: by.id,
      })
      await reach(tx, here.community, end)
      return true
    })
  }
}

/** A record in which everybody who is named as staff, and the community, are called as here. */
function withNames(sent: CarriedMeeting, names: ReadonlyMap<string, string>): CarriedMeeting {
  const { entries, photos, paperCards, paperPictures, minutes, files } = sent
  return { ...sent, ...renamed({ entries, photos, paperCards, paperPictures, minutes, files }, names) }
}

const arrivalOf = ({ checkpoint }: CarriedMeeting, line: string, at: number, by: Actor): MeetingEvent => {
  const key = readKey(sha256, line)!
  const arrival: Board['arrived'] = { at, log: key.name, fingerprint: fingerprintOf(key) }
  return { at, by, told: { kind: 'meetingArrived', arrival: arrival!, checkpoint } }
}

/**
 * [H10] What of a file is new here. Refuses [H7] one that cannot be here: names that are another's, a meeting
 * of another community, or one that was held here; and one that does not continue what came before, or comes
 * too late, since the meeting was changed here.
 */
async function newsOf(tx: Tx, { here, line, record, leaves, played, staff }: Looked): Promise<News> {
  const community = await communityOf(tx, here.id)
  if (community !== undefined && community !== here.community) throw new ProblemError('carryElsewhere')
  const before = await arrivalsOf(tx, here)
  if (community !== undefined && before.length === 0) throw new ProblemError('carryHeldHere')
  if (await taken(tx, here, namesIn(record, played, staff))) throw new ProblemError('carryTaken')
  const newest = last(before)
  if (!newest) return { from: 0, before }
  const seqs = before.flatMap(({ entries }) => entries)
  const [shorter, longer] = [newest.leaves, leaves].toSorted((a, b) => a.length - b.length)
  const continues = longer!.subarray(0, shorter!.length).equals(shorter!)
  const told = record.entries.map(({ seq }) => seq)
  const same = seqs.slice(0, told.length).every((seq, n) => seq === told[n])
  if (newest.key !== line || newest.there !== record.community.id || !continues || !same)
    throw new ProblemError('carryForked')
  if (told.length <= seqs.length) return { from: told.length, before }
  if ((await lastEntry(tx, here)) !== newest.first + newest.entries.length) throw new ProblemError('carryChangedHere')
  return { from: seqs.length, before }
}

/** Everything in a carried meeting that has a name which must be nobody else's. */
function namesIn(record: CarriedMeeting, { meeting }: Played, staff: readonly CarriedStaff[]) {
  const { board, participants, authorships } = meeting
  const opened = record.entries.flatMap(({ body }) =>
    body.kind === 'topicOpened' ? [(body as unknown as { topic: { id: Id } }).topic.id] : [],
  )
  const { entries, photos, paperCards, paperPictures, minutes, files } = record
  const own = new Set(staff.map((one) => one.here))
  const all = new Set(idsIn({ entries, photos, paperCards, paperPictures, minutes, files }))
  return {
    all: [...all].filter((id) => !own.has(id)),
    code: board.code,
    receipts: [...new Set([...authorships.values(), ...record.paperCards].map(({ receipt }) => receipt))],
    ids: {
      participant: [...new Set([...participants.keys(), ...record.paperCards.map(({ person }) => person)])],
      card: Object.keys(board.cards),
      topic: opened,
      motion: board.motions.map(({ id }) => id),
      pledge: board.pledges.map(({ id }) => id),
      photo: record.photos.map(({ id }) => id),
      minutes_file: record.files.map(({ id }) => id),
      paper_picture: record.paperPictures.map(({ id }) => id),
    },
  }
}

/** A fingerprint as it is compared: however it is spaced, and in whatever case it was typed. */
const digits = (fingerprint: string): string =>
  fingerprint
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^0-9a-f]/g, '')

const beside = <Answer>(asked: LockAsked | OpenAsked, gone: AbortSignal): Promise<Answer> =>
  askBeside<Answer>(PROGRAM, asked, LIMITS, gone).catch((error: Error) => {
    throw error instanceof NoAnswer ? new ProblemError('carryTooLarge') : error
  })

const PROGRAM = programAt(import.meta.url, 'carryFile', 'process.ts')
