import { readEntry } from '../../core/log/entry.ts'
import { readKey } from '../../core/log/note.ts'
import type { Tile } from '../../core/log/tile.ts'
import { hashesOf, readBundle, subtreeRoot, TILE_WIDTH, tilePath, tilesOf } from '../../core/log/tile.ts'
import type { Hash } from '../../core/log/tree.ts'
import { leafHash } from '../../core/log/tree.ts'
import { sameBytes } from '../../core/plain/bytes.ts'
import { sha256 } from '../journal/hash.ts'
import type { Held } from './checkpoints.ts'
import { Comparison, isSigned, readCheckpoints } from './checkpoints.ts'
import type { Findings } from './finding.ts'

/**
 * Reads a file of the log, by its path below the log's address, of so many bytes at most; undefined where
 * there is none.
 */
export type Read = (path: string, most: number) => Promise<Uint8Array | undefined>

/** The largest log that is read, in entries: what a checkpoint claims may be anything. */
const ENTRIES_MOST = 5_000_000
const NOTE_MOST = 64_000
/** 256 entries of 64 KiB, each with its length. */
const BUNDLE_MOST = TILE_WIDTH * (0xffff + 2)
const HASHES_MOST = TILE_WIDTH * 32

const text = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes)

/**
 * Checks a log as it is served, or a copy of it: the checkpoint is signed, the entries hash to it, the tiles
 * are those of the entries, and every checkpoint from outside is a beginning of it. `key`: the verifier key
 * from elsewhere; without it the log's own is believed.
 * Gives how many entries there are, and of which log.
 */
export async function verifyServed(
  log: string,
  read: Read,
  { key: trusted, outside }: { key?: string | undefined; outside: readonly Held[] },
  findings: Findings,
): Promise<{ entries: number; origin?: string }> {
  const key = readKey(sha256, trusted ?? text(await read('key', NOTE_MOST)))
  if (!key) {
    findings.add(log, 'there is no readable key')
    return { entries: 0 }
  }
  const [current] = readCheckpoints('that is served', text(await read('checkpoint', NOTE_MOST)))
  if (!current) {
    findings.add(log, 'there is no readable checkpoint')
    return { entries: 0 }
  }
  if (!isSigned(current, key)) findings.add(log, 'the checkpoint is not signed by the key')
  const own = outside.filter(({ origin }) => origin === current.origin)
  for (const held of own)
    if (!isSigned(held, key)) findings.add(log, `the checkpoint ${held.from} is not signed by the key`)
  if (current.size > ENTRIES_MOST) {
    findings.add(log, `the checkpoint counts ${current.size} entries: more than ${ENTRIES_MOST} are not read`)
    return { entries: 0, origin: current.origin }
  }
  const comparison = new Comparison(log, [current, ...own], findings)
  const tiles = new Map<string, Hash[]>()
  for (const tile of tilesOf(current.size)) {
    const path = tilePath(tile)
    const bytes = await read(path, tile.level === 'entries' ? BUNDLE_MOST : HASHES_MOST)
    if (!bytes) {
      findings.add(log, `${path} is missing; what comes after it was not read`)
      break
    }
    if (tile.level === 'entries') {
      const leaves = leavesOf(log, bytes, tile, findings)
      if (!leaves) break
      leaves.forEach((leaf) => comparison.add(leaf))
      tiles.set(`0/${tile.index}`, leaves)
      continue
    }
    const hashes = hashesOf(bytes)
    const name = `${tile.level}/${tile.index}`
    const expected = tile.level === 0 ? tiles.get(name) : rootsBelow(tiles, tile.level, tile.index, tile.width)
    if (!sameHashes(hashes, expected)) findings.add(log, `${path} is not the tile of the entries`)
    tiles.set(name, expected ?? hashes)
  }
  comparison.end()
  return { entries: comparison.size, origin: current.origin }
}

function leavesOf(log: string, bundle: Uint8Array, tile: Tile, findings: Findings): Hash[] | undefined {
  const entries = readBundle(bundle)
  if (entries?.length !== tile.width) {
    findings.add(log, `${tilePath(tile)} does not hold ${tile.width} entries; what comes after it was not read`)
    return undefined
  }
  return entries.map((bytes, i) => {
    const seq = tile.index * TILE_WIDTH + i + 1
    if (readEntry(text(bytes))?.seq !== seq) findings.add(log, `entry ${seq} is malformed or out of its order`)
    return leafHash(sha256, bytes)
  })
}

const rootsBelow = (tiles: Map<string, Hash[]>, level: number, index: number, width: number): Hash[] | undefined => {
  const below = Array.from({ length: width }, (_, i) => tiles.get(`${level - 1}/${index * TILE_WIDTH + i}`))
  return below.every((tile) => tile?.length === TILE_WIDTH)
    ? below.map((tile) => subtreeRoot(sha256, tile!))
    : undefined
}

const sameHashes = (a: readonly Hash[], b: readonly Hash[] | undefined): boolean =>
  b !== undefined && a.length === b.length && a.every((hash, i) => sameBytes(hash, b[i]!))
