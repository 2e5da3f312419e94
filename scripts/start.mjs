// Plain Node, so that it runs before anything is installed: installs what is missing, builds what has
// changed, starts Grove. `--processes N` makes it several processes on one database.
import cluster from 'node:cluster'
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { announce, explain, explainLoss } from './announce.mjs'
import { prepare } from './prepare.mjs'
import { MOST, Processes, processesIn } from './processes.mjs'
import { watchStarter } from './starter.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
process.chdir(root)
const count = processesIn(process.argv.slice(2))
if (count === undefined) {
  console.error(`npm start -- --processes N takes a number from 1 to ${MOST}.`)
  process.exit(2)
}
// The tests prepare once for all the Groves they start.
if (!process.env.GROVE_PREPARED) await prepare({ build: true })

const built = (name) => import(pathToFileURL(`${root}dist/server/${name}.js`).href)
const { readSettings, ADDRESS } = await built('settings')

let grove
let ending = false
const end = async (code) => {
  if (ending) return grove?.hurry()
  ending = true
  if (grove) {
    if (cluster.isPrimary) process.stdout.write('\nEnding Grove …\n')
    await grove.stop().catch((error) => console.error(error.message))
  }
  if (noted) rmSync(noted, { force: true })
  process.exit(code)
}
const told = () => void (grove ? end(0) : (ending = true))
// A terminal tells all of its processes; ours are told by the first of them.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, cluster.isPrimary || signal === 'SIGTERM' ? told : () => {})
// To begin several anew (processes.mjs); one alone must be ended and started.
if (count === 1) process.on('SIGUSR2', () => console.error('This Grove is one process: end it and start it again.'))
if (cluster.isWorker) process.on('message', told)
watchStarter(told)
// Who started us may be gone, and our output with it: that must not end us before the database has ended.
for (const output of [process.stdout, process.stderr]) output.on('error', () => {})

/** Whether the port is free is seen before the database is started, not after. */
const refuseIfTaken = ({ port, host }) =>
  new Promise((done, fail) => {
    const tried = createServer().once('error', fail)
    tried.listen(port, host, () => tried.close(done))
  })

/** Where the address stands by which `npm run replay` finds the Grove of this folder. */
let noted
function noteAddress({ dataDir, databaseUrl }, address) {
  if (databaseUrl) return
  noted = join(dataDir, ADDRESS)
  writeFileSync(noted, `${address}\n`)
}

/** Starts Grove as this one process. */
async function startHere(settings) {
  const { startGrove, qrTerminal } = await built('main')
  const running = await startGrove(settings, await built('render'), `${root}dist/web`)
  const { local, publicUrl, database, signInLink, coordinatorLink, administratorLink, meetingCode, operations } =
    running
  const links = { signInLink, coordinatorLink, administratorLink }
  const qr = meetingCode && (await qrTerminal(`${publicUrl}/m/${meetingCode}`))
  return { running, found: { local, publicUrl, database, meetingCode, operations, ...links }, qr }
}

async function startFirst(settings) {
  const held = settings.databaseUrl ? undefined : await built('supervisor')
  await held?.refuseIfHeld(settings.dataDir)
  await refuseIfTaken(settings)
  if (held && !existsSync(`${settings.dataDir}/db`)) console.log('Making the database (a few seconds, only once) …')
  if (count === 1) {
    const { running, found, qr } = await startHere(settings)
    grove = running
    return { found, qr }
  }
  grove = new Processes(count, settings, await built('hold'))
  return grove.start()
}

/** One of several, which the first has made. */
async function startOneOfSeveral() {
  const { running, found, qr } = await startHere({
    ...readSettings(process.env),
    heldForUs: process.env.GROVE_HELD === 'yes',
  })
  grove = running
  process.send({ found, qr })
}

try {
  if (cluster.isWorker) await startOneOfSeveral()
  else {
    const settings = readSettings(process.env)
    const { found, qr } = await startFirst(settings)
    noteAddress(settings, found.local)
    if (!ending) announce(found, qr)
  }
} catch (error) {
  explain(error)
  process.exit(1)
}
if (ending) {
  await grove.stop()
  if (noted) rmSync(noted, { force: true })
  process.exit(0)
}
void grove.lost?.then((error) => {
  explainLoss(error)
  return end(1)
})
