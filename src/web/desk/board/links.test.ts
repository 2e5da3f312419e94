import { expect, test } from 'vitest'
import { newBoard } from '../../../../tests/build/board.ts'
import { linkablesOf } from './links.ts'

test('an action is linked to problems, and from visions; linked ones come first', () => {
  const board = newBoard(
    [
      { id: 'p1' },
      { id: 'p2' },
      { id: 'a', tree: 'action', links: ['p2'] },
      { id: 'v', tree: 'vision' },
      { id: 'gone', state: 'withdrawn' },
    ],
    [],
  )
  expect(linkablesOf(board, 'a').map(({ from, to, linked }) => [from, to, linked])).toEqual([
    ['a', 'p2', true],
    ['a', 'p1', false],
    ['v', 'a', false],
  ])
  expect(linkablesOf(board, 'p1').map(({ from, to }) => [from, to])).toEqual([['a', 'p1']])
})
