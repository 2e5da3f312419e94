import type { Checkpoint } from '../../core/log/checkpoint.ts'
import { readCheckpoint } from '../../core/log/checkpoint.ts'
import type { VerifierKey } from '../../core/log/note.ts'
import { isSignedBy, readNote } from '../../core/log/note.ts'
import type { Hash } from '../../core/log/tree.ts'
import { Frontier } from '../../core/log/tree.ts'
import { sameBytes } from '../../core/plain/bytes.ts'
import { sha256, verifyEd25519 } from '../journal/hash.ts'
import type { Findings } from './finding.ts'

/** A checkpoint, and where we have it from. */
export interface Held extends Checkpoint {
  from: string
  note: string
}

/** Reads the checkpoints of a text: one note, or several as a letter holds them. What is none is left out. */
export function readCheckpoints(from: string, text: string): Held[] {
  const found: Held[] = []
  // A checkpoint begins three lines before its blank line; its signatures follow until the next line that is
  // none.
  const lines = text.split(/\r?\n/)
  lines.forEach((line, i) => {
    if (line !== '' || !lines[i + 1]?.startsWith('— ')) return
    let end = i + 1
    while (lines[end]?.startsWith('— ')) end++
    const note = `${lines.slice(Math.max(0, i - 3), end).join('\n')}\n`
    const checkpoint = readCheckpoint(readNote(note)?.text ?? '')
    if (checkpoint) found.push({ ...checkpoint, from, note })
  })
  return found
}

/**
 * Whether a checkpoint is signed by the key of its log. `key` may be the installation's, which stands for all
 * its logs.
 */
export function isSigned({ origin, note }: Held, key: VerifierKey): boolean {
  const own = origin === key.name || origin.startsWith(`${key.name}/log/`)
  return own && isSignedBy(sha256, verifyEd25519, readNote(note)!, { ...key, name: origin })
}

/** Compares a log with checkpoints while its leaves are given to it, in order. */
export class Comparison {
  private readonly tree = new Frontier(sha256)
  private readonly due: Held[]
  /** What was given so far. */
  readonly leaves: Hash[] = []

  constructor(
    private readonly log: string,
    checkpoints: readonly Held[],
    private readonly findings: Findings,
  ) {
    this.due = checkpoints.toSorted((a, b) => a.size - b.size)
    this.compare()
  }

  add(leaf: Hash): void {
    this.tree.add(leaf)
    this.leaves.push(leaf)
    this.compare()
  }

  get size(): number {
    return this.tree.size
  }

  root(): Hash {
    return this.tree.root()
  }

  /** Says which checkpoints speak of more than the log has now. */
  end(): void {
    for (const { size, from } of this.due)
      this.findings.add(
        this.log,
        `entries are missing: the checkpoint ${from} counts ${size}, there are ${this.tree.size}`,
      )
  }

  private compare(): void {
    while (this.due[0]?.size === this.tree.size) {
      const { root, size, from } = this.due.shift()!
      if (!sameBytes(this.tree.root(), root))
        this.findings.add(this.log, `the first ${size} entries are not the ones of the checkpoint ${from}`)
    }
  }
}
