import { fromBase64, fromHex, joined, sameBytes, toBase64, toHex, utf8 } from '../plain/bytes.ts'
import type { Sha256 } from './tree.ts'

/** A text with signatures under it (https://c2sp.org/signed-note). The text ends with a line feed. */
export interface Note {
  text: string
  signatures: Signature[]
}

/** `keyId`: the first four bytes of a hash of key name, kind and key; `bytes`: what the kind of key says. */
export interface Signature {
  name: string
  keyId: Uint8Array
  bytes: Uint8Array
}

/** Who signs: a name, the kind of signature, and the 32 bytes of an Ed25519 public key. */
export interface VerifierKey {
  name: string
  kind: KeyKind
  publicKey: Uint8Array
}

/** Ed25519 over the text of the note. */
export const NOTE_KEY = 1
/** Ed25519 over a time and the text of a checkpoint (https://c2sp.org/tlog-cosignature). */
export const COSIGNATURE_KEY = 4

type KeyKind = typeof NOTE_KEY | typeof COSIGNATURE_KEY

/** Ed25519 (RFC 8032): whether the signature is the key's over the message. */
export type VerifyEd25519 = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean

/** Names of keys hold neither spaces nor a plus sign. */
const NAME = /^[^\s+\p{Cc}]+$/u
// The dash and the space in front of every signature.
const DASH = '— '

/** The four bytes by which a signature line names its key. */
export const keyIdOf = (sha256: Sha256, { name, kind, publicKey }: VerifierKey): Uint8Array =>
  sha256(joined(utf8(`${name}\n`), Uint8Array.of(kind), publicKey)).slice(0, 4)

/** A verifier key as one line of text: `name+id+key`. */
export const writeKey = (sha256: Sha256, key: VerifierKey): string =>
  `${key.name}+${toHex(keyIdOf(sha256, key))}+${toBase64(joined(Uint8Array.of(key.kind), key.publicKey))}`

/** Reads such a line; undefined where it is none, or its id does not belong to its key. */
export function readKey(sha256: Sha256, line: string): VerifierKey | undefined {
  const [, name = '', id = '', encoded = ''] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(line.trim()) ?? []
  const bytes = fromBase64(encoded)
  const kind = bytes?.[0] as KeyKind | undefined
  if (!NAME.test(name) || bytes?.length !== 33 || (kind !== NOTE_KEY && kind !== COSIGNATURE_KEY)) return undefined
  const key: VerifierKey = { name, kind, publicKey: bytes.slice(1) }
  return sameBytes(keyIdOf(sha256, key), fromHex(id)!) ? key : undefined
}

/** A signature as the line that stands under the text. */
export const writeSignature = ({ name, keyId, bytes }: Signature): string =>
  `${DASH}${name} ${toBase64(joined(keyId, bytes))}\n`

/**
 * Reads a note; undefined where it is none: no blank line, no signature, a control character, a malformed
 * line.
 */
export function readNote(whole: string): Note | undefined {
  const split = whole.lastIndexOf('\n\n')
  if (split < 0 || !whole.endsWith('\n') || /[^\P{Cc}\n]/u.test(whole)) return undefined
  const text = whole.slice(0, split + 1)
  const signatures = readSignatures(whole.slice(split + 2))
  return signatures?.length ? { text, signatures } : undefined
}

/** Reads signature lines, each with a line feed; undefined where one is malformed. */
export function readSignatures(lines: string): Signature[] | undefined {
  const signatures: Signature[] = []
  for (const line of lines.split('\n').slice(0, -1)) {
    const [name = '', encoded = '', more] = line.startsWith(DASH) ? line.slice(DASH.length).split(' ') : []
    const bytes = fromBase64(encoded)
    if (!NAME.test(name) || !bytes || bytes.length < 5 || more !== undefined) return undefined
    signatures.push({ name, keyId: bytes.slice(0, 4), bytes: bytes.slice(4) })
  }
  return signatures
}

/**
 * Whether `key` signed the note: at least one of its signatures is there, and none of those is wrong.
 * Of a cosignature the first eight bytes are the time, in seconds since 1970.
 */
export function isSignedBy(
  sha256: Sha256,
  verify: VerifyEd25519,
  { text, signatures }: Note,
  key: VerifierKey,
): boolean {
  const id = keyIdOf(sha256, key)
  const own = signatures.filter(({ name, keyId }) => name === key.name && sameBytes(keyId, id))
  return own.length > 0 && own.every(({ bytes }) => holds(verify, key, text, bytes))
}

function holds(verify: VerifyEd25519, { kind, publicKey }: VerifierKey, text: string, bytes: Uint8Array): boolean {
  if (kind === NOTE_KEY) return bytes.length === 64 && verify(publicKey, utf8(text), bytes)
  if (bytes.length !== 72) return false
  const time = bytes.subarray(0, 8).reduce((sum, byte) => sum * 256 + byte, 0)
  return verify(publicKey, cosigned(text, time), bytes.slice(8))
}

/** What a cosignature signs: the time in seconds since 1970, and the checkpoint. */
export const cosigned = (text: string, time: number): Uint8Array => utf8(`cosignature/v1\ntime ${time}\n${text}`)

/** A cosignature's bytes: its time, then what was signed. */
export function cosignatureOf(time: number, signature: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(8)
  for (let i = 7, rest = time; i >= 0; i--, rest = Math.floor(rest / 256)) bytes[i] = rest % 256
  return joined(bytes, signature)
}
