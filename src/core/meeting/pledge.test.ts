import { expect, test } from 'vitest'
import type { Step } from '../../../tests/build/commands.ts'
import { opening, play, pooled, SOME_IDS, START } from '../../../tests/build/commands.ts'
import type { Command, CommandOf } from './command.ts'
import { decide } from './decide.ts'
import { evolve } from './evolve.ts'
import type { Meeting } from './meeting.ts'
import { pledgesOf } from './pledge.ts'
import { hallHolds } from './soundHall.ts'

const staff = { kind: 'staff', id: pooled('staff', 0) } as const
const phone = (n: number) => ({ kind: 'participant', id: pooled('phone', n) }) as const
const pledge = (n: number) => pooled('pledge', n)

class Hall {
  meeting: Meeting = play(opening(SOME_IDS)).meeting
  private at = START + 10
  ask(command: Command, actor: Step['actor'] = staff) {
    const decision = decide(this.meeting, command, actor, ++this.at)
    if (Array.isArray(decision))
      for (const event of decision) this.meeting = evolve(this.meeting, structuredClone(event))
    expect(hallHolds(this.meeting)).toBe(true)
    return decision
  }
  makes(n: number, more: Partial<CommandOf<'makePledge'>> = {}, actor: Step['actor'] = phone(0)) {
    const said = { what: '周末带人清楼道', who: '', resource: 'labour', by: null, card: null, topic: null } as const
    return this.ask({ kind: 'makePledge', id: pledge(n), ...said, ...more }, actor)
  }
  one = (n: number) => this.meeting.board.pledges.find(({ id }) => id === pledge(n))!
}

test('[M54] by phone a pledge waits until it is read out; what is said in the hall is taken at once; it says a capacity, never who', () => {
  const hall = new Hall()
  hall.makes(0)
  expect(hall.one(0)).toMatchObject({ number: 1, stage: 'said', capacity: 'resident', became: null })
  expect(JSON.stringify(hall.meeting.board.pledges)).not.toContain(phone(0).id)
  expect(hall.ask({ kind: 'takePledge', pledge: pledge(0) })).toHaveLength(1)
  expect(hall.ask({ kind: 'takePledge', pledge: pledge(0) })).toEqual([])
  hall.makes(1, { onBehalfOf: pooled('listed', 1), who: '街道办' }, staff)
  expect(hall.one(1)).toMatchObject({ stage: 'taken', capacity: 'official', who: '街道办' })
  hall.makes(2, {}, staff)
  expect(hall.one(2)).toMatchObject({ stage: 'taken', capacity: null })
  expect(pledgesOf(hall.meeting, phone(0).id)).toEqual([pledge(0)])
})

test('[M54] sent twice it is one; other words under its id are refused; a day that is past, a card or topic that is not there', () => {
  const hall = new Hall()
  hall.makes(0)
  expect(hall.makes(0)).toEqual([])
  expect(hall.makes(0, { what: '别的' })).toEqual({ refused: 'idTaken' })
  expect(hall.makes(1, { by: START })).toEqual({ refused: 'dayPast' })
  expect(hall.makes(1, { card: pooled('card', 99) })).toEqual({ refused: 'noSuchCard' })
  expect(hall.makes(1, { topic: pooled('topic', 3) })).toEqual({ refused: 'noSuchTopic' })
  expect(hall.makes(1, { what: ' ' })).toEqual({ refused: 'textEmpty' })
})

test('[M54] whoever made it takes it back, nobody else; the chair drops it with a reason; what the ledger has stays', () => {
  const hall = new Hall()
  hall.makes(0)
  hall.makes(1, {}, phone(1))
  const takeBack = (n: number, who: Step['actor']) => hall.ask({ kind: 'withdrawPledge', pledge: pledge(n) }, who)
  expect(takeBack(0, phone(1))).toEqual({ refused: 'notYourPledge' })
  expect(takeBack(0, staff)).toEqual({ refused: 'hasPhone' })
  expect(hall.ask({ kind: 'dropPledge', pledge: pledge(1), reason: '' })).toEqual({ refused: 'textEmpty' })
  expect(hall.ask({ kind: 'dropPledge', pledge: pledge(1), reason: '没有人应' })).toHaveLength(1)
  expect(takeBack(1, phone(1))).toEqual({ refused: 'pledgeOver', number: 2 })
  expect(hall.ask({ kind: 'pledgeBecame', pledge: pledge(0), became: { task: null } })).toEqual({
    refused: 'pledgeNotTaken',
    number: 1,
  })
  hall.ask({ kind: 'takePledge', pledge: pledge(0) })
  expect(hall.ask({ kind: 'pledgeBecame', pledge: pledge(0), became: { task: null } })).toHaveLength(1)
  expect(hall.ask({ kind: 'pledgeBecame', pledge: pledge(0), became: { task: null } })).toEqual([])
  // [M81] Another desk made something else of it at the same moment.
  expect(hall.ask({ kind: 'pledgeBecame', pledge: pledge(0), became: { task: 3 } })).toEqual({
    refused: 'pledgeCarried',
    number: 1,
  })
  expect(takeBack(0, phone(0))).toEqual({ refused: 'pledgeCarried', number: 1 })
  expect(hall.ask({ kind: 'dropPledge', pledge: pledge(0), reason: '算了' })).toEqual({
    refused: 'pledgeCarried',
    number: 1,
  })
})

test('[M54] five stand of each person by phone; one taken back makes room; the close leaves them standing', () => {
  const hall = new Hall()
  for (const n of [0, 1, 2, 3, 4]) hall.makes(n)
  expect(hall.makes(5)).toEqual({ refused: 'pledgesUsed', most: 5 })
  hall.ask({ kind: 'withdrawPledge', pledge: pledge(0) }, phone(0))
  expect(hall.makes(5)).toHaveLength(1)
  hall.ask({ kind: 'takePledge', pledge: pledge(1) })
  hall.ask({ kind: 'setStage', stage: 'closed' })
  expect(hall.one(1).stage).toBe('taken')
  expect(hall.makes(6)).toMatchObject({ refused: 'meetingClosed' })
  expect(hall.ask({ kind: 'takePledge', pledge: pledge(2) })).toMatchObject({ refused: 'meetingClosed' })
  expect(hall.ask({ kind: 'withdrawPledge', pledge: pledge(1) }, phone(0))).toHaveLength(1)
})

test('[M54] [M26] the words go with whoever is erased; what the ledger made of it stays by its number', () => {
  const hall = new Hall()
  hall.makes(0, { who: '王阿姨的店' })
  hall.makes(1)
  hall.makes(2, {}, phone(1))
  hall.ask({ kind: 'takePledge', pledge: pledge(0) })
  hall.ask({ kind: 'pledgeBecame', pledge: pledge(0), became: { task: 3 } })
  hall.ask({ kind: 'erasePerson', participant: phone(0).id })
  expect(hall.one(0)).toMatchObject({ what: '', who: '', stage: 'taken', became: { task: 3 } })
  expect(hall.one(1)).toMatchObject({ what: '', stage: 'withdrawn' })
  expect(hall.one(2).what).toBe('周末带人清楼道')
})
