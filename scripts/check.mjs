// Everything that must hold without running Grove: the lockfile, types (core without DOM and Node), lint,
// import walls, formatting.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { pathToFileURL } from 'node:url'
import { prepare } from './prepare.mjs'

/** TypeScript's native compiler, in one thread: another would check again what both need. */
const TSC = '@typescript/native/bin/tsc'

/**
 * What is parsed is soon forgotten: with room for it from the first, it is seldom looked through, and by one
 * thread where others want the cores too.
 */
export const FORGETFUL = ['--min-semi-space-size=64', '--max-semi-space-size=64', '--single-threaded-gc']

/** The longest first: the others fill up what is left of the two. */
const CHECKS = [
  [
    'pages, with what the oldest browsers have',
    'svelte-check/bin/svelte-check',
    [
      '--tsgo-experimental-api',
      '--tsconfig',
      './tsconfig.web.json',
      '--fail-on-warnings',
      '--compiler-warnings',
      'state_referenced_locally:ignore',
      '--output',
      'human',
    ],
  ],
  [
    'imports',
    'dependency-cruiser/bin/dependency-cruise.mjs',
    ['src', '--config', '.dependency-cruiser.cjs', '--output-type', 'err'],
  ],
  ['format', 'oxfmt/bin/oxfmt', ['--check', '.']],
  ['lockfile', '../scripts/lockfile.mjs', []],
  ['types', TSC, ['-p', 'tsconfig.json', '--singleThreaded']],
  ['core without DOM and Node', TSC, ['-p', 'tsconfig.core.json', '--singleThreaded']],
  ['lint', 'oxlint/bin/oxlint', ['--quiet', '.']],
  ['types of the pages’ client', 'tsx/dist/cli.mjs', ['scripts/client.ts', '--check']],
  ['typed answers', '../scripts/answers.mjs', []],
  ['document of the API', 'tsx/dist/cli.mjs', ['scripts/lintDocument.ts']],
  ['regular expressions', '../scripts/regexes.mjs', []],
  ['width of comments', '../scripts/prose.mjs', []],
  ['names of files', '../scripts/fileNames.mjs', []],
  ['files that are named', '../scripts/mentions.mjs', []],
  ['checks that mutations take out', '../scripts/mutation.mjs', ['--texts']],
  ['queries in stores', '../scripts/queries.mjs', []],
  ['who acts', '../scripts/actors.mjs', []],
]

/** Runs all checks, so many at a time; gives the names of those that failed. */
export async function check(atOnce = 2) {
  const waiting = [...CHECKS]
  const failed = []
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) if (!(await passes(next))) failed.push(next[0])
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return failed
}

/** Runs a check, and prints what it said when it has ended, so that two do not speak at once. */
async function passes([name, program, args]) {
  const child = spawn(process.execPath, [...FORGETFUL, `node_modules/${program}`, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    // The native compiler looks less often for what may be forgotten.
    env: { ...process.env, GOGC: '400' },
  })
  const said = []
  for (const output of [child.stdout, child.stderr]) output.on('data', (piece) => said.push(piece))
  const [code] = await once(child, 'close')
  console.log(`check: ${name}${code === 0 ? '' : ' FAILED'}\n${Buffer.concat(said)}`.trimEnd())
  return code === 0
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await prepare()
  const failed = await check()
  if (failed.length) console.error(`failed: ${failed.join(', ')}`)
  process.exit(failed.length ? 1 : 0)
}
