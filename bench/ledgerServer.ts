// A Grove in a process of its own, for bench/ledger.ts, which loads it from outside. It tells which SQL an answer took, where it is asked to.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { readSettings, startGrove } from '../src/server/main.ts'

/** A statement as it went to the database. */
export interface Statement {
  text: string
  values: unknown[]
}

let recorded: Statement[] | undefined
const query = pg.Client.prototype.query
pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
  const [first, values] = args as [string | { text: string; values?: unknown[] }, unknown]
  const text = typeof first === 'string' ? first : first.text
  const given = typeof first === 'string' ? (Array.isArray(values) ? values : []) : (first.values ?? [])
  recorded?.push({ text, values: given })
  return Reflect.apply(query, this, args)
} as typeof query

const built = mkdtempSync(join(tmpdir(), 'grove-bench-built-'))
mkdirSync(join(built, '.vite'))
mkdirSync(join(built, 'assets'))
writeFileSync(join(built, '.vite/manifest.json'), '{}')
const nothing = { title: '', description: '', html: '', head: '' }
const render = { renderPage: () => nothing, stringsFor: () => ({}), treesSvg: () => '' }
const grove = await startGrove(readSettings(process.env), render as never, built)
const { known } = grove.parts
const community = (await known.places.community('rongbu'))!
const person = await known.people.appoint(
  { id: process.env.BENCH_PERSON!, name: '方映红', email: null },
  community.parent!,
  'officer',
)
const cookie = await known.people.useLink(await known.people.makeLink(person), 'bench')
process.send!({ url: grove.local, community: community.id, cookie })

process.on('message', (asked: 'record' | 'recorded' | 'memory' | 'stop') => {
  if (asked === 'record') recorded = []
  if (asked === 'recorded') {
    process.send!({ recorded })
    recorded = undefined
  }
  if (asked === 'memory') process.send!({ memory: process.memoryUsage().rss })
  if (asked === 'stop') {
    rmSync(built, { recursive: true, force: true })
    void grove.stop().then(() => process.exit(0))
  }
})
