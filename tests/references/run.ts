// Checks Grove against data and results written by others: npm run references -- [NAME]
// GROVE_REFERENCES names the folder that holds the data; a suite whose data are absent says so and is
// skipped.
import { readdirSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { resolve } from 'node:path'

/** A suite: one file beside this one, exporting `run`. Gives false where a figure that must hold does not. */
interface Suite {
  run(data: string): Promise<boolean> | boolean
}

const here = fileURLToPath(new URL('.', import.meta.url))
const data = resolve(here, '../..', process.env.GROVE_REFERENCES || '../shared/data')
const HELPERS = new Set([
  'run.ts',
  'committees.ts',
  'everydayQueries.ts',
  'figures.ts',
  'opposites.ts',
  'printTexts.ts',
  'shortCards.ts',
])
const names = readdirSync(here)
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !HELPERS.has(file))
  .map((file) => file.slice(0, -3))
const wanted = process.argv[2]
if (wanted && !names.includes(wanted)) {
  console.error(`there is no suite ${wanted}; there are: ${names.join(', ')}`)
  process.exit(1)
}

let good = true
for (const name of wanted ? [wanted] : names) {
  const suite = (await import(pathToFileURL(`${here}/${name}.ts`).href)) as Suite
  good = (await suite.run(data)) && good
}
process.exit(good ? 0 : 1)
