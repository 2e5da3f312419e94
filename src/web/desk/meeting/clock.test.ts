import { expect, test } from 'vitest'
import { newBoard } from '../../../../tests/build/board.ts'
import { clockOf, minutesAndSeconds, nextItem } from './clock.ts'

const board = newBoard([], [])
board.agenda = [
  { id: 'a', kind: 'checkIn', title: '', minutes: 10 },
  { id: 'b', kind: 'cards', title: '', minutes: 20 },
]

test('before the first item the first is next and no clock runs', () => {
  expect(clockOf(board, 1000)).toBeUndefined()
  expect(nextItem(board)!.id).toBe('a')
})

test('the clock runs from when the item was opened; a clock behind does not show negative time', () => {
  const open = { ...board, current: { item: 'b', since: 5000 } }
  expect(clockOf(open, 65_000)).toMatchObject({ elapsed: 60_000, planned: 1_200_000 })
  expect(clockOf(open, 4000)!.elapsed).toBe(0)
  expect(nextItem(open)).toBeUndefined()
})

test('time reads as minutes and seconds', () => {
  expect(minutesAndSeconds(425_900)).toBe('7:05')
  expect(minutesAndSeconds(7_500_000)).toBe('125:00')
})
