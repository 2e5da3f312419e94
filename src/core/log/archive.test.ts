import { createHash, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { joined, utf8 } from '../plain/bytes.ts'
import { BLANK_SEAL, brokenSeal, sealArchive } from './archive.ts'
import type { VerifierKey } from './note.ts'
import { keyIdOf, NOTE_KEY, writeSignature } from './note.ts'

const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest()
const verifyEd25519 = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean => {
  const x = Buffer.from(publicKey).toString('base64url')
  return verify(null, message, createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' }), signature)
}
const pair = generateKeyPairSync('ed25519')
const publicKey = new Uint8Array(pair.publicKey.export({ format: 'der', type: 'spki' }).subarray(-32))
const key: VerifierKey = { name: 'grove.example/log/rongbu', kind: NOTE_KEY, publicKey }
const signLine = (text: string) =>
  writeSignature({ name: key.name, keyId: keyIdOf(sha256, key), bytes: sign(null, utf8(text), pair.privateKey) })
const broken = (file: Uint8Array, by = key) => brokenSeal(sha256, verifyEd25519, file, by)

/** Bytes around one to three places for a seal. */
const files = fc
  .array(fc.uint8Array({ maxLength: 200 }), { minLength: 2, maxLength: 4 })
  .map((pieces) => joined(...pieces.flatMap((piece, n) => (n === 0 ? [piece] : [utf8(BLANK_SEAL), piece]))))

test('a sealed file is as long as before, holds, and seals to the same bytes again', () => {
  fc.assert(
    fc.property(files, (file) => {
      const sealed = sealArchive(sha256, file, key.name, signLine)
      expect(sealed).toHaveLength(file.length)
      expect(broken(sealed)).toBeNull()
      expect(sealArchive(sha256, file, key.name, signLine)).toEqual(sealed)
    }),
  )
})

test('whatever byte of it is changed, added or taken away: it holds no more', () => {
  fc.assert(
    fc.property(files, fc.nat(), fc.integer({ min: 1, max: 255 }), (file, at, by) => {
      const sealed = sealArchive(sha256, file, key.name, signLine)
      const changed = sealed.slice()
      changed[at % changed.length]! ^= by
      expect(broken(changed)).not.toBeNull()
      expect(broken(joined(sealed, Uint8Array.of(by)))).not.toBeNull()
      expect(broken(sealed.slice(0, -1))).not.toBeNull()
    }),
  )
})

test('another log of the same key, another key, a blank seal and no seal do not hold', () => {
  const file = joined(utf8('%PDF '), utf8(BLANK_SEAL))
  const sealed = sealArchive(sha256, file, key.name, signLine)
  expect(broken(sealed, { ...key, name: 'grove.example/log/shilu' })).toBe('signature')
  const other = generateKeyPairSync('ed25519').publicKey.export({ format: 'der', type: 'spki' }).subarray(-32)
  expect(broken(sealed, { ...key, publicKey: new Uint8Array(other) })).toBe('signature')
  expect(broken(file)).toBe('changed')
  expect(broken(utf8('%PDF'))).toBe('noSeal')
  expect(() => sealArchive(sha256, utf8('%PDF'), key.name, signLine)).toThrow('no place')
})
