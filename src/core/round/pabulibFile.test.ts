import { expect, test } from 'vitest'
import { Holding } from '../../../tests/build/rounds.ts'
import { countRound } from '../budget/count.ts'
import { readPabulib, writePabulib } from '../budget/pabulib.ts'
import { electionOf as electionIn, metaOf } from '../budget/pabulibElection.ts'
import { pabulibFile } from './pabulibFile.ts'
import { countRuleOf } from './ruleSaid.ts'

test('[B10] a round goes out as a file of Pabulib, comes in again byte for byte, and is counted the same', () => {
  const holding = Holding.frozen([60_000, 50_000, 45_000, 30_000])
  holding.closes([
    [[0, 1], 12],
    [[1, 2], 9],
    [[2, 3], 5],
    [[], 1],
  ])
  holding.counts('7')
  const { round, facts } = holding
  const at = { community: '榕埠社区', subdistrict: '禾渡街道', day: '10.12.2026' }
  const text = pabulibFile(round, facts.vote!.closed!.ballots, at)
  const file = readPabulib(text)
  if ('refused' in file) throw new Error(file.refused)
  expect(writePabulib(file)).toBe(text)
  expect([metaOf(file, 'budget'), metaOf(file, 'num_votes'), metaOf(file, 'subunit')]).toEqual([
    '100000',
    '27',
    '榕埠社区',
  ])
  const read = electionIn(file)
  if ('refused' in read) throw new Error(read.refused)
  const places = round.counted!.lot.map((n) => round.menu.indexOf(n))
  const rule = countRuleOf(round.settings.rule)
  // The file's money may be in whole yuan: then so is the step by which shares grow.
  const unit = 10n ** BigInt(2 - read.digits)
  const again = countRound(read.election, { ...rule, add1: { ...rule.add1, step: rule.add1.step / unit } }, places)
  expect(again.won.map((place) => round.menu[place])).toEqual(round.counted!.won)
})
