import { expect, test } from 'vitest'
import { Rehearsal } from '../../../tests/build/rehearsal.ts'

test('[P13] hands are counted for a topic beside its people, and another number needs a reason', () => {
  const hall = Rehearsal.open()
  const author = hall.joins()
  const topic = hall.topic('problem', '灯', [hall.card(author).id])
  const tally = (n: number | null, reason = '') => ({ kind: 'tallyTopic', topic, tally: n, reason }) as const
  hall.staff(tally(12))
  expect(hall.board.topics[topic]).toMatchObject({ people: 1, tally: 12 })
  expect(hall.board.attendance.people).toBe(1)
  expect(hall.staff(tally(12))).toEqual([])
  expect(hall.refused(hall.desk, tally(13))).toEqual({ refused: 'textEmpty' })
  expect(hall.staff(tally(13, '漏了一排'))).toEqual([{ kind: 'topicTallied', topic, tally: 13, reason: '漏了一排' }])
  hall.staff(tally(null, '数错了议题'))
  expect(hall.board.topics[topic]).not.toHaveProperty('tally')
  for (const wrong of [-1, 1.5, 100_001])
    expect(hall.refused(hall.desk, tally(wrong))).toEqual({ refused: 'outOfRange' })
  const draft = new Rehearsal()
  const early = draft.topic('problem', '灯')
  expect(draft.refused(draft.desk, { ...tally(3), topic: early })).toMatchObject({ refused: 'meetingNotOpen' })
})
