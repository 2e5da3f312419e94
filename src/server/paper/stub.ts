import { asOnePerson, hasPhone } from '../../core/meeting/count.ts'
import { readReceipt } from '../../core/plain/code.ts'
import type { FullKey } from '../../core/plain/id.ts'
import type { Stub } from '../../wire/paper.ts'
import type { Db } from '../database/open.ts'
import { holderOfStub } from '../meeting/holder.ts'
import { paperCardOf } from '../meeting/paperCard.store.ts'
import { presentQuestion } from '../receipt/question.ts'
import type { MeetingServices } from '../meeting/services.ts'

/**
 * [P10] What the counter knows of a stub that somebody shows: which card it is of, and nobody's name. Throws
 * `noSuchReceipt` for what is none of this meeting.
 */
export async function stubAt(services: MeetingServices, db: Db, where: FullKey, typed: string): Promise<Stub> {
  const holder = await holderOfStub(services, where, typed)
  const receipt = readReceipt(typed)!
  const seen = await services.meetings.read(where.community, where.id, (held) => {
    const { authorships, board, participants } = held
    const cards = Object.values(board.cards).filter(({ id }) => authorships.get(id)?.receipt === receipt)
    const together = !participants.has(holder) ? 1 : hasPhone(held, holder) ? 0 : asOnePerson(held, holder).length
    const asked = [...held.questions.values()].filter((question) => question.receipt === receipt)
    return {
      questions: asked.map(presentQuestion),
      code: board.code,
      card: cards.find(({ cutFrom }) => cutFrom === undefined),
      together,
    }
  })
  const { code, card, together, questions } = seen!
  const printed = await paperCardOf(db, { ...where, code }, receipt)
  const tree = card?.tree ?? printed?.tree ?? null
  return { receipt, printed: printed?.number ?? null, tree, card: card?.number ?? null, questions, together }
}
