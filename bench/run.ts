// npm run bench [-- NAME …]: runs bench/NAME.ts (catch-up is catchUp.ts), which exports `name` and `run()`;
// all in turn where none is named. With `--against COMMIT` each runs here and as it was there, in turn.
import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { compare } from './against.ts'

const ALL =
  'fanout whole accept commit join phone screen catch-up memory start ledger alike search document paper budget ballot notices reach open311 city processes'.split(
    ' ',
  )
const { values, positionals } = parseArgs({ options: { against: { type: 'string' } }, allowPositionals: true })
const fileOf = (name: string) =>
  new URL(`./${name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())}.ts`, import.meta.url)
const unknown = positionals.filter((name) => !existsSync(fileOf(name)))
if (unknown.length > 0) {
  console.error(`No bench is called ${unknown.join(', ')}. There are: ${ALL.join(', ')}`)
  process.exit(1)
}
const asked = positionals.length > 0 ? positionals : ALL
if (values.against) await compare(asked, values.against)
else
  for (const one of asked) {
    const { name, run } = (await import(fileOf(one).href)) as { name: string; run(): Promise<void> }
    const began = performance.now()
    await run()
    console.log(`${name}: ${((performance.now() - began) / 1000).toFixed(0)} s`)
  }
