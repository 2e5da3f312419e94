import { expect, test } from 'vitest'
import { asksOf } from '../survey/survey.ts'
import { readBallotCode } from './ballotPaper.ts'
import { backgroundSeen, sentenceSeen, surveyPaper } from './surveyPaper.ts'

test('[S18] [S24] twelve sentences and three questions of the background stand within the frame of one page, no box on another and none on the code', () => {
  const { frame, code, questions, foot } = surveyPaper(asksOf({ own: ['一', '二', '三', '四'] }), [
    'age',
    'years',
    'home',
  ])
  const boxes = questions.flatMap(({ boxes: six }) => six.map(({ box }) => box))
  expect(boxes).toHaveLength(72 + 1 + 4 + 3 + 3)
  for (const { x, y, width, height } of boxes) {
    expect(x).toBeGreaterThan(frame.x)
    expect(x + width).toBeLessThan(frame.x + frame.width)
    expect(y).toBeGreaterThan(code.y + code.height)
    expect(y + height).toBeLessThan(foot.y)
    const near = boxes.filter((other) => Math.abs(other.x - x) < width && Math.abs(other.y - y) < height)
    expect(near).toHaveLength(1)
  }
})

test('[S18] one tick is an answer; none, two or a doubtful one ask a person; codes of sheets are read', () => {
  expect(sentenceSeen(['empty', 'empty', 'empty', 'ticked', 'empty', 'empty'])).toBe(4)
  expect(sentenceSeen(['empty', 'empty', 'empty', 'empty', 'empty', 'empty'])).toBe(null)
  expect(sentenceSeen(['ticked', 'empty', 'ticked', 'empty', 'empty', 'empty'])).toBe(null)
  expect(sentenceSeen(['ticked', 'empty', 'doubtful', 'empty', 'empty', 'empty'])).toBe(null)
  // [S24] Of the background nothing is proposed unless the consent is surely ticked.
  const ticks = { 'by.age': ['empty', 'ticked'], 'by.home': ['empty', 'ticked', 'ticked'] } as const
  expect(backgroundSeen({ ...ticks, consent: ['ticked'] }, ['age', 'home'])).toEqual({ age: 2 })
  for (const tick of ['empty', 'doubtful'] as const)
    expect(backgroundSeen({ ...ticks, consent: [tick] }, ['age', 'home'])).toEqual({})
  expect(readBallotCode('https://x.test/c/rongbu/surveys/K7Q2MD/with/123451234512345')).toEqual({
    vote: 'K7Q2MD',
    serial: '123451234512345',
  })
})
