// npm run bench [-- NAME …]: runs bench/NAME.ts (catch-up is catchUp.ts), which exports `name` and `run()`;
// all in turn where none is named.
import { existsSync } from 'node:fs'

const ALL = 'fanout whole accept commit join phone screen catch-up memory start ledger alike search'.split(' ')
const asked = process.argv.slice(2)
const fileOf = (name: string) =>
  new URL(`./${name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())}.ts`, import.meta.url)
const unknown = asked.filter((name) => !existsSync(fileOf(name)))
if (unknown.length > 0) {
  console.error(`No bench is called ${unknown.join(', ')}. There are: ${ALL.join(', ')}`)
  process.exit(1)
}
for (const one of asked.length > 0 ? asked : ALL) {
  const { name, run } = (await import(fileOf(one).href)) as { name: string; run(): Promise<void> }
  const began = performance.now()
  await run()
  console.log(`${name}: ${((performance.now() - began) / 1000).toFixed(0)} s`)
}
