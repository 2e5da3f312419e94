import type { Checkpoint } from '../../core/log/checkpoint.ts'
import { readCheckpoint } from '../../core/log/checkpoint.ts'
import type { VerifierKey } from '../../core/log/note.ts'
import { isSignedBy, readKey, readNote } from '../../core/log/note.ts'
import { provesConsistency } from '../../core/log/tree.ts'
import { fromBase64, sameBytes } from '../../core/plain/bytes.ts'
import type { Db } from '../database/open.ts'
import type { Runtime } from '../integrations/runtime.ts'
import { sha256, verifyEd25519 } from './hash.ts'
import type { LogKeys } from './keys.ts'
import { keepWitnessed, listWitnessed, lockLog, newestWitnessed } from './witness.store.ts'

/** What a witness answers, as https://c2sp.org/tlog-witness says: 200 with its signature line, or why not. */
export type Witnessed =
  | { status: 200; cosignature: string }
  /** The size of the newest checkpoint that is held: the proof must begin there. */
  | { status: 409; size: number }
  | { status: 400 | 403 | 404 | 422 }

const PROOF_MOST = 63
const BODY_MOST = 100_000

/**
 * Keeps the checkpoints of other installations and refuses one that does not continue what it holds: so
 * whoever keeps a log cannot show one history here and another there. It watches only logs whose installation
 * it was given a key of (WITNESS_KEYS).
 */
export class Witness {
  private readonly watched: VerifierKey[]

  constructor(
    private readonly db: Db,
    private readonly keys: LogKeys,
    private readonly runtime: Runtime,
    watched: readonly string[],
  ) {
    this.watched = watched.map((line) => {
      const key = readKey(sha256, line)
      if (!key) throw new Error(`WITNESS_KEYS holds a line that is no key: ${line}`)
      return key
    })
  }

  /**
   * Takes a checkpoint: `old <size>`, the lines of the consistency proof from there, an empty line, the
   * checkpoint.
   */
  async add(body: string): Promise<Witnessed> {
    const asked = readAsked(body)
    if (!asked) return { status: 400 }
    const { old, proof, note, checkpoint } = asked
    const keys = this.watched.flatMap((key) => keyFor(key, checkpoint.origin) ?? [])
    if (keys.length === 0) return { status: 404 }
    if (!keys.some((key) => isSignedBy(sha256, verifyEd25519, note, key))) return { status: 403 }
    if (old > checkpoint.size) return { status: 400 }
    return this.db.transaction().execute(async (tx) => {
      await lockLog(tx, checkpoint.origin)
      const held = checkpointOf(await newestWitnessed(tx, checkpoint.origin))
      if (old !== (held?.size ?? 0)) return { status: 409, size: held?.size ?? 0 }
      if (held?.size === checkpoint.size && !sameBytes(held.root, checkpoint.root))
        return { status: 409, size: held.size }
      const before = held ?? { size: 0, root: sha256(new Uint8Array()) }
      if (!provesConsistency(sha256, before, checkpoint, proof)) return { status: 422 }
      const { origin, size } = checkpoint
      const at = this.runtime.now()
      await keepWitnessed(tx, { origin, size, note: body.slice(body.indexOf('\n\n') + 2), at })
      return { status: 200, cosignature: this.keys.cosignLine(note.text, Math.floor(at / 1000)) }
    })
  }

  /** What is held of others, newest first: for anyone who wants to compare. */
  async kept(most: number): Promise<{ origin: string; size: number; note: string; at: number }[]> {
    return listWitnessed(this.db, most)
  }
}

/**
 * The key of a log from its own line or its installation's, which stands for all logs below `<name>/log/`.
 */
const keyFor = (key: VerifierKey, origin: string): VerifierKey | undefined =>
  origin === key.name || origin.startsWith(`${key.name}/log/`) ? { ...key, name: origin } : undefined

const checkpointOf = (note: string | undefined): Checkpoint | undefined =>
  note === undefined ? undefined : readCheckpoint(readNote(note)!.text)

function readAsked(body: string) {
  const split = body.indexOf('\n\n')
  if (split < 0 || body.length > BODY_MOST) return undefined
  const [first = '', ...lines] = body.slice(0, split).split('\n')
  const old = /^old (0|[1-9]\d{0,15})$/.exec(first)?.[1]
  const proof = lines.map(fromBase64)
  const note = readNote(body.slice(split + 2))
  const checkpoint = note && readCheckpoint(note.text)
  if (old === undefined || !note || !checkpoint || proof.length > PROOF_MOST) return undefined
  if (!proof.every((hash) => hash?.length === 32)) return undefined
  return { old: Number(old), proof: proof as Uint8Array[], note, checkpoint }
}
