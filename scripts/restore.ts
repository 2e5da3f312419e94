// npm run restore -- FILE: fills a fresh database (DATA_DIR, or DATABASE_URL) from a backup. Changes nothing where anything is wrong with it.
import { BadBackup, restore } from '../src/server/database/backup.ts'
import { openDatabase } from '../src/server/database/open.ts'
import { readSettings } from '../src/server/main.ts'

const file = process.argv[2]
if (!file) throw new Error('npm run restore -- FILE')
const settings = readSettings(process.env)
const database = await openDatabase(settings.dataDir, settings.databaseUrl, { doorwayAlone: true })
try {
  const sums = await restore(database.url, file)
  const rows = Object.values(sums).reduce((sum, table) => sum + table.rows, 0)
  console.log(`${rows} rows are restored; each table has the hash that it had`)
} catch (error) {
  if (!(error instanceof BadBackup)) throw error
  console.error(`Nothing was changed: ${error.message}`)
  process.exitCode = 1
} finally {
  await database.close()
}
