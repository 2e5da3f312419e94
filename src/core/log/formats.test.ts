import { createHash, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { noteText } from '../../../tests/build/note.ts'
import { toBase64, utf8 } from '../plain/bytes.ts'
import { readCheckpoint, writeCheckpoint } from './checkpoint.ts'
import type { LogEntry } from './entry.ts'
import { committed } from '../plain/committed.ts'
import { entryText, readEntry, sealedText, toldText } from './entry.ts'
import type { VerifierKey } from './note.ts'
import {
  COSIGNATURE_KEY,
  cosignatureOf,
  cosigned,
  isSignedBy,
  keyIdOf,
  NOTE_KEY,
  readKey,
  readNote,
  writeKey,
} from './note.ts'
import { bundleOf, readBundle, readTilePath, tilePath, tilesOf } from './tile.ts'
import { canonical } from '../plain/canonical.ts'

const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest()
const verifyEd25519 = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean => {
  const x = Buffer.from(publicKey).toString('base64url')
  return verify(null, message, createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' }), signature)
}

describe('tiles', () => {
  test('paths as in the specification', () => {
    expect(tilePath({ level: 0, index: 1234067, width: 256 })).toBe('tile/0/x001/x234/067')
    expect(tilePath({ level: 'entries', index: 5, width: 17 })).toBe('tile/entries/005.p/17')
    expect(tilePath({ level: 1, index: 0, width: 1 })).toBe('tile/1/000.p/1')
  })

  test('a tree of 70,000 has the tiles that the specification counts', () => {
    const count = (level: unknown, full: boolean) =>
      tilesOf(70_000).filter((tile) => tile.level === level && (tile.width === 256) === full)
    expect(count(0, true)).toHaveLength(273)
    expect(count(0, false)).toMatchObject([{ width: 112 }])
    expect(count(1, true)).toHaveLength(1)
    expect(count(1, false)).toMatchObject([{ width: 17 }])
    expect(count(2, false)).toMatchObject([{ width: 1 }])
    expect(tilesOf(256).map(tilePath)).toEqual(['tile/entries/000', 'tile/0/000', 'tile/1/000.p/1'])
  })

  test('a path comes back as its tile; anything else is refused', () => {
    const level = fc.oneof(fc.nat({ max: 63 }), fc.constant('entries' as const))
    fc.assert(
      fc.property(level, fc.nat({ max: 2 ** 40 }), fc.integer({ min: 1, max: 256 }), (level, index, width) => {
        expect(readTilePath(tilePath({ level, index, width }))).toEqual({ level, index, width })
      }),
    )
    for (const path of ['tile/0/0', 'tile/00/000', 'tile/0/x000/001', 'tile/0/001.p/0', 'tile/0/001.p/256'])
      expect(readTilePath(path), path).toBeUndefined()
    for (const path of ['tile/0/001.p/07', 'tile/0/../001', 'tile/0/001/', 'tile/x/001', 'tile/0/x001'])
      expect(readTilePath(path), path).toBeUndefined()
  })

  test('entries come back from a bundle; one that is cut off is refused', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 700 }), { maxLength: 20 }), (entries) => {
        const bundle = bundleOf(entries)
        expect(readBundle(bundle)!.map((entry) => [...entry])).toEqual(entries.map((entry) => [...entry]))
        if (bundle.length) expect(readBundle(bundle.subarray(0, -1))).toBeUndefined()
      }),
    )
    expect(() => bundleOf([new Uint8Array(65_536)])).toThrow()
  })
})

describe('notes', () => {
  // From the tests of golang.org/x/mod/sumdb/note.
  const vkey = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'
  const signed =
    'If you think cryptography is the answer to your problem,\nthen you don’t know what your problem is.\n'.replace(
      '’',
      "'",
    ) +
    '\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n'

  test('a note signed by another program is read, and its signature holds', () => {
    const key = readKey(sha256, vkey)!
    const note = readNote(signed)!
    expect(writeKey(sha256, key)).toBe(vkey)
    expect(noteText(note)).toBe(signed)
    expect(isSignedBy(sha256, verifyEd25519, note, key)).toBe(true)
    expect(isSignedBy(sha256, verifyEd25519, { ...note, text: note.text.replace('your', 'our') }, key)).toBe(false)
    expect(isSignedBy(sha256, verifyEd25519, note, { ...key, name: 'somebody' })).toBe(false)
  })

  test('what is no note, and what is no key, is refused', () => {
    for (const text of [
      '',
      'text\n',
      'text\n\n',
      signed.slice(0, -1),
      signed.replace('x08go', 'x08g'),
      `\u0007${signed}`,
    ])
      expect(readNote(text), text).toBeUndefined()
    for (const line of [
      '',
      'x',
      vkey.replace('c74f', 'c74e'),
      vkey.replace('PeterNeumann', 'Peter Neumann'),
      vkey.slice(1),
    ])
      expect(readKey(sha256, line), line).toBeUndefined()
  })

  test('a cosignature holds for its time and its checkpoint alone', () => {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519')
    const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32)
    const key: VerifierKey = { name: 'witness.example', kind: COSIGNATURE_KEY, publicKey: raw }
    const text = writeCheckpoint({ origin: 'grove.example/log/a', size: 3, root: sha256(raw), extensions: [] })
    const bytes = cosignatureOf(1_800_000_000, sign(null, cosigned(text, 1_800_000_000), privateKey))
    const note = { text, signatures: [{ name: key.name, keyId: keyIdOf(sha256, key), bytes }] }
    expect(isSignedBy(sha256, verifyEd25519, readNote(noteText(note))!, key)).toBe(true)
    expect(isSignedBy(sha256, verifyEd25519, { ...note, text: text.replace('3', '4') }, key)).toBe(false)
    const later = Uint8Array.from(bytes)
    later[7]! ^= 1
    const postdated = { text, signatures: [{ ...note.signatures[0]!, bytes: later }] }
    expect(isSignedBy(sha256, verifyEd25519, postdated, key)).toBe(false)
    expect(isSignedBy(sha256, verifyEd25519, note, { ...key, kind: NOTE_KEY })).toBe(false)
  })
})

describe('checkpoints', () => {
  test('come back as they were; anything else is refused', () => {
    // The example of https://c2sp.org/tlog-checkpoint.
    const text = 'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n'
    const checkpoint = readCheckpoint(text)!
    expect(checkpoint).toMatchObject({ origin: 'example.com/behind-the-sofa', size: 20852163, extensions: [] })
    expect(toBase64(checkpoint.root)).toBe('CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=')
    expect(writeCheckpoint(checkpoint)).toBe(text)
    expect(writeCheckpoint(readCheckpoint(`${text}more\n`)!)).toBe(`${text}more\n`)
    for (const wrong of [
      text.slice(0, -1),
      text.replace('2085', '02085'),
      text.replace('=', ''),
      `${text}\n`,
      `\n${text}`,
    ])
      expect(readCheckpoint(wrong), wrong).toBeUndefined()
  })
})

describe('entries', () => {
  const hash = (text: string) => Buffer.from(sha256(utf8(text))).toString('hex')
  const row = {
    thing: 'meeting/0190',
    at: 1_800_000_000_000,
    actorKind: 'participant',
    actor: '01900006-0000-7000-8000-000000000001',
    body: { kind: 'cardPosted', card: { number: 1 } },
    secret: { authorship: { receipt: 'ABC-DEF-GHJ' } },
  }
  const entry: LogEntry = {
    community: '01900001-0000-7000-8000-000000000000',
    seq: 7,
    told: hash(committed('00', toldText(row))),
    sealed: hash(committed('01', sealedText(row))),
    words: null,
  }

  test('are canonical JSON, and come back', () => {
    for (const words of [null, hash('words')]) {
      const text = entryText({ ...entry, words })
      expect(text).toBe(canonical({ ...entry, words, v: 1 }))
      expect(readEntry(text)).toEqual({ ...entry, words, v: 1 })
    }
    for (const wrong of ['', 'null', '{}', entryText(entry).replace(',', ', '), entryText({ ...entry, told: 'x' })])
      expect(readEntry(wrong), wrong).toBeUndefined()
  })

  test('name nobody: neither who, nor when, nor what is in the clear', () => {
    const text = entryText(entry)
    for (const hidden of [row.actor, String(row.at), 'participant', 'ABC-DEF-GHJ', 'cardPosted', row.thing])
      expect(text).not.toContain(hidden)
  })

  test('depend on every part of their row', () => {
    const parts = (changed: Partial<typeof row>) =>
      toldText({ ...row, ...changed }) + sealedText({ ...row, ...changed })
    const others: Partial<typeof row>[] = [
      { thing: 'meeting/0191' },
      { at: row.at + 1 },
      { actorKind: 'staff' },
      { actor: row.actor.replace('1', '2') },
      { body: { ...row.body, kind: 'cardHidden' } },
      { secret: { authorship: { receipt: 'ABC-DEF-GHK' } } },
    ]
    for (const changed of others) expect(parts(changed)).not.toBe(parts({}))
    expect(canonical(row.body)).toBe(canonical(JSON.parse(JSON.stringify(row.body))))
  })
})
