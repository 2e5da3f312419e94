import { hash } from 'node:crypto'
import type { VerifierKey } from '../../core/log/note.ts'
import { isSignedBy, readKey, readNote } from '../../core/log/note.ts'
import { sha256, verifyEd25519 } from '../journal/hash.ts'

/** The first line of a meeting that is carried as a file; no checkpoint and no archive's seal begins so. */
const MARK = 'grove-meeting-1'
/** The signed lines take so many bytes at most. */
const LINES_MOST = 2000

/** Why a file is not taken: it is none of ours, or not as it was signed. */
export type FileWrong = 'carryUnreadable' | 'carryChanged'

/**
 * A file with its signature before it: whose log it is of (`key`, as a line), and the hash of what follows.
 */
export function signed(body: Buffer, key: string, sign: (text: string) => string): Buffer {
  const text = `${MARK}\n${key}\n${hash('sha256', body)}\n`
  return Buffer.concat([Buffer.from(`${text}\n${sign(text)}`), body])
}

/**
 * Takes a file apart: the key that signed it, and what it signed. Whether that key is to be believed is
 * another question.
 */
export function readSigned(file: Buffer): { key: VerifierKey; line: string; body: Buffer } | FileWrong {
  const blank = file.subarray(0, LINES_MOST).indexOf('\n\n')
  const end = file.subarray(0, LINES_MOST).indexOf('\n', blank + 2) + 1
  if (blank < 0 || end === 0 || !file.toString('latin1', 0, MARK.length + 1).startsWith(`${MARK}\n`))
    return 'carryUnreadable'
  const note = readNote(file.toString('utf8', 0, end))
  const [, line = '', of] = note?.text.split('\n') ?? []
  const key = readKey(sha256, line)
  if (!note || !key) return 'carryChanged'
  const body = file.subarray(end)
  return of === hash('sha256', body) && isSignedBy(sha256, verifyEd25519, note, key)
    ? { key, line, body }
    : 'carryChanged'
}

/** How people compare a key: the first twenty digits of its hash, in fours. */
export const fingerprintOf = ({ publicKey }: Pick<VerifierKey, 'publicKey'>): string =>
  hash('sha256', Buffer.from(publicKey)).slice(0, 20).match(/.{4}/g)!.join(' ')
