import { expect, test } from 'vitest'
import type { Board, Stage } from '../../core/meeting/meeting.ts'
import { whyClosed } from './whyClosed.ts'

const board = (stage: Stage, more: Partial<Board> = {}) =>
  ({
    stage,
    cardsFrom: null,
    cardsUntil: null,
    closedAt: null,
    trees: { problem: true, action: true, vision: false },
    ...more,
  }) as Board

const why = (...[b, tree, now]: Parameters<typeof whyClosed>) => whyClosed(b, tree, now)?.why ?? 'free'

test('[M10] cards are taken while the meeting is open, and before and after where it says so', () => {
  expect(why(board('draft', { cardsFrom: 1 }), 'problem', 5)).toBe('notYet')
  expect(why(board('announced'), 'problem', 5)).toBe('notYet')
  expect(whyClosed(board('announced', { cardsFrom: 9 }), 'problem', 5)).toEqual({ why: 'notYet', at: 9 })
  expect(why(board('announced', { cardsFrom: 5 }), 'problem', 5)).toBe('free')
  expect(why(board('open'), 'problem', 5)).toBe('free')
  expect(why(board('closed'), 'problem', 5)).toBe('over')
  expect(why(board('closed', { cardsUntil: 5 }), 'problem', 5)).toBe('free')
  expect(why(board('closed', { cardsUntil: 4 }), 'problem', 5)).toBe('over')
  expect(why(board('archived', { cardsUntil: 9 }), 'problem', 5)).toBe('over')
})

test('[M4] a closed tree takes no cards; endorsing goes on', () => {
  expect(why(board('open'), 'vision', 5)).toBe('treeClosed')
  expect(why(board('open'), null, 5)).toBe('free')
})
