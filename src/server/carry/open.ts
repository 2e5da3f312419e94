import { hash } from 'node:crypto'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { wordingText } from '../../core/log/entry.ts'
import type { VerifierKey } from '../../core/log/note.ts'
import { toHex } from '../../core/plain/bytes.ts'
import type { CarriedMeeting } from './record.ts'
import { carriedMeeting } from './record.ts'
import { commit } from '../journal/hash.ts'
import { openingWith } from '../integrations/passphrase.ts'
import { readSigned } from './file.ts'
import type { Opened, OpenRefused } from './fileAnswer.ts'
import { areOf, leafThere, leavesIn, signedCheckpoint } from './proof.ts'
import { isAsWritten } from './entry.ts'

/** How large a file unpacks at most, in bytes; and its first line, which is all but the pictures. */
const UNPACKED_MOST = 200_000_000
const RECORD_MOST = 100_000_000

/** A file that is refused, and why. */
export class Refused extends Error {
  constructor(readonly code: OpenRefused) {
    super(code)
  }
}

const refuse = (code: OpenRefused): never => {
  throw new Refused(code)
}

/**
 * Opens a locked file and looks at all of it before anything is made of it: signature, hashes, shape, that
 * each entry is as Grove writes it, and that each of its entries is in the log that the checkpoint signs.
 * Refuses with the reason what is not so.
 */
export async function openFile(file: Uint8Array, passphrase: string): Promise<Opened> {
  const read = readSigned(await unlocked(file, passphrase))
  if (typeof read === 'string') return refuse(read)
  const { record, pictures } = contentOf(await unpacked(read.body))
  const leaves = Buffer.from(record.leaves, 'base64')
  if (!record.entries.every(isAsWritten)) return refuse('carryUnsound')
  refuseUnproven(record, leaves, read.key)
  refuseOtherWords(record)
  return { line: read.line, record: { ...record, leaves: '' }, leaves, pictures }
}

/** How what age locks with a passphrase begins; its work factor says what making the key takes of memory. */
const LOCKED = /^age-encryption\.org\/v1\n-> scrypt \S+ (\d{1,2})\n/
/** The factor of our own files: 256 MB. */
const WORK_MOST = 18

async function unlocked(file: Uint8Array, passphrase: string): Promise<Buffer> {
  const [, work] = LOCKED.exec(Buffer.from(file.subarray(0, 200)).toString('latin1')) ?? []
  if (work === undefined || Number(work) > WORK_MOST) return refuse('carryUnreadable')
  try {
    return Buffer.from(await openingWith(passphrase).decrypt(file))
  } catch (error) {
    // Whoever mistypes it and whoever has a broken file can only be told apart by the library's words.
    return refuse(/no identity matched/i.test((error as Error).message) ? 'carryLocked' : 'carryChanged')
  }
}

async function unpacked(body: Buffer): Promise<Buffer> {
  try {
    return await promisify(gunzip)(body, { maxOutputLength: UNPACKED_MOST })
  } catch (error) {
    return refuse((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'carryTooLarge' : 'carryChanged')
  }
}

/** A line of JSON, and the pictures that it counts: nothing less and nothing more. */
function contentOf(content: Buffer): { record: CarriedMeeting; pictures: Buffer[] } {
  const end = content.indexOf(10)
  if (end < 0) return refuse('carryUnsound')
  if (end > RECORD_MOST) return refuse('carryTooLarge')
  const { data: record } = carriedMeeting.safeParse(parsed(content.subarray(0, end)))
  if (!record) return refuse('carryUnsound')
  let at = end + 1
  const pictures = record.pictures.map(({ bytes, sha256 }) => {
    const picture = content.subarray(at, (at += bytes))
    return hash('sha256', picture) === sha256 ? picture : refuse('carryUnsound')
  })
  return at === content.length ? { record, pictures } : refuse('carryUnsound')
}

function parsed(line: Buffer): unknown {
  try {
    return JSON.parse(line.toString())
  } catch {
    return refuse('carryUnsound')
  }
}

function refuseUnproven(record: CarriedMeeting, bytes: Buffer, key: VerifierKey): void {
  const { meeting, community, checkpoint: note, entries } = record
  const checkpoint = signedCheckpoint(note, key)
  const leaves = leavesIn(bytes)
  if (!checkpoint || !areOf(leaves, checkpoint)) refuse('carryUnsound')
  let before = 0
  for (const entry of entries) {
    const leaf = leaves[entry.seq - 1]
    if (entry.seq <= before || !leaf || leafThere(community.id, meeting, entry) !== toHex(leaf)) refuse('carryUnsound')
    before = entry.seq
  }
}

/** Each wording that is not erased is the one that its entry commits to, and there is none without. */
function refuseOtherWords({ entries, wordings }: CarriedMeeting): void {
  const committed = new Map<string, string | null>()
  for (const { body, words } of entries) {
    const { kind, card, wording } = body as { kind: string; card?: unknown; wording?: unknown }
    const posted = card as { id?: unknown; wording?: unknown } | null
    if (kind === 'cardPosted') committed.set(`${posted?.id} ${posted?.wording}`, words)
    if (kind === 'cardEdited' || kind === 'cardRead') committed.set(`${card} ${wording}`, words)
  }
  const seen = new Set<string>()
  for (const { card, version, text, where, photo, salt } of wordings) {
    const key = `${card} ${version}`
    const meant = committed.get(key)
    const erased = salt === '' && text === '' && where === '' && photo === null
    const holds = erased || (salt !== '' && commit(salt, wordingText({ text, where, photo })) === meant)
    if (seen.has(key) || !meant || !holds) refuse('carryUnsound')
    seen.add(key)
  }
  if (seen.size !== committed.size) refuse('carryUnsound')
}
