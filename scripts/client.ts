// Writes the types of the pages' client (src/web/kit/api.ts) from the document of the routes. `--check` only
// says whether they are still true.
import { readFileSync, writeFileSync } from 'node:fs'
import openapiTS, { astToString } from 'openapi-typescript'
import { documentOf } from '../src/server/api/document.ts'
import { ROUTES } from '../src/server/routes.ts'

const FILE = 'src/web/kit/api.ts'
const HEAD =
  '// Made by `npm run client` from the document of the routes (/api/openapi.json). Not to be changed by hand.\n'

/**
 * The document without its prose, which people read there, and without problems, which the pages know as one
 * type: so types do not change with them.
 */
function bare(part: unknown, named = false): unknown {
  if (typeof part !== 'object' || part === null) return part
  if (Array.isArray(part)) return part.map((one) => bare(one))
  const kept = Object.entries(part).filter(([key]) => named || !(PROSE.has(key) || /^[45]XX$/.test(key)))
  return Object.fromEntries(kept.map(([key, value]) => [key, bare(value, key === 'properties')]))
}
const PROSE = new Set(['description', 'summary', 'example', 'examples', 'format', 'default', 'title'])

/** The types without what is never there: half of their lines. */
const lean = (types: string): string =>
  types
    .replace(/^ +(?:\w+\?: never|\/\*\* @enum .*\*\/|\[name: string\]: unknown);?\n/gm, '')
    .replace(/^ +(?:parameters|headers): \{\n +\};\n/gm, '')
    .replace(/^export (?:type (?:webhooks|\$defs) = .*|interface (?:webhooks|\$defs) \{\n\})\n/gm, '')
    .replace(/^( +)/gm, (indent) => indent.slice(indent.length / 2))

const types = await openapiTS(bare(documentOf(ROUTES)) as never, { alphabetize: false, defaultNonNullable: false })
const text = HEAD + lean(astToString(types))
if (!process.argv.includes('--check')) writeFileSync(FILE, text)
else if (readFileSync(FILE, 'utf8') !== text) {
  console.error(`${FILE} is not what the routes say any more: run \`npm run client\`.`)
  process.exit(1)
}
