import { setImmediate as nextTurn } from 'node:timers/promises'
import { countAttendance } from '../../core/meeting/count.ts'
import type { BoardEvent, MeetingEvent, Secret } from '../../core/meeting/event.ts'
import { evolve } from '../../core/meeting/evolve.ts'
import type { Card, Meeting, Participant, Question } from '../../core/meeting/meeting.ts'
import { inWords } from '../../core/meeting/words.ts'
import { isSound, wordsHold } from '../../core/meeting/sound.ts'
import type { MinutesEvent } from '../../core/minutes/event.ts'
import { evolveMinutes } from '../../core/minutes/evolve.ts'
import type { Minutes } from '../../core/minutes/minutes.ts'
import { emptyMinutes } from '../../core/minutes/minutes.ts'
import { canonical } from '../../core/plain/canonical.ts'
import type { Id } from '../../core/plain/id.ts'
import type { CarriedEntry, CarriedMeeting } from './record.ts'
import { ProblemError } from '../http/problem.ts'
import { MeetingChanges } from '../meeting/changes.ts'
import { plainMinutes } from '../minutes/plain.ts'

const unsound = () => new ProblemError('carryUnsound')

/** What entries do to a meeting: how it is afterwards, and which rows that changes. */
export interface Played {
  meeting: Meeting
  changes: MeetingChanges
}

/** Entries that are played in one go; then others have their turn. */
const SLICE = 200

/**
 * [H8] Plays entries of a carried meeting as if they happened here: on `before`, or from the beginning. What
 * cannot follow, or leads to a meeting that the rules could not lead to, is refused.
 */
export async function play(
  { meeting: id, wordings, names, reasons, questions }: CarriedMeeting,
  here: Id,
  entries: readonly CarriedEntry[],
  before?: Meeting,
): Promise<Played> {
  const words = new Map(wordings.map((wording) => [`${wording.card} ${wording.version}`, wording]))
  const said = new Map(questions.map((question) => [question.id, question]))
  const changes = new MeetingChanges()
  let meeting = before
  for (const [n, entry] of entries.entries()) {
    if (n % SLICE === 0) await nextTurn()
    if (entry.of !== 'meeting') continue
    const event = eventOf(entry, words, { names, reasons, said })
    if ((event.told.kind === 'meetingCreated') !== (meeting === undefined)) throw unsound()
    try {
      changes.record(meeting, event)
      meeting = evolve(meeting, event)
    } catch {
      throw unsound()
    }
  }
  if (!meeting || !isSound(meeting) || !wordings.every(({ text, where }) => wordsHold({ text, where }))) throw unsound()
  if (!questions.every(isSaid)) throw unsound()
  const { board, participants } = meeting
  // [H7] What is written goes where the board says.
  if (board.id !== id || board.community !== here) throw unsound()
  // [H1]
  if (board.openTree || (board.stage !== 'closed' && board.stage !== 'archived')) throw unsound()
  if (![...changes.endorsements.values()].every(({ participant }) => participants.has(participant))) throw unsound()
  const { attendance } = board
  // Names are in no entry: who agreed to be named is counted anew.
  const { named } = countAttendance(meeting.participants.values(), attendance.headCount)
  board.attendance = { ...attendance, named }
  keepSalts(changes, entries, words)
  return { meeting, changes }
}

const isSaid = ({ text, answer }: CarriedMeeting['questions'][number]): boolean =>
  [text, answer ?? ''].every((said) => wordsHold({ text: said, where: '' }))

type Words = ReadonlyMap<string, CarriedMeeting['wordings'][number]>

/** An entry as it happened, with the words and names that only tables have. */
function eventOf({ at, actorKind, actor, body, secret }: CarriedEntry, words: Words, apart: Apart) {
  const told = structuredClone(body) as unknown as BoardEvent
  if (told.kind === 'cardPosted' || told.kind === 'cardShown' || told.kind === 'cutUndone')
    Object.assign(told.card, wordsOf(words, told.card.id, told.card.wording))
  if (told.kind === 'cardEdited' || told.kind === 'cardRead')
    Object.assign(told, wordsOf(words, told.card, told.wording))
  if (told.kind === 'floorGiven') told.speaking.reason = apart.reasons[told.speaking.number] ?? ''
  if (told.kind === 'turnEnded') told.turn.reason = apart.reasons[told.turn.number] ?? ''
  if (told.kind === 'motionChanged')
    told.motion = inWords(told.motion, ({ version }) => {
      const { text, where } = wordsOf(words, told.motion.id, version)
      return { what: text, who: where }
    })
  if (told.kind === 'pledgeChanged') {
    const { text, where } = wordsOf(words, told.pledge.id, 1)
    Object.assign(told.pledge, { what: text, who: where })
  }
  const event: MeetingEvent = { at, by: { kind: actorKind, id: actor }, told }
  return secret ? { ...event, secret: spoken(structuredClone(secret) as Secret, apart) } : event
}

function wordsOf(words: Words, card: Id, version: number): Pick<Card, 'text' | 'where' | 'photo'> {
  const found = words.get(`${card} ${version}`)
  if (!found) throw unsound()
  return { text: found.text, where: found.where, photo: found.photo }
}

/** Names of people, reasons, and what authors were asked and answered: the log has none of it. */
interface Apart {
  names: Record<Id, string>
  reasons: CarriedMeeting['reasons']
  said: ReadonlyMap<Id, CarriedMeeting['questions'][number]>
}

function spoken({ participants, question, ...secret }: Secret, { names, said }: Apart): Secret {
  const named = participants?.map((one): Participant => ({ ...one, name: names[one.id] ?? '' }))
  return {
    ...secret,
    ...(named ? { participants: named } : {}),
    ...(question ? { question: withWords(question, said.get(question.id)) } : {}),
  }
}

function withWords(question: Question, said: CarriedMeeting['questions'][number] | undefined): Question {
  const { answer } = question
  return { ...question, text: said?.text ?? '', answer: answer && { ...answer, text: said?.answer ?? '' } }
}

/** Wordings keep their salts and commitments: what proves them there proves them here. */
function keepSalts(changes: MeetingChanges, entries: readonly CarriedEntry[], words: Words): void {
  const committed = new Map<string, string>()
  for (const { body, words } of entries) {
    const told = body as unknown as BoardEvent
    if (told.kind === 'cardPosted') committed.set(`${told.card.id} ${told.card.wording}`, words!)
    if (told.kind === 'pledgeChanged' && told.said) committed.set(`${told.pledge.id} 1`, words!)
    if (told.kind === 'motionChanged' && told.said !== null) committed.set(`${told.motion.id} ${told.said}`, words!)
    if (told.kind === 'cardEdited' || told.kind === 'cardRead') committed.set(`${told.card} ${told.wording}`, words!)
  }
  for (const wording of changes.wordings) {
    const key = `${wording.card} ${wording.version}`
    Object.assign(wording, { salt: words.get(key)!.salt, commitment: committed.get(key)! })
  }
}

/** The same from the beginning, with the minutes; refuses what is no meeting that was carried off. */
export async function playWhole(
  record: CarriedMeeting,
  here: Id,
): Promise<{ played: Played; minutes: Minutes | null }> {
  const played = await play(record, here, record.entries)
  if (!played.meeting.board.carried) throw unsound()
  refuseOthersPhotos(record, played.meeting)
  return { played, minutes: minutesOf(record, here, played.meeting) }
}

/**
 * The minutes of a carried meeting, which must be what its entries say; their words are in no entry. Null
 * where nobody wrote any.
 */
function minutesOf(record: CarriedMeeting, here: Id, { erased, participants }: Meeting): Minutes | null {
  const played = emptyMinutes(here, record.meeting)
  try {
    for (const { of, at, actorKind, actor, body } of record.entries)
      if (of === 'minutes')
        evolveMinutes(played, { at, by: { kind: actorKind, id: actor }, told: structuredClone(body) } as MinutesEvent)
  } catch {
    throw unsound()
  }
  const minutes = record.minutes as Minutes | null
  const plain = (of: Minutes) => canonical(plainMinutes(of, erased))
  const given = minutes ?? emptyMinutes(here, record.meeting)
  if (given.community !== here || given.meeting !== record.meeting || plain(given) !== plain(played)) throw unsound()
  if (!Object.values(given.authors).every((author) => participants.has(author))) throw unsound()
  refuseOtherFiles(record, given)
  return minutes
}

/** Who brought a photo took part, or worked there. */
function refuseOthersPhotos({ photos, wordings }: CarriedMeeting, { participants }: Meeting): void {
  const shown = new Set(wordings.map(({ photo }) => photo))
  for (const { id, participant } of photos)
    if (!shown.has(id) || (participant !== null && !participants.has(participant))) throw unsound()
}

/** [N11] [N12] Files are those that the minutes name, shown to whom they say. */
function refuseOtherFiles({ files }: CarriedMeeting, { scans, photos }: Minutes): void {
  const named = [
    ...scans.map(({ file, type }) => [file, 'scan', type, 'shown'].join()),
    ...photos.map(({ file, consent }) => [file, 'photo', 'photo', consent ? 'shown' : 'kept'].join()),
  ]
  const given = files.map(({ id, usedAs, type, state }) => [id, usedAs, type, state].join())
  if (named.sort().join(' ') !== given.sort().join(' ')) throw unsound()
}
