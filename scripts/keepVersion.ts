// npm run keep-version: what an installation of this version holds, as a small file in tests/versions, which
// every later version must take on (CHANGELOG.md, How a release is made). Starts from an embedded database
// that a Grove of this version has left: DATA_DIR=FOLDER npm run keep-version -- VERSION
import { mkdirSync, writeFileSync } from 'node:fs'
import pg from 'pg'
import { startEmbedded } from '../src/server/database/embedded.ts'
import { packKept, readKept } from '../tests/build/versions.ts'
import { command } from './command.ts'

await command(async () => {
  const [version] = process.argv.slice(2)
  const folder = process.env.DATA_DIR
  if (!version || !folder) throw new Error('DATA_DIR=FOLDER npm run keep-version -- VERSION')
  const { url, stop } = await startEmbedded(folder)
  const client = new pg.Client({ connectionString: url })
  try {
    await client.connect()
    const bytes = packKept(await readKept(client, version))
    mkdirSync('tests/versions', { recursive: true })
    writeFileSync(`tests/versions/${version}.json.gz`, bytes)
    console.log(`tests/versions/${version}.json.gz: ${Math.round(bytes.length / 1024)} kB`)
  } finally {
    await client.end()
    await stop()
  }
})
