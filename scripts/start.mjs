// Plain Node, so that it runs before anything is installed: installs what is missing, builds what has
// changed, starts Grove.
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { prepare } from './prepare.mjs'
import { watchStarter } from './starter.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
process.chdir(root)
// The tests prepare once for all the Groves they start.
if (!process.env.GROVE_PREPARED) await prepare({ build: true })

const built = (name) => import(pathToFileURL(`${root}dist/server/${name}.js`).href)
const [{ readSettings, ADDRESS }, { AlreadyRunning, refuseIfHeld }] = await Promise.all([
  built('settings'),
  built('supervisor'),
])

let grove
let server
let ending = false
const end = async (code) => {
  if (ending) return grove?.hurry()
  ending = true
  if (grove) {
    process.stdout.write('\nEnding Grove …\n')
    await grove.stop().catch((error) => console.error(error.message))
  }
  if (noted) rmSync(noted, { force: true })
  process.exit(code)
}
const told = () => void (grove ? end(0) : (ending = true))
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, told)
watchStarter(told)
// Who started us may be gone, and our output with it: that must not end us before the database has ended.
for (const output of [process.stdout, process.stderr]) output.on('error', () => {})

/** Who has the data, in a sentence. */
function whoHas({ where, holder }) {
  const who = holder ? `: process ${holder.pid} (${holder.program}), since ${holder.since}` : ''
  return `Grove already runs on the data in "${where}"${who}.`
}

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

try {
  const settings = readSettings(process.env)
  if (!settings.databaseUrl) await refuseIfHeld(settings.dataDir)
  await refuseIfTaken(settings)
  server = await built('main')
  const first = !settings.databaseUrl && !existsSync(`${settings.dataDir}/db`)
  if (first) console.log('Making the database (a few seconds, only once) …')
  grove = await server.startGrove(settings, await built('render'), `${root}dist/web`)
  noteAddress(settings, grove.local)
} catch (error) {
  if (error instanceof AlreadyRunning) {
    console.error(`${whoHas(error)} Stop the other one first, or set DATA_DIR to another folder.`)
  } else if (error.code === 'EADDRINUSE') {
    console.error(`Port ${error.port} is in use. Set another, for example: PORT=3001 npm start`)
  } else console.error(error.message, error.cause ?? '')
  process.exit(1)
}
if (ending) {
  await grove.stop()
  process.exit(0)
}
void grove.lost?.then((error) => {
  console.error(`The database was down, and meanwhile somebody else took it. ${whoHas(error)} This Grove ends.`)
  return end(1)
})

const { local, publicUrl, signInLink, coordinatorLink, administratorLink, meetingCode, operations } = grove
console.log(`
  森  Grove · 三棵树

  Public page      ${local}
  On this network  ${publicUrl}
  Database         ${grove.database}`)
if (operations) console.log(`  Health, figures  ${operations}/health/ready   ${operations}/metrics`)
if (signInLink) console.log(`  Facilitator      ${signInLink}   (one-time sign-in link)`)
if (coordinatorLink) console.log(`  Coordinator      ${coordinatorLink}   (one-time, keeps the ledger)`)
if (administratorLink) console.log(`  Administrator    ${administratorLink}   (one-time, adds places and people)`)
if (!signInLink && !coordinatorLink && !administratorLink)
  console.log(`  Sign in          ${publicUrl}/sign-in   (a one-time link: npx grove sign-in)`)
if (meetingCode) {
  const join = `${publicUrl}/m/${meetingCode}`
  console.log(`  Big screen       ${publicUrl}/screen/${meetingCode}
  Phones           ${join}   (code ${meetingCode})
`)
  console.log(await server.qrTerminal(join))
}
if (meetingCode) console.log('  A meeting to watch: npm run replay    A year to look at: npm run replay -- --year')
console.log('  Ctrl-C ends Grove.')
