import type { Entry, ZipFile } from 'yauzl'
import yauzl from 'yauzl'
import { archiveKind } from './kind.ts'
import { LIMITS, Refused } from './found.ts'

/**
 * A workbook's archive (ZIP). Its directory is looked at first; a part is unpacked only when it is asked for,
 * piece by piece, and what all parts unpack to, as declared and as it really comes, is bounded. Parts that
 * nobody asks for are never unpacked.
 */
export class Archive {
  private left: number = LIMITS.unpacked

  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
  ) {}

  static async open(bytes: Buffer): Promise<Archive> {
    const zip = await promised<ZipFile>((done) => yauzl.fromBuffer(bytes, { lazyEntries: true }, done as never))
    if (zip.entryCount > LIMITS.entries) throw new Refused('importTooLarge')
    const entries = new Map<string, Entry>()
    await new Promise<void>((done, failed) => {
      zip.on('error', () => failed(new Refused('importUnreadable')))
      zip.on('end', done)
      zip.on('entry', (entry: Entry) => {
        // Of two files with one name each program takes another one.
        if (entries.has(entry.fileName)) return failed(new Refused('importUnreadable'))
        entries.set(entry.fileName, entry)
        zip.readEntry()
      })
      zip.readEntry()
    })
    if (!entries.has('[Content_Types].xml')) throw archiveKind(new Set(entries.keys()))
    return new Archive(zip, entries)
  }

  has(name: string): boolean {
    return this.entries.has(name)
  }
  names(): ReadonlySet<string> {
    return new Set(this.entries.keys())
  }

  /**
   * The bytes of a part, piece by piece; refuses what is more than is left of the limit for the whole file.
   */
  async *pieces(name: string): AsyncGenerator<Buffer> {
    const entry = this.entries.get(name)
    if (!entry) throw new Refused('importUnreadable')
    if (entry.isEncrypted()) throw new Refused('importLocked')
    if (entry.uncompressedSize > this.left) throw new Refused('importTooLarge')
    const stream = await promised<AsyncIterable<Buffer>>((done) => this.zip.openReadStream(entry, done as never))
    try {
      for await (const piece of stream) {
        this.left -= piece.length
        if (this.left < 0) throw new Refused('importTooLarge')
        yield piece
      }
    } catch (error) {
      throw error instanceof Refused ? error : new Refused('importUnreadable')
    }
  }
}

const promised = <T>(ask: (done: (error: Error | null, value: T) => void) => void): Promise<T> =>
  new Promise((done, failed) => ask((error, value) => (error ? failed(new Refused('importUnreadable')) : done(value))))
