import { expect, test } from 'vitest'
import { phrasesOf } from './phrases.ts'

test('pairs that follow on one another are read as one phrase, and other words stay', () => {
  expect(phrasesOf(['长者', '者食', '食堂', 'lamp', '路灯'])).toEqual(['长者食堂', 'lamp', '路灯'])
  expect(phrasesOf(['停车', '乱停'])).toEqual(['停车', '乱停'])
  expect(phrasesOf([])).toEqual([])
})
