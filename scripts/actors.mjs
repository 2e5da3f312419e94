// [R11] Whoever asks acts as all that they are on record as: `actorOf` in src/server/person/store.ts is the
// one place of the server that makes a member of staff an actor. Made by hand, `also` would be missing, and
// they could check their own work under another name.
import { readFileSync } from 'node:fs'
import { projectFiles } from './files.mjs'

const MADE = /kind: 'staff',\s+id\b/
const files = projectFiles().filter(
  (file) => /^src\/server\/.*\.ts$/.test(file) && !file.endsWith('.test.ts') && file !== 'src/server/person/store.ts',
)
const found = files.flatMap((file) => (MADE.test(readFileSync(file, 'utf8')) ? [file] : []))
if (found.length > 0) {
  console.error(`These make staff by hand; actorOf (server/person/store.ts) does:\n${found.join('\n')}`)
  process.exitCode = 1
}
