import { expect, test } from 'vitest'
import type { Db } from '../database/open.ts'
import { HealthCheck } from './health.ts'

/** A database that cannot be asked. */
const silent = {} as Db
const waiting = (oldest: number) => ({ waiting: { commands: oldest ? 1 : 0, oldest } })

test('Grove is ready only where everything that it stands on works', async () => {
  const health = new HealthCheck(silent, waiting(0), async () => false)
  health.serving = true
  expect(await health.now()).toEqual({ ready: false, database: 'silent', disk: 'ok', journal: 'ok', serving: true })
  const stuck = new HealthCheck(silent, waiting(30_000), async () => true)
  expect(await stuck.now()).toMatchObject({ ready: false, disk: 'full', journal: 'stuck', serving: false })
  expect(await new HealthCheck(silent, waiting(0), undefined).now()).toMatchObject({ disk: 'elsewhere' })
})
