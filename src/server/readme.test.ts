import { readFileSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, test } from 'vitest'

const read = (file: string) => readFileSync(file, 'utf8')
/** The settings that a README's table names, in its order. */
const listed = (text: string) =>
  [...text.matchAll(/^\| (`[A-Z_]+`.*?) \|/gm)].flatMap(([, cell]) => cell!.match(/[A-Z_]+/g)!)

test('the settings in both READMEs are the same, and are those that Grove reads', () => {
  const english = listed(read('README.md'))
  expect(listed(read('README.zh.md'))).toEqual(english)
  const source = read('src/server/settings.ts')
  const direct = [...source.matchAll(/env\.([A-Z_]+)/g)].map(([, name]) => name!)
  const unpacked = [...source.matchAll(/const \{([^}]*)\} = env/g)].flatMap(([, names]) => names!.match(/[A-Z_]{3,}/g)!)
  // Read before everything else (main.ts).
  expect([...english].sort()).toEqual([...new Set([...direct, ...unpacked, 'LOG_LEVEL'])].sort())
})

test.each(['README', 'docs/meeting-guide', 'docs/ledger-guide'])('%s has the same parts in both languages', (name) => {
  // Headings by their level, tables by their rows, and what there is to copy and to follow.
  const shape = (text: string) => ({
    headings: [...text.matchAll(/^(#+) /gm)].map(([, level]) => level!.length),
    rows: text.match(/^\|/gm)?.length ?? 0,
    blocks: text.match(/^```/gm)?.length ?? 0,
    links: (text.match(/\]\([^)]+\)/g) ?? []).length,
  })
  expect(shape(read(`${name}.zh.md`))).toEqual(shape(read(`${name}.md`)))
})

test('the floors that ARCHITECTURE draws are the walls that stand, in their order', () => {
  const { forbidden } = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as {
    forbidden: { name: string }[]
  }
  const floors = forbidden.flatMap(({ name }) => (name.startsWith('floor-') ? [name.slice('floor-'.length)] : []))
  const picture = /## The floors of the server\n\n```mermaid\n([^`]*)```/.exec(read('ARCHITECTURE.md'))![1]!
  const storeys = [...picture.matchAll(/<br>([a-z0-9 ·←]+)"\]/g)].map(([, rooms]) => rooms!.match(/[a-z0-9]+/g)!)
  expect(storeys.reverse().flat()).toEqual(floors)
})

test('the index of decisions lists each of them, in the order in which they were taken', () => {
  const files = readdirSync('docs/decisions').filter((file) => /^\d{4}-/.test(file))
  const rows = [...read('docs/decisions/README.md').matchAll(/^\| (\d+) \| (\S+) \| \[(.*?)\]\((.*?)\)/gm)]
  const taken = files.sort().map((file) => {
    const [heading, , day] = read(`docs/decisions/${file}`).split('\n')
    const [, number, title] = /^# (\d+)\. (.*)$/.exec(heading!)!
    return { number, day: day!.slice(0, 10), title, file }
  })
  expect(rows.map(([, number, day, title, file]) => ({ number, day, title, file }))).toEqual(taken)
  expect(taken.map(({ day }) => day)).toEqual(taken.map(({ day }) => day).toSorted())
})
