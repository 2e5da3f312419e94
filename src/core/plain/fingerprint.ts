import { toHex, utf8 } from './bytes.ts'
import { canonical } from './canonical.ts'
import { sha256 } from './sha256.ts'

/**
 * [R21] Which version of something somebody has read: the beginning of the SHA-256 of its canonical JSON, in
 * hexadecimal digits.
 */
export const fingerprintOf = (what: object): string => toHex(sha256(utf8(canonical(what)))).slice(0, 32)
