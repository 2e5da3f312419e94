import { expect, test } from 'vitest'
import { newBoard } from '../../../../tests/build/board.ts'
import { changedDetails, detailsOf } from './details.ts'

test('only what was changed is sent', () => {
  const before = detailsOf({
    ...newBoard([], []),
    theme: '停车',
    agenda: [{ id: 'a', kind: 'cards', title: '', minutes: 5 }],
  })
  expect(changedDetails(before, structuredClone(before))).toEqual({})
  expect(changedDetails(before, { ...before, place: '活动室' })).toEqual({ place: '活动室' })
  const emptied = { ...before, agenda: [{ ...before.agenda[0]!, minutes: NaN }] }
  expect(changedDetails(before, emptied)).toEqual({ agenda: [{ id: 'a', kind: 'cards', title: '', minutes: 0 }] })
})
