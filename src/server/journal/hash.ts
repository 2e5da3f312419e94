import { createPublicKey, hash, verify } from 'node:crypto'
import { committed } from '../../core/plain/committed.ts'
import type { VerifyEd25519 } from '../../core/log/note.ts'
import type { Sha256 } from '../../core/log/tree.ts'
import { systemRuntime } from '../integrations/runtime.ts'

/** SHA-256 as the log's pure code asks for it. */
export const sha256: Sha256 = (bytes) => hash('sha256', bytes, 'buffer')

/** SHA-256 of a text in UTF-8, in hexadecimal digits. */
export const sha256Text = (text: string): string => hash('sha256', text)

/**
 * The salted commitment of a text, in hexadecimal digits: SHA-256 over salt (hexadecimal digits), colon, text
 * (UTF-8).
 */
export const commit = (salt: string, text: string): string => hash('sha256', committed(salt, text))

/** Sixteen random bytes in hexadecimal digits, so that what is committed to cannot be guessed. */
export const newSalt = (): string => systemRuntime.random(16).toString('hex')

/** Ed25519 as the log's pure code asks for it. */
export const verifyEd25519: VerifyEd25519 = (publicKey, message, signature) => {
  const x = Buffer.from(publicKey).toString('base64url')
  return verify(null, message, createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' }), signature)
}
