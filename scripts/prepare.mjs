// Makes sure that packages are installed and the build is fresh. Plain Node.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const [major, minor] = process.versions.node.split('.').map(Number)

/**
 * Installs packages where the lockfile has changed, and with `build` builds where a source has changed. An
 * installation without what builds (`npm ci --omit=dev`) runs what was built already.
 */
export function prepare({ build = false } = {}) {
  if (major < 20 || (major === 20 && minor < 19)) {
    console.error(`Grove needs Node 20.19 or newer; this is ${process.versions.node}.`)
    process.exit(1)
  }
  const builds = existsSync('node_modules/@sveltejs/vite-plugin-svelte')
  if (build && !builds && existsSync('node_modules/.package-lock.json') && isBuilt()) return
  const lock = hashOf(['package.json', 'package-lock.json'])
  if (stampOf('node_modules/.grove') !== lock) {
    const there = existsSync('node_modules/.package-lock.json')
    console.log(there ? 'Comparing packages with the lockfile …' : 'Installing packages (a minute or two, only once) …')
    // What the lockfile says and nothing else, with what builds the pages, whatever was left out before; the
    // lockfile stays as it is.
    run('npm', [
      'install',
      '--no-save',
      '--prefer-offline',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
      // Without a network it says so within seconds.
      '--fetch-retries=2',
      '--fetch-retry-mintimeout=1000',
      '--fetch-retry-maxtimeout=3000',
      '--include=dev',
    ])
    writeFileSync('node_modules/.grove', lock)
  }
  if (build && !isBuilt()) buildAll()
}

/**
 * Builds the pages, those that are kept as one file, the server and the commands of a terminal into dist/.
 */
export function buildAll() {
  console.log('Building …')
  const sources = hashOfSources()
  for (const which of [[], ['--mode', 'desk'], ['--mode', 'verify'], ['--mode', 'recount'], ['--ssr']])
    run('node', ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn', ...which])
  mkdirSync('dist', { recursive: true })
  writeFileSync('dist/.grove', sources)
}

/** Whether dist/ was built from these sources, or lies alone, without any. */
const isBuilt = () => existsSync('dist/.grove') && (!existsSync('src') || stampOf('dist/.grove') === hashOfSources())

const hashOfSources = () => hashOf([...filesIn('src'), ...filesIn('scripts'), 'vite.config.ts', 'package-lock.json'])

function run(command, args) {
  try {
    execFileSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' })
  } catch {
    console.error(`"${command} ${args.join(' ')}" failed; the lines above say why.`)
    process.exit(1)
  }
}

const stampOf = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : '')

function hashOf(files) {
  const hash = createHash('sha256')
  for (const file of files) if (existsSync(file)) hash.update(file).update(readFileSync(file))
  return hash.digest('hex')
}

function filesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts'))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort()
}
