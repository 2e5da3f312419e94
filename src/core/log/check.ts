import { fromBase64, sameBytes, utf8 } from '../plain/bytes.ts'
import type { Checkpoint } from './checkpoint.ts'
import { readCheckpoint } from './checkpoint.ts'
import type { LogEntry } from './entry.ts'
import { committed } from '../plain/committed.ts'
import { readEntry } from './entry.ts'
import type { VerifyEd25519 } from './note.ts'
import { isSignedBy, readKey, readNote } from './note.ts'
import type { Sha256 } from './tree.ts'
import { leafHash, provesInclusion } from './tree.ts'
import { toHex } from '../plain/bytes.ts'

/** A text and its salt, which open a commitment. */
interface Opening {
  salt: string
  text: string
}

/** The proof of one wording, as the file of a receipt holds it. */
export interface ProvenEntry {
  index: number
  entry: string
  proof: string[]
  words: Opening | null
  told: Opening | null
}

/** The file of a receipt. */
export interface ProofFile {
  key: string
  checkpoint: string
  entries: ProvenEntry[]
}

/** What a proof file shows, or the first thing in it that does not hold. */
export type Checked =
  | { holds: true; checkpoint: Checkpoint; entries: CheckedEntry[] }
  | { holds: false; wrong: Wrong; entry?: number }
interface CheckedEntry {
  entry: LogEntry
  /** The wording, as canonical JSON; null where it has been erased. */
  words: string | null
  /** What everyone was told, as canonical JSON; null where it has been erased. */
  told: string | null
}
type Wrong =
  | 'malformed'
  | 'key'
  | 'otherKey'
  | 'checkpoint'
  | 'signature'
  | 'entry'
  | 'inclusion'
  | 'words'
  | 'told'
  | 'otherCheckpoint'

/**
 * Checks a proof file without asking anybody: its checkpoint is signed, each entry is in the tree of that
 * checkpoint, and the words are the ones that the entry commits to. `trusted`: the verifier key as the holder
 * got it elsewhere; without it the file's own is believed.
 * `outside`: a checkpoint that somebody else kept; at the same size it must have the same root. (Other sizes
 * need the log itself.)
 */
export function checkProofFile(
  sha256: Sha256,
  verify: VerifyEd25519,
  file: ProofFile,
  { trusted, outside }: { trusted?: string; outside?: string } = {},
): Checked {
  if (!isProofFile(file)) return { holds: false, wrong: 'malformed' }
  const key = readKey(sha256, trusted || file.key)
  if (!key) return { holds: false, wrong: 'key' }
  if (trusted && trusted.trim() !== file.key.trim()) return { holds: false, wrong: 'otherKey' }
  const signed = (text: string) => {
    const note = readNote(text)
    const checkpoint = note && readCheckpoint(note.text)
    if (!note || !checkpoint || checkpoint.origin !== key.name) return 'checkpoint'
    return isSignedBy(sha256, verify, note, key) ? checkpoint : 'signature'
  }
  const checkpoint = signed(file.checkpoint)
  if (typeof checkpoint === 'string') return { holds: false, wrong: checkpoint }
  if (outside) {
    const other = signed(outside)
    if (typeof other === 'string') return { holds: false, wrong: other }
    if (other.size === checkpoint.size && !sameBytes(other.root, checkpoint.root))
      return { holds: false, wrong: 'otherCheckpoint' }
  }
  const entries: CheckedEntry[] = []
  for (const [i, proven] of file.entries.entries()) {
    const checked = checkEntry(sha256, proven, checkpoint)
    if (typeof checked === 'string') return { holds: false, wrong: checked, entry: i }
    entries.push(checked)
  }
  return { holds: true, checkpoint, entries }
}

function checkEntry(sha256: Sha256, { index, entry, proof, words, told }: ProvenEntry, checkpoint: Checkpoint) {
  const read = readEntry(entry)
  if (!read || read.seq !== index + 1) return 'entry'
  const hashes = proof.map(fromBase64)
  if (hashes.includes(undefined)) return 'inclusion'
  const leaf = leafHash(sha256, utf8(entry))
  const { size, root } = checkpoint
  if (!provesInclusion(sha256, { leaf, index, size, root, proof: hashes as Uint8Array[] })) return 'inclusion'
  if (words && !opens(sha256, words, read.words)) return 'words'
  if (told && !opens(sha256, told, read.told)) return 'told'
  return { entry: read, words: words && words.text, told: told && told.text }
}

/** Whether a salt and a text are what a commitment (in hexadecimal digits) was made of. */
const opens = (sha256: Sha256, { salt, text }: Opening, commitment: string | null): boolean =>
  toHex(sha256(utf8(committed(salt, text)))) === commitment

function isProofFile(file: ProofFile): boolean {
  const text = (value: unknown) => typeof value === 'string'
  const opening = (value: unknown) => value === null || (isObject(value) && text(value.salt) && text(value.text))
  return (
    isObject(file) &&
    text(file.key) &&
    text(file.checkpoint) &&
    Array.isArray(file.entries) &&
    file.entries.length > 0 &&
    file.entries.every(
      (entry: unknown) =>
        isObject(entry) &&
        Number.isSafeInteger(entry.index) &&
        text(entry.entry) &&
        Array.isArray(entry.proof) &&
        entry.proof.every(text) &&
        opening(entry.words) &&
        opening(entry.told),
    )
  )
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
