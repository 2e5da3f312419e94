import type { Actor } from '../command.ts'
import type { Meeting, Question } from '../meeting.ts'
import type { Rules } from '../rule.ts'
import { clean, refuse } from '../../plain/refuse.ts'
import { hasPhone, personOf } from '../count.ts'
import { CARD_MOST, QUESTION_MOST } from '../meeting.ts'
import { attendanceAfter } from '../recount.ts'
import { joined, nobodyYet, notArchived, participantOf } from '../rule.ts'

/** So often the author of one card is asked: it is a question, no examination. */
const QUESTIONS_MOST = 3

export const questions: Rules<'askAuthor' | 'answerQuestion'> = {
  // [P11] One question at a time, and few.
  askAuthor(meeting, { id, receipt, participant, role, text }, _actor, now, tell) {
    notArchived(meeting)
    if (meeting.questions.has(id)) return refuse({ refused: 'idTaken' })
    refuseWithdrawn(meeting, receipt)
    const asked = [...meeting.questions.values()].filter((one) => one.receipt === receipt)
    if (asked.length >= QUESTIONS_MOST || asked.some(({ answer }) => !answer))
      return refuse({ refused: 'askedAlready', most: QUESTIONS_MOST })
    const question = { id, receipt, participant, role, text: clean(text, QUESTION_MOST, 1), at: now, answer: null }
    const told = tell({ kind: 'authorAsked' }, { question })
    if (meeting.participants.has(participant)) return participantOf(meeting, participant) && [told]
    // [P2] Whose card is not entered yet was there: it lies on the table.
    const participants = [nobodyYet(participant, now)]
    return [tell(attendanceAfter(meeting, participants), { participants }), told]
  },

  // [P11] Its author answers, once; at the desk whoever shows the stub and has no phone here.
  answerQuestion(meeting, { question: id, text, mayPublish, receipt }, actor, now, tell) {
    notArchived(meeting)
    const question = ownQuestion(meeting, meeting.questions.get(id), actor, receipt)
    const said = clean(text, CARD_MOST, 1)
    const before = question.answer
    if (before?.text === said && before.mayPublish === mayPublish) return []
    if (before) return refuse({ refused: 'answeredAlready' })
    const answer = { text: said, at: now, mayPublish, atDesk: actor.kind === 'staff' }
    return [tell({ kind: 'questionAnswered' }, { question: { ...question, answer } })]
  },
}

/** A question that whoever asks may answer; of others they hear as little as of none. */
function ownQuestion(meeting: Meeting, question: Question | undefined, actor: Actor, receipt?: string): Question {
  if (!question) return refuse({ refused: 'noSuchAuthorQuestion' })
  const own =
    actor.kind === 'staff'
      ? question.receipt === receipt
      : personOf(meeting, question.participant) === personOf(meeting, joined(meeting, actor))
  if (!own) return refuse({ refused: 'noSuchAuthorQuestion' })
  if (actor.kind === 'staff' && hasPhone(meeting, question.participant)) return refuse({ refused: 'hasPhone' })
  return question
}

/** Of what was taken back nothing is asked. */
function refuseWithdrawn({ authorships, board }: Meeting, receipt: string): void {
  for (const [id, known] of authorships) {
    const { state, cutFrom } = board.cards[id]!
    if (known.receipt === receipt && cutFrom === undefined && state === 'withdrawn')
      refuse({ refused: 'cardWithdrawn' })
  }
}
