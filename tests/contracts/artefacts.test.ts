import { readdirSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Assets } from '../../src/server/page/assets.ts'
import { openedAt } from '../../src/server/site/surfaces.ts'

const FOLDER = 'dist/server'
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  packages: Record<string, { dev?: boolean }>
}
/** Whether `npm ci --omit=dev` installs a package: the lockfile marks what only development needs. */
const installs = (name: string) => {
  const found = packages[`node_modules/${name}`]
  return found !== undefined && !found.dev
}

/** Packages that a built file loads, by the names under which they are installed. */
function packagesOf(file: string): string[] {
  const loads = /^import (?:.* from )?"([^"]+)";$|\bimport\("([^"]+)"\)/gm
  return [...readFileSync(file, 'utf8').matchAll(loads)]
    .map(([, fixed, later]) => fixed ?? later!)
    .filter((name) => !name.startsWith('.'))
    .filter((name) => !name.startsWith('node:') && !builtinModules.includes(name))
    .map((name) => name.match(/^(@[^/]+\/)?[^/]+/)![0])
}

// `npm ci --omit=dev` and dist/ are all that a machine needs on which nothing is built.
test('what is built loads only packages that an installation without development has', () => {
  const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.js'))
  expect(files).toEqual(expect.arrayContaining(['main.js', 'verify.js', 'backup.js', 'restore.js', 'appoint.js']))
  const loaded = new Set(files.flatMap((file) => packagesOf(join(FOLDER, file))))
  expect(loaded).toContain('pg')
  expect([...loaded].filter((name) => !installs(name))).toEqual([])
})

test('the desk opens with its own script and that of the page, and loads the others when they are opened', () => {
  const assets = new Assets('dist/web')
  const scripts = (page?: string) =>
    [...assets.tags('desk', page).matchAll(/(?:href|src)="(\/assets\/[^"]+\.js)"/g)].map(([, path]) => path!)
  const sizeOf = (paths: string[]) => paths.reduce((sum, path) => sum + assets.find(path)!.plain.length, 0)
  const bare = scripts()
  expect(sizeOf(bare)).toBeLessThan(200_000)
  const pages = ['/desk/meetings/ABCDEF/paper', '/desk/c/rongbu/votes'].map((path) => scripts(openedAt(path)))
  for (const paths of pages) expect(paths).toEqual(expect.arrayContaining(bare))
  // Votes are a room of the ledger’s desk, which takes the map’s library (CommonJS), and so the few lines
  // that the bundler joins such a library with.
  expect(pages.map((paths) => paths.length - bare.length)).toEqual([1, 2])
  const joins = pages[1]!.filter((path) => path.includes('runtime'))
  expect(joins).toHaveLength(1)
  expect(sizeOf(joins)).toBeLessThan(2_000)
  expect(['/desk', '/desk/people'].map(openedAt)).toEqual([undefined, undefined])
})
