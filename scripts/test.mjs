// Everything that must hold. Plain Node: installs what is missing (a browser too), builds, checks and
// tests; ends with `N passed, N failed`.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { prepare } from './prepare.mjs'
import { findBrowser, installShell } from './browser.mjs'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))
await prepare({ build: true })
const { check, FORGETFUL } = await import('./check.mjs')
process.env.GROVE_PREPARED = '1'
installShell()
process.env.CHROMIUM = findBrowser()
const folder = mkdtempSync(join(tmpdir(), 'grove-test-'))
// Four projects need the same modules: each is transformed once (vitest.config.ts).
process.env.GROVE_TRANSFORMED = join(folder, 'transformed')

/** More files than these are no accident of a busy machine. */
const ALONE_AT_MOST = 3

/**
 * Runs tests with vitest's arguments. Gives the number that passed, and the files in which something failed
 * with how much of each: a file that broke before its first test has no failed test of its own, and counts as
 * one. Where vitest itself broke, `files` is null.
 */
async function runTests(name, args) {
  const report = join(folder, `${name}.json`)
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--reporter=default', '--reporter=json']
  const tests = spawn(process.execPath, [...FORGETFUL, ...vitest, `--outputFile.json=${report}`, ...args], {
    stdio: 'inherit',
  })
  const [status] = await once(tests, 'exit')
  try {
    const { numPassedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'))
    const failedIn = ({ status, assertionResults }) =>
      assertionResults.filter((test) => test.status === 'failed').length || (status === 'failed' ? 1 : 0)
    const files = testResults
      .map((file) => ({ name: file.name, failed: failedIn(file), tests: file.assertionResults }))
      .filter((file) => file.failed > 0)
    return { passed: numPassedTests, files: status !== 0 && files.length === 0 ? null : files }
  } catch {
    return { passed: 0, files: null }
  }
}

/**
 * What failed while three files shared two cores is tried once more by itself, and named: a test that passes
 * only then waits for something in the wrong way, and wants mending, but is no reason to hold back a change.
 */
async function again(files) {
  const passed = []
  const failed = []
  for (const { name, failed: count, tests } of files) {
    const { passed: now, files: left } = await runTests('again', [name])
    if (left?.length === 0) {
      const before = tests.filter((test) => test.status === 'passed').length
      passed.push({ name, count: now - before, titles: tests.filter((test) => test.status === 'failed') })
    } else failed.push({ name, failed: left?.[0]?.failed ?? count })
  }
  return { passed, failed }
}

// Tests wait often, for browsers and disks: what is checked without running Grove fills that time.
const [failedChecks, first] = await Promise.all([check(1), runTests('first', process.argv.slice(2))])
const few = first.files && first.files.length > 0 && first.files.length <= ALONE_AT_MOST
const second = few ? await again(first.files) : { passed: [], failed: first.files ?? [{ failed: 1 }] }
rmSync(folder, { recursive: true, force: true })
const count = (files, of) => files.reduce((sum, file) => sum + file[of], 0)
const passed = first.passed + count(second.passed, 'count')
const failed = failedChecks.length + count(second.failed, 'failed')
// A property draws other cases when it runs again: what the first found is a fault of Grove, and not of
// the machine.
const counterexample = ({ failureMessages }) => failureMessages?.some((said) => said.includes('Property failed'))
const named = (test) => `  ${test.fullName}${counterexample(test) ? ' (a counterexample: its seed is above)' : ''}`
for (const { name, titles } of second.passed)
  console.log(`passed only by itself: ${relative('.', name)}\n${titles.map(named).join('\n')}`)
if (failedChecks.length) console.log(`failed checks: ${failedChecks.join(', ')}`)
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed ? 1 : 0)
