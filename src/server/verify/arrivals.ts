import type { Selectable } from 'kysely'
import type { VerifierKey } from '../../core/log/note.ts'
import { readKey } from '../../core/log/note.ts'
import { rootOf } from '../../core/log/tree.ts'
import { sameBytes, toHex } from '../../core/plain/bytes.ts'
import type { Id } from '../../core/plain/id.ts'
import { fingerprintOf } from '../carry/file.ts'
import { areOf, leafThere, leavesIn, renamed, signedCheckpoint } from '../carry/proof.ts'
import type { Tx } from '../database/open.ts'
import type { Tables } from '../database/tables.ts'
import { sha256 } from '../journal/hash.ts'
import type { Held } from './checkpoints.ts'
import { isSigned } from './checkpoints.ts'
import type { Findings } from './finding.ts'

type Row = Selectable<Tables['arrival']>
type Entry = Selectable<Tables['journal']>

/**
 * [H9] Checks where meetings come from that were carried here: each of their entries is one that the log
 * there signed, as it stands here; and each arrival that the journal tells has its proof. Gives those of
 * `outside` that are checkpoints of such a log, which were compared with it.
 */
export async function verifyArrivals(
  tx: Tx,
  community: Id,
  log: string,
  outside: readonly Held[],
  findings: Findings,
): Promise<Held[]> {
  const report = (what: string) => findings.add(log, what)
  const rows = await tx
    .selectFrom('arrival')
    .selectAll()
    .where('community', '=', community)
    .orderBy('meeting')
    .orderBy('n')
    .execute()
  const told = await tx
    .selectFrom('journal')
    .select('seq')
    .where('community', '=', community)
    .where('kind', '=', 'meetingArrived')
    .execute()
  const proved = new Set(rows.map(({ first, entries }) => first + entries.length))
  // One that came with a meeting is another Grove's: what proves it stayed there.
  const cameAlong = (seq: number) => rows.some(({ first, entries }) => seq >= first && seq < first + entries.length)
  for (const { seq } of told)
    if (!proved.has(seq) && !cameAlong(seq))
      report(`nothing proves where the meeting came from that entry ${seq} tells of`)
  const compared: Held[] = []
  for (const [at, row] of rows.entries()) {
    const before = rows[at - 1]
    const key = readKey(sha256, row.key)
    const own = outside.filter(({ origin }) => origin === key?.name)
    compared.push(...own)
    if (!key) report(`${nameOf(row)} has no readable key`)
    else verifyOrigin(row, before?.meeting === row.meeting ? before : undefined, key, own, report)
    await verifyEntries(tx, row, key, report)
  }
  return compared
}

const nameOf = ({ meeting, n }: Row): string => `arrival ${n} of meeting ${meeting}`

/** The log there: its checkpoint is signed and of these leaves, and it is the earlier one grown longer. */
function verifyOrigin(
  row: Row,
  before: Row | undefined,
  key: VerifierKey,
  outside: readonly Held[],
  report: (what: string) => void,
): void {
  const leaves = leavesIn(row.leaves)
  const checkpoint = signedCheckpoint(row.checkpoint, key)
  if (!checkpoint) report(`the checkpoint of ${nameOf(row)} is not signed by its key`)
  else if (!areOf(leaves, checkpoint)) report(`the checkpoint of ${nameOf(row)} is not the one of its leaves`)
  if (before && !(before.key === row.key && row.leaves.subarray(0, before.leaves.length).equals(before.leaves)))
    report(`${nameOf(row)} does not continue the one before`)
  for (const held of outside) {
    if (!isSigned(held, key)) report(`the checkpoint ${held.from} is not signed by the key`)
    const same = held.size > leaves.length || sameBytes(rootOf(sha256, leaves.slice(0, held.size)), held.root)
    if (!same)
      report(`the first ${held.size} entries of ${nameOf(row)} are not the ones of the checkpoint ${held.from}`)
  }
}

/** Its entries, called as they were there, are leaves of that log; and the one behind them tells of it. */
async function verifyEntries(
  tx: Tx,
  row: Row,
  key: VerifierKey | undefined,
  report: (what: string) => void,
): Promise<void> {
  const { community, meeting, there, first, entries, staff, leaves } = row
  const back = new Map([[community, there], ...staff.map((one) => [one.here, one.there] as const)])
  const last = first + entries.length
  const rows = await tx
    .selectFrom('journal')
    .selectAll()
    .where('community', '=', community)
    .where('seq', '>=', first)
    .where('seq', '<=', last)
    .orderBy('seq')
    .execute()
  const known = leavesIn(leaves)
  for (const [n, seq] of entries.entries()) {
    const entry = rows[n]
    const leaf = known[seq - 1]
    if (!entry || !leaf || leafBack(entry, seq, { there, meeting, back }) !== toHex(leaf))
      report(`entry ${first + n} is not entry ${seq} of the log that ${nameOf(row)} came from`)
  }
  const told = rows[entries.length]?.body as { kind?: string; checkpoint?: string; arrival?: { fingerprint?: string } }
  const tells = told?.kind === 'meetingArrived' && told.checkpoint === row.checkpoint
  if (!tells || !key || told.arrival?.fingerprint !== fingerprintOf(key))
    report(`entry ${last} does not tell of ${nameOf(row)}`)
}

/** The leaf that an entry of here was there; undefined where it is none of the meeting's. */
function leafBack(
  { topic, at, actor_kind: actorKind, actor, body, secret, commitment: words, ...row }: Entry,
  seq: number,
  { there, meeting, back }: { there: Id; meeting: Id; back: ReadonlyMap<string, string> },
): string | undefined {
  const of = (['meeting', 'minutes'] as const).find((kind) => topic === `${kind}/${meeting}`)
  if (!of) return undefined
  const said = renamed({ actor, body: body as { kind: string }, secret }, back)
  const salts = { toldSalt: toHex(row.told_salt ?? Buffer.of()), sealedSalt: toHex(row.sealed_salt ?? Buffer.of()) }
  return leafThere(there, meeting, { seq, of, at, actorKind, ...said, words, ...salts })
}
