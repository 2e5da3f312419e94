// A Grove in a process of its own, for bench/ledger.ts, which loads it from outside. It tells which SQL an
// answer took, where it is asked to.
import pg from 'pg'
import { startBare } from './bareGrove.ts'

/** A statement as it went to the database. */
export interface Statement {
  text: string
  values: unknown[]
}

/** What a process asks by itself, whoever asks it: how far journals have come, and that it lives. */
const BESIDE = /journal_head join unnest|into installation|pg_notify|pgboss|grove_queue/

let recorded: Statement[] | undefined
const query = pg.Client.prototype.query
pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
  const [first, values] = args as [string | { text: string; values?: unknown[] }, unknown]
  const text = typeof first === 'string' ? first : first.text
  const given = typeof first === 'string' ? (Array.isArray(values) ? values : []) : (first.values ?? [])
  if (!BESIDE.test(text)) recorded?.push({ text, values: given })
  return Reflect.apply(query, this, args)
} as typeof query

const grove = await startBare()
const { identity } = grove.services
const community = (await identity.places.community('rongbu'))!
const person = await identity.people.appoint(
  { id: process.env.BENCH_PERSON!, name: '方映红', email: null },
  community.parent!,
  'officer',
)
const cookie = await identity.people.useLink(await identity.people.makeLink(person), 'bench')
process.send!({ url: grove.local, community: community.id, cookie })

process.on('message', (asked: 'record' | 'recorded' | 'memory' | 'stop') => {
  if (asked === 'record') recorded = []
  if (asked === 'recorded') {
    process.send!({ recorded })
    recorded = undefined
  }
  if (asked === 'memory') process.send!({ memory: process.memoryUsage().rss })
  if (asked === 'stop') void grove.stop().then(() => process.exit(0))
})
