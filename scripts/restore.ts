// npx grove restore FILE [--passphrase]: fills a fresh database (DATA_DIR, or DATABASE_URL) from a backup.
// Changes nothing where anything is wrong with it.
import { parseArgs } from 'node:util'
import { printable } from '../src/core/plain/printable.ts'
import { BadBackup, restore } from '../src/server/database/backup.ts'
import { openDatabase } from '../src/server/database/open.ts'
import { readSettings } from '../src/server/main.ts'
import { command } from './command.ts'
import { passphraseOf } from './passphrase.ts'

const utc = (at: number) => new Date(at).toISOString().slice(0, 16).replace('T', ' ') + ' UTC'

await command(async () => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { passphrase: { type: 'boolean' } } })
  const [file] = positionals
  if (!file) throw new Error('npx grove restore FILE [--passphrase]')
  const settings = readSettings(process.env)
  const passphrase = await passphraseOf(values.passphrase === true, false)
  const database = await openDatabase(settings.dataDir, settings.directUrl, { withoutRowSecurity: true })
  try {
    const { sums, signIns, links, until } = await restore(database.url, file, passphrase)
    const rows = Object.values(sums).reduce((sum, table) => sum + table.rows, 0)
    console.log(`${rows} rows are restored; each table had the hash that it had in the backup`)
    console.log(
      `${signIns} sign-ins and ${links} unused links of the backup are ended: npx grove sign-in prints a link`,
    )
    if (until !== null)
      console.log(`The backup ends on ${utc(until)}. What was done from then until ${utc(Date.now())} is not in it; say again:
  who was erased, and which words were taken out or hidden
  roles that were given or taken away, and addresses that changed
  passkeys and apps that were taken away: they open again
docs/operate.md says how to find it.`)
  } catch (error) {
    throw error instanceof BadBackup ? new Error(printable(`Nothing was changed: ${error.message}`)) : error
  } finally {
    await database.close()
  }
})
