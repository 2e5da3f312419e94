import { describe, expect, test } from 'vitest'
import { orderOn } from '../ballot/order.ts'
import type { Asks, SeenBallot } from './ballotPaper.ts'
import { answerSeen, ballotPaper, readBallotCode, seenAgain } from './ballotPaper.ts'
import type { Rect } from './layout.ts'
import type { Tick } from './reading.ts'

const yesNo = (id: string): Asks => ({ id, asks: 'yesNo', options: [], most: 1 })
const chooses = (options: number, more: Partial<Asks> = {}): Asks => ({
  id: '1',
  asks: 'choose',
  options: Array.from({ length: options }, (_, n) => `选项${n}`),
  most: 2,
  ...more,
})
const SERIAL = '482109375562014'

describe('[P17] a ballot paper', () => {
  const papers = [
    [yesNo('1')],
    [yesNo('1'), yesNo('2'), yesNo('3')],
    [chooses(4), yesNo('2')],
    [chooses(14)],
    [chooses(60)],
    Array.from({ length: 8 }, (_, n) => yesNo(`${n}`)),
  ]
  test.each(papers.map((questions) => [questions]))('has all in its frame, nothing over anything else', (questions) => {
    const paper = ballotPaper(questions)!
    const { frame, code, digits, questions: placed } = paper
    const all: Rect[] = [code, digits, paper.title, paper.how, paper.foot]
    for (const { head, boxes } of placed) all.push(head, ...boxes.flatMap(({ box, words }) => [box, words]))
    expect(placed.map(({ boxes }) => boxes.length)).toEqual(questions.map(({ options }) => options.length || 3))
    for (const { x, y, width, height } of all) {
      expect(x >= frame.x && x + width <= frame.x + frame.width).toBe(true)
      expect(y >= frame.y && y + height <= frame.y + frame.height).toBe(true)
    }
    const over = (a: Rect, b: Rect) =>
      a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
    expect(all.flatMap((a, n) => all.slice(n + 1).filter((b) => over(a, b)))).toEqual([])
  })

  test('is large where there is room, one a sheet where there is less, and none where there is too little', () => {
    expect(ballotPaper([yesNo('1')])).toMatchObject({ down: 2, type: 16 })
    expect(ballotPaper([chooses(60)])).toMatchObject({ down: 1 })
    expect(ballotPaper([chooses(200)])).toBeUndefined()
  })
})

test('[P17] its code is the address of the ballot; every other code is none', () => {
  const at = `http://10.0.0.2:3000/c/rongxi/votes/K7Q2MD/ballot/${SERIAL}`
  expect(readBallotCode(at)).toEqual({ vote: 'K7Q2MD', serial: SERIAL })
  for (const other of [`${at}0`, 'GVK7Q2MDAAB23456', 'http://10.0.0.2/m/K7Q2MD', at.slice(0, -1)])
    expect(readBallotCode(other)).toBeUndefined()
})

describe('[P17] what is ticked is an answer, or a person is asked', () => {
  const [on, off, unsure]: Tick[] = ['ticked', 'empty', 'doubtful']
  test.each([
    [[on, off, off], 'for'],
    [[off, off, on], 'abstain'],
    [[off, off, off], 'abstain'],
    [[on, on, off], null],
    [[on, off, unsure], null],
  ] as const)('%j is %j', (ticks, answer) => {
    expect(answerSeen(yesNo('1'), ticks as unknown as Tick[], SERIAL).answer).toBe(answer)
  })

  test('of options so many as can be; of dishes so many as must be, in the order of this ballot [V19]', () => {
    const three = chooses(3)
    expect(answerSeen(three, [on!, off!, on!], SERIAL).answer).toEqual([0, 2])
    expect(answerSeen(three, [on!, on!, on!], SERIAL)).toEqual({ answer: null, doubtful: [0, 1, 2] })
    const dishes = chooses(5, { asks: 'dishes', most: 3, fewest: 2 })
    const order = orderOn(SERIAL, 5)
    const answer = [order[0]!, order[4]!].sort((a, b) => a - b)
    expect(answerSeen(dishes, [on!, off!, off!, off!, on!], SERIAL).answer).toEqual(answer)
    expect(answerSeen(dishes, [on!, off!, off!, off!, off!], SERIAL).answer).toBeNull()
    expect(answerSeen(dishes, [off!, off!, off!, off!, off!], SERIAL).answer).toEqual([])
  })
})

test('[P17] of one serial on several papers nothing is said where they differ; one that is doubtful is no copy', () => {
  const once: SeenBallot = { answers: { 1: 'for', 2: [0] }, doubtful: [], seal: 'sealed', copied: false }
  const again = (...others: SeenBallot['answers'][]) => others.reduce((before, other) => seenAgain(before, other), once)
  expect(again({ 1: 'for', 2: [0] })).toMatchObject({ seal: 'sealed', copied: false })
  const copied = { answers: { 1: null, 2: [0] }, doubtful: ['1'], seal: null, copied: true }
  expect(again({ 1: 'against', 2: [0] })).toEqual(copied)
  expect(again({ 1: 'against', 2: [0] }, { 1: 'for', 2: [0] }, { 1: 'against', 2: [0] })).toEqual(copied)
  expect(again({ 1: null, 2: [0] }, { 1: 'for', 2: [0] })).toEqual({ ...copied, copied: false })
})
