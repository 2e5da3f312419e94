// npm run backup -- FILE: everything that Grove holds, at one moment, in one file. Grove may run meanwhile.
import { backUp } from '../src/server/database/backup.ts'
import { openBeside } from '../src/server/database/beside.ts'
import { readSettings } from '../src/server/main.ts'

const file = process.argv[2]
if (!file) throw new Error('npm run backup -- FILE')
const settings = readSettings(process.env)
const database = await openBeside(settings.dataDir, settings.databaseUrl)
try {
  const sums = await backUp(database.url, file)
  const rows = Object.values(sums).reduce((sum, table) => sum + table.rows, 0)
  console.log(`${rows} rows of ${Object.keys(sums).length} tables are in ${file}`)
} finally {
  await database.close()
}
