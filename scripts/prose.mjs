// Comments end at 110 columns, so that they can be read beside something else, and no line of a paragraph
// stops short in the middle of it. `--write` sets such paragraphs anew.
import { readFileSync, writeFileSync } from 'node:fs'
import { projectFiles } from './files.mjs'

const WIDTH = 110
/** Columns that a line may leave free although the next word would fit. */
const RAGGED = 20
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

/**
 * A line of a comment: how it begins, how those that go on from it begin, its text; undefined for any other.
 */
function commentOf(line) {
  const block = /^(\s*)(\/\*\*?) (.*?) ?\*\/$/.exec(line)
  if (block) return { open: block[1] + block[2], begin: `${block[1]} * `, text: block[3], close: `${block[1]} */` }
  const marked = /^(\s*)<!-- (.*?) -->$/.exec(line)
  if (marked) return { begin: `${marked[1]}<!-- `, next: `${marked[1]}     `, text: marked[2], end: ' -->' }
  const inside = /^(\s*(?:\*|\/\/) )((?:- |\d\. )?)(\S.*)$/.exec(line)
  return inside && { begin: inside[1] + inside[2], next: inside[1] + ' '.repeat(inside[2].length), text: inside[3] }
}

/**
 * How many lines from `at` on are one paragraph: what follows begins as its first line goes on, with a word.
 */
function paragraphAt(lines, at) {
  const { begin, next = begin, open, end } = commentOf(lines[at])
  let until = at + 1
  const goesOn = (line) =>
    line?.startsWith(next) && /^(?!- |\d\. |@|```|[|*]|oxlint|eslint)\S/.test(line.slice(next.length))
  if (!open && !end) while (goesOn(lines[until])) until += 1
  return until - at
}

/**
 * Whether a line stops short: the next word would have fitted, in a sentence, or behind one with a few words.
 */
function stopsShort([before, line, after]) {
  const { begin, text } = commentOf(line)
  if (!after || line.length + 1 + after.slice(begin.length).split(' ')[0].length > WIDTH - RAGGED) return false
  return !/[.:!?)”]$/.test(text) || (text.length < 35 && before !== undefined && before.length > 75)
}

/** What is wrong with a paragraph, in words; undefined where nothing is. */
function faultOf(lines) {
  const long = lines.find((line) => line.length > WIDTH && !/https?:\/\/\S{80}/.test(line))
  if (long) return `a comment of ${long.length} columns; ${WIDTH} are the most`
  const short = lines.some((_, n) => stopsShort([lines[n - 1], lines[n], lines[n + 1]]))
  return short ? 'a line of a comment stops short in its paragraph' : undefined
}

function setAnew(lines) {
  const { begin, next = begin, text, open, close, end = '' } = commentOf(lines[0])
  const words = [text, ...lines.slice(1).map((line) => line.slice(next.length))].join(' ')
  const set = wrapped(words, WIDTH - begin.length - end.length).map((part, n) => (n ? next : begin) + part)
  set[set.length - 1] += end
  return [...(open ? [open] : []), ...set, ...(close ? [close] : [])]
}

/** Whether a line of code ends in a comment that runs beyond the width. */
const trailing = (line) =>
  line.length > WIDTH &&
  /^(?!\s*(?:\/\/|\*|\/\*))[^'"`]*[^'"`:\s] +\/\/ \S.*$/.test(line) &&
  !/https?:\/\/\S{80}/.test(line)

// A released migration stays as it is.
const files = projectFiles('src', 'tests', 'bench', 'scripts').filter(
  (file) => /\.(ts|mjs|svelte|css)$/.test(file) && !file.includes('/migrations/'),
)
let faults = 0
for (const file of files) {
  const before = readFileSync(file, 'utf8')
  const lines = before.split('\n')
  const after = []
  for (let at = 0; at < lines.length;) {
    const count = commentOf(lines[at]) ? paragraphAt(lines, at) : 1
    const part = lines.slice(at, at + count)
    const fault = commentOf(part[0]) ? faultOf(part) : trailing(part[0]) && 'a comment behind code that is too long'
    if (fault) faults += 1
    if (fault && !write) console.error(`${file}:${at + 1}: ${fault}`)
    after.push(...(fault && commentOf(part[0]) ? setAnew(part) : part))
    at += count
  }
  if (write && after.join('\n') !== before) writeFileSync(file, after.join('\n'))
}
if (write) console.log(`${faults} comments were set anew`)
process.exit(faults && !write ? 1 : 0)
