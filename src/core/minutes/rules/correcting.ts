import { copyOf } from '../../plain/copy.ts'
import { fingerprintOf } from '../../plain/fingerprint.ts'
import { refuseUnread } from '../../plain/meanwhile.ts'
import { clean, refuse } from '../../plain/refuse.ts'
import type { MinutesRefusal, MinutesTold } from '../event.ts'
import { sentencesOf } from '../merge.ts'
import type { Minutes, Notes, Part, Remark, Round } from '../minutes.ts'
import { lastRound, partKey, REMARK_MOST } from '../minutes.ts'
import type { EventRules, Rules } from '../rule.ts'
import { refuseSigned, WORDLESS } from '../rule.ts'
import { signedBoard } from '../signing.ts'

/** Remarks of one round: of one person, by phone, and with those from paper. */
const [REMARKS_EACH, REMARKS_BY_PHONE, REMARKS_MOST] = [30, 300, 500]
/** So often a remark is answered again. */
const ANSWERS_AGAIN = 10
const [HOUR, DAY] = [3600_000, 24 * 3600_000]
/** How long a round is, at least and at most. */
const [HOURS_LEAST, DAYS_MOST] = [1, 60]

export const correcting: Rules<
  'openCorrections' | 'moveCorrections' | 'endCorrections' | 'remark' | 'answerRemark' | 'answerRemarks' | 'signMinutes'
> = {
  // [N8] The draft goes to those present until a day. [N10] After the signing a new round opens the text
  // again.
  openCorrections({ minutes, command: { until }, now, facts }) {
    if (!facts.board?.closedAt) return refuse<MinutesRefusal>({ refused: 'meetingNotOver' })
    const round = lastRound(minutes)
    if (round && isOpen(round, minutes, now))
      return round.until === until ? [] : refuse<MinutesRefusal>({ refused: 'correctionsOpen', until: round.until })
    inBounds(until, now)
    return [{ kind: 'correctionsOpened', at: now, until }]
  },

  // [N8] Another day for the round that is open.
  moveCorrections({ minutes, command: { until }, now }) {
    const round = openRound(minutes, now)
    if (round.until === until) return []
    inBounds(until, now)
    return [{ kind: 'correctionsMoved', until }]
  },

  // [N8] Ended before its day, but not before those present had the least time.
  endCorrections({ minutes, now }) {
    const round = lastRound(minutes) ?? refuse<MinutesRefusal>({ refused: 'noCorrections' })
    if (!isOpen(round, minutes, now)) return []
    if (now < round.openedAt + HOURS_LEAST * HOUR)
      return refuse<MinutesRefusal>({ refused: 'roundJustOpened', least: HOURS_LEAST })
    return [{ kind: 'correctionsMoved', until: now }]
  },

  // [N9] A remark names a sentence of the draft, or none; by whoever was there, or from paper at the desk.
  remark({ minutes, command, actor, now, facts }) {
    const paper = actor.kind !== 'participant'
    if (!paper && !facts.present) return refuse<MinutesRefusal>({ refused: 'notPresent' })
    const round = lastRound(minutes) ?? refuse<MinutesRefusal>({ refused: 'noCorrections' })
    const known = minutes.rounds.flatMap(({ remarks }) => remarks).find(({ id }) => id === command.id)
    if (known) return sameRemark(known, command) ? [] : refuse<MinutesRefusal>({ refused: 'idTaken' })
    refuseSigned(minutes)
    // What came on paper in time may be entered later.
    if (!paper && now >= round.until) return refuse<MinutesRefusal>({ refused: 'correctionsOver', since: round.until })
    roomFor(round, minutes, paper ? null : actor.id)
    const { id, about, sentence } = command
    const there = about ? sentencesIn(round.draft, about).includes(sentence) : sentence === ''
    if (!there) return refuse<MinutesRefusal>({ refused: 'noSuchSentence' })
    const text = clean(command.text, REMARK_MOST)
    return [{ kind: 'remarkMade', remark: { id, about, sentence, text, at: now, paper, answer: null } }]
  },

  // [N9] Each remark is taken or not, and why; many that say the same are answered at once.
  answerRemark: ({ minutes, command: { remark, taken, why }, now }) => answerTo(minutes, remark, taken, why, now),

  answerRemarks: ({ minutes, command: { remarks, taken, why }, now }) =>
    [...new Set(remarks)].flatMap((remark) => answerTo(minutes, remark, taken, why, now)),

  // [N10] Minutes are signed when the meeting is over, the round has ended and every remark has its answer.
  signMinutes({ minutes, command: { read }, now, facts }) {
    if (minutes.signedAt !== null) return []
    // [N14] What is signed is what whoever signs has read.
    if (read !== undefined) refuseUnread(read, notesRead(minutes))
    const { board } = facts
    if (!board?.closedAt) return refuse<MinutesRefusal>({ refused: 'meetingNotOver' })
    const round = lastRound(minutes)
    if (round && isOpen(round, minutes, now))
      return refuse<MinutesRefusal>({ refused: 'correctionsOpen', until: round.until })
    const count = round?.remarks.filter(({ answer, text }) => answer === null && text !== '').length ?? 0
    if (count > 0) return refuse<MinutesRefusal>({ refused: 'remarksUnanswered', count })
    // [N13] The meeting is kept as it was signed.
    return [{ kind: 'minutesSigned', signing: { at: now, board: signedBoard(board) } }]
  },
}

export const corrected: EventRules<
  'correctionsOpened' | 'correctionsMoved' | 'remarkMade' | 'remarkAnswered' | 'minutesSigned'
> = {
  correctionsOpened: {
    effect(minutes, { at, until }) {
      const { texts, votes } = minutes
      minutes.rounds.push({ openedAt: at, until, draft: copyOf({ texts, votes }), remarks: [] })
      minutes.signedAt = null
    },
    ...WORDLESS,
  },
  correctionsMoved: { effect: (minutes, { until }) => void (lastRound(minutes)!.until = until), ...WORDLESS },
  remarkMade: {
    effect(minutes, { remark }, by) {
      lastRound(minutes)!.remarks.push({ ...remark })
      if (by.kind === 'participant') minutes.authors[remark.id] = by.id
    },
    inJournal: ({ remark, ...told }) => ({ ...told, remark: { ...remark, sentence: '', text: '' } }),
  },
  remarkAnswered: {
    effect(minutes, { remark, answer }) {
      const found = remarkIn(minutes, remark)
      if (found.answer) found.earlier = [...(found.earlier ?? []), found.answer]
      found.answer = { ...answer }
    },
    inJournal: ({ answer, ...told }) => ({ ...told, answer: { ...answer, why: '' } }),
  },
  minutesSigned: {
    effect(minutes, { signing }) {
      const past = minutes.signings.map(({ at }) => ({ at, board: null }))
      minutes.signings = [...past, copyOf(signing)]
      minutes.signedAt = signing.at
    },
    inJournal: ({ signing, ...told }) => ({ ...told, signing: { at: signing.at, board: null } }),
  },
}

/** [N14] Which notes somebody has read. */
export const notesRead = ({ texts, votes }: Notes): string => fingerprintOf({ texts, votes })

/** [N8] Whether remarks to a round are still taken. */
export const isOpen = ({ until }: Round, { signedAt }: Minutes, now: number): boolean =>
  signedAt === null && now < until

function openRound(minutes: Minutes, now: number): Round {
  refuseSigned(minutes)
  const round = lastRound(minutes) ?? refuse<MinutesRefusal>({ refused: 'noCorrections' })
  return isOpen(round, minutes, now)
    ? round
    : refuse<MinutesRefusal>({ refused: 'correctionsOver', since: round.until })
}

/** [N8] Those present have time to read, and nobody waits for the signing without an end. */
function inBounds(until: number, now: number): void {
  if (until < now + HOURS_LEAST * HOUR) refuse<MinutesRefusal>({ refused: 'roundTooShort', least: HOURS_LEAST })
  if (until > now + DAYS_MOST * DAY) refuse<MinutesRefusal>({ refused: 'roundTooLong', most: DAYS_MOST })
}

/** [N9] However many phones there are, there is room for what comes on paper (`author` null). */
function roomFor({ remarks }: Round, { authors }: Minutes, author: string | null): void {
  const full = (most: number) => refuse<MinutesRefusal>({ refused: 'minutesFull', most })
  if (remarks.length >= REMARKS_MOST) full(REMARKS_MOST)
  if (author === null) return
  if (remarks.filter(({ paper }) => !paper).length >= REMARKS_BY_PHONE) full(REMARKS_BY_PHONE)
  if (remarks.filter(({ id }) => authors[id] === author).length >= REMARKS_EACH) full(REMARKS_EACH)
}

/** [N9] What was answered before stays beside it. */
function answerTo(minutes: Minutes, id: string, taken: boolean, said: string, now: number): MinutesTold[] {
  const { answer, earlier } = remarkIn(minutes, id)
  refuseSigned(minutes)
  const why = clean(said, REMARK_MOST)
  if (answer?.taken === taken && answer.why === why) return []
  if ((earlier?.length ?? 0) >= ANSWERS_AGAIN)
    return refuse<MinutesRefusal>({ refused: 'minutesFull', most: ANSWERS_AGAIN })
  return [{ kind: 'remarkAnswered', remark: id, answer: { taken, why, at: now } }]
}

/** A remark that comes again: whatever is said of another sentence, or in other words, is another remark. */
const sameRemark = ({ about, sentence, text }: Remark, sent: Pick<Remark, 'about' | 'sentence' | 'text'>): boolean =>
  (about && partKey(about)) === (sent.about && partKey(sent.about)) &&
  sentence === sent.sentence &&
  text === clean(sent.text, REMARK_MOST)

/** [N9] The sentences of a text of the draft, as a remark names them. */
export const sentencesIn = ({ texts }: Notes, part: Part): string[] =>
  sentencesOf(texts[partKey(part)] ?? '')
    .map((sentence) => sentence.trim())
    .filter(Boolean)

const remarkIn = (minutes: Minutes, wanted: string): Remark =>
  lastRound(minutes)?.remarks.find(({ id }) => id === wanted) ?? refuse<MinutesRefusal>({ refused: 'noSuchRemark' })
