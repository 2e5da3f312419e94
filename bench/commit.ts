import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { startEmbedded } from '../src/server/database/embedded.ts'
import { openDatabase } from '../src/server/database/open.ts'
import { Committers } from '../src/server/journal/committers.ts'
import { Hub } from '../src/server/hub/hub.ts'
import { Meetings } from '../src/server/meeting/meetings.ts'
import { newId, systemRuntime as runtime } from '../src/server/integrations/runtime.ts'
import { openMeeting, STAFF, TEXT, walkInCard } from './openMeeting.ts'
import { interleave, show } from './rounds.ts'
import { meetingAggregate } from '../src/server/aggregates.ts'

export const name = 'commit'

const ROUNDS = Number(process.env.ROUNDS || 4)
const SECONDS = Number(process.env.SECONDS || 4)
const OUTSTANDING = Number(process.env.OUTSTANDING || 1024)
const CONNECTIONS = [8, 16, 32]
const call = promisify(execFile)

/**
 * Cards with their journal rows per second, durable: through act, as the server takes them (many share a
 * commit), beside `pgbench` that inserts the same rows into the same tables, one card a transaction,
 * pipelined, at its best number of connections.
 */
export async function run(): Promise<void> {
  if (!(await has('pgbench')))
    throw new Error('pgbench is missing: it comes with PostgreSQL (Debian: postgresql-contrib)')
  const folder = mkdtempSync(join(tmpdir(), 'grove-bench-'))
  const embedded = await startEmbedded(folder)
  const database = await openDatabase(folder, embedded.url)
  try {
    const meetings = new Meetings(new Committers(database, new Hub(), runtime, 'bench'), meetingAggregate, 'system')
    const anchors = CONNECTIONS.map((n) => [`pgbench -c ${n}`, () => pgbench(embedded.url, folder, n)] as const)
    const rounds = await interleave<string>(ROUNDS, { ours: () => ours(meetings), ...Object.fromEntries(anchors) })
    for (const [key, value] of Object.entries(rounds)) console.log(`${key}: ${show(value)} cards/s`)
    const { ours: mine, ...others } = rounds
    const best = Object.values(others).sort((a, b) => b.median - a.median)[0]!
    console.log(`commit ratio ${(mine!.median / best.median).toFixed(2)} (ours ${show(mine!)}, anchor ${show(best)})`)
  } finally {
    await database.close()
    await embedded.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

const has = (tool: string): Promise<boolean> =>
  call(tool, ['--version']).then(
    () => true,
    () => false,
  )

/**
 * Ids cost the sender's time, not ours: these cost next to nothing, and grow in time like those of phones.
 */
let made = Date.now() * 4096
const nextId = (): string => {
  const digits = (made++).toString(16).padStart(14, '0')
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-70${digits.slice(12)}-8000-000000000000`
}

/** Cards a second into a new meeting of a new community, with so many on their way at any time. */
async function ours(meetings: Meetings): Promise<number> {
  const { community, meeting, author } = await openMeeting(meetings)
  let posted = 0
  let until = Infinity
  const poster = async () => {
    while (performance.now() < until) {
      const command = walkInCard(author, nextId)
      const outcome = await meetings.ask(community, { meeting, key: nextId(), command, actor: STAFF, body: command })
      if (!('accepted' in outcome)) throw new Error(JSON.stringify(outcome))
      posted++
    }
  }
  const posters = Array.from({ length: OUTSTANDING }, poster)
  await new Promise((done) => setTimeout(done, 500))
  const began = performance.now()
  const before = posted
  until = began + SECONDS * 1000
  await Promise.all(posters)
  return (posted - before) / ((performance.now() - began) / 1000)
}

/** JSON in which pgbench sees no variable. */
const json = (value: object): string => JSON.stringify(value).replaceAll(':', ': ')

/** One card as the server writes it, row by row, values of the same kind and length; ids grow, as ours do. */
function script(community: string): string {
  const id = `lpad(to_hex(:client_id::int8 * 1000000000 + :n::int8), 32, '0')`
  const number = `:client_id::int4 * 10000000 + :n::int4`
  const hex = (bytes: number) => `decode(repeat('5a', ${bytes}), 'hex')`
  const commitment = `repeat('5a', 32)`
  const card = {
    kind: 'cardPosted',
    card: {
      id: community,
      number: 123456,
      tree: 'problem',
      text: '',
      where: '',
      photo: null,
      state: 'standing',
      reason: '',
      postedAt: 1750000000000,
      wording: 1,
      topic: null,
      endorsements: 0,
      links: [],
    },
  }
  const secret = { authorship: { author: community, enteredBy: community, receipt: community } }
  const answer = { seq: 123456, number: 123456, receipt: community }
  return `
\\set n :n + 1
\\startpipeline
begin;
insert into card (community, meeting, id, number, tree, state, reason, posted_at, wording, topic, endorsements, links, author, entered_by, receipt)
  values ('${community}', '${community}', ${id}::uuid, ${number}, 'problem', 'standing', '', 1750000000000, 1, null, 0, '[]', '${community}', '${community}', ${id});
insert into wording (community, meeting, card, version, text, place_words, photo, salt, commitment, at)
  values ('${community}', '${community}', ${id}::uuid, 1, '${TEXT}', '三号楼', null, repeat('5a', 16), ${commitment}, 1750000000000);
insert into receipt (code, community, meeting, card) values ('${community.slice(-6)}' || ${id}, '${community}', '${community}', ${id}::uuid);
insert into journal (community, seq, topic, kind, at, actor_kind, actor, body, secret, commitment, told_salt, sealed_salt, told, sealed, leaf)
  values ('${community}', ${number}, 'meeting/${community}', 'cardPosted', 1750000000000, 'staff', '${community}', '${json(card)}',
    '${json(secret)}', ${commitment}, ${hex(16)}, ${hex(16)}, ${hex(32)}, ${hex(32)}, ${hex(32)});
insert into command (community, id, hash, answer, at)
  values ('${community}', ${id}::uuid, repeat('0', 44), '${json(answer)}', 1750000000000);
commit;
\\endpipeline
`
}

/** Cards a second that `pgbench` commits over so many connections, into a community of its own. */
async function pgbench(url: string, folder: string, connections: number): Promise<number> {
  const file = join(folder, 'card.sql')
  writeFileSync(file, script(newId(runtime)))
  const given = ['-n', '-M', 'prepared', '-f', file, '-D', 'n=0', '-T', `${SECONDS}`]
  const { stdout } = await call('pgbench', [...given, '-c', `${connections}`, '-j', `${cpus().length}`, url])
  const tps = /tps = ([\d.]+)/.exec(stdout)?.[1]
  const failed = /failed transactions: (\d+)/.exec(stdout)?.[1]
  if (!tps || failed !== '0') throw new Error(stdout)
  return Number(tps)
}
