// npx grove restore FILE [--passphrase]: fills a fresh database (DATA_DIR, or DATABASE_URL) from a backup.
// Changes nothing where anything is wrong with it.
import { parseArgs } from 'node:util'
import { printable } from '../src/core/plain/printable.ts'
import { BadBackup, restore } from '../src/server/database/backup.ts'
import { openDatabase } from '../src/server/database/open.ts'
import { readSettings } from '../src/server/main.ts'
import { command } from './command.ts'
import { passphraseOf } from './passphrase.ts'

await command(async () => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { passphrase: { type: 'boolean' } } })
  const [file] = positionals
  if (!file) throw new Error('npx grove restore FILE [--passphrase]')
  const settings = readSettings(process.env)
  const passphrase = await passphraseOf(values.passphrase === true, false)
  const database = await openDatabase(settings.dataDir, settings.directUrl, { withoutRowSecurity: true })
  try {
    const sums = await restore(database.url, file, passphrase)
    const rows = Object.values(sums).reduce((sum, table) => sum + table.rows, 0)
    console.log(`${rows} rows are restored; each table has the hash that it had`)
  } catch (error) {
    throw error instanceof BadBackup ? new Error(printable(`Nothing was changed: ${error.message}`)) : error
  } finally {
    await database.close()
  }
})
