import { expect, test } from 'vitest'
import { addressOf, PRESETS, queryOf, readChosen, type Preset } from './filter.ts'

const chosen = (text: string) => readChosen(new URLSearchParams(text))

test('an address keeps what was chosen, and nothing that is usual', () => {
  expect(addressOf(chosen(''))).toBe('')
  expect(addressOf(chosen('view=mine&sort=due&look=table'))).toBe('?view=mine')
  const all =
    '?view=overdue&look=board&q=%E8%B7%AF%E7%81%AF&stage=underWay&lane=quick&category=roads&owner=00000000-0000-4000-8000-000000000001&near=12&sort=people'
  expect(addressOf(chosen(all))).toBe(all)
})

test('what an address makes up is left out', () => {
  expect(chosen('view=nobody&stage=lost&sort=luck&lane=fast&owner=me&near=0x1')).toEqual(chosen(''))
})

test('every view asks the API for something of its own', () => {
  const asked = (Object.keys(PRESETS) as Preset[]).map((view) => queryOf(chosen(`view=${view}`)).toString())
  expect(new Set(asked).size).toBe(asked.length)
  expect(queryOf(chosen('view=mine&q= 路灯 ')).get('q')).toBe('路灯')
  expect(queryOf(chosen('view=mine')).get('owner')).toBe('me')
})
