import { expect, test } from 'vitest'
import { Wind } from './wind.ts'

const FRAME = 160

test('[J13] the wind dies down within twelve seconds, and jumps neither then nor when it is stirred again', () => {
  const wind = new Wind()
  expect(wind.blows(0)).toBe(false)
  let last = 0
  for (let now = 0; now <= 60_000; now += FRAME) {
    if (now === 1120 || now === 10_080) wind.stir(now)
    const strength = wind.strength(now)
    expect(Math.abs(strength - last)).toBeLessThan(0.2)
    expect(wind.blows(now)).toBe(now >= 1120 && now < 22_080)
    expect(Math.abs(wind.sway(1, now))).toBeLessThanOrEqual(Math.tan(Math.PI / 360))
    last = strength
  }
  expect(last).toBe(0)
})
