import { expect, test } from 'vitest'
import { newBoard } from '../../../tests/build/board.ts'
import { asksNow, PARTS } from './hallParts.ts'

test('while nothing is asked of the hall, only the floor stands above the card', () => {
  const board = newBoard([], [])
  expect(PARTS.filter((part) => asksNow(part, board))).toEqual(['Floor'])
  board.focus = { kind: 'pledges' }
  expect(asksNow('Pledges', board)).toBe(true)
  board.dots = { stage: 'open' } as NonNullable<typeof board.dots>
  expect(asksNow('Dots', board)).toBe(true)
})
