// Only stores (store.ts, *.store.ts), database/ and verify/ ask the database: a table changes in one place,
// and what a query must hold to (a community, a row's lock) is read there. Kysely's queries begin with a
// method of a handle that everybody passes on, which no rule about imports sees.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

const QUERY = /\.(selectFrom|insertInto|replaceInto|updateTable|deleteFrom|mergeInto|executeQuery)\s*\(/
const MAY = /(^src\/server\/(database|verify)\/|[/.]store\.ts$|\.test\.ts$)/

const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard', 'src'], { encoding: 'utf8' }).split('\n')
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
