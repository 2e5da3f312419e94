import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Running } from '../src/server/main.ts'
import { readSettings, startGrove } from '../src/server/main.ts'
import { languageOf } from '../src/web/document/language.ts'

/**
 * A Grove without a build of its pages: for benches that ask its API. Settings come from the environment, as
 * always.
 */
export async function startBare(): Promise<Running> {
  const built = mkdtempSync(join(tmpdir(), 'grove-bench-built-'))
  process.once('exit', () => rmSync(built, { recursive: true, force: true }))
  for (const name of ['.vite', 'assets', 'alone']) mkdirSync(join(built, name))
  const entries = ['phone', 'screen', 'desk'].map((surface) => [
    `src/web/${surface}/main.ts`,
    { file: `assets/${surface}.js` },
  ])
  writeFileSync(join(built, '.vite/manifest.json'), JSON.stringify(Object.fromEntries(entries)))
  writeFileSync(join(built, 'assets/phone.js'), 'export {}')
  const nothing = { title: '', description: '', html: '', head: '' }
  const render = { renderPage: () => nothing, stringsFor: () => ({}), treesSvg: () => '', languageOf }
  return startGrove(readSettings(process.env), render as never, built)
}
