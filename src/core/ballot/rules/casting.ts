import type { Answers } from '../answer.ts'
import { fits } from '../answer.ts'
import type { Rules } from '../rule.ts'
import { refused, refuseNotOpen, serialOf } from '../rule.ts'
import type { Kind } from '../roll.ts'
import type { Vote } from '../vote.ts'
import { showingHands } from '../vote.ts'
import { isCast } from './handing.ts'

/** Ballots by phone, and hands. */
export const casting: Rules<'cast' | 'countHands'> = {
  // [V11] The first cast counts. A second one is kept as having come, and counts nothing.
  cast({ vote, command: { mark, answers } }) {
    refuseNotOpen(vote)
    if (!vote.rules.doors.includes('phone')) refused({ refused: 'doorClosed' })
    const serial = serialOf(vote, mark)
    if (serial.state === 'void') refused({ refused: 'serialVoid' })
    if (serial.state === 'cast')
      return serial.again.includes('phone')
        ? []
        : [{ told: { kind: 'ballotCameAgain', door: 'phone' }, unsaid: { mark } }]
    refuseUnfit(vote, serial, answers, false)
    // [V10] So many of a kind as were handed out: whoever takes ballots from the heap adds none.
    if (isCast(vote, serial)) refused({ refused: 'notHandedOut' })
    return [{ told: { kind: 'ballotCast', door: 'phone' }, unsaid: { mark, answers } }]
  },

  // [V14]
  countHands({ vote, command: { question: id, counts } }) {
    refuseNotOpen(vote)
    if (!vote.rules.doors.includes('hands')) refused({ refused: 'doorClosed' })
    const question = vote.questions.find((one) => one.id === id)
    if (!question) return refused({ refused: 'noSuchQuestion' })
    const present = showingHands(vote.roll.values(), id)
    const yesNo = question.asks === 'yesNo'
    if (counts.length !== (yesNo ? 3 : question.options.length)) refused({ refused: 'answersDoNotFit', question: id })
    // One hand a person for or against; for options each may have everybody's, and all together `most` of
    // each.
    const hands = yesNo ? sum(counts) : Math.max(...counts, Math.ceil(sum(counts) / question.most))
    if (!counts.every((n) => Number.isInteger(n) && n >= 0) || hands > present)
      refused({ refused: 'tooManyHands', hands, present })
    const before = vote.hands[id]
    if (before?.present === present && before.counts.every((n, i) => n === counts[i])) return []
    return [{ told: { kind: 'handsCounted', question: id, present, counts } }]
  },
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, n) => all + n, 0)

/** [V12] A ballot answers each question that it asks, and no other. */
export function refuseUnfit(vote: Vote, { without }: Kind, answers: Answers, paper: boolean): void {
  const asked = vote.questions.filter(({ id }) => !without.includes(id))
  const wrong = asked.find((question) => !fits(question, answers[question.id], paper))
  if (wrong) refused({ refused: 'answersDoNotFit', question: wrong.id })
  const other = Object.keys(answers).find((id) => !asked.some((question) => question.id === id))
  if (other !== undefined) refused({ refused: 'answersDoNotFit', question: other })
}
