#!/usr/bin/env node
// npx grove COMMAND: what can be done with a Grove from a terminal. Plain Node; hands over to the command's
// own file.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const COMMANDS = {
  start: ['start.mjs', 'starts Grove'],
  verify: ['verify.ts', 'checks logs, checkpoints, receipts and tables without trusting the server (--help)'],
  backup: ['backup.ts', 'FILE [--passphrase]: everything that Grove holds, at one moment, in one file'],
  restore: ['restore.ts', 'FILE [--passphrase]: fills a fresh database from such a file'],
  appoint: ['appoint.ts', 'PLACE ROLE NAME [E-MAIL]: gives somebody a role by hand of who runs the machine'],
}

const [name, ...args] = process.argv.slice(2)
const command = Object.hasOwn(COMMANDS, name ?? '') ? COMMANDS[name] : undefined
if (!command) {
  for (const [name, [, what]] of Object.entries(COMMANDS)) console.log(`grove ${name.padEnd(8)} ${what}`)
  process.exit(name ? 2 : 0)
}
const file = fileURLToPath(new URL(command[0], import.meta.url))
const tsx = import.meta.resolve('tsx')
// As `npm start` does: what a burst of cards leaves behind dies young where there is room for it
// (docs/performance.md).
const room = name === 'start' ? ['--max-semi-space-size=64'] : []
const child = spawn(process.execPath, [...room, '--import', tsx, file, ...args], {
  stdio: 'inherit',
  env: { ...process.env, GROVE_STARTER: String(process.pid) },
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.on('exit', (code) => process.exit(code ?? 1))
