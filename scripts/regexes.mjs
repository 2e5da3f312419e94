// Finds regular expressions that can take more than linear time: whoever sends the text could make them take
// minutes.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { analyse } from 'scslre'
import ts from 'typescript'

/**
 * Where the words of strangers are read. What the desk's own browser does with what is pasted there costs
 * nobody else.
 */
const ROOTS = ['src/core', 'src/wire', 'src/server', 'src/web/phone', 'src/web/square', 'src/web/tree']

/** The literals of a file, also of a component's script. */
function literalsIn(path) {
  const text = readFileSync(path, 'utf8')
  const scripts = path.endsWith('.svelte') ? text.replace(/^[\s\S]*?<script[^>]*>|<\/script>[\s\S]*$/g, '') : text
  const found = []
  const visit = (node) => {
    if (ts.isRegularExpressionLiteral(node)) found.push(node.text)
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(path, scripts, ts.ScriptTarget.Latest))
  return found
}

const filesBelow = (folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return filesBelow(path)
    return /\.(ts|svelte)$/.test(entry.name) && !entry.name.endsWith('.test.ts') ? [path] : []
  })

/** Each literal that is not linear, with where it stands and a text that makes it slow. */
export function slowRegexes() {
  return ROOTS.flatMap(filesBelow).flatMap((path) =>
    literalsIn(path).flatMap((literal) => {
      const end = literal.lastIndexOf('/')
      const parts = { source: literal.slice(1, end), flags: literal.slice(end + 1) }
      const { reports } = analyse(parts, { reportTypes: { Move: true, Self: true, Trade: true } })
      return reports.map(({ type, exponential, character }) => ({
        path,
        literal,
        type,
        exponential,
        on: `${character.source}`,
      }))
    }),
  )
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const slow = slowRegexes()
  for (const { path, literal, type, exponential, on } of slow)
    console.error(
      `${path}: ${literal} takes ${exponential ? 'exponential' : 'quadratic'} time (${type}) on many of ${on}`,
    )
  process.exit(slow.length ? 1 : 0)
}
