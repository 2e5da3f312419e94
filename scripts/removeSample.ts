// npx grove remove-sample --yes: a Grove that holds the sample alone begins anew, empty. Stop it first.
import { openDatabase } from '../src/server/database/open.ts'
import { AlreadyRunning } from '../src/server/database/supervisor.ts'
import { readSettings } from '../src/server/main.ts'
import { Places } from '../src/server/place/store.ts'
import { removeSample } from '../src/sample/remove.store.ts'
import { command } from './command.ts'

await command(async () => {
  if (process.argv[2] !== '--yes')
    throw new Error(
      'This empties Grove: the sample, and all that was tried in it. npx grove remove-sample --yes does it; with DATABASE_URL stop every Grove on it first.',
    )
  const settings = readSettings(process.env)
  const database = await openDatabase(settings.dataDir, settings.directUrl, { withoutRowSecurity: true }).catch(
    (error: unknown) => {
      throw error instanceof AlreadyRunning ? new Error('Grove runs on this data: stop it first.') : error
    },
  )
  try {
    await removeSample(database.owner, new Places(database.owner, settings.zone), settings.subdistrict)
    console.log('Grove is empty. Start it, and open the administrator’s link.')
  } finally {
    await database.close()
  }
})
