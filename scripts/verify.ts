// npx grove verify: is the public log what its checkpoints say, and do the tables hold what the log says?
// Trusts no server.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { ProofFile } from '../src/core/log/check.ts'
import { checkProofFile } from '../src/core/log/check.ts'
import { printable } from '../src/core/plain/printable.ts'
import { openForTool } from '../src/server/database/openForTool.ts'
import { recountHands } from '../src/server/ledger/recount.store.ts'
import { sha256, verifyEd25519 } from '../src/server/journal/hash.ts'
import { readSettings } from '../src/server/main.ts'
import { verifyArchive } from '../src/server/verify/archive.ts'
import type { Held } from '../src/server/verify/checkpoints.ts'
import { readCheckpoints } from '../src/server/verify/checkpoints.ts'
import { verifyDatabase } from '../src/server/verify/database.ts'
import { Findings } from '../src/server/verify/finding.ts'
import { BadServer, Foreign } from '../src/server/verify/foreign.ts'
import type { Read } from '../src/server/verify/served.ts'
import { verifyServed } from '../src/server/verify/served.ts'

const USAGE = `grove verify [WHAT] [--key KEY] [--checkpoint FILE]… [--receipt FILE]… [--archive FILE]…

  WHAT            the address of a Grove (https://…), of one log (https://…/log/NAME), a database (postgres://…),
                  or a data folder; without it the database that Grove itself would use
  --key           the verifier key (the line that /log/key gives, as you got it elsewhere), or a file with it
  --checkpoint    a checkpoint that you kept, or a folder of them, or a letter with them; may be given several times
  --receipt       the proof file of a receipt; may be given several times
  --archive       the archive file of a meeting (PDF); may be given several times`

const FINDINGS_SHOWN = 50
/** In bytes. */
const ARCHIVE_MOST = 200_000_000

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    key: { type: 'string' },
    checkpoint: { type: 'string', multiple: true, default: [] },
    receipt: { type: 'string', multiple: true, default: [] },
    archive: { type: 'string', multiple: true, default: [] },
    help: { type: 'boolean', short: 'h' },
  },
})
if (values.help) console.log(USAGE)
else
  await verify(positionals[0]).catch((error: Error) => {
    say(error.message)
    process.exitCode = 1
  })

/** The one way to the terminal: much of what is said here was written by others. */
function say(line: string): void {
  console.log(printable(line))
}

async function verify(what: string | undefined): Promise<void> {
  const findings = new Findings()
  const outside = values.checkpoint.flatMap((path) => filesOf(path)).flatMap(read)
  const key = values.key && (isFile(values.key) ? readFileSync(values.key, 'utf8') : values.key).trim()
  for (const path of values.checkpoint)
    if (!filesOf(path).some((file) => read(file).length)) findings.add(path, 'there is no checkpoint in it')
  for (const path of values.receipt) verifyReceipt(path, key, findings)
  for (const path of values.archive) await verifyFile(path, key, findings)
  // Receipts and archive files alone need nobody.
  if (what !== undefined || values.receipt.length + values.archive.length === 0) {
    if (what && /^https?:/.test(what)) await verifyAddress(what.replace(/\/+$/, ''), key, outside, findings)
    else await verifyHere(what, key, outside, findings)
    if (outside.length === 0)
      say('No checkpoint from outside was given: that all of it was made anew cannot be excluded.')
  }
  if (!key) say('No key was given: the one that is kept with the log was believed.')
  for (const { log, what } of findings.all.slice(0, FINDINGS_SHOWN)) say(`WRONG  ${log}: ${what}`)
  if (findings.count > FINDINGS_SHOWN) say(`… and ${findings.count - FINDINGS_SHOWN} more`)
  say(findings.count ? `${findings.count} things are wrong.` : 'Nothing is wrong.')
  process.exitCode = findings.count ? 1 : 0
}

async function verifyHere(what: string | undefined, key: string | undefined, outside: Held[], findings: Findings) {
  const settings = readSettings(process.env)
  const url = what ? (/^postgres(ql)?:/.test(what) ? what : undefined) : settings.directUrl
  const database = await openForTool(url || !what ? settings.dataDir : what, url)
  try {
    await recountHands(database.owner)
    const found = await verifyDatabase(database.owner, { outside, key })
    for (const { log, entries, checkpoints, sums } of found.logs) {
      const days = [...sums.values()]
      const sum = (of: 'accepted' | 'open' | 'closed' | 'withdrawn' | 'withheld') =>
        days.reduce((sum, day) => sum + day[of], 0)
      say(
        `${log}: ${entries} entries, ${checkpoints} checkpoints; ${sum('accepted')} cards accepted = ${sum('open')} open + ${sum('closed')} closed + ${sum('withdrawn')} withdrawn + ${sum('withheld')} publicly withheld (${days.length} days)`,
      )
    }
    for (const { log, what } of found.findings.all) findings.add(log, what)
  } finally {
    await database.close()
  }
}

async function verifyAddress(url: string, key: string | undefined, outside: Held[], findings: Findings) {
  const one = /^(.*)\/log\/([^/]+)$/.exec(url)
  const server = new Foreign(one ? one[1]! : url)
  const origins = new Set<string>()
  for (const name of one ? [one[2]!] : await server.slugs()) {
    const read: Read = (path, most) => server.read(`log/${name}/${path}`, most)
    // What one log's answers are like says nothing of the next.
    const { entries, origin } = await verifyServed(name, read, { key, outside }, findings).catch((error: Error) => {
      if (!(error instanceof BadServer)) throw error
      findings.add(name, error.message)
      return { entries: 0, origin: undefined }
    })
    if (origin) origins.add(origin)
    say(`${name}: ${entries} entries`)
  }
  for (const { origin, from } of outside)
    if (!origins.has(origin)) findings.add(origin, `the checkpoint ${from} is of a log that is not here`)
}

function verifyReceipt(path: string, key: string | undefined, findings: Findings): void {
  let file: ProofFile
  try {
    file = JSON.parse(readFileSync(path, 'utf8')) as ProofFile
  } catch {
    return findings.add(path, 'is no proof file')
  }
  const checked = checkProofFile(sha256, verifyEd25519, file, key ? { trusted: key } : {})
  if (!checked.holds) return findings.add(path, `the proof does not hold (${checked.wrong})`)
  for (const { entry, words } of checked.entries)
    say(`${path}: accepted as entry ${entry.seq}: ${words ?? '(the words were erased)'}`)
}

async function verifyFile(path: string, key: string | undefined, findings: Findings): Promise<void> {
  if (!isFile(path)) return findings.add(path, 'is no file that is there')
  const { size } = statSync(path)
  if (size > ARCHIVE_MOST) return findings.add(path, `is larger than ${ARCHIVE_MOST / 1e6} MB`)
  const found = await verifyArchive(path, readFileSync(path), key, findings)
  if (found)
    say(
      `${path}: ${found.theme}, as ${found.origin} sealed it; ${found.cards} cards, each in the log as it stands here`,
    )
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false
}

function filesOf(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
}

function read(file: string): Held[] {
  return readCheckpoints(file, readFileSync(file, 'utf8'))
}
