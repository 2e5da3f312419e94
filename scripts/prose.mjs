// Comments end at 110 columns, so that they can be read beside something else. `--write` breaks longer ones.
import { readFileSync, writeFileSync } from 'node:fs'
import { projectFiles } from './files.mjs'

const WIDTH = 110
const write = process.argv.includes('--write')

/** Words in lines of at most `room` columns; a word that is longer has a line of its own. */
function wrapped(text, room) {
  const lines = []
  for (const word of text.split(/ +/)) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= room) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

/** A line of a comment with the ways to begin it and those that follow; undefined for any other line. */
function commentOf(line) {
  const block = /^(\s*)(\/\*\*?) (.*?) ?\*\/$/.exec(line)
  if (block) return { open: block[1] + block[2], begin: `${block[1]} * `, text: block[3], close: `${block[1]} */` }
  const inside = /^(\s*\* )((?:- |\d\. )?)(.*)$/.exec(line)
  if (inside) return { begin: inside[1] + inside[2], next: inside[1] + ' '.repeat(inside[2].length), text: inside[3] }
  const single = /^(\s*\/\/ )(.*)$/.exec(line)
  if (single) return { begin: single[1], text: single[2] }
  const marked = /^(\s*)<!-- (.*?) -->$/.exec(line)
  if (marked) return { begin: `${marked[1]}<!-- `, next: `${marked[1]}     `, text: marked[2], end: ' -->' }
  return undefined
}

function broken(line) {
  const comment = commentOf(line)
  if (!comment) return [line]
  const { begin, next = begin, text, open, close, end = '' } = comment
  const lines = wrapped(text, WIDTH - begin.length - end.length).map((part, n) => (n ? next : begin) + part)
  lines[lines.length - 1] += end
  return [...(open ? [open] : []), ...lines, ...(close ? [close] : [])]
}

/** Whether a line of code ends in a comment that runs beyond the width. */
const trailing = (line) => /^(?!\s*(?:\/\/|\*|\/\*))[^'"`]*[^'"`:\s] +\/\/ \S.*$/.test(line)

const files = projectFiles('src', 'tests', 'bench', 'scripts').filter((file) => /\.(ts|mjs|svelte|css)$/.test(file))
let long = 0
for (const file of files) {
  const before = readFileSync(file, 'utf8')
  const lines = before.split('\n')
  const after = lines.flatMap((line, n) => {
    if (line.length <= WIDTH || !(commentOf(line) || trailing(line)) || /https?:\/\/\S{80}/.test(line)) return [line]
    if (!write) console.error(`${file}:${n + 1}: a comment of ${line.length} columns; ${WIDTH} are the most`)
    long += 1
    return broken(line)
  })
  if (write && after.length !== lines.length) writeFileSync(file, after.join('\n'))
}
if (write) console.log(`${long} comments were too long`)
process.exit(long && !write ? 1 : 0)
