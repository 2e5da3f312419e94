import { expect, test } from 'vitest'
import { opening, play, pooled, SOME_IDS, START } from '../../../tests/build/commands.ts'
import type { Step } from '../../../tests/build/commands.ts'
import type { Command } from './command.ts'
import { decide } from './decide.ts'
import { evolve } from './evolve.ts'
import type { Meeting } from './meeting.ts'
import { answersOf, roomSaid } from './roomQuestion.ts'
import { hallHolds } from './soundHall.ts'

const staff = { kind: 'staff', id: pooled('staff', 0) } as const
const phone = (n: number) => ({ kind: 'participant', id: pooled('phone', n) }) as const
const card = (n: number) => pooled('card', n)
const COUNT = { yes: 3, no: 1, unsure: 0 }

class Hall {
  meeting: Meeting = play(opening(SOME_IDS)).meeting
  at = START + 10
  private ask(command: Command, actor: Step['actor']) {
    const decision = decide(this.meeting, command, actor, ++this.at)
    if (Array.isArray(decision))
      for (const event of decision) this.meeting = evolve(this.meeting, structuredClone(event))
    expect(hallHolds(this.meeting)).toBe(true)
    return decision
  }
  desk = (command: Command) => this.ask(command, staff)
  says = (n: number, answer: 'yes' | 'no' | 'unsure', question = 1) =>
    this.ask({ kind: 'answerRoom', question, answer }, phone(n))
  asks = (a = 0, b = 3) => this.desk({ kind: 'askRoom', cards: [card(a), card(b)] })
  closes = (hands: typeof COUNT | null = null, question = 1) => this.desk({ kind: 'closeRoom', question, hands })
  get last() {
    return this.meeting.board.room[this.meeting.board.room.length - 1]!
  }
}

test('[M53] two different cards of one tree that hang and can be read; one question at a time', () => {
  const hall = new Hall()
  expect(hall.asks(0, 0)).toEqual({ refused: 'needsTwoCards' })
  expect(hall.asks(0, 1)).toEqual({ refused: 'otherTree' })
  expect(hall.desk({ kind: 'askRoom', cards: [card(0)] })).toEqual({ refused: 'needsTwoCards' })
  expect(hall.desk({ kind: 'askRoom', cards: [card(0), card(99)] })).toEqual({ refused: 'noSuchCard' })
  expect(hall.desk({ kind: 'hideCard', card: card(3), reason: '写了人名' })).toHaveLength(1)
  expect(hall.asks()).toMatchObject({ refused: 'cardHidden' })
  hall.desk({ kind: 'showCard', card: card(3) })
  expect(hall.asks()).toHaveLength(1)
  // The same again is the same; another waits.
  expect(hall.asks(3, 0)).toEqual([])
  expect(hall.asks(1, 4)).toEqual({ refused: 'roomAsked', number: 1 })
})

test('[M53] one answer a person, whatever the way, and the last one counts; nobody sees how it stands before it is closed', () => {
  const hall = new Hall()
  hall.asks()
  hall.says(0, 'no')
  expect(hall.says(0, 'yes')).toHaveLength(1)
  expect(hall.says(0, 'yes')).toEqual([])
  hall.says(1, 'yes')
  // Thinking again is told to nobody, since nothing that everybody sees is another.
  const again = hall.says(0, 'no')
  expect(Array.isArray(again) && again.map(({ told }) => told)).toEqual([{ kind: 'answerChanged' }])
  hall.says(0, 'yes')
  // Somebody from the list without a phone, through the desk, once they are ticked off as there; once their
  // phone is confirmed, they are one.
  const forListed = () => hall.desk({ kind: 'answerRoom', question: 1, answer: 'no', onBehalfOf: pooled('listed', 1) })
  expect(forListed()).toEqual({ refused: 'notThere' })
  hall.desk({ kind: 'tickPresent', participant: pooled('listed', 1), present: true })
  expect(forListed()).toHaveLength(1)
  expect(hall.last).toMatchObject({ people: 3, atDesk: 1, given: null, hands: null, open: true })
  hall.desk({ kind: 'matchParticipant', listed: pooled('listed', 1), joined: phone(1).id })
  expect(hall.desk({ kind: 'answerRoom', question: 1, answer: 'yes', onBehalfOf: pooled('listed', 1) })).toEqual({
    refused: 'hasPhone',
  })
  expect(hall.closes(COUNT)).toHaveLength(1)
  expect(hall.last).toMatchObject({ people: 2, given: { yes: 2, no: 0, unsure: 0 }, hands: COUNT, open: false })
  expect(roomSaid(hall.last)).toBe('yes')
  expect(answersOf(hall.meeting, phone(1).id)).toEqual({ 1: 'yes' })
})

test('[M53] a late answer is refused and said to be so; a second close changes nothing; the next question is another', () => {
  const hall = new Hall()
  hall.asks()
  hall.closes()
  expect(hall.says(0, 'yes')).toEqual({ refused: 'roomClosed', number: 1 })
  expect(hall.closes()).toEqual([])
  // Hands of a colleague who was a moment later are not lost without a word.
  expect(hall.closes(COUNT)).toEqual({ refused: 'handsNotKept', number: 1 })
  expect(hall.says(0, 'yes', 2)).toEqual({ refused: 'noSuchRoomQuestion' })
  hall.asks()
  expect(hall.last).toMatchObject({ number: 2, open: true })
  expect(hall.says(0, 'no', 2)).toHaveLength(1)
  expect(roomSaid(hall.meeting.board.room[0]!)).toBeNull()
})

test('[M53] hands and answers are no more than heads; another number needs a reason, which is on record', () => {
  const hall = new Hall()
  hall.desk({ kind: 'countHeads', heads: 5 })
  hall.asks()
  hall.says(0, 'yes')
  hall.says(1, 'no')
  expect(hall.closes(COUNT)).toEqual({ refused: 'moreThanHeads', most: 5 })
  expect(hall.closes({ yes: -1, no: 0, unsure: 0 })).toEqual({ refused: 'outOfRange' })
  expect(hall.closes({ ...COUNT, yes: 2 })).toHaveLength(1)
  const count = (hands: typeof COUNT, reason: string) => hall.desk({ kind: 'countRoom', question: 1, hands, reason })
  expect(count({ yes: 0, no: 3, unsure: 0 }, ' ')).toEqual({ refused: 'textEmpty' })
  expect(count({ yes: 0, no: 9, unsure: 0 }, '数错了')).toEqual({ refused: 'moreThanHeads', most: 5 })
  expect(count({ yes: 0, no: 3, unsure: 0 }, '数错了')).toHaveLength(1)
  expect(count({ yes: 0, no: 3, unsure: 0 }, '数错了')).toEqual([])
  expect(hall.last.corrections).toMatchObject([{ from: { yes: 2, no: 1, unsure: 0 }, reason: '数错了' }])
  expect(roomSaid(hall.last)).toBe('no')
})

test('[M53] the close of the meeting closes what is asked; afterwards nothing is asked or answered', () => {
  const hall = new Hall()
  hall.asks()
  hall.says(0, 'unsure')
  hall.desk({ kind: 'setStage', stage: 'closed' })
  expect(hall.last).toMatchObject({ open: false, given: { yes: 0, no: 0, unsure: 1 } })
  expect(hall.asks(1, 4)).toMatchObject({ refused: 'meetingClosed' })
  expect(hall.says(1, 'yes')).toMatchObject({ refused: 'meetingClosed' })
})

test('[M53] [M26] whoever is erased stays in the count as a number, and answers no more', () => {
  const hall = new Hall()
  hall.asks()
  hall.says(0, 'yes')
  hall.desk({ kind: 'erasePerson', participant: phone(0).id })
  expect(hall.says(0, 'no')).toEqual({ refused: 'personErased' })
  hall.closes()
  expect(hall.last.given).toEqual({ yes: 1, no: 0, unsure: 0 })
})

test('[M53] the outcome moves no card: whoever gathers is asked, and decides', () => {
  const hall = new Hall()
  hall.desk({ kind: 'takeOutCards', cards: [card(3)] })
  hall.asks()
  hall.says(0, 'yes')
  hall.closes()
  expect(hall.meeting.board.cards[card(3)]!.topic).toBeNull()
})

test('[M53] once somebody gathers or parts its cards, a question proposes nothing more', () => {
  const hall = new Hall()
  hall.asks()
  hall.closes()
  hall.desk({ kind: 'takeOutCards', cards: [card(1)] })
  expect(hall.last.settled).toBe(false)
  hall.desk({ kind: 'takeOutCards', cards: [card(3)] })
  expect(hall.last.settled).toBe(true)
})

test('[M53] a phone that wrote from home and never came does not answer', () => {
  const hall = new Hall()
  hall.asks()
  hall.desk({ kind: 'tickPresent', participant: phone(2).id, present: false })
  expect(hall.says(2, 'yes')).toEqual({ refused: 'notThere' })
})
