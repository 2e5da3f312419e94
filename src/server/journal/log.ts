import type { Checkpoint } from '../../core/log/checkpoint.ts'
import { readCheckpoint, writeCheckpoint } from '../../core/log/checkpoint.ts'
import { entryBytes } from '../../core/log/entry.ts'
import { readNote } from '../../core/log/note.ts'
import type { Tile } from '../../core/log/tile.ts'
import { bundleOf, hashesOf, subtreeRoot, TILE_WIDTH, tileOf } from '../../core/log/tile.ts'
import type { Hash, Range } from '../../core/log/tree.ts'
import { foldNodes, inclusionRanges, consistencyRanges, nodesOf } from '../../core/log/tree.ts'
import { joined, sameBytes } from '../../core/plain/bytes.ts'
import type { Id } from '../../core/plain/id.ts'
import type { Db } from '../database/open.ts'
import type { OwnerDb } from '../database/scope.ts'
import type { Runtime } from '../integrations/runtime.ts'
import { sha256 } from './hash.ts'
import { readHead } from './journal.store.ts'
import { entriesIn, hashesIn, keepCheckpoint, keepNodes, newestNote, nodesAt } from './log.store.ts'
import type { LogKeys } from './keys.ts'

/** A checkpoint, and the signed note it stands in. */
export interface Signed extends Checkpoint {
  note: string
}

/**
 * What the journal holds no longer agrees with what we signed: nothing more is signed, and people must look
 * (`grove verify`).
 */
class LogBroken extends Error {
  constructor(community: Id, size: number) {
    super(`the journal of ${community} does not agree with its checkpoint at ${size}`)
  }
}

/** Hashes of one tile level, all of one tile; undefined where there are not so many. */
type ReadHashes = (level: number, range: Range) => Promise<Hash[] | undefined>

/** Somewhat less than the second after which a receipt can be proved. */
const SIGN_EVERY_MS = 800
/**
 * How many tiles are made for one signature at once (a first checkpoint over a long journal takes several
 * turns of the loop).
 */
const NODES_AT_ONCE = 64

/** The journal as a public Merkle log, one a community. Leaf seq − 1 is journal row seq. */
export class Logs {
  private readonly newest = new Map<Id, Signed & { at: number }>()
  private readonly signing = new Map<Id, Promise<Signed>>()

  constructor(
    /** Reads what is public. */
    private readonly db: Db,
    /** Signs, and keeps what was signed. */
    private readonly owner: OwnerDb,
    private readonly keys: LogKeys,
    private readonly runtime: Runtime,
  ) {}

  /**
   * A signed checkpoint that covers at least the first `size` entries; the newest there is, or a new one.
   * About one a second is signed for a community at most: who comes sooner waits for it. Refuses with
   * LogBroken rather than sign what contradicts an earlier checkpoint.
   */
  async checkpoint(community: Id, slug: string, size = 0): Promise<Signed> {
    const newest = this.newest.get(community)
    if (newest && newest.size >= size && (size > 0 || this.runtime.now() - newest.at < SIGN_EVERY_MS)) return newest
    let turn = this.signing.get(community)
    if (!turn) {
      turn = this.signSoon(community, slug).finally(() => this.signing.delete(community))
      this.signing.set(community, turn)
    }
    const signed = await turn
    return signed.size >= size ? signed : this.checkpoint(community, slug, size)
  }

  /** The bytes of a tile or of a bundle of entries; undefined where the log is not yet so long. */
  async tile(community: Id, { level, index, width }: Tile): Promise<Uint8Array | undefined> {
    const first = index * TILE_WIDTH
    if (level === 'entries') {
      const entries = await this.entries(community, { from: first, to: first + width })
      return entries && bundleOf(entries)
    }
    const hashes = await this.hashes(community, level, { from: first, to: first + width })
    return hashes && joined(...hashes)
  }

  /** The bytes of entries; undefined where there are not so many. */
  async entries(community: Id, { from, to }: Range): Promise<Uint8Array[] | undefined> {
    const rows = await entriesIn(this.db, community, { from, to })
    if (rows.length < to - from) return undefined
    return rows.map(({ seq, told, sealed, commitment }) =>
      entryBytes({ community, seq, told: told.toString('hex'), sealed: sealed.toString('hex'), words: commitment }),
    )
  }

  /**
   * For each of some entries the proof that it is in the tree of `size`. Each tile is read once for all of
   * them.
   */
  async inclusions(community: Id, indexes: readonly number[], size: number): Promise<Hash[][]> {
    const read = this.tilesOnce(community, size)
    const proofs: Hash[][] = []
    for (const index of indexes)
      proofs.push(
        await Promise.all(inclusionRanges(index, size).map((range) => this.rangeHash(community, range, read))),
      )
    return proofs
  }

  /** Reads hashes of the tree of `size` by whole tiles, and keeps these. */
  private tilesOnce(community: Id, size: number): ReadHashes {
    const tiles = new Map<string, Promise<Hash[] | undefined>>()
    return async (level, { from, to }) => {
      const first = from - (from % TILE_WIDTH)
      const last = Math.min(first + TILE_WIDTH, Math.floor(size / TILE_WIDTH ** level))
      const name = `${level}/${first}`
      const tile = tiles.get(name) ?? this.hashes(community, level, { from: first, to: last })
      tiles.set(name, tile)
      return (await tile)?.slice(from - first, to - first)
    }
  }

  /** The proof that the tree of `older` is the beginning of the one of `newer`. */
  consistency(community: Id, older: number, newer: number): Promise<Hash[]> {
    return Promise.all(consistencyRanges(older, newer).map((range) => this.rangeHash(community, range)))
  }

  private async signSoon(community: Id, slug: string): Promise<Signed> {
    const wait = (this.newest.get(community)?.at ?? 0) + SIGN_EVERY_MS - this.runtime.now()
    if (wait > 0) await new Promise((done) => setTimeout(done, Math.min(wait, SIGN_EVERY_MS)))
    const signed = await this.sign(community, slug)
    this.newest.set(community, { ...signed, at: this.runtime.now() })
    return signed
  }

  private async sign(community: Id, slug: string): Promise<Signed> {
    const size = await readHead(this.db, community)
    await this.grow(community, size)
    const before = await this.last(community)
    if (before && before.size > size) throw new LogBroken(community, before.size)
    if (before && !sameBytes(await this.root(community, before.size), before.root))
      throw new LogBroken(community, before.size)
    if (before?.size === size) return before
    const checkpoint = { origin: this.keys.origin(slug), size, root: await this.root(community, size), extensions: [] }
    const text = writeCheckpoint(checkpoint)
    const note = `${text}\n${this.keys.signLine(slug, text)}`
    await keepCheckpoint(this.owner, { community, size, note, at: this.runtime.now() })
    return { ...checkpoint, note }
  }

  /**
   * The newest checkpoint that was signed, by this process or another; with what witnesses have added since.
   */
  private async last(community: Id): Promise<Signed | undefined> {
    const note = await newestNote(this.db, community)
    return note === undefined ? undefined : { ...readCheckpoint(readNote(note)!.text)!, note }
  }

  private root(community: Id, size: number): Promise<Hash> {
    return this.rangeHash(community, { from: 0, to: size })
  }

  private async rangeHash(
    community: Id,
    range: Range,
    read: ReadHashes = (level, hashes) => this.hashes(community, level, hashes),
  ): Promise<Hash> {
    const nodes = nodesOf(range).map(async (node) => {
      const { level, index, from, to } = tileOf(node)
      const first = index * TILE_WIDTH
      const hashes = await read(level, { from: first + from, to: first + to })
      if (!hashes) throw new LogBroken(community, range.to)
      return subtreeRoot(sha256, hashes)
    })
    return foldNodes(sha256, await Promise.all(nodes))
  }

  /** Hashes of one tile level; undefined where there are not so many. */
  private async hashes(community: Id, level: number, { from, to }: Range): Promise<Hash[] | undefined> {
    const hashes = await hashesIn(this.db, community, level, { from, to })
    return hashes.length === to - from ? hashesOf(joined(...hashes)) : undefined
  }

  /** Keeps the roots of full tiles, so that no proof reads more than a few tiles. */
  private async grow(community: Id, size: number): Promise<void> {
    for (
      let level = 1, nodes = Math.floor(size / TILE_WIDTH);
      nodes > 0;
      level++, nodes = Math.floor(nodes / TILE_WIDTH)
    ) {
      const known = await nodesAt(this.db, community, level)
      for (let n = known; n < nodes; n += NODES_AT_ONCE) {
        const until = Math.min(nodes, n + NODES_AT_ONCE)
        const below = await this.hashes(community, level - 1, { from: n * TILE_WIDTH, to: until * TILE_WIDTH })
        if (!below) throw new LogBroken(community, size)
        const rows = Array.from({ length: until - n }, (_, i) => {
          const tile = below.slice(i * TILE_WIDTH, (i + 1) * TILE_WIDTH)
          return { community, level, n: n + i, hash: Buffer.from(subtreeRoot(sha256, tile)) }
        })
        await keepNodes(this.owner, rows)
      }
    }
  }
}
