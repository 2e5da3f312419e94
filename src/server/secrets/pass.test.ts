import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  GRANT_LASTS,
  numberHolds,
  passAt,
  readGrant,
  SCREEN_LASTS,
  screenHolds,
  signGrant,
  signScreen,
  tokenHolds,
} from './pass.ts'

const instant = fc.integer({ min: 1_700_000_000_000, max: 1_900_000_000_000 })
const meeting = fc.record({ community: fc.uuid(), id: fc.uuid() })
const m = { community: 'c', id: 'm' }

test('the code of the screen turns every 30 seconds, and joins exactly while it is at most 90 seconds old', () => {
  fc.assert(
    fc.property(meeting, instant, fc.integer({ min: 0, max: 400_000 }), (hall, shown, later) => {
      const { token, turnsIn, diesIn } = passAt(hall, shown, 'key')
      const born = shown - (30_000 - turnsIn)
      const age = shown + later - born
      expect(tokenHolds(hall, token, shown + later, 'key')).toBe(age <= 90_000)
      // What the server tells the screen is the same: until then, not after.
      expect(age <= 90_000).toBe(later <= diesIn)
      expect(passAt(hall, shown + turnsIn - 1, 'key').token).toBe(token)
      expect(passAt(hall, shown + turnsIn, 'key').token).not.toBe(token)
    }),
  )
})

test('the number turns every minute, joins for a minute at least, and never two minutes after it was shown', () => {
  fc.assert(
    fc.property(meeting, instant, fc.integer({ min: 0, max: 60_000 }), (hall, shown, later) => {
      const { number } = passAt(hall, shown, 'key')
      expect(number).toMatch(/^\d{6}$/)
      expect(numberHolds(hall, number, shown + later, 'key')).toBe(true)
      // By chance a later minute may have the same number: once in 500,000.
      if (
        number !== passAt(hall, shown + 120_000, 'key').number &&
        number !== passAt(hall, shown + 60_000, 'key').number
      )
        expect(numberHolds(hall, number, shown + 120_000, 'key')).toBe(false)
    }),
  )
})

test('a number may be typed with spaces, or with the digits of a Chinese keyboard', () => {
  const now = 1_795_500_000_000
  const { number } = passAt(m, now, 'key')
  const wide = [...number].map((digit) => String.fromCodePoint(digit.codePointAt(0)! + 0xfee0)).join('')
  for (const typed of [` ${number.slice(0, 3)} ${number.slice(3)} `, `${number.slice(0, 3)}-${number.slice(3)}`, wide])
    expect(numberHolds(m, typed, now, 'key')).toBe(true)
})

test('what one meeting shows joins no other meeting, and none on another installation', () => {
  fc.assert(
    fc.property(meeting, meeting, instant, (hall, other, now) => {
      const { token, number } = passAt(hall, now, 'key')
      expect(tokenHolds(hall, token, now, 'another key')).toBe(false)
      // Another meeting; one of another community under the same id; another meeting of the same community.
      for (const elsewhere of [other, { ...hall, community: other.community }, { ...hall, id: other.id }]) {
        expect(tokenHolds(elsewhere, token, now, 'key')).toBe(false)
        // By chance another hall's number of these minutes may be the same.
        if (![0, 60_000].some((ago) => passAt(elsewhere, now - ago, 'key').number === number))
          expect(numberHolds(elsewhere, number, now, 'key')).toBe(false)
        expect(readGrant(elsewhere, signGrant(hall, now, 'n', 'key'), now, 'key')).toBeUndefined()
        expect(screenHolds(elsewhere, signScreen(hall, now, 'key'), now, 'key')).toBe(false)
      }
    }),
  )
})

test('anything that was not shown is no pass', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.base64String(),
        fc.string({ unit: 'binary', minLength: 12, maxLength: 12 }),
        fc.constantFrom('', '.', '..', '0.0.0'),
      ),
      instant,
      (text, now) => {
        expect(tokenHolds(m, text, now, 'key')).toBe(false)
        expect(readGrant(m, text, now, 'key')).toBeUndefined()
        expect(screenHolds(m, text, now, 'key')).toBe(false)
      },
    ),
  )
})

test('what the phone holds after the scan is good for twelve hours, the projector’s link for two days; a screen’s key lets nobody in', () => {
  const now = 1_795_500_000_000
  const grant = signGrant(m, now, 'one', 'key')
  expect(readGrant(m, grant, now + GRANT_LASTS, 'key')).toBe('one')
  expect(readGrant(m, grant, now + GRANT_LASTS + 1, 'key')).toBeUndefined()
  expect(readGrant(m, grant.replace('one', 'two'), now, 'key')).toBeUndefined()
  const screen = signScreen(m, now, 'key')
  expect(screenHolds(m, screen, now + SCREEN_LASTS, 'key')).toBe(true)
  expect(screenHolds(m, screen, now + SCREEN_LASTS + 1, 'key')).toBe(false)
  expect(readGrant(m, screen, now, 'key')).toBeUndefined()
})
