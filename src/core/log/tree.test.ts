import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fromHex, toHex } from '../plain/bytes.ts'
import { hashesOf, subtreeRoot, TILE_WIDTH, tileOf, tilesOf } from './tile.ts'
import type { Hash, Range } from './tree.ts'
import {
  consistencyRanges,
  foldNodes,
  Frontier,
  inclusionRanges,
  leafHash,
  nodesOf,
  provesConsistency,
  provesInclusion,
  rootOf,
} from './tree.ts'

const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest()
const hex = (text: string) => Buffer.from(fromHex(text)!)
const leaves = (count: number): Hash[] =>
  Array.from({ length: count }, (_, i) => leafHash(sha256, Buffer.from(String(i))))
const hashOf = (all: readonly Hash[], { from, to }: Range) => rootOf(sha256, all.slice(from, to))

// The reference tree of Certificate Transparency: github.com/google/certificate-transparency, merkletree
// tests.
const ENTRIES = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map((text) => leafHash(sha256, hex(text)))
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]

describe('RFC 6962', () => {
  test('the roots of the reference tree', () => {
    ROOTS.forEach((root, size) => expect(toHex(rootOf(sha256, ENTRIES.slice(0, size)))).toBe(root))
  })

  test('reference proofs', () => {
    const inclusion = (index: number, size: number) =>
      inclusionRanges(index, size).map((range) => toHex(hashOf(ENTRIES, range)))
    expect(inclusion(0, 1)).toEqual([])
    expect(inclusion(0, 8)).toEqual([
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ])
    const consistency = (older: number, newer: number) =>
      consistencyRanges(older, newer).map((range) => toHex(hashOf(ENTRIES, range)))
    expect(consistency(1, 1)).toEqual([])
    expect(consistency(6, 8)).toEqual([
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ])
  })

  test('the example of RFC 6962, 2.1.3: which nodes prove what in a tree of seven', () => {
    const runs = (ranges: Range[]) => ranges.map(({ from, to }) => `${from}-${to}`)
    expect(runs(inclusionRanges(0, 7))).toEqual(['1-2', '2-4', '4-7'])
    expect(runs(inclusionRanges(3, 7))).toEqual(['2-3', '0-2', '4-7'])
    expect(runs(inclusionRanges(6, 7))).toEqual(['4-6', '0-4'])
    expect(runs(consistencyRanges(3, 7))).toEqual(['2-3', '3-4', '0-2', '4-7'])
    expect(runs(consistencyRanges(4, 7))).toEqual(['4-7'])
    expect(runs(consistencyRanges(6, 7))).toEqual(['4-6', '6-7', '0-4'])
  })
})

/** Any change of one thing in a proof: another hash, one less, one more. */
const spoil = (proof: readonly Hash[], at: number, how: number): Hash[] => {
  const changed = proof.map((hash) => Uint8Array.from(hash))
  if (how === 0 || changed.length === 0) return [...changed, sha256(Buffer.from('one more'))]
  if (how === 1) return changed.slice(0, -1)
  changed[at % changed.length]![at % 32]! ^= 1 << (at % 8)
  return changed
}

test('every inclusion proof proves, and nothing else does', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 300 }), fc.nat(), fc.nat(), fc.nat({ max: 2 }), (size, pick, at, how) => {
      const all = leaves(size)
      const index = pick % size
      const root = rootOf(sha256, all)
      const proof = inclusionRanges(index, size).map((range) => hashOf(all, range))
      const claim = { leaf: all[index]!, index, size, root, proof }
      expect(provesInclusion(sha256, claim)).toBe(true)
      expect(provesInclusion(sha256, { ...claim, proof: spoil(proof, at, how) })).toBe(false)
      expect(provesInclusion(sha256, { ...claim, leaf: leafHash(sha256, Buffer.from('another')) })).toBe(false)
      expect(provesInclusion(sha256, { ...claim, root: sha256(root) })).toBe(false)
      const other = at % size
      expect(provesInclusion(sha256, { ...claim, index: other })).toBe(other === index)
    }),
  )
})

test('every consistency proof proves, and nothing else does', () => {
  fc.assert(
    fc.property(fc.nat({ max: 300 }), fc.nat({ max: 300 }), fc.nat(), fc.nat({ max: 2 }), (a, b, at, how) => {
      const [older, newer] = [Math.min(a, b), Math.max(a, b)]
      const all = leaves(newer)
      const before = { size: older, root: rootOf(sha256, all.slice(0, older)) }
      const after = { size: newer, root: rootOf(sha256, all) }
      const proof = consistencyRanges(older, newer).map((range) => hashOf(all, range))
      expect(provesConsistency(sha256, before, after, proof)).toBe(true)
      expect(provesConsistency(sha256, before, after, spoil(proof, at, how))).toBe(false)
      expect(provesConsistency(sha256, { ...before, root: sha256(before.root) }, after, proof)).toBe(false)
      if (older > 0)
        expect(provesConsistency(sha256, before, { ...after, root: sha256(after.root) }, proof)).toBe(false)
      // History rewritten: one old leaf is another, and everything after it is honest.
      if (older > 0) {
        const forged = all.with(at % older, sha256(Buffer.from('forged')))
        const lie = { size: newer, root: rootOf(sha256, forged) }
        const itsProof = consistencyRanges(older, newer).map((range) => hashOf(forged, range))
        expect(provesConsistency(sha256, before, lie, itsProof)).toBe(false)
      }
    }),
  )
})

test('any run of leaves can be hashed from complete subtrees, and these from tiles', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1500 }), fc.nat(), (size, pick) => {
      const all = leaves(size)
      const tiles = new Map<string, Hash[]>()
      for (const { level, index, width } of tilesOf(size)) {
        if (level === 'entries') continue
        const below = level === 0 ? all : (row(tiles, level - 1) as Hash[][]).map((tile) => subtreeRoot(sha256, tile))
        tiles.set(`${level}/${index}`, below.slice(index * TILE_WIDTH, index * TILE_WIDTH + width))
      }
      const fromTiles = (range: Range) =>
        foldNodes(
          sha256,
          nodesOf(range).map((node) => {
            const { level, index, from, to } = tileOf(node)
            return subtreeRoot(sha256, tiles.get(`${level}/${index}`)!.slice(from, to))
          }),
        )
      expect(fromTiles({ from: 0, to: size })).toEqual(rootOf(sha256, all))
      for (const range of inclusionRanges(pick % size, size)) expect(fromTiles(range)).toEqual(hashOf(all, range))
    }),
    { numRuns: 25 },
  )
})

const row = (tiles: Map<string, Hash[]>, level: number) =>
  [...tiles]
    .filter(([name, tile]) => name.startsWith(`${level}/`) && tile.length === TILE_WIDTH)
    .map(([, tile]) => tile)

test('a growing tree knows its root at any time', () => {
  const all = leaves(130)
  const tree = new Frontier(sha256)
  all.forEach((leaf, i) => {
    tree.add(leaf)
    expect(tree.root()).toEqual(
      foldNodes(
        sha256,
        nodesOf({ from: 0, to: i + 1 }).map(({ level, index }) =>
          hashOf(all, { from: index * 2 ** level, to: (index + 1) * 2 ** level }),
        ),
      ),
    )
  })
  expect(hashesOf(Buffer.concat(all))).toEqual(all.map((hash) => Buffer.from(hash)))
})
