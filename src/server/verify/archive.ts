import { hash } from 'node:crypto'
import { brokenSeal } from '../../core/log/archive.ts'
import type { ProofFile } from '../../core/log/check.ts'
import { checkProofFile } from '../../core/log/check.ts'
import { wordingText } from '../../core/log/entry.ts'
import type { VerifierKey } from '../../core/log/note.ts'
import { readKey } from '../../core/log/note.ts'
import type { Card } from '../../core/meeting/meeting.ts'
import { sha256, verifyEd25519 } from '../journal/hash.ts'
import type { Findings } from './finding.ts'

/** What an archive file holds, where it is as it was sealed. */
export interface VerifiedArchive {
  theme: string
  /** Cards that stand, each proved to be in the log as the file has it. */
  cards: number
  origin: string
}

const BROKEN = {
  noSeal: 'is no archive file of Grove, or its seal was taken away',
  changed: 'was changed after it was sealed',
  signature: 'is not sealed by the key',
}

/**
 * Checks an archive file without asking anybody: it is, byte for byte, what the log's key sealed, and each of
 * its standing cards is in the log with these very words. `trusted`: the verifier key as the holder got it
 * elsewhere (of the log, or of its installation); without it the file's own is believed.
 */
export async function verifyArchive(
  file: string,
  bytes: Uint8Array,
  trusted: string | undefined,
  findings: Findings,
): Promise<VerifiedArchive | undefined> {
  const wrong = (what: string) => void findings.add(file, what)
  const files = await attachedIn(bytes)
  const proof = parsed<ProofFile>(files.get('log.json'))
  const record = parsed<{ board: { theme: string; cards: Record<string, Card> } }>(files.get('record.json'))
  const own = readKey(sha256, typeof proof?.key === 'string' ? proof.key : '')
  if (!proof || !record?.board?.cards || !own) return wrong(BROKEN.noSeal)
  const key = trusted === undefined ? own : standsFor(readKey(sha256, trusted), own)
  if (!key) return wrong(BROKEN.signature)
  const broken = brokenSeal(sha256, verifyEd25519, bytes, key)
  if (broken) return wrong(BROKEN[broken])
  const standing = Object.values(record.board.cards).filter(({ state }) => state === 'standing')
  const proved = provedWords(proof, wrong)
  for (const { number, text, where, photo } of standing)
    if (!proved.has(hash('sha256', wordingText({ text, where, photo })))) wrong(`nothing proves card ${number}`)
  return { theme: record.board.theme, cards: standing.length, origin: key.name }
}

/** The trusted key under the name of the file's log, where it is the log's or its installation's. */
function standsFor(trusted: VerifierKey | undefined, { name }: VerifierKey): VerifierKey | undefined {
  const own = trusted && (name === trusted.name || name.startsWith(`${trusted.name}/log/`))
  return own ? { ...trusted, name } : undefined
}

/** Hashes of the wordings that the proofs hold. */
function provedWords(proof: ProofFile, wrong: (what: string) => void): Set<string> {
  if (proof.entries.length === 0) return new Set()
  const checked = checkProofFile(sha256, verifyEd25519, proof)
  if (checked.holds) return new Set(checked.entries.flatMap(({ words }) => (words ? [hash('sha256', words)] : [])))
  wrong(`the proofs do not hold (${checked.wrong})`)
  return new Set()
}

/** The files that lie in a PDF, by name; none where it is no PDF. */
export async function attachedIn(bytes: Uint8Array): Promise<Map<string, Uint8Array>> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  try {
    const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0, isEvalSupported: false }).promise
    const files = ((await pdf.getAttachments()) ?? {}) as Record<string, { filename: string; content: Uint8Array }>
    await pdf.destroy()
    return new Map(Object.values(files).map(({ filename, content }) => [filename, content]))
  } catch {
    return new Map()
  }
}

function parsed<T>(bytes: Uint8Array | undefined): T | undefined {
  try {
    return bytes && (JSON.parse(new TextDecoder().decode(bytes)) as T)
  } catch {
    return undefined
  }
}
