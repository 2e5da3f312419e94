import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyDatabase } from '../../src/server/verify/database.ts'
import type { TestGrove } from '../build/grove.ts'
import { startTestGrove } from '../build/grove.ts'

let grove: TestGrove
let code: string

beforeAll(async () => {
  grove = await startTestGrove()
  ;({ code } = await grove.meeting())
  const writer = await grove.join(code, '王阿姨')
  const other = await grove.join(code, '李强')
  const card = await writer.card(code)
  await other.must(code, { kind: 'endorse', card })
  await writer.must(code, { kind: 'withdrawCard', card: await writer.card(code, '写错了') })
  await grove.parts.publisher.publish()
})
afterAll(() => grove.stop())

test('of a Grove that nobody has touched, everything is as the log says; what was accepted is the sum of what became of it', async () => {
  const { logs, findings } = await verifyDatabase(grove.parts.db)
  expect(findings.all).toEqual([])
  expect(logs.map(({ log }) => log)).toContain('rongbu')
  const { entries, sums } = logs.find(({ log }) => log === 'rongbu')!
  expect(entries).toBeGreaterThan(5)
  const all = [...sums.values()]
  const sum = (of: keyof (typeof all)[0]) => all.reduce((sum, day) => sum + day[of], 0)
  expect(sum('withdrawn')).toBeGreaterThan(0)
  expect(sum('accepted')).toBe(sum('open') + sum('closed') + sum('withdrawn') + sum('withheld'))
})
