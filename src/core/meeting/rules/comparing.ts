import type { Rules } from '../rule.ts'
import { clean, cleanLine, refuse } from '../../plain/refuse.ts'
import type { CardReading } from '../comparing.ts'
import { isSelf } from '../../plain/isSelf.ts'
import { differencesOf, withOneCompared } from '../comparing.ts'
import { personOf, supporters } from '../count.ts'
import { CARD_MOST, WHERE_MOST } from '../meeting.ts'
import { recount } from '../recount.ts'
import { notArchived, standingCard } from '../rule.ts'
import { refuseUnread } from './handwriting.ts'

export const comparing: Rules<'compareCard' | 'correctCard'> = {
  // [P14] Somebody who neither entered the card nor wrote it says what they read on its picture; once.
  compareCard(meeting, { card: id, boxes, second, reader }, actor, _now, tell) {
    notArchived(meeting)
    const card = standingCard(meeting, id)
    refuseUnread(card)
    const { author, enteredBy } = meeting.authorships.get(id)!
    if (enteredBy === null) return refuse({ refused: 'notToCompare' })
    const isWriter = reader !== undefined && personOf(meeting, reader) === personOf(meeting, author)
    if (isSelf(actor, enteredBy) || isWriter) return refuse({ refused: 'comparesOwn' })
    const before = meeting.compared.get(id)
    if (before !== undefined) return isSelf(actor, before) ? [] : refuse({ refused: 'comparedAlready' })
    const said = cleanReading(second)
    const differs = differencesOf({ ...card, boxes }, said).length > 0
    const compared = withOneCompared(meeting.board.compared, differs)
    return [tell({ kind: 'cardCompared', compared }, { compared: { card: id, by: actor.id } })]
  },

  // [P14] The second reading takes the first one's place, [M13] while nobody has endorsed the first.
  correctCard(meeting, { card: id, wording: compared, tree, text, where }, actor, _now, tell) {
    notArchived(meeting)
    const card = standingCard(meeting, id)
    if (!meeting.compared.has(id)) return refuse({ refused: 'notToCompare' })
    const authorship = meeting.authorships.get(id)!
    if (isSelf(actor, authorship.enteredBy)) return refuse({ refused: 'comparesOwn' })
    const said = { tree, text: clean(text, CARD_MOST, 1), where: cleanLine(where, WHERE_MOST, 0) }
    if (tree === card.tree && said.text === card.text && said.where === card.where) return []
    // What its author or the desk has said since is no reading of the picture.
    if (card.wording !== compared) return refuse({ refused: 'notToCompare' })
    if (card.endorsements > 0) return refuse({ refused: 'alreadyEndorsed', endorsements: card.endorsements })
    const wording = card.wording + 1
    const people = recount(meeting, id, tree === card.tree ? supporters(meeting, id) : null)
    return [
      tell({ kind: 'cardRead', card: id, number: card.number, ...said, wording, people }, { authorship }),
      // What is read has no picture; one that was added since stays.
      ...(card.photo === null
        ? []
        : [tell({ kind: 'cardEdited', card: id, ...said, photo: card.photo, wording: wording + 1 })]),
    ]
  },
}

/** A reading as cards keep their words; refuses one that is no text of a card. */
export const cleanReading = <R extends Pick<CardReading, 'text' | 'where'>>(said: R): R => ({
  ...said,
  text: clean(said.text, CARD_MOST, 1),
  where: cleanLine(said.where, WHERE_MOST, 0),
})
