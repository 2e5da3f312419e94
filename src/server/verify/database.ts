import { readKey, writeKey } from '../../core/log/note.ts'
import { sameBytes } from '../../core/plain/bytes.ts'
import type { Db, Tx } from '../database/open.ts'
import { sha256 } from '../journal/hash.ts'
import { LogKeys } from '../journal/keys.ts'
import { verifyArrivals } from './arrivals.ts'
import type { Held } from './checkpoints.ts'
import { Comparison, isSigned, readCheckpoints } from './checkpoints.ts'
import { Findings } from './finding.ts'
import { readJournal, verifyNodes } from './journal.ts'
import { Replay } from './replay.ts'
import type { Sum } from './sums.ts'
import { verifySums } from './sums.ts'
import { verifyTables } from './tables.ts'

/** What a check has looked at, and what it found. */
export interface Verified {
  logs: { log: string; entries: number; checkpoints: number; sums: Map<string, Sum> }[]
  findings: Findings
}

/**
 * Checks the whole of a database at one moment: every community's journal against the checkpoints, and the
 * tables against the journal. `outside`: checkpoints that somebody else kept; only they show that the whole
 * was not made anew. `key`: the verifier key from elsewhere; without it the database's own is believed.
 */
export async function verifyDatabase(
  db: Db,
  { outside = [], key }: { outside?: readonly Held[]; key?: string | undefined } = {},
): Promise<Verified> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute((tx) => verifyIn(tx, { outside, key }))
}

/** The same in a transaction that somebody else has begun. */
export async function verifyIn(
  tx: Tx,
  { outside, key: given }: { outside: readonly Held[]; key: string | undefined },
): Promise<Verified> {
  const findings = new Findings()
  const keys = await LogKeys.open(tx, undefined)
  const key = readKey(sha256, given ?? writeKey(sha256, keys.installation))
  if (!key) throw new Error('the key is none')
  if (!sameBytes(key.publicKey, keys.installation.publicKey)) findings.add('key', 'this Grove signs with another key')
  const places = await tx.selectFrom('place').select(['id', 'slug']).where('kind', '=', 'community').execute()
  const slugs = new Map(places.map(({ id, slug }) => [id, slug]))
  const known = await tx.selectFrom('journal_head').select('community').execute()
  const written = await tx.selectFrom('journal').select('community').distinct().execute()
  const logs: Verified['logs'] = []
  const used = new Set<Held>()
  for (const community of new Set([...slugs.keys(), ...[...known, ...written].map((row) => row.community)])) {
    const log = slugs.get(community) ?? community
    const own = await tx.selectFrom('checkpoint').select(['note', 'size']).where('community', '=', community).execute()
    const kept = own.flatMap(({ note, size }) => {
      const [held] = readCheckpoints(`of ${size} entries in the database`, note)
      if (held?.size !== size || held.note !== note)
        findings.add(log, `the checkpoint of ${size} entries in the database is unreadable`)
      return held ? [held] : []
    })
    const given = outside.filter(({ origin }) => origin === keys.origin(log))
    given.forEach((held) => used.add(held))
    const held = [...kept, ...given]
    for (const one of held)
      if (!isSigned(one, key)) findings.add(log, `the checkpoint ${one.from} is not signed by the key`)
    const comparison = new Comparison(log, held, findings)
    const replay = new Replay(log, findings)
    for await (const row of readJournal(tx, community, log, comparison, findings)) replay.add(row)
    comparison.end()
    await verifyNodes(tx, community, log, comparison.leaves, findings)
    for (const held of await verifyArrivals(tx, community, log, outside, findings)) used.add(held)
    const sums = await attempt(log, findings, async () => {
      await verifyTables(tx, community, log, replay, findings)
      return verifySums(tx, community, log, replay, findings)
    })
    logs.push({ log, entries: comparison.size, checkpoints: held.length, sums: sums ?? new Map() })
  }
  for (const held of outside)
    if (!used.has(held)) findings.add(held.origin, `the checkpoint ${held.from} is of a log that is not here`)
  return { logs, findings }
}

/**
 * Entries that say impossible things cannot be followed to their end: that is a finding, not a failure. What
 * the database refuses is thrown.
 */
async function attempt<T>(log: string, findings: Findings, work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work()
  } catch (error) {
    if ((error as { severity?: string }).severity) throw error
    findings.add(log, `what the entries say cannot be followed: ${(error as Error).message}`)
    return undefined
  }
}
