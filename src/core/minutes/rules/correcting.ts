import { copyOf } from '../../plain/copy.ts'
import { clean, refuse } from '../../plain/refuse.ts'
import type { MinutesRefusal } from '../event.ts'
import { sentencesOf } from '../merge.ts'
import type { Minutes, Notes, Part, Remark, Round } from '../minutes.ts'
import { lastRound, partKey, REMARK_MOST } from '../minutes.ts'
import type { EventRules, Rules } from '../rule.ts'
import { refuseSigned, WORDLESS } from '../rule.ts'

const REMARKS_MOST = 500
const REMARKS_EACH = 30

export const correcting: Rules<'openCorrections' | 'remark' | 'answerRemark' | 'signMinutes'> = {
  // [N8] The draft goes to those present until a day. [N10] After the signing a new round opens the text
  // again.
  openCorrections({ minutes, command: { until }, now, facts }) {
    if (facts.closedAt === null) return refuse<MinutesRefusal>({ refused: 'meetingNotOver' })
    if (until <= now) return refuse<MinutesRefusal>({ refused: 'outOfRange' })
    const round = lastRound(minutes)
    if (round && isOpen(round, minutes, now))
      return round.until === until ? [] : refuse<MinutesRefusal>({ refused: 'correctionsOpen', until: round.until })
    return [{ kind: 'correctionsOpened', at: now, until }]
  },

  // [N9] A remark names a sentence of the draft, or none; by whoever took part, or from paper at the desk.
  remark({ minutes, command, actor, now, facts }) {
    const paper = actor.kind !== 'participant'
    if (!paper && !facts.joined) return refuse<MinutesRefusal>({ refused: 'notJoined' })
    const round = lastRound(minutes) ?? refuse<MinutesRefusal>({ refused: 'noCorrections' })
    if (round.remarks.some(({ id }) => id === command.id)) return []
    refuseSigned(minutes)
    // What came on paper in time may be entered later.
    if (!paper && now > round.until) return refuse<MinutesRefusal>({ refused: 'correctionsOver', since: round.until })
    const own = round.remarks.filter(({ id }) => minutes.authors[id] === actor.id).length
    if (round.remarks.length >= REMARKS_MOST)
      return refuse<MinutesRefusal>({ refused: 'minutesFull', most: REMARKS_MOST })
    if (!paper && own >= REMARKS_EACH) return refuse<MinutesRefusal>({ refused: 'minutesFull', most: REMARKS_EACH })
    const { id, about, sentence } = command
    const known = about ? sentencesIn(round.draft, about).includes(sentence) : sentence === ''
    if (!known) return refuse<MinutesRefusal>({ refused: 'noSuchSentence' })
    const text = clean(command.text, REMARK_MOST)
    return [{ kind: 'remarkMade', remark: { id, about, sentence, text, at: now, paper, answer: null } }]
  },

  // [N9] Each remark is taken or not, and why.
  answerRemark({ minutes, command: { remark: id, taken, why }, now }) {
    remarkIn(minutes, id)
    refuseSigned(minutes)
    return [{ kind: 'remarkAnswered', remark: id, answer: { taken, why: clean(why, REMARK_MOST), at: now } }]
  },

  // [N10] Minutes are signed when the meeting is over, the round has ended and every remark has its answer.
  signMinutes({ minutes, now, facts }) {
    if (minutes.signedAt !== null) return []
    if (facts.closedAt === null) return refuse<MinutesRefusal>({ refused: 'meetingNotOver' })
    const round = lastRound(minutes)
    if (round && isOpen(round, minutes, now))
      return refuse<MinutesRefusal>({ refused: 'correctionsOpen', until: round.until })
    const count = round?.remarks.filter(({ answer, text }) => answer === null && text !== '').length ?? 0
    if (count > 0) return refuse<MinutesRefusal>({ refused: 'remarksUnanswered', count })
    return [{ kind: 'minutesSigned', at: now }]
  },
}

export const corrected: EventRules<'correctionsOpened' | 'remarkMade' | 'remarkAnswered' | 'minutesSigned'> = {
  correctionsOpened: {
    effect(minutes, { at, until }) {
      const { texts, votes } = minutes
      minutes.rounds.push({ openedAt: at, until, draft: copyOf({ texts, votes }), remarks: [] })
      minutes.signedAt = null
    },
    ...WORDLESS,
  },
  remarkMade: {
    effect(minutes, { remark }, by) {
      lastRound(minutes)!.remarks.push({ ...remark })
      if (by.kind === 'participant') minutes.authors[remark.id] = by.id
    },
    inJournal: ({ remark, ...told }) => ({ ...told, remark: { ...remark, sentence: '', text: '' } }),
  },
  remarkAnswered: {
    effect(minutes, { remark, answer }) {
      remarkIn(minutes, remark).answer = { ...answer }
    },
    inJournal: ({ answer, ...told }) => ({ ...told, answer: { ...answer, why: '' } }),
  },
  minutesSigned: {
    effect(minutes, { at }) {
      minutes.signedAt = at
    },
    ...WORDLESS,
  },
}

/** [N8] Whether remarks to a round are still taken. */
export const isOpen = ({ until }: Round, { signedAt }: Minutes, now: number): boolean =>
  signedAt === null && now <= until

/** [N9] The sentences of a text of the draft, as a remark names them. */
export const sentencesIn = ({ texts }: Notes, part: Part): string[] =>
  sentencesOf(texts[partKey(part)] ?? '')
    .map((sentence) => sentence.trim())
    .filter(Boolean)

const remarkIn = (minutes: Minutes, wanted: string): Remark =>
  lastRound(minutes)?.remarks.find(({ id }) => id === wanted) ?? refuse<MinutesRefusal>({ refused: 'noSuchRemark' })
