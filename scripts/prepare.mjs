// Makes sure that packages are installed and the build is fresh. Plain Node.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const [major, minor] = process.versions.node.split('.').map(Number)

/**
 * Installs packages where the lockfile has changed, and with `build` builds where a source has changed. An
 * installation without what builds (`npm ci --omit=dev`) runs what was built already.
 */
export async function prepare({ build = false } = {}) {
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
    await run('npm', [
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
  if (build && !isBuilt()) await buildAll()
}

/**
 * Builds the pages, those that are kept as one file, the server and the commands of a terminal into dist/.
 */
export async function buildAll() {
  console.log('Building …')
  const sources = hashOfSources()
  // Whatever the shell or a test says: with another word vite takes Svelte's larger parts for developers.
  const env = { NODE_ENV: 'production' }
  const vite = (...which) =>
    run('node', ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn', ...which], env)
  // The pages of browsers stand in one folder, which the first of them empties; the server has another.
  const pages = async () => {
    await vite()
    for (const mode of ['desk', 'verify', 'recount']) await vite('--mode', mode)
  }
  await Promise.all([pages(), vite('--ssr')])
  mkdirSync('dist', { recursive: true })
  writeFileSync('dist/.grove', sources)
}

/** Whether dist/ was built from these sources, or lies alone, without any. */
const isBuilt = () => existsSync('dist/.grove') && (!existsSync('src') || stampOf('dist/.grove') === hashOfSources())

const hashOfSources = () => hashOf([...filesIn('src'), ...filesIn('scripts'), 'vite.config.ts', 'package-lock.json'])

async function run(command, args, env = {}) {
  const shell = process.platform === 'win32'
  const child = spawn(command, args, { stdio: 'inherit', shell, env: { ...process.env, ...env } })
  const [status] = await once(child, 'exit').catch(() => [1])
  if (status === 0) return
  console.error(`"${command} ${args.join(' ')}" failed; the lines above say why.`)
  process.exit(1)
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
