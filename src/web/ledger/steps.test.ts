import { expect, test } from 'vitest'
import { stepsOf } from './steps.ts'

const now = (...of: Parameters<typeof stepsOf>) => stepsOf(...of).find((step) => step.now)?.step

test('[J4] a quick matter that was decided after deliberation goes on from its decision', () => {
  expect(now('deliberating', 'quick')).toBe('weighed')
  expect(now('decided', 'quick', true)).toBe('decided')
  expect(now('underWay', 'quick', true)).toBe('underWay')
  expect(stepsOf('underWay', 'quick', true).map(({ step }) => step)).toContain('decided')
  expect(stepsOf('underWay', 'quick').map(({ step }) => step)).not.toContain('decided')
})

test('a matter that ended on another way has no way to show', () => {
  for (const stage of ['explained', 'declined', 'folded'] as const) expect(stepsOf(stage, 'major')).toEqual([])
})
