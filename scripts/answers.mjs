// Answers are typed by their schema alone: nothing loose in wire, nothing asserted on the way out of the
// server or into a page. What is asserted of a request, or of a file, is none of it.
import { readFileSync } from 'node:fs'
import { projectFiles } from './files.mjs'

/** Where, what, and why it is none. */
const RULES = [
  {
    in: /^src\/(wire|server)\//,
    what: /\bz\.looseObject\b|\.loose\(\)|\.passthrough\(\)|\bz\.any\(/,
    why: 'an answer says all it holds',
  },
  { in: /^src\/server\/.*routes\.ts$/, what: /\bas never\b|\bas any\b/, why: 'a route gives what its schema says' },
  {
    in: /^src\/server\/(?!site\/|search\/pages|.*pages\.ts|journal\/routes)/,
    what: /\bc\.json\(/,
    why: 'api/route.ts writes answers',
  },
  { in: /^src\/server\/(?!api\/)/, what: /\bcreateRoute\(|\bapp\.openapi\(/, why: 'routes are made in api/route.ts' },
  {
    in: /^src\/web\/(?!kit\/send\.ts|square\/pushWorker\.ts|.*\.test\.ts)/,
    what: /\bfetch\(|\.json\(\)|(?<!currentTarget)\.value as\b/,
    why: 'pages ask through kit/send.ts',
  },
]

const files = projectFiles('src')
let wrong = 0
for (const file of files.filter((name) => /\.(ts|svelte)$/.test(name) && !name.endsWith('.test.ts'))) {
  const rules = RULES.filter((rule) => rule.in.test(file))
  if (rules.length === 0) continue
  readFileSync(file, 'utf8')
    .split('\n')
    .forEach((line, n) => {
      for (const { what, why } of rules) {
        if (!what.test(line) || /^\s*(\*|\/\/)/.test(line)) continue
        console.error(`${file}:${n + 1}: ${line.trim()} (${why})`)
        wrong += 1
      }
    })
}
process.exit(wrong ? 1 : 0)
