import { expect, test } from 'vitest'
import { Holding } from '../../../tests/build/rounds.ts'
import type { VoteFile } from '../ballot/file.ts'
import { spelt } from '../ballot/file.ts'
import { finish } from '../plain/slices.ts'
import { toHex, utf8 } from '../plain/bytes.ts'
import { copyOf } from '../plain/copy.ts'
import { sha256 } from '../plain/sha256.ts'
import { countAgain } from './again.ts'
import { shownOf } from './shown.ts'
import { voteOn } from './vote.ts'

const BALLOTS: [number[], number][] = [
  [[0, 1], 12],
  [[1, 2], 9],
  [[2], 5],
]

/** A counted round as everybody reads it, and the file of its ballots. */
function counted() {
  const holding = Holding.frozen([60_000, 50_000, 45_000])
  const { questions, rules } = voteOn(holding.round)
  const none = { ballots: 0, again: 0 }
  const file: VoteFile = {
    grove: 'vote',
    version: 1,
    vote: 'v',
    code: holding.round.voteCode,
    title: holding.round.title,
    rules,
    roll: { hash: 'a'.repeat(64), heads: 40, area: 0 },
    polls: [
      {
        question: { ...questions[0]!, id: '1' },
        entitled: { heads: 40, area: 0 },
        ballots: BALLOTS.map(([answer, ballots]) => ({ answer, ballots, area: 0 })),
        hands: null,
      },
    ],
    doors: { phone: { ballots: 20, again: 1 }, box: { ballots: 6, again: 0 }, homes: none, behalf: none, hands: none },
    handedOut: 30,
  }
  holding.closes(BALLOTS, 40)
  holding.facts.vote!.closed!.hash = hashOf(file)
  holding.counts('7 3 1')
  return { round: shownOf(holding.round), file }
}

const hashOf = (file: VoteFile) => toHex(sha256(utf8(spelt(file))))
const again = ({ round, file }: ReturnType<typeof counted>) => finish(countAgain(round, file))

test('[B32] who counts again from what everybody reads gets what was published', () => {
  const held = counted()
  const told = again(held)
  expect(told.fault).toBeNull()
  expect(told.counted).toEqual(held.round.counted)
})

test('[B32] a ballot moved, another menu, another lot or another outcome is found, and named', () => {
  const changed = (change: (held: ReturnType<typeof counted>) => void, sealed = false) => {
    const held = copyOf(counted())
    change(held)
    if (sealed) held.round.counted!.hash = hashOf(held.file)
    return again(held).fault
  }
  const [one, two] = [0, 1]
  const moves = ({ file }: ReturnType<typeof counted>) => {
    file.polls[0]!.ballots[one]!.ballots--
    file.polls[0]!.ballots[two]!.ballots++
  }
  expect(changed(moves)).toBe('otherFile')
  // Where the hash was changed with it, the published outcome does not follow any more.
  expect(changed(moves, true)).toBe('otherOutcome')
  expect(changed(({ file }) => (file.polls[0]!.ballots[one]!.ballots += 20), true)).toBe('cannotBe')
  expect(changed(({ round }) => round.dishes.reverse())).toBe('otherFile')
  expect(changed(({ round }) => round.lots[0]!.drawn.reverse())).toBe('otherLot')
  expect(changed(({ round }) => round.lots[0]!.called.push('9'))).toBe('otherLot')
  expect(changed(({ round }) => round.counted!.lot.reverse())).toBe('otherLot')
  expect(changed(({ round }) => (round.dishes[one]!.cost!.amount -= 1))).toBe('otherFile')
  expect(changed(({ round }) => (round.settings.rule.way = 'mostVotes'))).toBe('otherOutcome')
  expect(changed(({ round }) => round.counted!.won.pop())).toBe('otherOutcome')
  expect(changed(({ round }) => (round.counted!.left += 1))).toBe('otherOutcome')
})
