// Makes src/core/alike/search/sounds.ts: run once, when the readings of Unicode have news.
//   node scripts/tables/sounds.mjs        (needs uconv: Debian's icu-devtools)
// Why tables and not a package: docs/decisions/0012-characters-as-tables.md
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { format } from 'oxfmt'

const FIRST = 0x4e00
const LAST = 0x9fa5
const characters = Array.from({ length: LAST - FIRST + 1 }, (_, i) => String.fromCharCode(FIRST + i))

// One a line, so that no character is read as a part of a word. Without tones; ü is v, as it is typed.
const toneless = (reading) =>
  reading
    .normalize('NFD')
    .replace(/u\u0308/g, 'v')
    .replace(/[\u0300-\u036f]/g, '')
const read = execFileSync('uconv', ['-f', 'utf8', '-t', 'utf8', '-x', 'Han-Latin'], { input: characters.join('\n') })
const readings = read.toString().split('\n').map(toneless)
const syllables = [...new Set(readings.filter((reading) => /^[a-z]{1,6}$/.test(reading)))].sort()

const DIGITS = 'abcdefghijklmnopqrstuvwxyz'
/** Two letters for a syllable; -- where a character has no reading. */
const code = (reading) => {
  const at = syllables.indexOf(reading)
  return at < 0 ? '--' : DIGITS[Math.floor(at / DIGITS.length)] + DIGITS[at % DIGITS.length]
}
const lines = (text, width) =>
  `[\n${Array.from({ length: Math.ceil(text.length / width) }, (_, i) => `'${text.slice(i * width, (i + 1) * width)}'`).join(',\n')},\n].join('')`

const file = 'src/core/alike/search/sounds.ts'
const source = `// Made by scripts/tables/sounds.mjs from the readings of Unihan as ICU's Han-Latin transliteration has them
// (Unicode License v3, see NOTICE). Not edited by hand.

/** Syllables of Mandarin without tones; ü is v. */
export const SYLLABLES = ${lines(syllables.join(' '), 96)}

/**
 * The usual reading of each character from U+4E00 to U+9FA5: two letters, the first times 26 and the second,
 * from a as 0, count the syllables; -- where there is none.
 */
export const READINGS = ${lines(readings.map(code).join(''), 100)}
`
const { code: formatted } = await format(file, source, JSON.parse(readFileSync('.oxfmtrc.json', 'utf8')))
writeFileSync(file, formatted)
console.log(`${syllables.length} syllables`)
