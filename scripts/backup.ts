// npx grove backup FILE [--passphrase]: everything that Grove holds, at one moment, in one file. Grove may
// run meanwhile.
import { parseArgs } from 'node:util'
import { backUp } from '../src/server/database/backup.ts'
import { openForTool } from '../src/server/database/openForTool.ts'
import { readSettings } from '../src/server/main.ts'
import { noteBackup } from '../src/server/operate/overview.store.ts'
import { command } from './command.ts'
import { passphraseOf } from './passphrase.ts'

await command(async () => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { passphrase: { type: 'boolean' } } })
  const [file] = positionals
  if (!file) throw new Error('npx grove backup FILE [--passphrase]')
  const settings = readSettings(process.env)
  const passphrase = await passphraseOf(values.passphrase === true, true)
  const database = await openForTool(settings.dataDir, settings.directUrl)
  try {
    const sums = await backUp(database.url, file, passphrase)
    await noteBackup(database.owner, Date.now())
    const rows = Object.values(sums).reduce((sum, table) => sum + table.rows, 0)
    console.log(`${rows} rows of ${Object.keys(sums).length} tables are in ${file}`)
    console.log(
      passphrase
        ? 'It is locked: without the passphrase nobody opens it, you neither. Keep that apart from it.'
        : 'It holds the keys that sign the log and tickets, and what people wrote, for whoever can read the file. --passphrase locks it.',
    )
  } finally {
    await database.close()
  }
})
