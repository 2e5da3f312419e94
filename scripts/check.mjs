// Everything that must hold without running Grove: the lockfile, types (core without DOM and Node), lint,
// import walls, formatting.
import { spawnSync } from 'node:child_process'
import { pathToFileURL } from 'node:url'
import { prepare } from './prepare.mjs'

const CHECKS = [
  ['lockfile', '../scripts/lockfile.mjs', []],
  ['types', 'typescript/bin/tsc', ['-p', 'tsconfig.json']],
  ['core without DOM and Node', 'typescript/bin/tsc', ['-p', 'tsconfig.core.json']],
  [
    'pages, with what the oldest browsers have',
    'svelte-check/bin/svelte-check',
    [
      '--tsconfig',
      './tsconfig.web.json',
      '--fail-on-warnings',
      '--compiler-warnings',
      'state_referenced_locally:ignore',
      '--output',
      'human',
    ],
  ],
  ['lint', 'oxlint/bin/oxlint', ['--quiet', '.']],
  ['types of the pages’ client', 'tsx/dist/cli.mjs', ['scripts/client.ts', '--check']],
  ['typed answers', '../scripts/answers.mjs', []],
  ['document of the API', 'tsx/dist/cli.mjs', ['scripts/lintDocument.ts']],
  ['regular expressions', '../scripts/regexes.mjs', []],
  ['width of comments', '../scripts/prose.mjs', []],
  ['names of files', '../scripts/fileNames.mjs', []],
  [
    'imports',
    'dependency-cruiser/bin/dependency-cruise.mjs',
    ['src', '--config', '.dependency-cruiser.cjs', '--output-type', 'err'],
  ],
  ['files that are named', '../scripts/mentions.mjs', []],
  ['checks that mutations take out', '../scripts/mutation.mjs', ['--texts']],
  ['queries in stores', '../scripts/queries.mjs', []],
  [
    'format',
    'prettier/bin/prettier.cjs',
    // What was found right is looked at again once it has changed.
    ['--check', '--cache', '--cache-location', 'node_modules/.cache/formatted', '--log-level', 'warn', '.'],
  ],
]

/** Runs all checks; gives the names of those that failed. */
export function check() {
  return CHECKS.filter(([name, program, args]) => {
    console.log(`check: ${name}`)
    return spawnSync(process.execPath, [`node_modules/${program}`, ...args], { stdio: 'inherit' }).status !== 0
  }).map(([name]) => name)
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  prepare()
  const failed = check()
  if (failed.length) console.error(`failed: ${failed.join(', ')}`)
  process.exit(failed.length ? 1 : 0)
}
