import { fromBase64, joined, toBase64, toHex, utf8 } from '../plain/bytes.ts'
import type { Note, VerifierKey, VerifyEd25519 } from './note.ts'
import { isSignedBy, readSignatures } from './note.ts'
import type { Sha256 } from './tree.ts'

/** What an archive file says of itself: the fingerprint of its bytes, and the log's signature over that. */
interface Seal {
  /** SHA-256 in hexadecimal digits, of the file with every seal in it blank. */
  fingerprint: string
  /** Key id and signature, as a signature line of a note holds them (base 64). */
  signature: string
}

const MARK = 'grove-archive-1 '
const HEX_DIGITS = 64
/** Four bytes of key id and 64 of signature. */
const SIGNATURE_BYTES = 68
const SIGNATURE_LETTERS = Math.ceil(SIGNATURE_BYTES / 3) * 4

const written = ({ fingerprint, signature }: Seal): string => `${MARK}${fingerprint} ${signature}`

/** The place that a file is written with, and that its seal is put into: as long as any seal. */
export const BLANK_SEAL = written({
  fingerprint: '0'.repeat(HEX_DIGITS),
  signature: toBase64(new Uint8Array(SIGNATURE_BYTES)),
})

/**
 * The text that is signed. A checkpoint of the same key counts its entries in the second line; this does not.
 */
const signedText = (origin: string, fingerprint: string): string => `${origin}\ngrove-archive-1\n${fingerprint}\n`

/**
 * A file with its seal in every place that it was written with. `sign` gives the signature line (with its
 * line feed) that the log `origin` sets under a text. Refuses a file without such a place.
 */
export function sealArchive(
  sha256: Sha256,
  file: Uint8Array,
  origin: string,
  sign: (text: string) => string,
): Uint8Array {
  const blank = utf8(BLANK_SEAL)
  const places = placesOf(file)
  if (places.length === 0) throw new Error('no place for a seal')
  const fingerprint = fingerprintOf(sha256, file, places, blank)
  const { name, keyId, bytes } = readSignatures(sign(signedText(origin, fingerprint)))![0]!
  if (name !== origin) throw new Error(`signed by ${name}, not by ${origin}`)
  return withSeals(file, places, utf8(written({ fingerprint, signature: toBase64(joined(keyId, bytes)) })))
}

/** What is wrong with a sealed file; null where it is as it was sealed. */
export type Broken = 'noSeal' | 'changed' | 'signature'

/** Whether a file is, byte for byte, the one that the log of `key` sealed. Asks nobody. */
export function brokenSeal(sha256: Sha256, verify: VerifyEd25519, file: Uint8Array, key: VerifierKey): Broken | null {
  const places = placesOf(file)
  const seals = new Set(places.map((at) => ascii(file.subarray(at, at + BLANK_SEAL.length))))
  const [, fingerprint, signature] = SEAL.exec([...seals][0] ?? '') ?? []
  if (seals.size !== 1 || fingerprint === undefined || signature === undefined) return 'noSeal'
  if (fingerprintOf(sha256, file, places, utf8(BLANK_SEAL)) !== fingerprint) return 'changed'
  const bytes = fromBase64(signature)
  if (bytes?.length !== SIGNATURE_BYTES) return 'signature'
  const signatures = [{ name: key.name, keyId: bytes.slice(0, 4), bytes: bytes.slice(4) }]
  const note: Note = { text: signedText(key.name, fingerprint), signatures }
  return isSignedBy(sha256, verify, note, key) ? null : 'signature'
}

const SEAL = new RegExp(`^${MARK}([0-9a-f]{${HEX_DIGITS}}) ([A-Za-z0-9+/]{${SIGNATURE_LETTERS - 1}}=)$`)

const fingerprintOf = (sha256: Sha256, file: Uint8Array, places: readonly number[], blank: Uint8Array): string =>
  toHex(sha256(withSeals(file, places, blank)))

function withSeals(file: Uint8Array, places: readonly number[], seal: Uint8Array): Uint8Array {
  const whole = file.slice()
  for (const at of places) whole.set(seal, at)
  return whole
}

/** Where seals begin; one that the end of the file cuts off is none. */
function placesOf(file: Uint8Array): number[] {
  const mark = utf8(MARK)
  const places: number[] = []
  for (let at = file.indexOf(mark[0]!); at >= 0; at = file.indexOf(mark[0]!, at + 1)) {
    const begun = mark.every((byte, i) => file[at + i] === byte)
    if (begun && at + BLANK_SEAL.length <= file.length) places.push(at)
  }
  return places
}

const ascii = (bytes: Uint8Array): string => String.fromCharCode(...bytes)
