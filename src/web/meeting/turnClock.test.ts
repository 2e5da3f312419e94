import { expect, test } from 'vitest'
import { minutesAndSeconds, turnClock } from './turnClock.ts'

const at = (seconds: number, passed: number) => turnClock({ since: 1000, seconds }, 1000 + passed * 1000)

test('[M46] a turn is calm, then nearly up half a minute before its end, then over', () => {
  expect(at(180, 0)).toMatchObject({ state: 'calm', left: 180_000, share: 0 })
  expect(at(180, 149).state).toBe('calm')
  expect(at(180, 150)).toMatchObject({ state: 'soon', left: 30_000 })
  expect(at(180, 180)).toMatchObject({ state: 'over', left: 0, share: 1 })
  expect(at(180, 200)).toMatchObject({ state: 'over', left: -20_000, share: 1 })
})

test('[M46] a short turn says so in its last quarter; one without a time never does', () => {
  expect(at(60, 44).state).toBe('calm')
  expect(at(60, 45).state).toBe('soon')
  expect(at(0, 9999)).toMatchObject({ state: 'free', share: 0 })
})

test('a clock that runs behind the server’s shows a turn that has just begun', () => {
  expect(at(180, -3)).toMatchObject({ state: 'calm', elapsed: 0, left: 180_000 })
})

test('time is told in minutes and seconds', () => {
  expect(minutesAndSeconds(180_000)).toBe('3:00')
  expect(minutesAndSeconds(64_100)).toBe('1:05')
  expect(minutesAndSeconds(-5)).toBe('0:00')
})
