import type { TopicPeople } from '../event.ts'
import type { Id } from '../../plain/id.ts'
import type { Card } from '../meeting.ts'
import type { Rules } from '../rule.ts'
import { clean, refuse } from '../../plain/refuse.ts'
import { supporters } from '../count.ts'
import { halvesOf, isPieceOf } from '../cut.ts'
import { CARD_MOST } from '../meeting.ts'
import { recountAll, recount } from '../recount.ts'
import { notArchived, standingCard } from '../rule.ts'
import { refuseUnread } from './handwriting.ts'

export const cutting: Rules<'cutCard' | 'undoCut'> = {
  // [M40] Both halves keep author, receipt and endorsements; each holds only words of the card.
  cutCard(meeting, { card: id, halves, photoOn }, _actor, _now, tell) {
    notArchived(meeting)
    const whole = standingCard(meeting, id)
    refuseUnread(whole)
    const { author, enteredBy, receipt } = meeting.authorships.get(id)!
    const posted = halves.map((half, n) => {
      if (meeting.board.cards[half.id] || (n > 0 && half.id === halves[0]!.id)) return refuse({ refused: 'idTaken' })
      const text = clean(half.text, CARD_MOST, 1)
      if (!isPieceOf(text, whole.text)) return refuse({ refused: 'notItsWords' })
      const photo = (n === 0) === (photoOn === 'first') ? whole.photo : null
      const same = half.tree === whole.tree
      const kept = same ? { topic: whole.topic, links: [...whole.links] } : { topic: null, links: [] }
      const { otherSide, ...first } = whole
      const card: Card = {
        ...first,
        ...kept,
        ...(same && otherSide ? { otherSide } : {}),
        id: half.id,
        number: meeting.posted + 1 + n,
        tree: half.tree,
        text,
        photo,
      }
      return tell(
        { kind: 'cardPosted', card: { ...card, wording: 1, cutFrom: id } },
        { authorship: { author, enteredBy, receipt } },
      )
    })
    // Its people count on in the topic with a half that stays there.
    const stays = halves.some(({ tree }) => tree === whole.tree)
    const people = recount(meeting, id, stays ? supporters(meeting, id) : null)
    return [...posted, tell({ kind: 'cardCut', card: id, halves: halves.map((half) => half.id), people })]
  },

  // [M40] The card is there again as it was, while nobody has changed or withdrawn a half.
  undoCut(meeting, { card: id }, _actor, _now, tell) {
    notArchived(meeting)
    const whole = meeting.board.cards[id] ?? refuse({ refused: 'noSuchCard' })
    if (whole.state !== 'cut') return standingCard(meeting, id) && []
    const halves = halvesOf(meeting.board, id)
    for (const { state, wording, number } of halves)
      if (state !== 'standing' || wording > 1) return refuse({ refused: 'halfChanged', number })
    const card: Card = { ...whole, ...meeting.wordings.get(id)!, links: [...whole.links], state: 'standing' }
    const changed = new Map<Id, ReadonlySet<Id> | null>(halves.map((half) => [half.id, null]))
    changed.set(id, supporters(meeting, id))
    const people: TopicPeople = {}
    for (const one of [whole, ...halves]) Object.assign(people, recountAll(meeting, changed, one.id))
    return [tell({ kind: 'cutUndone', card, halves: halves.map((half) => half.id), people })]
  },
}
