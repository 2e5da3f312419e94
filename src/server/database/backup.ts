import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { open, rename, rm, stat } from 'node:fs/promises'
import { once } from 'node:events'
import { PassThrough, Readable, Transform } from 'node:stream'
import { ReadableStream } from 'node:stream/web'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import { systemRuntime } from '../integrations/runtime.ts'
import { lockingWith, openingWith } from '../integrations/passphrase.ts'
import { TABLES } from './requestRole.ts'

/**
 * A backup is one file: the line `grove-backup 1`, a gzip stream, and the SHA-256 of all that (32 bytes). In
 * the stream every table comes as pieces, a line of JSON (table, columns, bytes) and then so many bytes of
 * PostgreSQL's COPY text in the order of the primary key; at the end a line with `tables`: rows and SHA-256
 * of each. Nothing in it depends on the machine. What the search follows the journal into is left out: it is
 * made again from the rest; and what row security keeps for itself, which each database has of its own. With
 * a passphrase all of it is one age file (https://age-encryption.org/v1, scrypt): `age -d` opens it too.
 */
const MAGIC = 'grove-backup 1\n'
const LOCKED = 'age-encryption.org/v1\n'
const HASH_BYTES = 32
const PIECE = 1_000_000
const LEFT_OUT = ['findable', 'findable_head', 'spelling', 'second_net']

// What a file may ask of us that somebody made to harm: a row is far smaller, and what people write does not
// shrink so far.
const PIECE_MOST = 64_000_000
const LINE_MOST = 1_000_000
const SHRINKS_MOST = 200
const SMALL = 64_000_000

interface TableSum {
  rows: number
  sha256: string
}
/** What a backup holds, by table: equal backups have equal sums. */
export type Sums = Record<string, TableSum>

/** Tables and columns are those of the version that made the file. */
const OTHER_VERSION =
  'if another version of Grove made this file, restore it with that one, then start the new one on the same data'

/** A backup that cannot be used, and why. */
export class BadBackup extends Error {}

interface Piece {
  table: string
  columns: string[]
  bytes: number
}

/**
 * Writes everything that is in the database at one moment to `file` (which appears whole or not at all),
 * locked with the passphrase if one is given. Others go on reading and writing.
 */
export async function backUp(url: string, file: string, passphrase?: string): Promise<Sums> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const making = `${file}.making`
  try {
    await client.query('begin isolation level repeatable read read only')
    const out = createWriteStream(making, { flags: 'wx', mode: 0o600 })
    await once(out, 'open')
    const hash = createHash('sha256')
    const whole = new PassThrough()
    const written = pipeline(passphrase ? await locked(whole, passphrase) : whole, out)
    const put = (bytes: Buffer) => {
      hash.update(bytes)
      whole.write(bytes)
    }
    put(Buffer.from(MAGIC))
    const zip = createGzip()
    const hashing = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        hash.update(chunk)
        done(null, chunk)
      },
    })
    const zipped = pipeline(zip, hashing, whole, { end: false })
    const sums: Sums = {}
    for (const { table, columns, key } of await tablesOf(client))
      sums[table] = await write(client, zip, table, columns, key)
    zip.write(`${JSON.stringify({ tables: sums })}\n`)
    zip.end()
    await zipped
    whole.end(hash.digest())
    await written
    await sync(making)
    await rename(making, file)
    return sums
  } catch (error) {
    // One that somebody else is making right now is not ours to remove.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') await rm(making, { force: true })
    throw error
  } finally {
    await client.end()
  }
}

async function locked(whole: Readable, passphrase: string): Promise<Readable> {
  const encrypted = await lockingWith(passphrase).encrypt(Readable.toWeb(whole) as any)
  return Readable.fromWeb(encrypted as unknown as ReadableStream)
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

/**
 * Reads a whole backup and compares each table with its sum; gives these, and the columns of each table.
 * Throws BadBackup with the reason where a byte is not as it was written, or where the passphrase does not
 * open it.
 */
export async function readBackup(file: string, passphrase?: string) {
  const columns = new Map<string, string[]>()
  const hashes = new Map<string, { rows: number; hash: ReturnType<typeof createHash> }>()
  let sums: Sums | undefined
  let last: string | undefined
  for await (const part of partsOf(file, passphrase)) {
    if (sums) throw new BadBackup('it goes on after its end')
    if ('tables' in part) {
      sums = part.tables
      continue
    }
    const { table, columns: given } = part.piece
    if (!columns.has(table)) {
      columns.set(table, given)
      hashes.set(table, { rows: 0, hash: createHash('sha256') })
    } else if (table !== last || given.join() !== columns.get(table)!.join())
      throw new BadBackup(`the rows of ${table} are not in one piece`)
    last = table
    const counted = hashes.get(table)!
    counted.hash.update(part.bytes)
    for (const byte of part.bytes) if (byte === 10) counted.rows++
  }
  if (!sums) throw new BadBackup('its end is missing')
  for (const table of columns.keys())
    if (!Object.hasOwn(sums, table)) throw new BadBackup(`it holds rows of ${table} that it does not count`)
  for (const [table, { rows, sha256 }] of Object.entries(sums)) {
    const found = hashes.get(table) ?? { rows: 0, hash: createHash('sha256') }
    if (rows !== found.rows || sha256 !== found.hash.digest('hex'))
      throw new BadBackup(`the rows of ${table} are not those that it counts`)
  }
  return { sums, columns }
}

/**
 * Fills the database at `url` from a backup: in one transaction, after the whole file was checked, and only
 * where the tables are empty. Takes Grove's own tables with exactly the columns that they have here (run the
 * migrations first), and nothing else; what is no value of its column's type PostgreSQL refuses, and then
 * nothing is kept. [R19] Nobody is signed in by it: what was taken away after the backup would open again.
 * Gives the sums of what was written, how many ways in were ended, and until when it knows what happened.
 */
export async function restore(url: string, file: string, passphrase?: string): Promise<Restored> {
  const { sums, columns } = await readBackup(file, passphrase)
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query('begin')
    const here = new Map((await tablesOf(client)).map((table) => [table.table, table]))
    for (const table of Object.keys(sums)) if (!here.has(table)) throw new BadBackup(`there is no table ${table} here`)
    for (const [table, given] of columns)
      if (given.toSorted().join() !== here.get(table)!.columns.toSorted().join())
        throw new BadBackup(`the columns of ${table} are not those that it has here: ${OTHER_VERSION}`)
    for (const table of here.keys()) {
      const { rows } = await client.query(`select 1 from ${quote(table)} limit 1`)
      if (rows.length) throw new BadBackup(`${table} is not empty: restore into a fresh database`)
    }
    await fill(client, file, passphrase)
    for (const { table, key, columns: own } of here.values()) {
      const sum = await summed(client, { table, key, columns: columns.get(table) ?? own })
      const meant = sums[table] ?? { rows: 0, sha256: sum.sha256 }
      if (sum.rows !== meant.rows || sum.sha256 !== meant.sha256) throw new BadBackup(`${table} came out different`)
    }
    const ended = await endSignIns(client)
    await client.query('commit')
    return { sums, ...ended }
  } catch (error) {
    if (error instanceof pg.DatabaseError) throw new BadBackup(`the database refuses what is in it: ${error.message}`)
    throw error
  } finally {
    await client.end()
  }
}

/** What a backup came to. `until`: the last moment that is in it, in milliseconds since 1970; null: none. */
interface Restored {
  sums: Sums
  signIns: number
  links: number
  until: number | null
}

/** [R19] Ends every sign-in and every link that nobody has used, on record as done at the machine. */
async function endSignIns(client: pg.Client): Promise<Omit<Restored, 'sums'>> {
  const now = systemRuntime.now()
  const { rows } = await client.query<{ until: string | null }>(
    `select greatest((select max(at) from journal), (select max(at) from appointment), (select max(at) from sign_in_try))
      as until`,
  )
  const signIns = await client.query('update sign_in set revoked_at = $1 where revoked_at is null returning person', [
    now,
  ])
  const links = await client.query('update sign_in_link set used_at = $1 where used_at is null returning person', [now])
  await client.query('delete from sign_in_code')
  const people = new Set([...signIns.rows, ...links.rows].map(({ person }) => person as string))
  await client.query(
    `insert into appointment (id, at, what, person) select gen_random_uuid(), $1, 'signInsEnded', person
      from unnest($2::uuid[]) as person`,
    [now, [...people]],
  )
  const until = rows[0]!.until
  return { signIns: signIns.rowCount ?? 0, links: links.rowCount ?? 0, until: until === null ? null : Number(until) }
}

async function fill(client: pg.Client, file: string, passphrase: string | undefined): Promise<void> {
  for await (const { table, columns, pieces } of tablesIn(partsOf(file, passphrase))) {
    const query = `copy ${quote(table)} (${columns.map(quote).join(', ')}) from stdin`
    await pipeline(Readable.from(pieces), client.query(copyFrom(query)))
  }
}

/** The pieces of a backup, table by table. */
async function* tablesIn(parts: AsyncGenerator<Part>) {
  let next = await parts.next()
  while (!next.done && 'piece' in next.value) {
    const { table, columns } = next.value.piece
    const pieces = (async function* () {
      while (!next.done && 'piece' in next.value && next.value.piece.table === table) {
        yield next.value.bytes
        next = await parts.next()
      }
    })()
    yield { table, columns, pieces }
  }
}

async function summed(client: pg.Client, { table, columns, key }: Described): Promise<TableSum> {
  const nowhere = new PassThrough()
  nowhere.resume()
  return write(client, nowhere, table, columns, key)
}

type Part = { piece: Piece; bytes: Buffer } | { tables: Sums }

/**
 * The pieces of a backup in order, and at last its sums. Only once it has come to its end was the file whole.
 */
async function* partsOf(file: string, passphrase: string | undefined): AsyncGenerator<Part> {
  let held: Buffer[] = []
  let size = 0
  let piece: Piece | undefined
  const take = (bytes: number): Buffer => {
    const all = Buffer.concat(held)
    held = bytes < all.length ? [all.subarray(bytes)] : []
    size = all.length - bytes
    return all.subarray(0, bytes)
  }
  for await (const chunk of unzipped(file, passphrase)) {
    held.push(chunk)
    size += chunk.length
    for (;;) {
      if (piece) {
        if (size < piece.bytes) break
        yield { piece, bytes: take(piece.bytes) }
        piece = undefined
      }
      const all = take(size)
      const end = all.indexOf(10)
      held = [all]
      size = all.length
      if (end < 0 && size > LINE_MOST) throw new BadBackup('it is not laid out as a backup')
      if (end < 0) break
      const line = readLine(take(end + 1).toString())
      if ('tables' in line) yield line
      else piece = line
    }
  }
  if (piece || size) throw new BadBackup('its end is missing')
}

function readLine(text: string): Piece | { tables: Sums } {
  const line = plainOf(text)
  const { table, columns, bytes, tables } = line
  if (typeof tables === 'object' && tables !== null) {
    for (const sum of Object.values(tables) as Partial<TableSum>[])
      if (!Number.isSafeInteger(sum?.rows) || typeof sum?.sha256 !== 'string') throw new BadBackup('its sums are none')
    return { tables: tables as Sums }
  }
  const named = typeof table === 'string' && Array.isArray(columns) && columns.every((name) => typeof name === 'string')
  if (!named || !Number.isSafeInteger(bytes) || (bytes as number) < 1 || (bytes as number) > PIECE_MOST)
    throw new BadBackup('it is not laid out as a backup')
  if (!TABLES.includes(table) || LEFT_OUT.includes(table))
    throw new BadBackup(`there is no table ${table} here: ${OTHER_VERSION}`)
  return { table, columns, bytes: bytes as number }
}

function plainOf(text: string): Record<string, unknown> {
  try {
    const line: unknown = JSON.parse(text)
    if (typeof line === 'object' && line !== null) return line as Record<string, unknown>
  } catch {
    // Said below.
  }
  throw new BadBackup('it is not laid out as a backup')
}

async function* unzipped(file: string, passphrase: string | undefined): AsyncGenerator<Buffer> {
  let packed = 0
  let unpacked = 0
  const counted = async function* () {
    for await (const chunk of bodyOf(file, passphrase)) {
      packed += chunk.length
      yield chunk
    }
  }
  const text = createGunzip()
  const read = pipeline(Readable.from(counted()), text)
  // Who reads on hears of it from the stream.
  read.catch(() => {})
  try {
    for await (const chunk of text as AsyncIterable<Buffer>) {
      unpacked += chunk.length
      if (unpacked > SMALL + packed * SHRINKS_MOST) throw new BadBackup('it unpacks to far more than a backup does')
      yield chunk
    }
    await read
  } catch (error) {
    throw error instanceof BadBackup
      ? error
      : new BadBackup(`its bytes are not those that were written (${(error as Error).message})`)
  } finally {
    text.destroy()
  }
}

/** What is between the first line of a backup and its hash, which it is compared with at the end. */
async function* bodyOf(file: string, passphrase: string | undefined): AsyncGenerator<Buffer> {
  const hash = createHash('sha256')
  let held = Buffer.alloc(0)
  let begun = false
  for await (const chunk of wholeOf(file, passphrase)) {
    held = Buffer.concat([held, chunk])
    if (!begun && held.length >= MAGIC.length) {
      if (held.subarray(0, MAGIC.length).toString() !== MAGIC) throw new BadBackup('it is no backup of Grove')
      hash.update(MAGIC)
      held = held.subarray(MAGIC.length)
      begun = true
    }
    if (!begun || held.length <= HASH_BYTES) continue
    const bytes = held.subarray(0, -HASH_BYTES)
    hash.update(bytes)
    held = held.subarray(-HASH_BYTES)
    yield bytes
  }
  if (!begun || held.length < HASH_BYTES) throw new BadBackup('the file is too short')
  if (!hash.digest().equals(held)) throw new BadBackup('its bytes are not those that were written')
}

/** The bytes of a backup, unlocked if it is locked. */
async function* wholeOf(file: string, passphrase: string | undefined): AsyncGenerator<Buffer> {
  const found = await stat(file).catch(() => undefined)
  if (!found?.isFile()) throw new BadBackup(`${file} is no file`)
  const handle = await open(file)
  const { buffer } = await handle.read(Buffer.alloc(LOCKED.length), 0, LOCKED.length, 0).finally(() => handle.close())
  const raw = createReadStream(file)
  if (buffer.toString() !== LOCKED) return yield* raw as AsyncIterable<Buffer>
  if (!passphrase)
    throw new BadBackup('it is locked: --passphrase asks for what opens it, or set GROVE_BACKUP_PASSPHRASE')
  try {
    // Read piece by piece as it is asked for: a stream that was given up would still be sent what was on its
    // way.
    const opened = await openingWith(passphrase).decrypt(ReadableStream.from(raw) as any)
    for await (const chunk of opened as unknown as AsyncIterable<Uint8Array>)
      yield Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
  } catch {
    throw new BadBackup('the passphrase does not open it, or its bytes are not those that were written')
  } finally {
    raw.destroy()
  }
}

interface Described {
  table: string
  columns: string[]
  key: string[]
}

/**
 * Grove's tables, those that others refer to first; without the list of migrations, which a fresh database
 * has by itself.
 */
async function tablesOf(client: pg.Client): Promise<Described[]> {
  const { rows } = await client.query<Described & { referred: boolean }>(
    `
    select c.relname as table,
      (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      (select array_agg(a.attname::text order by k.n) from pg_index i, unnest(i.indkey) with ordinality as k (attnum, n), pg_attribute a
        where i.indrelid = c.oid and i.indisprimary and a.attrelid = c.oid and a.attnum = k.attnum) as key,
      exists (select 1 from pg_constraint f where f.confrelid = c.oid and f.contype = 'f') as referred
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = current_schema() and c.relkind = 'r' and c.relname = any($1::text[])
    order by referred desc, c.relname`,
    [TABLES.filter((table) => !LEFT_OUT.includes(table))],
  )
  return rows
}

const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`

async function sync(file: string): Promise<void> {
  const handle = await open(file, 'r+')
  await handle.sync()
  await handle.close()
}
