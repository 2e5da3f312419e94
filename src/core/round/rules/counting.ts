import { clean, cleanLine } from '../../plain/refuse.ts'
import { countedOf } from '../outcome.ts'
import type { Rules } from '../rule.ts'
import { refused, refuseUnless, told } from '../rule.ts'
import { drawnLot } from './drawing.ts'

const TEXT_MOST = 300
const DAY = 86_400_000

/** From the closed vote to the decision. */
export const counting: Rules<'countRound' | 'decideRound' | 'abandonRound'> = {
  // [B19] What the sealed rule says of the ballots; nobody enters an outcome.
  countRound({ round, command: { called, sealed }, now, facts: { vote } }) {
    if (round.stage === 'counted') return []
    refuseUnless(round, 'frozen')
    if (!vote?.closed) return refused({ refused: 'votePending' })
    const lot = drawnLot(round, null, called, sealed, now)
    return [
      ...told({ kind: 'lotChanged', lot }),
      ...told({ kind: 'roundCounted', counted: countedOf(round, vote.closed, lot, now) }),
    ]
  },

  // [B21] By the body that was sealed, once the result has hung and every objection has its answer.
  decideRound({ round, command: { decider, heldOn, document: raw, left: rawLeft }, now, facts }) {
    refuseUnless(round, 'counted')
    const { settings, counted } = round
    if (decider !== settings.decider) refused({ refused: 'otherDecider' })
    const { notice, prefix, given } = facts
    const until = Math.max(counted!.at + settings.resultDays * DAY, notice?.until ?? 0)
    if (settings.resultDays > 0) {
      if (!notice) return refused({ refused: 'resultNotHung' })
      if (now <= until) refused({ refused: 'noticeRuns', until })
      if (!notice.held) refused({ refused: 'resultNotHung' })
      if (notice.open > 0) refused({ refused: 'objectionsOpen', count: notice.open })
    }
    // A day is said, not an hour: it may be that on which it had hung, and none before.
    const least = (settings.resultDays > 0 ? until : counted!.at) - DAY
    if (heldOn > now || heldOn < least) refused({ refused: 'outOfRange' })
    const won = counted!.won
    const left = rawLeft.map(({ n, reason }) => ({ n, reason: clean(reason, TEXT_MOST) }))
    if (!left.every(({ n }) => won.includes(n)) || new Set(left.map(({ n }) => n)).size < left.length)
      refused({ refused: 'notChosen' })
    const done = won.filter((n) => !left.some((one) => one.n === n))
    const numbers = done.map((n, i) => ({ n, number: `${prefix}-${settings.year}-${padded(given + i + 1)}` }))
    const decision = { decider, heldOn, document: cleanLine(raw, TEXT_MOST), left, at: now }
    return told({ kind: 'roundDecided', decision, numbers })
  },

  abandonRound({ round, command: { why }, facts }) {
    if (round.stage === 'abandoned') return []
    // What was counted is decided by the body, which says what it leaves out and why.
    refuseUnless(round, 'soliciting', 'screening', 'frozen')
    // Its vote is given up first, where everybody sees it.
    if (round.stage === 'frozen' && facts.vote && facts.vote.stage !== 'abandoned') refused({ refused: 'votePending' })
    return told({ kind: 'roundAbandoned', why: clean(why, TEXT_MOST) })
  },
}

const padded = (serial: number): string => `${serial}`.padStart(3, '0')
