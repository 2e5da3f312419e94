// npm run hardship [-- --long]: what Grove must survive; each test prints its figure. The long form takes hours, not minutes.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { findBrowser } from './browser.mjs'
import { prepare } from './prepare.mjs'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))
prepare({ build: true })
const args = process.argv.slice(2)
const long = args.includes('--long')
// Some of what must be survived is a contract too: races, access, backups, the log.
const CONTRACTS = ['races', 'access', 'backup', 'log', 'verify', 'erasure', 'wrongInput', 'headers', 'state']
const run = (project, files) =>
  spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', '--project', project, ...files], {
    stdio: 'inherit',
    env: { ...process.env, GROVE_PREPARED: '1', CHROMIUM: findBrowser(), ...(long ? { GROVE_LONG: '1' } : {}) },
  }).status
const chosen = args.filter((arg) => arg !== '--long')
const statuses = chosen.length
  ? [run('hardship', chosen)]
  : [
      run('hardship', []),
      run(
        'contracts',
        CONTRACTS.map((name) => `tests/contracts/${name}.test.ts`),
      ),
    ]
process.exit(statuses.some((status) => status !== 0) ? 1 : 0)
