// File names speak the glossary's words, or words that any engineer knows (scripts/words.txt): whoever calls
// a file something else first says in GLOSSARY.md what it means.
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { projectFiles } from './files.mjs'

const wordsOf = (text) => text.match(/[A-Z]?[a-z]+|[A-Z]+(?![a-z])/g)?.map((word) => word.toLowerCase()) ?? []
const glossary = readFileSync('GLOSSARY.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .map((line) => line.split('|')[1])
const known = new Set([...glossary, readFileSync(new URL('words.txt', import.meta.url), 'utf8')].flatMap(wordsOf))
/** A word, or what it is the plural of. */
const isKnown = (word) =>
  known.has(word) ||
  ['s', 'es'].some((end) => word.endsWith(end) && known.has(word.slice(0, -end.length))) ||
  known.has(`${word}s`)

const files = projectFiles('src')
  // A released migration keeps its name.
  .filter((file) => !file.includes('/migrations/'))
let strange = 0
for (const file of files) {
  const words = wordsOf(basename(file).replace(/\.(test|store|routes|svelte|ts|css|md)/g, '')).filter(
    (word) => !isKnown(word),
  )
  if (words.length === 0) continue
  console.error(`${file}: ${words.join(', ')} is neither in GLOSSARY.md nor in scripts/words.txt`)
  strange += 1
}
process.exit(strange ? 1 : 0)
