import type { Board, Card, Meeting } from '../../core/meeting/meeting.ts'
import { actsByStub, asOnePerson, endorsersOf, endorsingAs, personOf } from '../../core/meeting/count.ts'
import { halvesOf } from '../../core/meeting/cut.ts'
import { giftOf, hasStickers } from '../../core/meeting/dots.ts'
import { motionsOf } from '../../core/meeting/motion.ts'
import { pledgesOf } from '../../core/meeting/pledge.ts'
import { answersOf } from '../../core/meeting/roomQuestion.ts'
import { numbersOf } from '../../core/meeting/floor.ts'
import type { Id } from '../../core/plain/id.ts'
import { signFollow } from '../secrets/token.ts'
import type { Me, MeetingSummary } from '../../wire/meeting.ts'
import type { ReceiptView } from '../../wire/receipt.ts'

/**
 * What a participant may know of themselves; undefined where they never joined, or were erased. `key`: the
 * installation's, which signs links to follow.
 */
export function presentMe(meeting: Meeting, id: Id, key: string): Me | undefined {
  const participant = meeting.participants.get(id)
  if (!participant || meeting.erased.has(id)) return undefined
  const me: Me = {
    participant: id,
    name: participant.name,
    capacity: participant.capacity,
    nameAgreed: participant.nameAgreed,
    present: participant.presentAt !== null,
    cards: [],
    endorsed: [],
    numbers: numbersOf(meeting, id),
    dots: { ...giftOf(meeting, id) },
    answers: answersOf(meeting, id),
    pledged: pledgesOf(meeting, id),
    ...motionsOf(meeting, id),
    stickers: hasStickers(meeting, id),
    follow: {},
  }
  for (const [card, { author, receipt }] of meeting.authorships) {
    if (personOf(meeting, author) !== personOf(meeting, id)) continue
    const words = meeting.wordings.get(card)
    me.cards.push({ id: card, receipt, ...(words ? { hidden: { text: words.text, where: words.where } } : {}) })
  }
  const mine = asOnePerson(meeting, id)
  for (const [card, endorsers] of meeting.endorsers) {
    if (!mine.some((one) => endorsers.has(one))) continue
    me.endorsed.push(card)
    me.follow[card] = signFollow({ meeting: meeting.board, card, participant: id }, key)
  }
  return me
}

export function presentSummary(board: Board): MeetingSummary {
  const cards = { problem: 0, action: 0, vision: 0 }
  for (const card of Object.values(board.cards)) if (card.state === 'standing') cards[card.tree]++
  const { id, code, theme, place, startsAt, stage } = board
  return { id, code, theme, place, startsAt, stage, cards, people: board.attendance.people }
}

/**
 * What became of a card in its meeting. `words`: its latest wording, whatever the card's state; none for who
 * may not read them.
 */
export function presentReceipt(
  meeting: Meeting,
  { card: id, participant, receipt }: { card: Id; participant: Id; receipt: string },
  words: { text: string; where: string; photo: Id | null },
): Omit<ReceiptView, 'receipt' | 'address' | 'card' | 'holder' | 'endorsing' | 'community' | 'progress' | 'answer'> {
  const { board } = meeting
  const byStub = receipt !== '' && actsByStub(meeting, participant)
  const card = board.cards[id]!
  const topic = card.topic ? board.topics[card.topic] : undefined
  const gathered = card.topic ? [...(meeting.gathered.get(card.topic) ?? [])] : []
  const { code, theme, startsAt, stage, next, openTree } = board
  return {
    number: card.number,
    tree: card.tree,
    state: card.state,
    ...words,
    reason: card.reason,
    postedAt: card.postedAt,
    edited: card.wording > 1,
    endorsements: card.endorsements,
    halves: halvesOf(board, id).map((half) => ({
      card: half.id,
      number: half.number,
      tree: half.tree,
      state: half.state,
      text: half.text,
      endorsements: half.endorsements,
      topic: half.topic ? board.topics[half.topic]!.name : null,
      endorsing: endorsingAs(meeting, half.id, participant).length > 0,
    })),
    topic: topic
      ? {
          name: topic.name,
          people: topic.people,
          cards: gathered.filter((other) => board.cards[other]!.state === 'standing').length,
        }
      : null,
    meeting: { code, theme, startsAt, stage, next, openTree },
    wishes: receipt === '' ? null : presentWishes(meeting, id),
    stubs: byStub ? asOnePerson(meeting, participant).length : 0,
    endorses: byStub ? endorsedBy(meeting, participant) : null,
  }
}

/** [P16] What is ticked on a card on paper, for its author; null for others, and for one that is gone. */
function presentWishes({ authorships, board }: Meeting, card: Id): ReceiptView['wishes'] {
  const { enteredBy, wishes } = authorships.get(card)!
  if (enteredBy === null || board.cards[card]!.state === 'withdrawn') return null
  const { mayBeNamed = false, callBack = false, called = null } = wishes ?? {}
  return { mayBeNamed, callBack, called: called !== null }
}

/** The standing cards that somebody endorses, by number; of a cut card its halves. */
function endorsedBy(meeting: Meeting, participant: Id) {
  const mine = asOnePerson(meeting, participant)
  const endorsed = (card: Id) => mine.some((one) => endorsersOf(meeting, card).has(one))
  return cardsByNumber(meeting.board)
    .filter(({ id, state }) => state === 'standing' && endorsed(id))
    .map(({ id, number, tree, text }) => ({ card: id, number, tree, text }))
}

/** The cards of a board in the order of their numbers. */
export const cardsByNumber = (board: Board): Card[] => Object.values(board.cards).sort((a, b) => a.number - b.number)
