import { describe, expect, test } from 'vitest'
import { pooled } from '../../../tests/build/commands.ts'
import { Rehearsal } from '../../../tests/build/rehearsal.ts'
import { actsByStub } from './count.ts'
import type { Id } from '../plain/id.ts'

const stub = (n: number) => pooled('walkIn', n)

/** Three printed cards of one topic, written by whoever holds their stubs. */
function threeCards() {
  const hall = Rehearsal.open()
  const cards = [0, 1, 2].map((n) => {
    const id = pooled('card', n)
    const words = { tree: 'problem' as const, text: `灯 ${n}`, where: '', photo: null, links: [] }
    hall.staff({ kind: 'postCard', id, ...words, receipt: `R${n}`, onBehalfOf: null, paper: { person: stub(n) } })
    return id
  })
  const topic = hall.topic('problem', '灯', cards)
  const people = () => {
    // [M31] Right with what is told next.
    const neighbour = hall.joins()
    hall.ask(neighbour, { kind: 'endorse', card: cards[0]! })
    const counted = hall.board.topics[topic]!.people - 1
    hall.ask(neighbour, { kind: 'takeBack', card: cards[0]! })
    return counted
  }
  return { hall, cards, topic, people }
}
const join = (...holders: Id[]) => ({ kind: 'joinStubs', holders }) as const

describe('[P9] whoever shows several stubs is one person', () => {
  const orders: Id[][][] = [
    [[stub(0), stub(1), stub(2)]],
    [[stub(2), stub(1), stub(0)]],
    [
      [stub(0), stub(1)],
      [stub(1), stub(2)],
    ],
    [
      [stub(1), stub(2)],
      [stub(0), stub(2)],
    ],
  ]
  test.each(orders.map((order) => [order]))('in the order %#', (order) => {
    const { hall, people } = threeCards()
    expect([people(), hall.board.attendance.people]).toEqual([3, 4])
    for (const shown of order) hall.staff(join(...shown))
    expect([people(), hall.board.attendance.people]).toEqual([1, 3])
    // Shown again, nothing happens.
    expect(hall.staff(join(stub(2), stub(0)))).toEqual([])
  })

  test('nothing is told of a card or topic by it, and nobody endorses a card of their own by another stub', () => {
    const { hall, cards, topic } = threeCards()
    const told = hall.staff(join(stub(0), stub(1)))
    expect(told.map(({ kind }) => kind)).toEqual(['attendanceChanged'])
    expect(hall.board.topics[topic]!.people).toBe(3)
    const asHolder = { kind: 'participant', id: stub(0) } as const
    expect(hall.refused(asHolder, { kind: 'endorse', card: cards[1]! })).toEqual({ refused: 'ownCard' })
  })

  test('a stub whose card is not entered yet joins too, and its card is then that person’s', () => {
    const { hall, people } = threeCards()
    hall.staff(join(stub(0), stub(1), stub(2), stub(3)))
    expect(hall.board.attendance.people).toBe(1)
    const words = { tree: 'problem' as const, text: '第四张', where: '', photo: null, links: [] }
    const card = { kind: 'postCard', id: pooled('card', 3), ...words, receipt: 'R3', onBehalfOf: null } as const
    hall.staff({ ...card, paper: { person: stub(3) } })
    expect([people(), hall.board.attendance.people]).toEqual([1, 2])
  })

  test('who is on the list is one with their stubs, in the capacity of the list, and later with their phone', () => {
    const { hall, people } = threeCards()
    const [listed, other] = [pooled('listed', 0), pooled('listed', 1)]
    hall.staff({
      kind: 'listParticipants',
      people: [
        { id: listed, name: '陈伯', capacity: 'representative' },
        { id: other, name: '李婶', capacity: 'resident' },
      ],
    })
    hall.staff(join(stub(0), stub(1)))
    hall.staff(join(stub(1), listed))
    expect(hall.board.attendance).toMatchObject({ people: 2, capacities: { representative: 1, resident: 1 } })
    expect(hall.refused(hall.desk, join(stub(0), other))).toEqual({ refused: 'otherName' })
    const phone = hall.joins()
    hall.staff({ kind: 'matchParticipant', listed, joined: phone.id })
    expect([people(), actsByStub(hall.meeting, stub(0))]).toEqual([2, false])
    expect(hall.refused(hall.desk, join(stub(0), stub(2)))).toEqual({ refused: 'hasPhone' })
  })

  test('the desk parts what it joined by mistake', () => {
    const { hall, people } = threeCards()
    hall.staff(join(stub(0), stub(1), stub(2)))
    hall.staff({ kind: 'matchParticipant', listed: stub(2), joined: null })
    expect(people()).toBe(2)
  })

  test('[M26] with the person all their stubs are erased', () => {
    const { hall, cards } = threeCards()
    hall.staff(join(stub(0), stub(1)))
    hall.staff({ kind: 'erasePerson', participant: stub(1) })
    expect(cards.map((card) => hall.board.cards[card]!.state)).toEqual(['withdrawn', 'withdrawn', 'standing'])
    expect(hall.refused(hall.desk, join(stub(0), stub(2)))).toEqual({ refused: 'noSuchParticipant' })
  })
})

test('[P10] reading a receipt at the counter is told to the desk alone, and possible after the archive', () => {
  const { hall, cards } = threeCards()
  hall.staff({ kind: 'setStage', stage: 'closed' })
  hall.staff({ kind: 'setStage', stage: 'archived' })
  expect(hall.staff({ kind: 'readReceipt', card: cards[0]! })).toEqual([{ kind: 'receiptRead' }])
})
