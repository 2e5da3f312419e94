import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chooseOf, Voting, yesNo } from '../../tests/build/voting.ts'
import type { VoteFile } from '../core/ballot/file.ts'
import { fileText } from '../core/ballot/file.ts'
import type { RecountFault } from '../core/ballot/recount.ts'
import { recount } from '../core/ballot/recount.ts'
import { readVoteFile } from './voteFile.ts'

/**
 * A closed vote with a question of for and against and one of options, hands and a ballot that came again.
 */
function closed(): string {
  const voting = Voting.open(6, { questions: [yesNo('1'), chooseOf('2', ['甲', '乙', '丙'], 2, 1)] })
  voting.vote.sealed!.hash = 'a'.repeat(64)
  voting.handsOut(1, 2, 3)
  for (const n of [4, 5]) voting.does({ kind: 'handOut', n, way: 'hands' })
  voting.casts('m1', { 1: 'for', 2: [0, 1] })
  voting.casts('m2', { 1: 'against', 2: [] })
  voting.casts('m1', { 1: 'against', 2: [2] })
  voting.does({ kind: 'countHands', question: '1', counts: [1, 1, 0] })
  voting.does({ kind: 'countHands', question: '2', counts: [2, 1, 0] })
  voting.does({ kind: 'closeVote' })
  return fileText(voting.vote)
}
const TEXT = closed()
const fresh = (): VoteFile => JSON.parse(TEXT)

test('[V15] a vote’s file is read as it was written, and counts without a fault', () => {
  expect(readVoteFile(TEXT)).toEqual(fresh())
  const { results, faults } = recount(readVoteFile(TEXT)!)
  expect(faults).toEqual([])
  expect(results.map(({ outcome }) => outcome)).toEqual(['notCarried', 'chosen'])
})

test('[V18] so is the file of a vote that decides a formal step', () => {
  const file = fresh()
  file.rules.law = { body: 'ownersAssembly', subject: 'rebuild', noticeAt: Date.parse('2026-11-01T00:00:00+08:00') }
  file.polls[0]!.question.decides = { matter: 'm', step: 's' }
  expect(readVoteFile(JSON.stringify(file))).toEqual(file)
})

const changes: [RecountFault['fault'], (file: VoteFile) => void][] = [
  ['rulesDoNotHold', ({ rules }) => void (rules.inFavour = { over: 1, of: 0, above: false })],
  ['rulesDoNotHold', ({ polls }) => void (polls[1]!.question.seats = 9)],
  ['rulesDoNotHold', ({ polls }) => void (polls[1]!.question.id = polls[0]!.question.id)],
  ['nobodyEntitled', (file) => void Object.assign(file.roll, { heads: 0 })],
  ['moreThanRoll', ({ polls }) => void (polls[0]!.entitled.heads = 7)],
  ['moreThanRoll', (file) => void (file.handedOut = 5)],
  ['moreThanHandedOut', (file) => void (file.handedOut = 1)],
  ['doorNotOpen', ({ doors }) => void (doors.hands.ballots = 1)],
  ['doorNotOpen', ({ rules }) => void (rules.doors = ['box', 'hands'])],
  ['moreThanEntitled', ({ polls }) => void (polls[0]!.entitled.heads = 3)],
  ['moreThanEntitled', ({ polls }) => void (polls[0]!.ballots[0]!.area = 1)],
  ['moreThanDoors', ({ polls }) => void (polls[0]!.ballots[0]!.ballots = 2)],
  ['answerDoesNotFit', ({ polls }) => void (polls[0]!.ballots[0]!.answer = [0])],
  ['answerDoesNotFit', ({ polls }) => void (polls[1]!.ballots[1]!.answer = [1, 0])],
  ['answerDoesNotFit', ({ polls }) => void (polls[1]!.ballots[1]!.answer = polls[1]!.ballots[0]!.answer)],
  ['handsDoNotFit', ({ polls }) => void (polls[0]!.hands!.counts = [9, 0, 0])],
  ['handsDoNotFit', ({ polls }) => void polls[1]!.hands!.counts.pop()],
]
test.each(changes)('[V15] what cannot be is named, and then nothing is counted: %s', (fault, change) => {
  const file = fresh()
  change(file)
  const { results, faults } = recount(readVoteFile(JSON.stringify(file))!)
  expect(faults.map((one) => one.fault)).toContain(fault)
  expect(results).toEqual([])
})

test('[V15] whatever somebody writes into the file: it is refused, named a fault, or counted in whole numbers', () => {
  const odd = fc.oneof(
    fc.nat({ max: 6 }),
    fc.jsonValue({ maxDepth: 2 }),
    fc.constantFrom(null, -1, 0, 0.5, 1, 2, 3, 1e11, 2 ** 53, '', '\u001b[2J', 'for', 'hands', [], {}, [0, 0], ['甲']),
  )
  let read = 0
  let counted = 0
  fc.assert(
    fc.property(fc.nat(), odd, fc.boolean(), (at, value, beside) => {
      const text = JSON.stringify(changed(fresh(), at, value, beside))
      const file = readVoteFile(text)
      if (!file) return
      read++
      const { results } = recount(file)
      if (results.length) counted++
      for (const { heads, options, thresholds } of results)
        for (const n of [...Object.values(heads), ...options, ...thresholds.flatMap(({ have, base }) => [have, base])])
          expect(Number.isSafeInteger(n) && n >= 0).toBe(true)
    }),
    { numRuns: 2000 },
  )
  expect(read).toBeGreaterThan(60)
  expect(counted).toBeGreaterThan(20)
})

test('[V15] what is no JSON, or deeper than anything, is no file', () => {
  for (const text of ['', 'null', '[]', '{', '"vote"', '['.repeat(1e6), `{"grove":"vote","polls":${'['.repeat(1e5)}`])
    expect(readVoteFile(text)).toBeUndefined()
})

/** One value of a JSON tree, the `at`th in its order, is another; or another stands beside it. */
function changed(file: VoteFile, at: number, value: unknown, beside: boolean): unknown {
  const places: [Record<string, unknown>, string][] = []
  const walk = (within: unknown): void => {
    if (typeof within !== 'object' || within === null) return
    for (const key of Object.keys(within)) {
      places.push([within as Record<string, unknown>, key])
      walk((within as Record<string, unknown>)[key])
    }
  }
  walk(file)
  const [within, key] = places[at % places.length]!
  if (!beside) within[key] = value
  else if (Array.isArray(within)) within.push(value)
  else within[`${key} `] = value
  return file
}
