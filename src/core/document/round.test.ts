import { expect, test } from 'vitest'
import { KEYS } from '../../../tests/build/language.ts'
import { Holding } from '../../../tests/build/rounds.ts'
import { explainRound } from '../round/explained.ts'
import { shownOf } from '../round/shown.ts'
import { textOf } from './blocks.ts'
import { boardMenuOf, menuOf, whyOf } from './round.ts'

/** A counted round of three dishes, one of them with a picture. */
function counted() {
  const holding = Holding.frozen([60_000, 40_000, 50_000])
  holding.round.projects[0]!.picture = 'p'
  holding.closes([
    [[0], 6],
    [[1], 4],
    [[2], 1],
  ])
  holding.counts('7 3 1')
  return holding.round
}
const facts = (round: ReturnType<typeof counted>) => ({
  community: '榕埠社区',
  round: shownOf(round),
  address: 'https://grove.example/c/rongbu/rounds/K7Q2MD',
})

test('[B17] booklet and board name every dish with its cost; the booklet shows its picture', () => {
  const round = counted()
  for (const document of [menuOf(facts(round), KEYS), boardMenuOf(facts(round), KEYS)])
    for (const said of ['项目1', '项目2', '项目3', '¥60,000', '¥40,000', '¥50,000'])
      expect(textOf(document)).toContain(said)
  const pictures = menuOf(facts(round), KEYS).blocks.filter(({ kind }) => kind === 'picture')
  expect(pictures).toMatchObject([{ album: 'round', photo: 'p', address: '/photos/p.webp' }])
  expect(boardMenuOf(facts(round), KEYS).paper).toBe('a3')
})

test('[B11] [B12] the explanation says who paid for what, and what each loser lacked', () => {
  const round = counted()
  const { ballots } = {
    ballots: [
      { answer: [0], ballots: 6, area: 0 },
      { answer: [1], ballots: 4, area: 0 },
      { answer: [2], ballots: 1, area: 0 },
    ],
  }
  const steps = explainRound(round, ballots)
  let step = steps.next()
  while (!step.done) step = steps.next()
  const text = textOf(whyOf({ ...facts(round), explained: step.value }, KEYS))
  for (const { n, cost } of step.value.steps)
    expect(text).toContain(`round.no{"n":${n}} 项目${n}\t¥${cost / 100_000},000`)
  for (const { n } of step.value.losers) expect(text).toContain(`项目${n}`)
  expect(text).toContain('round.lot')
  expect(text).toContain('/rounds/K7Q2MD/why')
})
