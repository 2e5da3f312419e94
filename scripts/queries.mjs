// Only stores (store.ts, *.store.ts), database/ and verify/ ask the database: a table changes in one place,
// and what a query must hold to (a community, a row's lock) is read there. Kysely's queries begin with a
// method of a handle that everybody passes on, which no rule about imports sees.
import { readFileSync } from 'node:fs'
import { projectFiles } from './files.mjs'

const QUERY = /\.(selectFrom|insertInto|replaceInto|updateTable|deleteFrom|mergeInto|executeQuery)\s*\(/
const MAY = /(^src\/server\/(database|verify)\/|[/.]store\.ts$|\.test\.ts$)/

const files = projectFiles('src')
const found = files
  .filter((file) => file.endsWith('.ts') && !MAY.test(file))
  .flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .flatMap((line, n) => (QUERY.test(line) ? [`${file}:${n + 1}: ${line.trim()}`] : [])),
  )
if (found.length > 0) {
  console.error(`These lines ask the database outside of a store:\n${found.join('\n')}`)
  process.exitCode = 1
}
