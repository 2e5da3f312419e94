import type { Checkpoint } from '../../core/log/checkpoint.ts'
import { readCheckpoint } from '../../core/log/checkpoint.ts'
import { sealedText, toldText } from '../../core/log/entry.ts'
import type { VerifierKey } from '../../core/log/note.ts'
import { isSignedBy, readNote } from '../../core/log/note.ts'
import { rootOf } from '../../core/log/tree.ts'
import { sameBytes } from '../../core/plain/bytes.ts'
import type { Id } from '../../core/plain/id.ts'
import { isId } from '../../core/plain/id.ts'
import type { CarriedEntry } from './record.ts'
import { commit, sha256, verifyEd25519 } from '../journal/hash.ts'
import { leafOf } from '../journal/seal.ts'

const HASH_BYTES = 32

/** Hashes that stand one behind the other. */
export const leavesIn = (bytes: Buffer): Buffer[] =>
  Array.from({ length: Math.floor(bytes.length / HASH_BYTES) }, (_, n) =>
    bytes.subarray(n * HASH_BYTES, (n + 1) * HASH_BYTES),
  )

/** The checkpoint that a note holds, where the key signed it and it is of the key's own log. */
export function signedCheckpoint(note: string, key: VerifierKey): Checkpoint | undefined {
  const read = readNote(note)
  const checkpoint = read && readCheckpoint(read.text)
  const own = checkpoint?.origin === key.name && isSignedBy(sha256, verifyEd25519, read!, key)
  return own ? checkpoint : undefined
}

/** Whether these are the leaves that a checkpoint counts. */
export const areOf = (leaves: readonly Buffer[], { size, root }: Checkpoint): boolean =>
  leaves.length === size && sameBytes(rootOf(sha256, leaves), root)

/** The leaf that an entry is in the log of the community `there`, in hexadecimal digits. */
export function leafThere(
  there: Id,
  meeting: Id,
  { seq, of, at, actorKind, actor, body, secret, words, toldSalt, sealedSalt }: CarriedEntry,
): string {
  const told = commit(toldSalt, toldText({ thing: `${of}/${meeting}`, body }))
  const sealed = commit(sealedSalt, sealedText({ at, actor, actorKind, secret }))
  return leafOf(there, seq, told, sealed, words)
}

/** A value with some of its texts in other words: ids of there as they are called here, or back. */
export function renamed<T>(value: T, names: ReadonlyMap<string, string>): T {
  if (typeof value === 'string') return (names.get(value) ?? value) as T
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((one) => renamed(one, names)) as T
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, renamed(one, names)])) as T
}

/** Every id that stands anywhere in a value. */
export function idsIn(value: unknown): Id[] {
  if (typeof value === 'string') return isId(value) ? [value] : []
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(idsIn) : []
}
