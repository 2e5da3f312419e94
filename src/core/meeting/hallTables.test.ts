import { expect, test } from 'vitest'
import type { Step } from '../../../tests/build/commands.ts'
import { opening, play, pooled, SOME_IDS, START } from '../../../tests/build/commands.ts'
import type { Command } from './command.ts'
import { decide } from './decide.ts'
import { evolve } from './evolve.ts'
import { marksOf, reporting, tableOfCard, TELLING_FEWEST } from './hallTables.ts'
import type { Meeting } from './meeting.ts'
import { hallHolds } from './soundHall.ts'

const staff = { kind: 'staff', id: pooled('staff', 0) } as const
const phone = (n: number) => ({ kind: 'participant', id: pooled('phone', n) }) as const
const card = (n: number) => pooled('card', n)

class Hall {
  meeting: Meeting = play(opening(SOME_IDS)).meeting
  at = START + 10
  ask(command: Command, actor: Step['actor'] = staff) {
    const decision = decide(this.meeting, command, actor, ++this.at)
    if (Array.isArray(decision))
      for (const event of decision) this.meeting = evolve(this.meeting, structuredClone(event))
    expect(hallHolds(this.meeting)).toBe(true)
    return decision
  }
  opens = (count = 2, lot: string | null = null) => this.ask({ kind: 'openTables', count, seconds: 180, lot })
  sits = (n: number, table: number) => this.ask({ kind: 'sitAt', table }, phone(n))
  proposes = (n: number, of: number, table = 1, proposed = true) =>
    this.ask({ kind: 'proposeAtTable', table, card: card(of), motion: null, proposed }, phone(n))
  get tables() {
    return this.meeting.board.tables!.tables
  }
}

test('[M59] who is there takes a seat by number, at one table; what is told says of nobody who it is', () => {
  const hall = new Hall()
  expect(hall.sits(0, 1)).toEqual({ refused: 'noTables' })
  expect(hall.opens(1)).toEqual({ refused: 'outOfRange' })
  hall.opens()
  expect(hall.opens()).toEqual([])
  expect(hall.sits(0, 3)).toEqual({ refused: 'noSuchTable', number: 3 })
  expect(JSON.stringify(hall.sits(0, 1))).not.toContain(`"${phone(0).id}",`)
  expect(hall.sits(0, 1)).toEqual([])
  hall.sits(0, 2)
  expect(hall.tables.map(({ marks }) => marks.length)).toEqual([0, 1])
  expect(hall.tables[1]!.marks).toEqual(marksOf(hall.meeting, phone(0).id).slice(0, 1))
  // By the desk whoever has no phone, once they are there.
  const listed = { kind: 'sitAt', table: 1, onBehalfOf: pooled('listed', 1) } as const
  expect(hall.ask(listed)).toEqual({ refused: 'notThere' })
  hall.ask({ kind: 'tickPresent', participant: pooled('listed', 1), present: true })
  expect(hall.ask(listed)).toHaveLength(1)
  expect(hall.opens(1)).toEqual({ refused: 'outOfRange' })
  hall.opens(4)
  expect(hall.opens(3)).toEqual({ refused: 'tablesStay', count: 4 })
  expect(hall.tables.map(({ marks }) => marks.length)).toEqual([1, 1, 0, 0])
})

test('[M60] each role is one person’s of the table; the desk names another, and who leaves lays it down', () => {
  const hall = new Hall()
  hall.opens()
  expect(hall.ask({ kind: 'takeRole', role: 'captain' }, phone(0))).toEqual({ refused: 'atNoTable' })
  for (const n of [0, 1]) hall.sits(n, 1)
  hall.ask({ kind: 'takeRole', role: 'captain' }, phone(0))
  expect(hall.ask({ kind: 'takeRole', role: 'captain' }, phone(0))).toEqual([])
  expect(hall.ask({ kind: 'takeRole', role: 'captain' }, phone(1))).toEqual({ refused: 'roleTaken', number: 1 })
  hall.ask({ kind: 'takeRole', role: 'captain', onBehalfOf: phone(1).id })
  expect(hall.tables[0]!.captain).toBe(hall.tables[0]!.marks[1])
  hall.sits(1, 2)
  expect(hall.tables[0]!.captain).toBe('')
})

test('[M60] a card carries its table as long as that points at nobody, and stays its author’s', () => {
  const hall = new Hall()
  hall.opens()
  const writes = (n: number, id: string) => {
    const words = { tree: 'action' as const, text: '换灯', where: '', photo: null, links: [], onBehalfOf: null }
    hall.ask({ kind: 'postCard', id, receipt: id, ...words }, phone(n))
    return tableOfCard(hall.meeting.board, id)
  }
  const walksIn = (n: number, table: number) => {
    const id = pooled('walkIn', n)
    hall.ask({ kind: 'addWalkIn', id, name: `住户${n}`, capacity: 'resident' })
    hall.ask({ kind: 'sitAt', table, onBehalfOf: id })
    return id
  }
  for (const { id, presentAt } of hall.meeting.participants.values())
    if (presentAt !== null) hall.ask({ kind: 'sitAt', table: 1, onBehalfOf: id })
  for (let n = 0; n < TELLING_FEWEST; n++) walksIn(n, 1)
  expect(writes(0, card(8))).toBe(1)
  expect(hall.meeting.authorships.get(card(8))!.author).toBe(phone(0).id)
  // One who sits alone, or nowhere, would be whose card says none.
  const alone = walksIn(TELLING_FEWEST, 2)
  expect(writes(0, card(9))).toBeUndefined()
  hall.ask({ kind: 'sitAt', table: 0, onBehalfOf: alone })
  expect(writes(0, card(10))).toBeUndefined()
  hall.ask({ kind: 'sitAt', table: 1, onBehalfOf: alone })
  expect(writes(0, card(11))).toBe(1)
})

test('[M26] [M59] who is erased leaves their seat, and what they held there', () => {
  const hall = new Hall()
  hall.opens()
  hall.sits(0, 1)
  hall.ask({ kind: 'takeRole', role: 'captain' }, phone(0))
  hall.ask({ kind: 'erasePerson', participant: phone(0).id })
  expect(hall.tables[0]).toMatchObject({ marks: [], captain: '' })
})

test('[M61] two proposals a table, chosen by captain or recorder or the desk, from what hangs or was moved', () => {
  const hall = new Hall()
  hall.opens()
  for (const n of [0, 1]) hall.sits(n, 1)
  expect(hall.proposes(0, 0)).toEqual({ refused: 'notForTable', number: 1 })
  hall.ask({ kind: 'takeRole', role: 'recorder' }, phone(0))
  expect(hall.proposes(0, 99)).toEqual({ refused: 'noSuchCard' })
  hall.proposes(0, 0)
  expect(hall.proposes(0, 0)).toEqual([])
  hall.proposes(0, 1)
  expect(hall.proposes(0, 3)).toEqual({ refused: 'twoProposals', number: 1 })
  expect(hall.proposes(0, 0, 2)).toEqual({ refused: 'notForTable', number: 2 })
  hall.proposes(0, 0, 1, false)
  expect(hall.proposes(0, 0, 1, false)).toEqual([])
  hall.ask({ kind: 'proposeAtTable', table: 2, card: card(3), motion: null, proposed: true })
  expect(hall.tables.map(({ proposals }) => proposals)).toEqual([[{ card: card(1) }], [{ card: card(3) }]])
})

test('[M62] tables report in turn, one at a time; two desks that press begin one report', () => {
  const hall = new Hall()
  expect(hall.ask({ kind: 'reportTable', table: 1 })).toEqual({ refused: 'noTables' })
  hall.opens(3)
  hall.ask({ kind: 'reportTable', table: 1 })
  expect(hall.ask({ kind: 'reportTable', table: 1 })).toEqual([])
  hall.ask({ kind: 'reportTable', table: 2 })
  expect(hall.ask({ kind: 'endReport', table: 1 })).toEqual([])
  expect(reporting(hall.meeting.board)).toMatchObject({ table: 2, seconds: 180, until: null })
  // Seats are over, reports go on; the close of the meeting ends them.
  hall.ask({ kind: 'closeTables' })
  expect(hall.sits(0, 1)).toEqual({ refused: 'noTables' })
  hall.ask({ kind: 'reportTable', table: 3 })
  hall.ask({ kind: 'setStage', stage: 'closed' })
  expect(reporting(hall.meeting.board)).toBeUndefined()
  expect(hall.meeting.board.tables!.reports.map(({ table }) => table)).toEqual([1, 2, 3])
})

test('[M59] a lot of all who are there deals them out evenly; another lot does not', () => {
  const hall = new Hall()
  const announce = (n: number, take: number) => {
    const id = pooled('lot', n)
    const said = {
      purpose: `分桌${n}`,
      from: 'there',
      slips: 0,
      take,
      again: '重抽',
      checkpoint: 'c',
      sealed: 's',
    } as const
    hall.ask({ kind: 'announceLot', id, ...said })
    hall.ask({ kind: 'callLot', lot: id, called: '3' })
    hall.ask({ kind: 'drawLot', lot: id, called: '3', sealed: 's' })
    return id
  }
  const people = hall.meeting.board.attendance.people
  expect(hall.opens(2, announce(0, 1))).toEqual({ refused: 'notOfAll' })
  hall.opens(2, announce(1, people))
  const sizes = hall.tables.map(({ marks }) => marks.length)
  expect(sizes[0]! + sizes[1]!).toBe(people)
  expect(Math.abs(sizes[0]! - sizes[1]!)).toBeLessThan(2)
})
