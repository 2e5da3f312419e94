// Makes src/core/plain/simplified.ts and search/initials.ts: run once, when OpenCC's tables have news.
//   node scripts/tables/alike.mjs FOLDER_OF_OPENCC_JS        (npm pack opencc-js, unpacked anywhere)
// Why tables and not a package: docs/decisions/0012-characters-as-tables.md
import { readFileSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { format } from 'oxfmt'

const folder = process.argv[2]
if (!folder) throw new Error('name the folder of an unpacked opencc-js')

const FIRST = 0x4e00
const LAST = 0x9fa5
const inside = (character) => character.length === 1 && character >= '\u4e00' && character <= '\u9fa5'

/** OpenCC lists several simplified forms where a character was split; the first is the usual one. */
async function pairs(name) {
  const file = pathToFileURL(`${folder}/dist/esm-lib/dict/${name}.js`)
  const { default: text } = await import(file.href)
  return new Map(text.split('|').map((entry) => [entry.split(' ')[0], entry.split(' ')[1]]))
}

async function simplified() {
  const regional = new Map([...(await pairs('HKVariantsRev')), ...(await pairs('TWVariantsRev'))])
  const simple = await pairs('TSCharacters')
  const once = (character) => {
    const standard = regional.get(character) ?? character
    return simple.get(standard) ?? simple.get(character) ?? standard
  }
  const from = []
  const to = []
  for (let code = FIRST; code <= LAST; code++) {
    const character = String.fromCharCode(code)
    let form = character
    for (let step = 0; step < 4; step++) form = once(form)
    if (form !== character && inside(form)) {
      from.push(character)
      to.push(form)
    }
  }
  return { from: from.join(''), to: to.join('') }
}

/** First letters of the readings: where each letter begins in the collation order of pinyin (CLDR). */
function initials() {
  const letters = 'abcdefghjklmnopqrstwxyz'
  const begins = '阿八嚓咑妸发旮哈讥咔垃呣拏噢妑七呥仨他屲夕丫帀'
  const { compare } = new Intl.Collator('zh-u-co-pinyin')
  let text = ''
  for (let code = FIRST; code <= LAST; code++) {
    const character = String.fromCharCode(code)
    let letter = 0
    while (letter + 1 < letters.length && compare(character, begins[letter + 1]) >= 0) letter++
    text += letters[letter]
  }
  return text
}

const lines = (text, width) =>
  `[\n${Array.from({ length: Math.ceil(text.length / width) }, (_, i) => `'${text.slice(i * width, (i + 1) * width)}'`).join(',\n')},\n].join('')`

async function write(file, source) {
  const { code } = await format(file, source, JSON.parse(readFileSync('.oxfmtrc.json', 'utf8')))
  writeFileSync(file, code)
}

const { from, to } = await simplified()
await write(
  'src/core/plain/simplified.ts',
  `// Made by scripts/tables/alike.mjs from OpenCC's character tables (Apache-2.0, see NOTICE). Not edited by hand.

/** Traditional characters, in code order; SIMPLIFIED holds the simplified form of each at the same place. */
export const TRADITIONAL = ${lines(from, 56)}

export const SIMPLIFIED = ${lines(to, 56)}
`,
)
await write(
  'src/core/alike/search/initials.ts',
  `// Made by scripts/tables/alike.mjs from the pinyin order of CLDR (Unicode License). Not edited by hand.

/** The first letter of the usual reading of each character from U+4E00 to U+9FA5. */
export const INITIALS = ${lines(initials(), 100)}
`,
)
console.log(`${from.length} characters simplified`)
