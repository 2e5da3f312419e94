import { sealedText, toldText } from '../../core/log/entry.ts'
import { subtreeRoot, TILE_WIDTH } from '../../core/log/tile.ts'
import type { Hash } from '../../core/log/tree.ts'
import { fromHex, sameBytes, toHex } from '../../core/plain/bytes.ts'
import type { Id } from '../../core/plain/id.ts'
import { commit, sha256 } from '../journal/hash.ts'
import { leafOf } from '../journal/seal.ts'
import type { Comparison } from './checkpoints.ts'
import type { Findings } from './finding.ts'
import type { Tx } from '../database/open.ts'

/** Checks the roots of full tiles, which are kept so that proofs are quick, against the leaves. */
export async function verifyNodes(tx: Tx, community: Id, log: string, leaves: readonly Hash[], findings: Findings) {
  const rows = await tx.selectFrom('log_node').selectAll().where('community', '=', community).execute()
  const kept = new Map(rows.map(({ level, n, hash }) => [`${level}/${n}`, hash]))
  let below = leaves
  for (let level = 1; below.length >= TILE_WIDTH; level++) {
    const roots = Array.from({ length: Math.floor(below.length / TILE_WIDTH) }, (_, n) =>
      subtreeRoot(sha256, below.slice(n * TILE_WIDTH, (n + 1) * TILE_WIDTH)),
    )
    for (const [n, root] of roots.entries()) {
      const is = kept.get(`${level}/${n}`)
      if (is && !sameBytes(is, root)) findings.add(log, `the root of tile ${level}/${n} is not the one of its entries`)
      kept.delete(`${level}/${n}`)
    }
    below = roots
  }
  for (const name of kept.keys()) findings.add(log, `the root of tile ${name} has no entries`)
}

/** A row of the journal. */
export interface KeptRow {
  seq: number
  thing: string
  kind: string
  at: number
  actorKind: 'participant' | 'staff' | 'house'
  actor: Id
  body: { kind: string }
  secret: object | null
  commitment: string | null
}

const BATCH = 1000

/** Of a salt that is gone: none. An entry that nothing opens any more is a finding. */
const saltOf = (salt: Buffer | null): string => salt?.toString('hex') ?? ''

/**
 * Reads a community's journal from its beginning and checks every row against its own commitments and leaf;
 * the leaves go to `comparison`.
 */
export async function* readJournal(
  tx: Tx,
  community: Id,
  log: string,
  comparison: Comparison,
  findings: Findings,
): AsyncGenerator<KeptRow> {
  let expected = 1
  for (let after = -Infinity; ;) {
    const rows = await tx
      .selectFrom('journal')
      .selectAll()
      .where('community', '=', community)
      .$if(after > -Infinity, (query) => query.where('seq', '>', after))
      .orderBy('seq')
      .limit(BATCH)
      .execute()
    if (rows.length === 0) break
    after = rows.at(-1)!.seq
    for (const row of rows) {
      const { seq, commitment } = row
      if (seq !== expected) findings.add(log, `entry ${expected} is missing: the next one is ${seq}`)
      expected = seq + 1
      const told = row.told.toString('hex')
      const sealed = row.sealed.toString('hex')
      const { topic: thing, kind, at, actor_kind: actorKind, actor, body, secret } = row
      if (commit(saltOf(row.told_salt), toldText({ thing, body })) !== told)
        findings.add(log, `entry ${seq} (${kind}) does not say what it said`)
      if (commit(saltOf(row.sealed_salt), sealedText({ at, actor, actorKind, secret })) !== sealed)
        findings.add(log, `entry ${seq} (${kind}): who, when, or what stays with the server is not what it was`)
      const tells = (body as { kind?: string } | null)?.kind
      if (tells !== kind) findings.add(log, `entry ${seq} calls itself ${kind}, and tells ${tells}`)
      const leaf = leafOf(community, seq, told, sealed, commitment)
      if (leaf !== toHex(row.leaf)) findings.add(log, `entry ${seq} (${kind}) is not the leaf it was`)
      comparison.add(fromHex(leaf)!)
      yield { seq, thing, kind, at, actorKind, actor, body: body as { kind: string }, secret, commitment }
    }
  }
  const head = await tx.selectFrom('journal_head').select('seq').where('community', '=', community).executeTakeFirst()
  if ((head?.seq ?? 0) !== expected - 1)
    findings.add(log, `the journal counts ${head?.seq ?? 0} entries, there are ${expected - 1}`)
}
