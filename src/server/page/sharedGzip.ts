import { constants, crc32, deflateRaw, inflateRawSync } from 'node:zlib'
import { LRUCache } from 'lru-cache'

/** The beginning of a reply that many readers share, compressed once for all of them. */
export interface SharedGzip {
  /** Raw deflate that ends at a byte, so that more can follow. */
  deflated: Buffer
  crc: number
  /** Bytes before compression. */
  length: number
}

const deflate = (bytes: Buffer): Promise<Buffer> =>
  new Promise((done, fail) =>
    deflateRaw(bytes, { finishFlush: constants.Z_FULL_FLUSH }, (error, squeezed) =>
      error ? fail(error) : done(squeezed),
    ),
  )

/** Compresses what many readers will share. */
export async function sharedGzip(text: string): Promise<SharedGzip> {
  const bytes = Buffer.from(text)
  return {
    deflated: await deflate(bytes),
    crc: crc32(bytes),
    length: bytes.length,
  }
}

/** The same for a reader who takes nothing compressed: such are few, so it is not kept. */
export const textOf = ({ deflated }: SharedGzip): string =>
  inflateRawSync(deflated, { finishFlush: constants.Z_SYNC_FLUSH }).toString()

const STORED_MOST = 65_535
const HEAD = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255])

/**
 * One gzip member (RFC 1952) of the shared beginning and an end of one's own, which is short and goes as it
 * is, in stored blocks (RFC 1951, 3.2.4).
 */
export function withEnd(start: SharedGzip, end: string): Buffer<ArrayBuffer> {
  const bytes = Buffer.from(end)
  const parts: Buffer[] = [HEAD, start.deflated]
  for (let at = 0; at === 0 || at < bytes.length; at += STORED_MOST) {
    const block = bytes.subarray(at, at + STORED_MOST)
    const last = at + STORED_MOST >= bytes.length
    const head = Buffer.alloc(5)
    head[0] = last ? 1 : 0
    head.writeUInt16LE(block.length, 1)
    head.writeUInt16LE(block.length ^ 0xffff, 3)
    parts.push(head, block)
  }
  const tail = Buffer.alloc(8)
  // zlib takes nothing for “begin anew”.
  tail.writeUInt32LE(bytes.length > 0 ? crc32(bytes, start.crc) : start.crc, 0)
  tail.writeUInt32LE((start.length + bytes.length) % 2 ** 32, 4)
  return Buffer.concat([...parts, tail])
}

/** A page in two parts, of which the first is kept compressed. */
interface Start {
  shared: SharedGzip
  end: (own: object) => string
}

/** Bytes of all that is kept, and of one while it is being made. */
const KEPT_MOST = 64_000_000
const ONE = 32_000
const DEAR_MS = 1000

/** Keeps the beginnings of pages by name, each for one position of the journal. */
export class SharedStarts {
  private readonly kept = new LRUCache<string, { seq: number; at: number; start: Promise<Start> }>({
    maxSize: KEPT_MOST,
  })

  /**
   * What is `dear` to make may be a second old: its page says for which position it is true, and the stream
   * tells the rest.
   */
  of(
    name: string,
    seq: number,
    make: () => Promise<{ start: string; end: Start['end'] }>,
    dear = false,
  ): Promise<Start> {
    const { kept } = this
    const known = kept.get(name)
    const now = performance.now()
    if (known && (known.seq === seq || (dear && now - known.at < DEAR_MS))) return known.start
    const start = make().then(async (parts) => ({ shared: await sharedGzip(parts.start), end: parts.end }))
    const made = { seq, at: now, start }
    kept.set(name, made, { size: ONE })
    start.then(
      ({ shared }) => kept.get(name) === made && kept.set(name, made, { size: shared.deflated.length + name.length }),
      // What failed is not kept.
      () => kept.get(name) === made && kept.delete(name),
    )
    return start
  }

  /** [M30] Forgets the pages whose name ends so. */
  forget(end: string): void {
    for (const name of this.kept.keys()) if (name.endsWith(end)) this.kept.delete(name)
  }
}
