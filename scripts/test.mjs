// Everything that must hold. Plain Node: installs what is missing (a browser too), builds, checks and
// tests; ends with `N passed, N failed`.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { prepare } from './prepare.mjs'
import { findBrowser, installShell } from './browser.mjs'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))
prepare({ build: true })
const { check, FORGETFUL } = await import('./check.mjs')
process.env.GROVE_PREPARED = '1'
installShell()
process.env.CHROMIUM = findBrowser()
const folder = mkdtempSync(join(tmpdir(), 'grove-test-'))
const report = join(folder, 'report.json')
// Four projects need the same modules: each is transformed once (vitest.config.ts).
process.env.GROVE_TRANSFORMED = join(folder, 'transformed')
const tests = spawn(
  process.execPath,
  [
    ...FORGETFUL,
    'node_modules/vitest/vitest.mjs',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...process.argv.slice(2),
  ],
  { stdio: 'inherit' },
)
// Tests wait often, for browsers and disks: what is checked without running Grove fills that time.
const [failedChecks, [status]] = await Promise.all([check(1), once(tests, 'exit')])
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
if (status !== 0 && failed === 0) failed = 1
rmSync(folder, { recursive: true, force: true })
if (failedChecks.length) console.log(`failed checks: ${failedChecks.join(', ')}`)
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed ? 1 : 0)
