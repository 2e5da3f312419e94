import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { open, rename, stat } from 'node:fs/promises'
import { once } from 'node:events'
import type { Readable } from 'node:stream'
import { PassThrough, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'

/**
 * A backup is one file: the line `grove-backup 1`, a gzip stream, and the SHA-256 of all that (32 bytes). In the stream every table comes as
 * pieces, a line of JSON (table, columns, bytes) and then so many bytes of PostgreSQL's COPY text in the order of the primary key;
 * at the end a line with `tables`: rows and SHA-256 of each. Nothing in it depends on the machine. What the search follows the journal into is
 * left out: it is made again from the rest; and what the second net keeps for itself, which each database has of its own.
 */
const MAGIC = 'grove-backup 1\n'
const HASH_BYTES = 32
const PIECE = 1_000_000

export interface TableSum {
  rows: number
  sha256: string
}
/** What a backup holds, by table: equal backups have equal sums. */
export type Sums = Record<string, TableSum>

/** A backup that cannot be used, and why. */
export class BadBackup extends Error {}

interface Piece {
  table: string
  columns: string[]
  bytes: number
}

/** Writes everything that is in the database at one moment to `file` (which appears whole or not at all). Others go on reading and writing. */
export async function backUp(url: string, file: string): Promise<Sums> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const making = `${file}.making`
  try {
    await client.query('begin isolation level repeatable read read only')
    const hash = createHash('sha256').update(MAGIC)
    const out = createWriteStream(making, { flags: 'wx', mode: 0o600 })
    out.write(MAGIC)
    const zip = createGzip()
    const hashing = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        hash.update(chunk)
        done(null, chunk)
      },
    })
    const written = pipeline(zip, hashing, out, { end: false })
    const sums: Sums = {}
    for (const { table, columns, key } of await tablesOf(client))
      sums[table] = await write(client, zip, table, columns, key)
    zip.write(`${JSON.stringify({ tables: sums })}\n`)
    zip.end()
    await written
    out.end(hash.digest())
    await once(out, 'close')
    await sync(making)
    await rename(making, file)
    return sums
  } finally {
    await client.end()
  }
}

async function write(client: pg.Client, zip: NodeJS.WritableStream, table: string, columns: string[], key: string[]) {
  const list = columns.map(quote).join(', ')
  const query = `copy (select ${list} from ${quote(table)} order by ${key.map(quote).join(', ')}) to stdout`
  const hash = createHash('sha256')
  let rows = 0
  let held: Buffer[] = []
  let size = 0
  const flush = async () => {
    if (size === 0) return
    const bytes = Buffer.concat(held)
    held = []
    size = 0
    zip.write(`${JSON.stringify({ table, columns, bytes: bytes.length } satisfies Piece)}\n`)
    if (!zip.write(bytes)) await once(zip, 'drain')
  }
  for await (const chunk of client.query(copyTo(query)) as unknown as AsyncIterable<Buffer>) {
    hash.update(chunk)
    for (const byte of chunk) if (byte === 10) rows++
    held.push(chunk)
    size += chunk.length
    if (size >= PIECE) await flush()
  }
  await flush()
  return { rows, sha256: hash.digest('hex') }
}

/** Whether `file` is a whole backup, every byte as it was written; gives its sums. Throws BadBackup with the reason where it is not. */
export async function checkBackup(file: string): Promise<Sums> {
  const { size } = await stat(file)
  if (size < MAGIC.length + HASH_BYTES) throw new BadBackup('the file is too short')
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file, { end: size - HASH_BYTES - 1 })) hash.update(chunk as Buffer)
  const handle = await open(file)
  const stored = Buffer.alloc(HASH_BYTES)
  await handle.read(stored, 0, HASH_BYTES, size - HASH_BYTES)
  await handle.close()
  if (!hash.digest().equals(stored)) throw new BadBackup('its bytes are not those that were written')
  let sums: Sums | undefined
  for await (const part of partsOf(file, size)) if ('tables' in part) sums = part.tables
  if (!sums) throw new BadBackup('its end is missing')
  return sums
}

/**
 * Fills the database at `url` from a backup: in one transaction, after the whole file was checked, and only where the tables are empty.
 * The tables must be those of this Grove's version (run the migrations first). Gives the sums of what was written.
 */
export async function restore(url: string, file: string): Promise<Sums> {
  const sums = await checkBackup(file)
  const { size } = await stat(file)
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('begin')
    const here = new Map((await tablesOf(client)).map((table) => [table.table, table]))
    for (const table of Object.keys(sums)) if (!here.has(table)) throw new BadBackup(`there is no table ${table} here`)
    for (const table of here.keys()) {
      const { rows } = await client.query(`select 1 from ${quote(table)} limit 1`)
      if (rows.length) throw new BadBackup(`${table} is not empty: restore into a fresh database`)
    }
    await fill(client, file, size)
    for (const table of here.values()) {
      const sum = await summed(client, table)
      const meant = sums[table.table] ?? { rows: 0, sha256: sum.sha256 }
      if (sum.rows !== meant.rows || sum.sha256 !== meant.sha256)
        throw new BadBackup(`${table.table} came out different`)
    }
    await client.query('commit')
    return sums
  } finally {
    await client.end()
  }
}

async function fill(client: pg.Client, file: string, size: number): Promise<void> {
  let open: { table: string; into: NodeJS.WritableStream } | undefined
  const finish = async () => {
    if (!open) return
    const done = once(open.into, 'finish')
    open.into.end()
    await done
    open = undefined
  }
  for await (const part of partsOf(file, size)) {
    if ('tables' in part) continue
    const { table, columns } = part.piece
    if (open?.table !== table) {
      await finish()
      const query = `copy ${quote(table)} (${columns.map(quote).join(', ')}) from stdin`
      open = { table, into: client.query(copyFrom(query)) }
    }
    if (!open.into.write(part.bytes)) await once(open.into, 'drain')
  }
  await finish()
}

async function summed(client: pg.Client, { table, columns, key }: Described): Promise<TableSum> {
  const nowhere = new PassThrough()
  nowhere.resume()
  return write(client, nowhere, table, columns, key)
}

type Part = { piece: Piece; bytes: Buffer } | { tables: Sums }

/** The pieces of a backup in order, and at last its sums. */
async function* partsOf(file: string, size: number): AsyncGenerator<Part> {
  const raw = createReadStream(file, { start: MAGIC.length, end: size - HASH_BYTES - 1 })
  const text: Readable = raw.pipe(createGunzip())
  raw.on('error', (error) => text.destroy(error))
  let held = Buffer.alloc(0)
  let piece: Piece | undefined
  for await (const chunk of text) {
    held = Buffer.concat([held, chunk as Buffer])
    for (;;) {
      if (piece) {
        if (held.length < piece.bytes) break
        yield { piece, bytes: held.subarray(0, piece.bytes) }
        held = held.subarray(piece.bytes)
        piece = undefined
      }
      const end = held.indexOf(10)
      if (end < 0) break
      const line = JSON.parse(held.subarray(0, end).toString()) as Piece | { tables: Sums }
      held = held.subarray(end + 1)
      if ('tables' in line) yield line
      else piece = line
    }
  }
}

interface Described {
  table: string
  columns: string[]
  key: string[]
}

/** Grove's tables, those that others refer to first; without the list of migrations, which a fresh database has by itself. */
async function tablesOf(client: pg.Client): Promise<Described[]> {
  const { rows } = await client.query<Described & { referred: boolean }>(`
    select c.relname as table,
      (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      (select array_agg(a.attname::text order by k.n) from pg_index i, unnest(i.indkey) with ordinality as k (attnum, n), pg_attribute a
        where i.indrelid = c.oid and i.indisprimary and a.attrelid = c.oid and a.attnum = k.attnum) as key,
      exists (select 1 from pg_constraint f where f.confrelid = c.oid and f.contype = 'f') as referred
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = current_schema() and c.relkind = 'r' and c.relname not like 'kysely_%'
      and c.relname not in ('findable', 'findable_head', 'spelling', 'second_net')
    order by referred desc, c.relname`)
  return rows
}

const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`

async function sync(file: string): Promise<void> {
  const handle = await open(file, 'r+')
  await handle.sync()
  await handle.close()
}
