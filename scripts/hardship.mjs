// npm run hardship [-- --long] [FILE…]: what Grove must survive. Each test prints its figure; all of them
// stand together at the end. The long form takes hours, not minutes.
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { stripVTControlCharacters } from 'node:util'
import { findBrowser } from './browser.mjs'
import { prepare } from './prepare.mjs'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))
await prepare({ build: true })
const args = process.argv.slice(2)
const long = args.includes('--long')
const chosen = args.filter((arg) => arg !== '--long')
// Some of what must be survived is a contract too: races, access, backups, migrations, the log.
const CONTRACTS = [
  'races',
  'access',
  'backup',
  'migrations',
  'log',
  'verify',
  'erasure',
  'wrongInput',
  'headers',
  'state',
].map((name) => `tests/contracts/${name}.test.ts`)

const folder = mkdtempSync(join(tmpdir(), 'grove-hardship-report-'))
const figures = []
const counts = { passed: 0, failed: 0, skipped: 0 }
const began = Date.now()
const ofContracts = chosen.filter((file) => file.includes('contracts'))
if (!chosen.length || ofContracts.length < chosen.length)
  await run(
    'hardship',
    chosen.filter((file) => !file.includes('contracts')),
  )
if (!chosen.length || ofContracts.length) await run('contracts', chosen.length ? ofContracts : CONTRACTS)
rmSync(folder, { recursive: true, force: true })

console.log(`\nWhat was survived${long ? ', in the long form' : ''} (${Math.round((Date.now() - began) / 1000)} s):`)
for (const figure of figures) console.log(`  ${figure}`)
console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`)
process.exit(counts.failed ? 1 : 0)

/** Runs a project's tests; shows what they print, and keeps their figures and counts. */
async function run(project, files) {
  const report = join(folder, `${project}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const child = spawn(
    process.execPath,
    ['node_modules/vitest/vitest.mjs', 'run', '--project', project, ...reporters, ...files],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, GROVE_PREPARED: '1', CHROMIUM: findBrowser(), ...(long ? { GROVE_LONG: '1' } : {}) },
    },
  )
  let printed = ''
  child.stdout.on('data', (chunk) => {
    process.stdout.write(chunk)
    printed += chunk
  })
  const status = await new Promise((done) => child.on('close', done))
  figures.push(...figuresIn(stripVTControlCharacters(printed)))
  const { failed } = counts
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numFailedTestSuites } = JSON.parse(
      readFileSync(report, 'utf8'),
    )
    counts.passed += numPassedTests
    counts.failed += numFailedTests || (numFailedTestSuites ? 1 : 0)
    counts.skipped += numPendingTests
  } catch {
    counts.failed++
  }
  if (status !== 0 && counts.failed === failed) counts.failed++
}

/** What tests printed: the lines between Vitest's `stdout | FILE > TEST` and the next empty one. */
function figuresIn(printed) {
  return [...printed.matchAll(/^stdout \| .*\n((?:.+\n)+)/gm)].flatMap(([, lines]) => lines.trim().split('\n'))
}
