import { QUESTIONS_MOST } from '../../ballot/rules.ts'
import { canonical } from '../../plain/canonical.ts'
import { clean, cleanLine } from '../../plain/refuse.ts'
import type { VoteThere } from '../command.ts'
import type { Asked, Convention } from '../convention.ts'
import { hashedText, openComments, passedTextOf, textOf } from '../convention.ts'
import type { Rules } from '../rule.ts'
import { refuseDay, refused, refuseUnless, told } from '../rule.ts'
import { voteOn } from '../vote.ts'

const LINE_MOST = 80
const TEXT_MOST = 300
const DAY = 86_400_000
const YEAR = 366 * DAY
const PEOPLE_MOST = 100_000

/** From the draft that hung to the text that is published. */
export const deciding: Rules<
  'sealText' | 'takeVote' | 'noteComposition' | 'fileText' | 'publishText' | 'abandonConvention'
> = {
  // [C11] Reviewed, hung to its end, everything answered: then it is sealed, and its vote drafted whole.
  sealText({ convention, command: { vote, voteCode }, now, facts: { notice, hash } }) {
    if (convention.stage === 'voting' && convention.vote === vote) return []
    refuseUnless(convention, 'hanging')
    if (!notice) return refused({ refused: 'draftNotHung' })
    if (now <= notice.until) refused({ refused: 'noticeRuns', until: notice.until })
    if (!notice.held) refused({ refused: 'draftNotHung' })
    if (notice.open > 0) refused({ refused: 'objectionsOpen', count: notice.open })
    const open = openComments(convention).length
    if (open > 0) refused({ refused: 'commentsOpen', count: open })
    const text = textOf(convention)
    if (convention.settings.by === 'article' && text.length > QUESTIONS_MOST)
      refused({ refused: 'articlesToVote', most: QUESTIONS_MOST })
    const { title } = convention
    const sealed = { title, text, hash: hash(hashedText(title, text)), noticeAt: notice.from }
    return told({ kind: 'textSealed', sealed, vote, voteCode })
  },

  // [C12] What the closed vote says, and nothing that anybody enters.
  takeVote({ convention, facts: { vote } }) {
    refuseUnless(convention, 'voting')
    if (!vote?.closed) return refused({ refused: 'votePending' })
    if (canonical(vote.said) !== canonical(voteOn(convention))) refused({ refused: 'otherVote' })
    const asked = askedIn(convention, vote.closed)
    const carried = asked.filter((one) => one.carried)
    const all = convention.sealed!.text.map(({ n }) => n)
    const passed = convention.settings.by === 'whole' ? (carried.length ? all : []) : carried.map(({ n }) => n!)
    const { hash, at } = vote.closed
    return told({ kind: 'voteTaken', held: { voteCode: convention.voteCode, hash, at, asked }, passed })
  },

  // [C15]
  noteComposition({ convention, command: { composition } }) {
    refuseUnless(convention, 'passed', 'filed', 'published')
    const { present, women, unregistered } = composition
    const whole = [present, women, unregistered].every((n) => Number.isSafeInteger(n) && n >= 0 && n <= PEOPLE_MOST)
    if (!whole || women > present || unregistered > present) refused({ refused: 'outOfRange' })
    if (canonical(convention.composition) === canonical(composition)) return []
    return told({ kind: 'compositionNoted', composition: { present, women, unregistered } })
  },

  // [C13] Only the text that passed; no day before its vote.
  fileText({ convention, command: { filedOn, office, receiver, receipt }, now, facts: { hash } }) {
    refuseUnless(convention, 'passed')
    refuseDay(filedOn, now, convention.held[convention.held.length - 1]!.at - DAY)
    const filed = {
      filedOn,
      office: cleanLine(office, LINE_MOST),
      receiver: cleanLine(receiver, LINE_MOST),
      receipt: cleanLine(receipt, LINE_MOST),
      hash: hash(hashedText(convention.sealed!.title, passedTextOf(convention))),
    }
    return told({ kind: 'textFiled', filed })
  },

  // [C14] From a day that people can still read it before.
  publishText({ convention, command: { effectiveOn }, now }) {
    refuseUnless(convention, 'filed')
    if (effectiveOn < now - DAY || effectiveOn > now + YEAR) refused({ refused: 'outOfRange' })
    return told({ kind: 'textPublished', effectiveOn })
  },

  abandonConvention({ convention, command: { why }, facts: { vote } }) {
    if (convention.stage === 'abandoned') return []
    refuseUnless(convention, 'soliciting', 'drafting', 'reviewing', 'hanging', 'voting')
    if (convention.stage === 'voting' && vote && vote.stage !== 'abandoned') refused({ refused: 'votePending' })
    return told({ kind: 'conventionAbandoned', why: clean(why, TEXT_MOST) })
  },
}

const askedIn = ({ settings, sealed }: Convention, { asked }: NonNullable<VoteThere['closed']>): Asked[] =>
  asked.map((one, i) => ({ n: settings.by === 'whole' ? null : sealed!.text[i]!.n, ...one }))
