import { expect, test } from 'vitest'
import type { Step } from '../../../tests/build/commands.ts'
import { opening, play, pooled, SOME_IDS, START } from '../../../tests/build/commands.ts'
import { drawnAgain, lotFault, lotMark, numberIn } from '../plain/lotRecord.ts'
import type { Command, CommandOf } from './command.ts'
import { decide } from './decide.ts'
import { evolve } from './evolve.ts'
import type { HallLot } from './lots.ts'
import type { Meeting } from './meeting.ts'
import { hallHolds } from './soundHall.ts'

const staff = { kind: 'staff', id: pooled('staff', 0) } as const
const phone = (n: number) => ({ kind: 'participant', id: pooled('phone', n) }) as const
const lot = (n: number) => pooled('lot', n)

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
  announces = (n: number, more: Partial<CommandOf<'announceLot'>> = {}) =>
    this.ask({
      kind: 'announceLot',
      id: lot(n),
      purpose: '谁去街道',
      from: 'numbers',
      slips: 12,
      take: 3,
      again: '',
      checkpoint: 'grove-x/log/rongbu\n326\nhash',
      sealed: `word ${n}`,
      ...more,
    })
  calls = (n: number, called: string) => this.ask({ kind: 'callLot', lot: lot(n), called })
  draws = (n: number, called: string, sealed = `word ${n}`) =>
    this.ask({ kind: 'drawLot', lot: lot(n), called, sealed })
  givesUp = (n: number, reason = '骰子滚到桌下') =>
    this.ask({ kind: 'giveUpLot', lot: lot(n), reason, sealed: `word ${n}` })
  get last(): HallLot {
    return this.meeting.board.lots.at(-1)!
  }
}

test('[M56] all but what the hall calls is fixed when a lot is announced, and the sealed word is in nothing told', () => {
  const hall = new Hall()
  expect(JSON.stringify(hall.announces(0))).not.toContain('word 0')
  expect(hall.last).toMatchObject({ number: 1, stage: 'announced', pool: '1-12', take: 3, sealed: '', drawn: [] })
  // Sent twice it is one; one is open at a time.
  expect(hall.announces(0)).toEqual([])
  expect(hall.announces(1, { purpose: '别的' })).toEqual({ refused: 'lotOpen', number: 1 })
  expect(hall.announces(0, { purpose: '别的' })).toEqual({ refused: 'idTaken' })
})

test('[M57] what was called is put right until it is drawn; then nothing draws it again, whoever tries', () => {
  const hall = new Hall()
  hall.announces(0)
  expect(hall.draws(0, '3 5')).toEqual({ refused: 'otherCalled' })
  expect(hall.calls(0, '三点')).toEqual({ refused: 'notCalled' })
  hall.calls(0, '3 5')
  expect(hall.calls(0, '3，5')).toEqual([])
  hall.calls(0, '3 6')
  // A colleague who has read the old numbers does not draw the new ones.
  expect(hall.draws(0, '3 5')).toEqual({ refused: 'otherCalled' })
  expect(hall.draws(0, '3 6', 'another word')).toEqual({ refused: 'lotLost' })
  hall.draws(0, '3 6')
  const { drawn } = hall.last
  expect(hall.last).toMatchObject({ stage: 'drawn', called: ['3', '6'], retyped: 1, sealed: 'word 0' })
  expect(drawn).toHaveLength(3)
  expect(drawnAgain(hall.last)).toEqual(drawn)
  // A doubled press is the same press; everything else comes too late.
  expect(hall.draws(0, '3 6')).toEqual([])
  for (const late of [hall.draws(0, '1'), hall.calls(0, '1'), hall.givesUp(0)])
    expect(late).toEqual({ refused: 'lotOver', number: 1 })
  expect(hall.last.drawn).toEqual(drawn)
})

test('[M56] whoever announces another lot about the same, or of the same, says why; both stay on record', () => {
  const hall = new Hall()
  hall.announces(0)
  expect(hall.givesUp(0, ' ')).toEqual({ refused: 'textEmpty' })
  hall.givesUp(0)
  expect(hall.givesUp(0)).toEqual([])
  expect(hall.last).toMatchObject({ stage: 'givenUp', sealed: 'word 0', reason: '骰子滚到桌下' })
  expect(hall.announces(1, { purpose: '谁去，街道' })).toEqual({ refused: 'textEmpty' })
  expect(hall.announces(1, { purpose: '派谁去' })).toEqual({ refused: 'textEmpty' })
  expect(hall.announces(1, { purpose: '派谁去', again: '骰子找到了' })).toHaveLength(1)
  expect(hall.meeting.board.lots.map(({ number, stage, again }) => [number, stage, again])).toEqual([
    [1, 'givenUp', ''],
    [2, 'announced', '骰子找到了'],
  ])
  hall.calls(1, '4')
  hall.draws(1, '4')
  // Another list is another lot.
  expect(hall.announces(2, { purpose: '平局', slips: 2, take: 1 })).toHaveLength(1)
})

test('[M56] of those who are there each has one number, which only they and the desk can find', () => {
  const hall = new Hall()
  expect(hall.announces(0, { from: 'there', take: 99 })).toEqual({ refused: 'outOfRange' })
  const [event] = hall.announces(0, { from: 'there', take: 1 }) as { told: object; secret: object }[]
  const holders = hall.meeting.lotHolders.get(1)!
  expect(holders).toContain(phone(0).id)
  expect(new Set(holders).size).toBe(holders.length)
  expect(hall.last.pool).toBe(`1-${holders.length}`)
  for (const id of holders) expect(JSON.stringify(event!.told)).not.toContain(id)
  const mine = numberIn(hall.last, lotMark(lot(0), phone(0).id))
  expect(holders[mine! - 1]).toBe(phone(0).id)
  expect(numberIn(hall.last, lotMark(lot(1), phone(0).id))).toBeUndefined()
  // Whoever comes later is not in it; whoever is erased keeps an empty number.
  hall.ask({ kind: 'erasePerson', participant: phone(0).id })
  hall.calls(0, '2')
  hall.draws(0, '2')
  expect(hall.last.stage).toBe('drawn')
})

test('[M58] a lot among those who wait is the order in which they get the floor', () => {
  const hall = new Hall()
  hall.ask({ kind: 'switchFloor', open: true })
  for (const n of [0, 1, 2]) hall.ask({ kind: 'askFloor', card: null, stance: null }, phone(n))
  const before = hall.meeting.board.floor.waiting.map(({ number }) => number)
  hall.announces(0, { from: 'floor', take: before.length })
  hall.calls(0, '6 1')
  hall.draws(0, '6 1')
  const waiting = () => hall.meeting.board.floor.waiting.map(({ number }) => number)
  expect(waiting()).toEqual(hall.last.drawn)
  // Whoever asks now comes after them; the first needs no reason.
  hall.ask({ kind: 'raiseHand', participant: null, card: null, stance: null })
  expect(waiting().slice(0, before.length)).toEqual(hall.last.drawn)
  expect(hall.ask({ kind: 'giveFloor', number: hall.last.drawn[0]!, reason: '' })).toHaveLength(1)
  expect(waiting().slice(0, before.length - 1)).toEqual(hall.last.drawn.slice(1))
})

test('[M56] nothing to draw from, no meeting, a close over it', () => {
  const hall = new Hall()
  expect(hall.announces(0, { from: 'floor' })).toEqual({ refused: 'nobodyToDraw' })
  expect(hall.announces(0, { slips: 1, take: 1 })).toEqual({ refused: 'outOfRange' })
  expect(hall.announces(0, { take: 13 })).toEqual({ refused: 'outOfRange' })
  expect(hall.calls(0, '1')).toEqual({ refused: 'noSuchLot' })
  hall.announces(0)
  hall.ask({ kind: 'setStage', stage: 'closed' })
  expect(hall.last).toMatchObject({ stage: 'givenUp', reason: '', sealed: '' })
  expect(hall.announces(1)).toMatchObject({ refused: 'meetingClosed' })
})

test('[M57] a lot that was changed afterwards is found out by whoever draws it again', () => {
  const hall = new Hall()
  hall.announces(0)
  hall.calls(0, '3 6')
  hall.draws(0, '3 6')
  const held = hall.last
  expect(lotFault(held)).toBeNull()
  expect(lotFault({ ...held, drawn: held.drawn.toReversed() })).toBe('drawn')
  expect(lotFault({ ...held, called: ['3', '7'] })).toBe('drawn')
  for (const other of [{ purpose: '别的' }, { pool: '1-11' }, { sealed: 'x' }, { checkpoint: 'c' }])
    expect(lotFault({ ...held, ...other })).toBe('fixed')
  expect(lotFault({ ...held, take: 2 })).toBe('shape')
  expect(lotFault({ ...held, take: 2, drawn: held.drawn.slice(0, 2) })).toBe('fixed')
  expect(lotFault({ ...held, pool: '1-12 12' })).toBe('shape')
})
