import { joined } from '../plain/bytes.ts'
import type { Hash, Node, Sha256 } from './tree.ts'
import { nodeHash } from './tree.ts'

/**
 * How a log is laid out in files, so that anyone can copy it and existing tools can read it
 * (https://c2sp.org/tlog-tiles). A tile holds up to 256 hashes of one level; those of tile level L are roots
 * of complete subtrees of 256^L leaves.
 */
export interface Tile {
  /**
   * 0: hashes of entries; 1: roots of full tiles of level 0; and so on. 'entries': the entries themselves.
   */
  level: number | 'entries'
  index: number
  /** How many hashes or entries it holds: 256, or fewer at the right edge. */
  width: number
}

export const TILE_WIDTH = 256
const HASH_BYTES = 32

/** The path of a tile: `tile/0/x001/234`, with `.p/17` where only 17 are there. */
export function tilePath({ level, index, width }: Tile): string {
  const digits = String(index)
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/.{3}/g)!
  const path = groups.map((group, i) => (i < groups.length - 1 ? `x${group}` : group)).join('/')
  return `tile/${level}/${path}${width < TILE_WIDTH ? `.p/${width}` : ''}`
}

/** Reads such a path; undefined where it is none, or not written in its one way. */
export function readTilePath(path: string): Tile | undefined {
  const found = /^tile\/(entries|\d{1,2})\/((?:x\d{3}\/)*\d{3})(?:\.p\/(\d{1,3}))?$/.exec(path)
  if (!found) return undefined
  const [, level, groups, width] = found as unknown as [string, string, string, string | undefined]
  const tile: Tile = {
    level: level === 'entries' ? 'entries' : Number(level),
    index: Number(groups.replace(/[x/]/g, '')),
    width: width === undefined ? TILE_WIDTH : Number(width),
  }
  const sound = Number.isSafeInteger(tile.index) && tile.width > 0 && tilePath(tile) === path
  return sound ? tile : undefined
}

/** All tiles of a tree of `size` leaves, entries included, from the leaves up. */
export function tilesOf(size: number): Tile[] {
  const tiles: Tile[] = []
  const row = (level: Tile['level'], hashes: number) => {
    for (let index = 0; index * TILE_WIDTH < hashes; index++)
      tiles.push({ level, index, width: Math.min(TILE_WIDTH, hashes - index * TILE_WIDTH) })
  }
  row('entries', size)
  for (let level = 0, hashes = size; hashes > 0; level++, hashes = Math.floor(hashes / TILE_WIDTH)) row(level, hashes)
  return tiles
}

/**
 * The tile that holds what a complete subtree is hashed from: `level` and `index` of the tile, and which of
 * its hashes.
 */
export function tileOf(node: Node): { level: number; index: number; from: number; to: number } {
  const level = Math.floor(node.level / 8)
  const span = 2 ** (node.level % 8)
  const first = node.index * span
  const index = Math.floor(first / TILE_WIDTH)
  const from = first - index * TILE_WIDTH
  return { level, index, from, to: from + span }
}

/** The root of a complete subtree from the hashes below it, whose number is a power of two. */
export function subtreeRoot(sha256: Sha256, hashes: readonly Hash[]): Hash {
  let row = hashes
  while (row.length > 1) {
    row = Array.from({ length: row.length / 2 }, (_, i) => nodeHash(sha256, row[2 * i]!, row[2 * i + 1]!))
  }
  return row[0]!
}

/** The hashes of a tile's bytes. */
export const hashesOf = (bytes: Uint8Array): Hash[] =>
  Array.from({ length: Math.floor(bytes.length / HASH_BYTES) }, (_, i) =>
    bytes.subarray(i * HASH_BYTES, (i + 1) * HASH_BYTES),
  )

/** Entries as one bundle: each behind its length in two bytes. Refuses an entry of 64 KiB or more. */
export function bundleOf(entries: readonly Uint8Array[]): Uint8Array {
  return joined(
    ...entries.flatMap((entry) => {
      if (entry.length > 0xffff) throw new RangeError('an entry is shorter than 64 KiB')
      return [Uint8Array.of(entry.length >> 8, entry.length & 255), entry]
    }),
  )
}

/** The entries of a bundle; undefined where it is cut off. */
export function readBundle(bytes: Uint8Array): Uint8Array[] | undefined {
  const entries: Uint8Array[] = []
  let at = 0
  while (at < bytes.length) {
    if (at + 2 > bytes.length) return undefined
    const until = at + 2 + ((bytes[at]! << 8) | bytes[at + 1]!)
    if (until > bytes.length) return undefined
    entries.push(bytes.subarray(at + 2, until))
    at = until
  }
  return entries
}
