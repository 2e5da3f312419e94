import { generateKeyPairSync, sign } from 'node:crypto'
import { expect, test } from 'vitest'
import { writeCheckpoint } from '../../core/log/checkpoint.ts'
import { entryText, wordingText } from '../../core/log/entry.ts'
import { committed } from '../../core/plain/committed.ts'
import { keyIdOf, NOTE_KEY, writeKey, writeSignature } from '../../core/log/note.ts'
import { leafHash } from '../../core/log/tree.ts'
import { joined, toHex, utf8 } from '../../core/plain/bytes.ts'
import { check } from './check.ts'
import { sha256 } from '../../core/plain/sha256.ts'

const { privateKey, publicKey } = generateKeyPairSync('ed25519')
const raw = new Uint8Array(publicKey.export({ format: 'der', type: 'spki' }).subarray(-32))
const key = { name: 'grove.test/log/rongbu', kind: NOTE_KEY, publicKey: raw } as const

function proofOf(text: string) {
  const words = { salt: '00', text: wordingText({ text, where: '', photo: null }) }
  const hash = toHex(sha256(utf8(committed(words.salt, words.text))))
  const community = '01900000-0000-7000-8000-000000000000'
  const entry = entryText({ community, seq: 1, told: hash, sealed: hash, words: hash })
  const note = writeCheckpoint({ origin: key.name, size: 1, root: leafHash(sha256, utf8(entry)), extensions: [] })
  const bytes = joined(sign(null, utf8(note), privateKey))
  const checkpoint = `${note}\n${writeSignature({ name: key.name, keyId: keyIdOf(sha256, key), bytes })}`
  return { key: writeKey(sha256, key), checkpoint, entries: [{ index: 0, entry, proof: [], words, told: null }] }
}

test('a proof holds with its signature checked by WebCrypto; a forged signature and other words do not', async () => {
  const proof = proofOf('路灯不亮')
  expect(await check(proof, {})).toMatchObject({ checked: { holds: true }, signed: true })
  const words = { ...proof.entries[0]!.words, text: proofOf('路灯亮').entries[0]!.words.text }
  expect(await check({ ...proof, entries: [{ ...proof.entries[0]!, words }] }, {})).toMatchObject({
    checked: { wrong: 'words' },
  })
  // The same text under a signature that another key made.
  const other = generateKeyPairSync('ed25519').privateKey
  const [text] = proof.checkpoint.split('\n\n') as [string]
  const bytes = joined(sign(null, utf8(`${text}\n`), other))
  const forged = `${text}\n\n${writeSignature({ name: key.name, keyId: keyIdOf(sha256, key), bytes })}`
  expect(await check({ ...proof, checkpoint: forged }, {})).toMatchObject({ checked: { wrong: 'signature' } })
})
