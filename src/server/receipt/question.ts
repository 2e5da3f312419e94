import type { Meeting, Question } from '../../core/meeting/meeting.ts'
import { personOf } from '../../core/meeting/count.ts'
import type { Id } from '../../core/plain/id.ts'
import type { QuestionView } from '../../wire/receipt.ts'
import type { Caller } from '../access/authorize.ts'
import { ProblemError } from '../http/problem.ts'
import { newId } from '../integrations/runtime.ts'
import { ask } from '../meeting/ask.ts'
import type { StubHolder } from '../meeting/holder.ts'
import type { MeetingServices } from '../meeting/services.ts'

/** Who may be asked, or answer: an author by a receipt or a link, or the holder of a stub. */
export type Asked = Pick<StubHolder, 'community' | 'meeting' | 'participant' | 'card' | 'erased'>

/** [P11] What an author was asked about a card, the oldest first; of a stub about what it is of. */
export async function questionsFor(
  { meetings }: Pick<MeetingServices, 'meetings'>,
  { community, meeting, participant, card, erased }: Asked,
  receipt: string,
): Promise<QuestionView[]> {
  if (erased) return []
  const found = await meetings.read(community, meeting, (held) => {
    const of = card ? held.authorships.get(card)!.receipt : receipt
    const own = (one: Question) => one.receipt === of && isAsked(held, one, participant)
    return [...held.questions.values()].filter(own).map(presentQuestion)
  })
  return found ?? []
}

const isAsked = (held: Meeting, question: Question, participant: Id): boolean =>
  personOf(held, question.participant) === personOf(held, participant)

/** A question as its author and the staff see it, the one who asks by role alone. */
export const presentQuestion = ({ id, role, text, at, answer }: Question): QuestionView => ({
  id,
  role,
  text,
  at,
  answer: answer && { ...answer },
})

/**
 * [P11] Answers for whoever holds the receipt, the stub or the author's link. Refuses whoever is signed in as
 * staff, who have a way of their own that is on record.
 */
export async function answerQuestionAs(
  services: MeetingServices,
  { community, meeting, participant, erased }: Asked,
  { staff, ...said }: { question: Id; text: string; mayPublish: boolean; staff: Caller['staff'] },
): Promise<{ seq: number }> {
  if (erased) throw new ProblemError('personErased')
  if (staff) throw new ProblemError('notYourAnswer')
  const command = { kind: 'answerQuestion', ...said } as const
  const actor = { kind: 'participant', id: participant } as const
  const { seq } = await ask(services, community, {
    meeting,
    key: newId(services.runtime),
    command,
    actor,
    body: command,
  })
  return { seq }
}
