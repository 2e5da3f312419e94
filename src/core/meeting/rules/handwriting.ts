import type { Actor, CommandOf } from '../command.ts'
import type { MeetingEvent, Refusal } from '../event.ts'
import type { Card, Meeting } from '../meeting.ts'
import type { Rules, Tell } from '../rule.ts'
import { clean, cleanLine, refuse } from '../../plain/refuse.ts'
import { endorsingAs, supporters } from '../count.ts'
import { awaitsWords } from '../handwriting.ts'
import { CARD_MOST, WHERE_MOST } from '../meeting.ts'
import { attendanceAfter, recount } from '../recount.ts'
import { nobodyYet, notArchived, photoFor, takesCards, writerOnPaper } from '../rule.ts'
import { asOneHolder } from '../stubs.ts'
import { endorsementsTold } from './endorsing.ts'
import { wishesOf, withConsent } from './wishing.ts'

export const handwriting: Rules<'hangHandwriting' | 'takeDownBlank'> = {
  // [P8] A printed card hangs as the picture of its handwriting; [P4] once, whoever photographs it.
  hangHandwriting(meeting, command, actor, now, tell) {
    takesCards(meeting, now, true)
    const used = cardOfPaper(meeting, command.receipt)
    if (used) return refuse({ refused: 'paperUsed', number: used.number })
    if (meeting.board.cards[command.id]) return refuse({ refused: 'idTaken' })
    const { person } = command.paper
    const known = meeting.participants.has(person)
    if (known) writerOnPaper(meeting, person)
    const card: Card = {
      id: command.id,
      number: meeting.posted + 1,
      tree: command.tree,
      text: '',
      where: '',
      photo: photoFor(meeting, command.id, command.photo, actor),
      state: 'standing',
      reason: '',
      postedAt: now,
      wording: 0,
      topic: null,
      endorsements: 0,
      links: [],
    }
    const authorship = { author: person, enteredBy: actor.id, receipt: command.receipt }
    const posted = tell({ kind: 'cardPosted', card }, { authorship })
    const participants = [nobodyYet(person, now)]
    return known ? [posted] : [tell(attendanceAfter(meeting, participants), { participants }), posted]
  },

  // [P8] Nothing is written on what hangs as handwriting: it is taken back, and the log says why.
  takeDownBlank(meeting, { card: id }, _actor, _now, tell) {
    notArchived(meeting)
    const card = meeting.board.cards[id] ?? refuse({ refused: 'noSuchCard' })
    if (card.wording > 0) return refuse({ refused: 'paperUsed', number: card.number })
    if (card.state === 'withdrawn') return []
    refuseHidden(card)
    return [tell({ kind: 'cardWithdrawn', card: id, people: recount(meeting, id, null), blank: true })]
  },
}

/** [P4] The card that a printed card has become, found by its receipt. */
function cardOfPaper({ board, authorships }: Pick<Meeting, 'board' | 'authorships'>, receipt: string) {
  for (const [card, known] of authorships) if (known.receipt === receipt) return board.cards[card]!
  return undefined
}

/**
 * [P4] A printed card becomes one card, whoever reads, types or photographs it and however often. [P8] Where
 * it hangs as handwriting, that is the card that is given its words; undefined where it is no card yet.
 */
export function hungPaper(meeting: Meeting, receipt: string): Card | undefined {
  const card = cardOfPaper(meeting, receipt)
  if (!card) return undefined
  if (!awaitsWords(card)) return refuse<Refusal>({ refused: 'paperUsed', number: card.number })
  refuseHidden(card)
  return card
}

/** [M15] What is hidden is neither read nor taken back as blank: it would stand again without being shown. */
function refuseHidden({ state, reason }: Card): void {
  if (state === 'hidden') refuse<Refusal>({ refused: 'cardHidden', reason })
}

/** [P8] Refuses what needs a card's words while it has none. */
export function refuseUnread({ wording, number }: Card): void {
  if (wording === 0) refuse<Refusal>({ refused: 'notYetRead', number })
}

/**
 * [P8] What hung as handwriting is given its words, and perhaps its writer's name; number, receipt,
 * endorsements and place stay. Who is named as its writer endorses it no more, and [P9] counts as one with
 * the holder of its stub.
 */
export function readHandwriting(
  meeting: Meeting,
  card: Card,
  { tree, text, where, onBehalfOf, wishes }: CommandOf<'postCard'>,
  actor: Actor,
  now: number,
  tell: Tell,
): MeetingEvent[] {
  const before = meeting.authorships.get(card.id)!
  const author = onBehalfOf === null ? before.author : writerOnPaper(meeting, onBehalfOf)
  const joined = author === before.author ? [] : asOneHolder(meeting, [author, before.author], now)
  const holders = withConsent(meeting, joined, author, wishes)
  const own = author === before.author ? [] : endorsingAs(meeting, card.id, author)
  const authorship = { ...before, author, enteredBy: actor.id }
  const after = { ...meeting, authorships: new Map(meeting.authorships).set(card.id, authorship) }
  const read = {
    kind: 'cardRead' as const,
    card: card.id,
    number: card.number,
    tree,
    text: clean(text, CARD_MOST, 1),
    where: cleanLine(where, WHERE_MOST, 0),
    wording: 1,
    people: recount(meeting, card.id, tree === card.tree ? supporters(after, card.id) : null),
  }
  return [
    ...(holders.length > 0 ? [tell(attendanceAfter(meeting, holders), { participants: holders })] : []),
    ...endorsementsTold(meeting, card.id, own, false, actor, tell),
    tell(read, { authorship }),
    ...(wishes ? [tell({ kind: 'wishesChanged' }, { wished: { card: card.id, wishes: wishesOf(wishes) } })] : []),
  ]
}
