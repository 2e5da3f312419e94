import { expect, test } from 'vitest'
import { OldDatabase, refuseOld } from './version.ts'

test('a PostgreSQL older than 15 is refused, with its version and what to do; 15 and newer are taken', () => {
  for (const [number, version] of [
    [140022, '14.22 (Debian 14.22-1.pgdg120+1)'],
    [90624, '9.6.24'],
  ] as const) {
    expect(() => refuseOld(number, version)).toThrow(OldDatabase)
    expect(() => refuseOld(number, version)).toThrow(`PostgreSQL ${version}; Grove needs 15 or newer`)
  }
  for (const number of [150000, 160014, 180004, 190000]) refuseOld(number, '')
})
