// Holds the document of the API (/api/openapi.json) to the rules of a public linter: Redocly's, the
// recommended ones.
import { createConfig, formatProblems, getTotals, lintFromString } from '@redocly/openapi-core'
import { documentOf } from '../src/server/api/document.ts'
import { ROUTES } from '../src/server/routes.ts'

const config = await createConfig({
  extends: ['recommended-strict'],
  rules: {
    // Every route has an answer of success, by its type; that of a sign-in link leads on (303).
    'operation-2xx-response': 'off',
  },
})
const problems = await lintFromString({
  source: JSON.stringify(documentOf(ROUTES), null, 2),
  absoluteRef: 'openapi.json',
  config,
})
const totals = getTotals(problems)
if (problems.length) formatProblems(problems, { format: 'codeframe', totals, version: '' })
process.exit(problems.length ? 1 : 0)
