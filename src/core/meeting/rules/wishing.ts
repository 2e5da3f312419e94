import type { Id } from '../../plain/id.ts'
import { refuse } from '../../plain/refuse.ts'
import type { Ticked } from '../command.ts'
import { hasPhone, personOf } from '../count.ts'
import { originalOf } from '../cut.ts'
import type { Refusal } from '../event.ts'
import type { Authorship, Meeting, Participant, Wishes } from '../meeting.ts'
import { attendanceAfter } from '../recount.ts'
import type { Rules } from '../rule.ts'
import { joined, notArchived, participantOf } from '../rule.ts'

export const wishing: Rules<'setWishes' | 'noteCall'> = {
  // [P16] The boxes are corrected by the desk, and by the author, who holds the stub.
  setWishes(meeting, { card: id, mayBeNamed, callBack }, actor, _now, tell) {
    notArchived(meeting)
    const { card, authorship } = onPaper(meeting, id)
    const { author, wishes: before } = authorship
    if (actor.kind === 'staff') {
      // [M29] Who has a phone here says it there.
      if (hasPhone(meeting, author)) return refuse({ refused: 'hasPhone' })
    } else if (personOf(meeting, joined(meeting, actor)) !== personOf(meeting, author))
      return refuse({ refused: 'notYourCard' })
    if (before?.mayBeNamed === mayBeNamed && before.callBack === callBack) return []
    const wishes: Wishes = { mayBeNamed, callBack, called: callBack ? (before?.called ?? null) : null }
    const participants = consenting(meeting, participantOf(meeting, author), new Map([[card, mayBeNamed]]))
    const told = tell({ kind: 'wishesChanged' }, { wished: { card, wishes } })
    return participants.length ? [tell(attendanceAfter(meeting, participants), { participants }), told] : [told]
  },

  // [P16] Who called, and when, stands with it; also after the archive, when most calls are made.
  noteCall(meeting, { card: id, called }, actor, now, tell) {
    const { card, authorship } = onPaper(meeting, id)
    const { wishes } = authorship
    if (!wishes?.callBack) return refuse({ refused: 'noCallWanted' })
    if ((wishes.called !== null) === called) return []
    const next = { ...wishes, called: called ? { at: now, by: actor.id } : null }
    return [tell({ kind: 'wishesChanged' }, { wished: { card, wishes: next } })]
  },
}

/** A card that was entered from paper and is not taken back; of one that was cut, the whole. */
function onPaper(meeting: Meeting, id: Id): { card: Id; authorship: Authorship } {
  if (!meeting.board.cards[id]) return refuse<Refusal>({ refused: 'noSuchCard' })
  const card = originalOf(meeting.board, id)
  const authorship = meeting.authorships.get(card)!
  if (meeting.board.cards[card]!.state === 'withdrawn') return refuse<Refusal>({ refused: 'cardWithdrawn' })
  if (authorship.enteredBy === null) return refuse<Refusal>({ refused: 'notOnPaper' })
  return { card, authorship }
}

/**
 * [P16] The author as they are once these cards say so: they agree to be named as long as one of their cards
 * on paper says it. Nobody where that changes nothing.
 */
export function consenting(
  { authorships }: Meeting,
  author: Participant,
  said: ReadonlyMap<Id, boolean>,
): Participant[] {
  const others = [...authorships].some(
    ([id, known]) => known.author === author.id && !said.has(id) && known.wishes?.mayBeNamed,
  )
  const nameAgreed = others || [...said.values()].includes(true)
  return author.nameAgreed === nameAgreed ? [] : [{ ...author, nameAgreed }]
}

/** [P16] People who change with a new card on paper, with its author, who may agree by it to be named. */
export function withConsent(
  meeting: Meeting,
  changed: Participant[],
  author: Id,
  wishes: Ticked | undefined,
): Participant[] {
  if (!wishes?.mayBeNamed) return changed
  const known = changed.find(({ id }) => id === author) ?? meeting.participants.get(author)
  if (!known || known.nameAgreed) return changed
  return [...changed.filter(({ id }) => id !== author), { ...known, nameAgreed: true }]
}

/** [P16] What is read on a card with its words. */
export const wishesOf = ({ mayBeNamed, callBack }: Ticked): Wishes => ({ mayBeNamed, callBack, called: null })
