import { expect, test } from 'vitest'
import { zonesByRegion } from './zones.ts'

test('the zones of one’s own region come first, each with what it is ahead of UTC now', () => {
  const summer = zonesByRegion('Europe/Berlin', Date.UTC(2026, 6, 1))!
  expect(summer[0]!.name).toBe('Europe')
  expect(summer[0]!.zones).toContainEqual({ zone: 'Europe/Berlin', ahead: '+02:00' })
  expect(zonesByRegion('Europe/Berlin', Date.UTC(2026, 11, 1))![0]!.zones).toContainEqual({
    zone: 'Europe/Berlin',
    ahead: '+01:00',
  })
})

test('the zone that is set can be chosen, also where the browser lists it by no such name', () => {
  for (const own of ['Asia/Kolkata', 'Etc/GMT-5', 'UTC'] as const) {
    expect(zonesByRegion(own, 0)![0]!.zones.map(({ zone }) => zone)).toContain(own)
  }
})
