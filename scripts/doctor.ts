// npx grove doctor: what is wrong with a set-up, in plain words. Ends with 1 where something is.
import { examine } from '../src/server/operate/doctor.ts'
import { lanAddress, readSettings } from '../src/server/settings.ts'
import { command } from './command.ts'

const SIGNS = { well: '✓', mind: '!', wrong: '✗' }

await command(async () => {
  const found = await examine(readSettings(process.env), lanAddress())
  for (const { state, says } of found) console.log(`${SIGNS[state]} ${says}`)
  if (found.some(({ state }) => state === 'wrong')) process.exitCode = 1
})
