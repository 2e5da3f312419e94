import { expect, test } from 'vitest'
import { fromMap, onMap } from './datum.ts'
import { metresBetween, withinReach } from './point.ts'

// As eviltransform publishes them: WGS 84, and the same in GCJ-02.
const PUBLISHED = [
  [31.1774276, 121.5272106, 31.17530398364597, 121.531541859215],
  [22.543847, 113.912316, 22.540796131694766, 113.9171764808363],
  [39.911954, 116.377817, 39.91334545536069, 116.38404722455657],
] as const

test('[T47] a map of GCJ-02 shows points where its makers say, and the way back is right to a centimetre', () => {
  for (const [lat, long, ...seen] of PUBLISHED) {
    const shown = onMap('gcj02', { lat, long })
    expect(metresBetween(shown, { lat: seen[0], long: seen[1] })).toBeLessThan(0.01)
    expect(metresBetween(fromMap('gcj02', shown), { lat, long })).toBeLessThan(0.01)
    expect(onMap('wgs84', { lat, long })).toEqual({ lat, long })
    expect(fromMap('wgs84', { lat, long })).toEqual({ lat, long })
  }
  // Far away there is no shift.
  const berlin = { lat: 52.52, long: 13.4 }
  expect([onMap('gcj02', berlin), fromMap('gcj02', berlin)]).toEqual([berlin, berlin])
})

test('[T46] a community is some 20 km wide at most', () => {
  const centre = { lat: 22.6, long: 114.1 }
  expect(withinReach(centre, { lat: 22.7796, long: 114.1 })).toBe(true)
  expect(withinReach(centre, { lat: 22.7798, long: 114.1 })).toBe(false)
  expect(withinReach(centre, { lat: 22.6, long: 114.294 })).toBe(true)
  expect(withinReach(centre, { lat: 0, long: 0 })).toBe(false)
})
