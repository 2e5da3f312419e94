import { describe, expect, test } from 'vitest'
import { pooled } from '../../../tests/build/commands.ts'
import { Rehearsal } from '../../../tests/build/rehearsal.ts'

const [card, other] = [pooled('card', 0), pooled('card', 1)]

/** Somebody at the door, of whom the desk enters cards on paper. */
function atTheDesk() {
  const hall = Rehearsal.open()
  const elder = pooled('walkIn', 0)
  hall.staff({ kind: 'addWalkIn', id: elder, name: '陈伯', capacity: 'resident' })
  const enter = (id: string, wishes: { mayBeNamed: boolean; callBack: boolean }) =>
    hall.staff({
      kind: 'postCard',
      id,
      tree: 'problem',
      text: '灯坏了',
      where: '',
      photo: null,
      links: [],
      receipt: id,
      onBehalfOf: elder,
      wishes,
    })
  const named = () => hall.meeting.board.attendance.named
  const by = { kind: 'participant', id: elder } as const
  return { hall, elder, enter, named, by }
}

describe('[P16] what is ticked on a card of paper', () => {
  test('names its author in the record, as long as one of their cards says so', () => {
    const { hall, enter, named, by } = atTheDesk()
    enter(card, { mayBeNamed: false, callBack: false })
    expect(named()).toEqual([])
    enter(other, { mayBeNamed: true, callBack: false })
    expect(named()).toEqual(['陈伯'])
    hall.staff({ kind: 'setWishes', card, mayBeNamed: true, callBack: false })
    hall.ask(by, { kind: 'setWishes', card: other, mayBeNamed: false, callBack: false })
    expect(named()).toEqual(['陈伯'])
    hall.ask(by, { kind: 'withdrawCard', card })
    expect(named()).toEqual([])
    expect(hall.meeting.authorships.get(card)!.wishes).toBeUndefined()
  })

  test('a call is noted with who made it; who wants none, or wants one anew, was not called', () => {
    const { hall, enter, by } = atTheDesk()
    enter(card, { mayBeNamed: false, callBack: true })
    const called = { kind: 'noteCall', card, called: true } as const
    expect(hall.staff(called)).toEqual([{ kind: 'wishesChanged' }])
    expect(hall.meeting.authorships.get(card)!.wishes!.called).toMatchObject({ by: hall.desk.id })
    expect(hall.staff(called)).toEqual([])
    hall.ask(by, { kind: 'setWishes', card, mayBeNamed: false, callBack: false })
    expect(hall.refused(hall.desk, called)).toEqual({ refused: 'noCallWanted' })
    hall.ask(by, { kind: 'setWishes', card, mayBeNamed: false, callBack: true })
    expect(hall.meeting.authorships.get(card)!.wishes!.called).toBeNull()
  })

  test('is the author’s: nobody else changes it, and of a card by phone there is nothing', () => {
    const { hall, enter } = atTheDesk()
    enter(card, { mayBeNamed: false, callBack: true })
    const set = { kind: 'setWishes', card, mayBeNamed: true, callBack: false } as const
    const phone = hall.joins()
    expect(hall.refused(phone, set)).toEqual({ refused: 'notYourCard' })
    const posted = { kind: 'postCard', id: other, tree: 'problem', text: '井盖响', where: '', photo: null } as const
    hall.ask(phone, {
      ...posted,
      links: [],
      receipt: 'R',
      onBehalfOf: null,
      wishes: { mayBeNamed: true, callBack: true },
    })
    expect(hall.meeting.authorships.get(other)!.wishes).toBeUndefined()
    expect(hall.refused(hall.desk, { ...set, card: other })).toEqual({ refused: 'notOnPaper' })
  })

  test('who says on the phone that is theirs that they are not to be named is not', () => {
    const { hall, elder, enter, named, by } = atTheDesk()
    enter(card, { mayBeNamed: true, callBack: false })
    const phone = hall.joins()
    hall.staff({ kind: 'matchParticipant', listed: elder, joined: phone.id })
    expect(hall.refused(hall.desk, { kind: 'setWishes', card, mayBeNamed: false, callBack: false })).toEqual({
      refused: 'hasPhone',
    })
    hall.ask(phone, { kind: 'describeMyself', name: '陈伯', capacity: 'resident', nameAgreed: false })
    expect(named()).toEqual([])
    hall.staff({ kind: 'erasePerson', participant: by.id })
    expect(hall.meeting.authorships.get(card)!.wishes).toBeUndefined()
  })
})
