// Holds the document of the API (/api/openapi.json) to the rules of a public linter: Redocly's, the
// recommended ones.
import { createConfig, formatProblems, getTotals, lintFromString } from '@redocly/openapi-core'
import { documentOf } from '../src/server/api/document.ts'
import { ROUTES } from '../src/server/routes.ts'

const config = await createConfig({
  extends: ['recommended-strict'],
  rules: {
    // Named for what comes over a stream: no answer in JSON holds a frame.
    'no-unused-components': 'off',
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
