import { joined, sameBytes } from '../plain/bytes.ts'
import { last } from '../plain/last.ts'

/** SHA-256 comes as an argument: the server has a fast one, a page that must work offline brings its own. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array

/** 32 bytes. */
export type Hash = Uint8Array

/**
 * The Merkle tree of a log, as in RFC 6962 (2.1) and RFC 9162 (2.1): leaves are counted from 0, and a tree of
 * `size` leaves splits at the largest power of two below its size. A change of any leaf, of their order or
 * their number gives another root.
 */
const LEAF = Uint8Array.of(0)
const NODE = Uint8Array.of(1)

/** The hash of one entry. Its first byte differs from an inner node's, so neither can pass for the other. */
export const leafHash = (sha256: Sha256, entry: Uint8Array): Hash => sha256(joined(LEAF, entry))

/** The hash of an inner node. */
export const nodeHash = (sha256: Sha256, left: Hash, right: Hash): Hash => sha256(joined(NODE, left, right))

/**
 * A complete subtree: `index` counts those of its level from the left; level 0 are leaves. It covers 2^level
 * leaves from index × 2^level.
 */
export interface Node {
  level: number
  index: number
}

/** A run of leaves, `to` not included. */
export interface Range {
  from: number
  to: number
}

/** The largest power of two below `size` (which is at least 2): where a tree of that size splits. */
function splitOf(size: number): number {
  let split = 1
  while (split * 2 < size) split *= 2
  return split
}

/** The complete subtrees that make up a run which the tree's splitting yields, largest first. */
export function nodesOf({ from, to }: Range): Node[] {
  const nodes: Node[] = []
  for (let at = from; at < to;) {
    let level = 0
    let width = 1
    while (at % (width * 2) === 0 && at + width * 2 <= to) {
      width *= 2
      level++
    }
    nodes.push({ level, index: at / width })
    at += width
  }
  return nodes
}

/** The hash of a run, from the hashes of `nodesOf` it. Of no leaves at all: the hash of nothing. */
export function foldNodes(sha256: Sha256, hashes: readonly Hash[]): Hash {
  if (hashes.length === 0) return sha256(new Uint8Array())
  return hashes.reduceRight((right, left) => nodeHash(sha256, left, right))
}

/**
 * The runs whose hashes prove that leaf `index` is in the tree of `size` leaves, in the order of the proof
 * (RFC 6962, 2.1.1).
 */
export function inclusionRanges(index: number, size: number): Range[] {
  const path = (at: number, { from, to }: Range): Range[] => {
    if (to - from <= 1) return []
    const split = from + splitOf(to - from)
    return at < split
      ? [...path(at, { from, to: split }), { from: split, to }]
      : [...path(at, { from: split, to }), { from, to: split }]
  }
  if (!(index >= 0 && index < size)) throw new RangeError(`no leaf ${index} in a tree of ${size}`)
  return path(index, { from: 0, to: size })
}

/**
 * The runs whose hashes prove that the tree of `older` leaves is the beginning of the one of `newer` (RFC
 * 6962, 2.1.2). Empty for 0 and for equal sizes.
 */
export function consistencyRanges(older: number, newer: number): Range[] {
  const path = (until: number, { from, to }: Range, known: boolean): Range[] => {
    if (until === to) return known ? [] : [{ from, to }]
    const split = from + splitOf(to - from)
    return until <= split
      ? [...path(until, { from, to: split }, known), { from: split, to }]
      : [...path(until, { from: split, to }, false), { from, to: split }]
  }
  if (!(older >= 0 && older <= newer)) throw new RangeError(`a tree of ${newer} has no beginning of ${older}`)
  return older === 0 ? [] : path(older, { from: 0, to: newer }, true)
}

/**
 * Whether `proof` shows that `leaf` is leaf `index` of the tree of `size` leaves with this root (RFC 9162,
 * 2.1.3.2).
 */
export function provesInclusion(
  sha256: Sha256,
  { leaf, index, size, root, proof }: { leaf: Hash; index: number; size: number; root: Hash; proof: readonly Hash[] },
): boolean {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size) return false
  const ranges = inclusionRanges(index, size)
  if (ranges.length !== proof.length) return false
  const hash = ranges.reduce(
    (below, { from }, i) => (from > index ? nodeHash(sha256, below, proof[i]!) : nodeHash(sha256, proof[i]!, below)),
    leaf,
  )
  return sameBytes(hash, root)
}

/**
 * Whether `proof` shows that the older tree is the beginning of the newer one (RFC 9162, 2.1.4.2). Every tree
 * begins with the empty one.
 */
export function provesConsistency(
  sha256: Sha256,
  older: { size: number; root: Hash },
  newer: { size: number; root: Hash },
  proof: readonly Hash[],
): boolean {
  if (!Number.isSafeInteger(older.size) || !Number.isSafeInteger(newer.size)) return false
  if (older.size < 0 || older.size > newer.size) return false
  if (older.size === 0) return proof.length === 0 && sameBytes(older.root, sha256(new Uint8Array()))
  if (older.size === newer.size) return proof.length === 0 && sameBytes(older.root, newer.root)
  const ranges = consistencyRanges(older.size, newer.size)
  if (ranges.length !== proof.length) return false
  // The walk begins at the last complete subtree of the older tree: the proof's first hash, or the whole
  // older tree where that is complete.
  const whole = ranges[0]!.from >= older.size
  const start = whole ? older.root : proof[0]!
  let old = start
  let now = start
  for (let i = whole ? 0 : 1; i < proof.length; i++) {
    const beside = proof[i]!
    if (ranges[i]!.from >= older.size) now = nodeHash(sha256, now, beside)
    else {
      old = nodeHash(sha256, beside, old)
      now = nodeHash(sha256, beside, now)
    }
  }
  return sameBytes(old, older.root) && sameBytes(now, newer.root)
}

/**
 * A tree that grows leaf by leaf and keeps only the hashes of its complete subtrees (at most one a level):
 * enough for its root at any time.
 */
export class Frontier {
  private readonly nodes: { level: number; hash: Hash }[] = []
  size = 0

  constructor(private readonly sha256: Sha256) {}

  add(leaf: Hash): void {
    let node = { level: 0, hash: leaf }
    while (last(this.nodes)?.level === node.level) {
      node = { level: node.level + 1, hash: nodeHash(this.sha256, this.nodes.pop()!.hash, node.hash) }
    }
    this.nodes.push(node)
    this.size++
  }

  root(): Hash {
    const hashes = this.nodes.map(({ hash }) => hash)
    return foldNodes(this.sha256, hashes)
  }
}

/** The root of the tree with these leaves. */
export function rootOf(sha256: Sha256, leaves: readonly Hash[]): Hash {
  const tree = new Frontier(sha256)
  for (const leaf of leaves) tree.add(leaf)
  return tree.root()
}
