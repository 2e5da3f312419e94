// npm run bench -- NAME: runs bench/NAME.ts, which exports `name` and `run()`.
const asked = process.argv.slice(2)
if (asked.length === 0) {
  console.error('npm run bench -- NAME, for example: npm run bench -- ledger')
  process.exit(1)
}
for (const file of asked) {
  const { name, run } = (await import(`./${file}.ts`)) as { name: string; run(): Promise<void> }
  const began = performance.now()
  await run()
  console.log(`${name}: ${((performance.now() - began) / 1000).toFixed(0)} s`)
}
export {}
