// Everything that must hold. Plain Node: installs what is missing (a browser too), checks, builds, tests;
// ends with `N passed, N failed`.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { prepare } from './prepare.mjs'
import { findBrowser } from './browser.mjs'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))
prepare({ build: true })
const { check } = await import('./check.mjs')
const failedChecks = await check()

process.env.GROVE_PREPARED = '1'
process.env.CHROMIUM = findBrowser()
const folder = mkdtempSync(join(tmpdir(), 'grove-test-'))
const report = join(folder, 'report.json')
const run = spawnSync(
  process.execPath,
  [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...process.argv.slice(2),
  ],
  { stdio: 'inherit' },
)
let passed = 0
let failed = failedChecks.length
try {
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'))
  passed = numPassedTests
  failed += numFailedTests
  // A file that broke before its first test has no failed test of its own.
  failed += testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  ).length
} catch {
  failed += 1
}
if (run.status !== 0 && failed === 0) failed = 1
rmSync(folder, { recursive: true, force: true })
if (failedChecks.length) console.log(`failed checks: ${failedChecks.join(', ')}`)
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed ? 1 : 0)
