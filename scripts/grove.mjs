#!/usr/bin/env node
// npx grove COMMAND: what can be done with a Grove from a terminal. Plain Node; hands over to the command's
// own file, as it was built.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { prepare } from './prepare.mjs'

const COMMANDS = {
  start: ['scripts/start.mjs', 'starts Grove'],
  verify: [
    'dist/server/verify.js',
    'checks logs, checkpoints, receipts and tables without trusting the server (--help)',
  ],
  recount: ['dist/server/recount.js', 'FILE: counts the ballots of a vote again, without a server'],
  'draw-again': ['dist/server/drawAgain.js', 'FILE|ADDRESS: draws the lots of a meeting or a round again'],
  'count-budget': [
    'dist/server/countBudget.js',
    'FILE.pb: counts a budget round by Equal Shares or most votes, and says who paid for what (--help)',
  ],
  backup: ['dist/server/backup.js', 'FILE [--passphrase]: everything that Grove holds, at one moment, in one file'],
  restore: ['dist/server/restore.js', 'FILE [--passphrase]: fills a fresh database from such a file'],
  document: [
    'dist/server/document.js',
    'WHAT --meeting CODE [--as pdf]: writes minutes, notices, posters … of the data on this machine (--help)',
  ],
  'export-meeting': [
    'dist/server/exportMeeting.js',
    '--meeting CODE [--to FILE]: a meeting that was held here, as one locked file to carry elsewhere',
  ],
  'import-meeting': [
    'dist/server/importMeeting.js',
    'FILE --community NAME [--fingerprint DIGITS]: looks such a file through, and brings the meeting in',
  ],
  'sign-in': ['dist/server/signIn.js', '[ROLE]: a one-time link for the first administrator, or who has this role'],
  doctor: ['dist/server/doctor.js', 'says in plain words what is wrong with a set-up: database, disk, proxy, mail'],
  'prepare-database': [
    'dist/server/prepareDatabase.js',
    '[--run ADMIN_URL]: what an administrator of PostgreSQL enters once, printed or run',
  ],
  'remove-sample': [
    'dist/server/removeSample.js',
    '--yes: empties a Grove that holds the sample alone, to begin with your own',
  ],
  admin: [
    'dist/server/admin.js',
    'state; places, add, rename, move, sheet; keys, key, end-key: how it stands, places, keys of programs (--help)',
  ],
  appoint: [
    'dist/server/appoint.js',
    'PLACE ROLE NAME [E-MAIL] [--another]: gives somebody a role by hand of who runs the machine',
  ],
}

const [name, ...args] = process.argv.slice(2)
const command = Object.hasOwn(COMMANDS, name ?? '') ? COMMANDS[name] : undefined
if (!command) {
  for (const [name, [, what]] of Object.entries(COMMANDS)) console.log(`grove ${name.padEnd(14)} ${what}`)
  process.exit(name ? 2 : 0)
}
const root = fileURLToPath(new URL('..', import.meta.url))
if (!process.env.GROVE_PREPARED) await inRoot(() => prepare({ build: true }))
// As `npm start` does: what a burst of cards leaves behind dies young where there is room for it
// (docs/performance.md).
const room = name === 'start' ? ['--max-semi-space-size=64'] : []
const child = spawn(process.execPath, [...room, root + command[0], ...args], {
  stdio: 'inherit',
  env: { ...process.env, GROVE_PREPARED: '1', GROVE_STARTER: String(process.pid) },
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.on('exit', (code) => process.exit(code ?? 1))

/** Files in arguments are named from where the command was given; the rest is Grove's folder. */
async function inRoot(act) {
  const from = process.cwd()
  process.chdir(root)
  await act()
  process.chdir(from)
}
