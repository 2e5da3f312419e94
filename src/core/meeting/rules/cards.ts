import type { Id } from '../../plain/id.ts'
import type { CommandOf } from '../command.ts'
import type { Card, Meeting, Participant } from '../meeting.ts'
import type { Rules } from '../rule.ts'
import { clean, cleanLine, refuse } from '../../plain/refuse.ts'
import { supporters } from '../count.ts'
import { refuseGone, withPieces } from '../cut.ts'
import { isBlank } from '../handwriting.ts'
import { REASON_MOST, CARD_MOST, WHERE_MOST } from '../meeting.ts'
import { recountAll, recount, attendanceAfter } from '../recount.ts'
import { takesCards, joined, ownCard, ownedBy, photoFor, writerOnPaper, nobodyYet } from '../rule.ts'
import { asOneHolder } from '../stubs.ts'
import { hungPaper, readHandwriting, refuseUnread } from './handwriting.ts'
import { linkable } from './linking.ts'
import { writtenAtTable } from './seating.ts'
import { consenting, wishesOf, withConsent } from './wishing.ts'

export const cards: Rules<
  'postCard' | 'editCard' | 'withdrawCard' | 'hideCard' | 'showCard' | 'pointCard' | 'readReceipt'
> = {
  postCard(meeting, command, actor, now, tell) {
    const { board } = meeting
    const onBehalf = actor.kind === 'staff'
    takesCards(meeting, now, onBehalf)
    if (!onBehalf && !board.trees[command.tree]) return refuse({ refused: 'treeClosed', tree: command.tree })
    if (board.cards[command.id]) return refuse({ refused: 'idTaken' })
    const hung = command.paper && hungPaper(meeting, command.receipt)
    if (hung) return readHandwriting(meeting, hung, command, actor, now, tell)
    const author = onBehalf ? writerOf(meeting, command) : joined(meeting, actor)
    const wishes = onBehalf ? command.wishes : undefined
    const holders = onBehalf ? holderOfPaper(meeting, command, now) : []
    const participants = withConsent(meeting, holders, author, wishes)
    const links = [...new Set(command.links)]
    for (const to of links) linkable(meeting, command.tree, to)
    const card: Card = {
      id: command.id,
      // [M12] Numbers count from 1 and are never used again.
      number: meeting.posted + 1,
      tree: command.tree,
      text: clean(command.text, CARD_MOST, 1),
      where: cleanLine(command.where, WHERE_MOST, 0),
      photo: photoFor(meeting, command.id, command.photo, actor),
      state: 'standing',
      reason: '',
      postedAt: now,
      wording: 1,
      topic: null,
      endorsements: 0,
      links,
    }
    const authorship = { author, enteredBy: onBehalf ? actor.id : null, receipt: command.receipt }
    const posted = tell({ kind: 'cardPosted', card }, { authorship })
    const wished = wishes
      ? [tell({ kind: 'wishesChanged' }, { wished: { card: card.id, wishes: wishesOf(wishes) } })]
      : []
    const atTable = writtenAtTable(meeting, author, card.id, tell)
    if (participants.length === 0) return [posted, ...wished, ...atTable]
    return [tell(attendanceAfter(meeting, participants), { participants }), posted, ...wished, ...atTable]
  },

  // [M13] Own cards can be edited until someone endorses them.
  editCard(meeting, command, actor, now, tell) {
    const card = ownCard(meeting, command.card, actor)
    refuseUnread(card)
    takesCards(meeting, now, actor.kind === 'staff')
    if (card.endorsements > 0) return refuse({ refused: 'alreadyEndorsed', endorsements: card.endorsements })
    const text = clean(command.text, CARD_MOST, 1)
    const where = cleanLine(command.where, WHERE_MOST, 0)
    const photo = photoFor(meeting, card.id, command.photo, actor)
    if (text === card.text && where === card.where && photo === card.photo) return []
    const wording = card.wording + 1
    return [tell({ kind: 'cardEdited', card: card.id, text, where, photo, wording })]
  },

  // [M14] Own cards can be withdrawn at any time, a hidden one too.
  withdrawCard(meeting, command, actor, _now, tell) {
    const card = meeting.board.cards[command.card] ?? refuse({ refused: 'noSuchCard' })
    ownedBy(meeting, card.id, actor)
    if (card.state === 'withdrawn' && !isBlank(card)) return []
    if (card.state === 'undone') refuseGone(meeting.board, card)
    // [M40] With a cut card all its pieces go.
    const gone = withPieces(meeting.board, card.id).filter((id) => isThere(meeting.board.cards[id]!))
    const all = new Map(gone.map((id) => [id, null] as const))
    const { author } = meeting.authorships.get(card.id)!
    // [P16] What was ticked on it goes with it.
    const without = new Map(gone.map((id) => [id, false]))
    const participants = wishesIn(meeting, gone) ? consenting(meeting, meeting.participants.get(author)!, without) : []
    return [
      ...(participants.length ? [tell(attendanceAfter(meeting, participants), { participants })] : []),
      ...gone.map((id) => tell({ kind: 'cardWithdrawn', card: id, people: recountAll(meeting, all, id) })),
    ]
  },

  // [M15] Hiding always says why, to everyone.
  hideCard(meeting, command, _actor, _now, tell) {
    const card = meeting.board.cards[command.card] ?? refuse({ refused: 'noSuchCard' })
    refuseGone(meeting.board, card)
    const reason = clean(command.reason, REASON_MOST, 1)
    return [tell({ kind: 'cardHidden', card: card.id, reason, people: recount(meeting, card.id, null) })]
  },

  // [M15] A card that is shown again has its own words again.
  showCard(meeting, command, _actor, _now, tell) {
    const card = meeting.board.cards[command.card] ?? refuse({ refused: 'noSuchCard' })
    refuseGone(meeting.board, card)
    if (card.state === 'standing') return []
    const words = meeting.wordings.get(card.id)!
    const shown: Card = { ...card, ...words, links: [...card.links], state: 'standing', reason: '' }
    const people = recount(meeting, card.id, supporters(meeting, card.id))
    return [tell({ kind: 'cardShown', card: shown, people })]
  },

  // [T48] That somebody pointed stands in the log, and not where: so a point can be erased.
  pointCard({ board }, command, _actor, _now, tell) {
    const card = board.cards[command.card] ?? refuse({ refused: 'noSuchCard' })
    refuseGone(board, card)
    return [tell({ kind: 'cardPointed' }, { pointed: card.id })]
  },

  // [P10] Who read it stands with it in the log. Nothing else changes, so it is possible after the archive.
  readReceipt({ board }, { card }, _actor, _now, tell) {
    return board.cards[card] ? [tell({ kind: 'receiptRead' }, { read: card })] : refuse({ refused: 'noSuchCard' })
  },
}

/** Who a card is entered for: the person who is named, else the one who holds the stub of its paper. */
function writerOf(meeting: Meeting, { onBehalfOf, paper }: CommandOf<'postCard'>): Id {
  const isNew = onBehalfOf === null && paper && !meeting.participants.has(paper.person)
  return isNew ? paper.person : writerOnPaper(meeting, onBehalfOf ?? paper?.person ?? null)
}

/**
 * [P2] Whoever wrote on a printed card and gave no name: somebody of their own, who was there. [P9] Where a
 * name is given, whoever was heard of as the holder of its stub is that person.
 */
function holderOfPaper(meeting: Meeting, { onBehalfOf, paper }: CommandOf<'postCard'>, now: number): Participant[] {
  if (!paper) return []
  const known = meeting.participants.has(paper.person)
  if (onBehalfOf === null) return known ? [] : [nobodyYet(paper.person, now)]
  return known ? asOneHolder(meeting, [onBehalfOf, paper.person], now) : []
}

/** Whether one of these cards says that its author may be named. */
const wishesIn = ({ authorships }: Meeting, cards: readonly Id[]): boolean =>
  cards.some((id) => authorships.get(id)!.wishes?.mayBeNamed)

/** Whether its author may still withdraw it, for good where the desk took it back as blank. */
const isThere = (card: Card): boolean => isBlank(card) || (card.state !== 'withdrawn' && card.state !== 'undone')
