import { expect, test } from 'vitest'
import type { Paper, Seen } from './heap.ts'
import { emptyPaper, taken } from './heap.ts'

const seen = (answers: Seen['answers'], serial = '482109375562014'): Seen => {
  const doubtful = Object.keys(answers).filter((question) => answers[question] === null)
  return { serial, answers, doubtful, cast: false, seal: 'sealed', copied: false, picture: '' }
}
const looked = (papers: Paper[]) => papers.map((paper) => ({ ...paper, looked: true }))

test('[P17] a copied ballot on another photo: the photos say nothing of where they differ, and it is told once', () => {
  const first = taken([emptyPaper()], [seen({ 1: 'for', 2: [0] })])
  expect(first).toMatchObject({ fresh: 1, copies: 0, papers: [{ answers: { 1: 'for', 2: [0] } }] })
  const copy = taken(looked(first.papers), [seen({ 1: 'against', 2: [0] }), seen({ 1: 'for' }, '3')])
  expect(copy).toMatchObject({ fresh: 1, copies: 1 })
  expect(copy.papers[0]).toEqual({
    serial: '482109375562014',
    answers: { 2: [0] },
    seen: { ...seen({ 1: null, 2: [0] }), seal: null, copied: true },
    looked: false,
  })
  // Nor does a third photo say it, whichever of the two it shows.
  const third = taken(copy.papers, [seen({ 1: 'for', 2: [0] })])
  expect(third).toEqual({ papers: copy.papers, fresh: 0, copies: 0 })
})

test('[P17] a paper that is photographed twice is one, and what somebody said of it stays', () => {
  const { papers } = taken([], [seen({ 1: 'for', 2: null })])
  const said = looked(papers).map((paper) => ({ ...paper, answers: { 1: 'for', 2: 'invalid' } as Paper['answers'] }))
  expect(taken(said, [seen({ 1: 'for', 2: null })])).toEqual({ papers: said, fresh: 0, copies: 0 })
  // Seen less surely it is no copy, but somebody looks again, and another enters it.
  const doubtful = taken(said, [seen({ 1: null, 2: null })])
  expect(doubtful).toMatchObject({
    copies: 0,
    papers: [{ answers: { 2: 'invalid' }, looked: false, seen: { seal: null } }],
  })
  // What was typed waits for a second person anyway.
  const typed = [{ ...emptyPaper(), serial: '482109375562014', answers: { 1: 'for' as const } }]
  expect(taken(typed, [seen({ 1: 'against' })])).toEqual({ papers: typed, fresh: 0, copies: 0 })
  expect(taken([], [])).toEqual({ papers: [emptyPaper()], fresh: 0, copies: 0 })
})
