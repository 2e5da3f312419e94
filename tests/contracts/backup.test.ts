import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { backUp, BadBackup, readBackup, restore } from '../../src/server/database/backup.ts'
import type { Database } from '../../src/server/database/open.ts'
import { openDatabase } from '../../src/server/database/open.ts'
import type { TestGrove } from '../build/grove.ts'
import { freshDatabase, id, startTestGrove } from '../build/grove.ts'

const CARDS = process.env.GROVE_LONG ? 100_000 : 5_000
let grove: TestGrove
let folder: string
let file: string
beforeAll(async () => {
  grove = await startTestGrove()
  const { community, id: meeting } = await grove.meeting()
  await sql`
    insert into card (community, meeting, id, number, tree, state, reason, posted_at, wording, topic, endorsements, links, author, entered_by, receipt)
    select ${community}, ${meeting}, gen_random_uuid(), n, 'problem', 'standing', '', n, 1, null, 0, '[]', gen_random_uuid(), null, 'R' || n
    from generate_series(1, ${CARDS}::int) as n
  `.execute(grove.owner)
  await sql`
    insert into wording (community, meeting, card, version, text, place_words, photo, salt, commitment, at)
    select community, meeting, id, 1, E'第' || number || E'张\\t\\n\\\\ 🌳', '', null, 'salt', 'commitment', posted_at from card
    where meeting = ${meeting}
  `.execute(grove.owner)
  folder = mkdtempSync(join(tmpdir(), 'grove-backup-'))
  file = join(folder, 'a.grove')
  await backUp(grove.databaseUrl, file)
})
afterAll(async () => {
  await grove.stop()
  rmSync(folder, { recursive: true, force: true })
})

const unlessSignIns = ({ sign_in, sign_in_link, sign_in_code, appointment, ...rest }: Record<string, unknown>) => rest

test('restored on a clean database, every table has the hash it had', async () => {
  const target = await freshDatabase()
  const { owner, close } = await openDatabase('', target.url)
  try {
    const { sums, signIns, until } = await restore(target.url, file)
    expect(sums.card!.rows).toBeGreaterThanOrEqual(CARDS)
    const again = join(folder, 'b.grove')
    expect(unlessSignIns(await backUp(target.url, again))).toEqual(unlessSignIns(sums))
    // [R19] Who was signed in when it was made is signed in no more, on record; nor does a link open.
    expect(signIns).toBeGreaterThan(0)
    expect(until).toBeLessThanOrEqual(grove.services.runtime.now())
    for (const open of ['sign_in where revoked_at is null', 'sign_in_link where used_at is null', 'sign_in_code'])
      expect((await sql`select 1 from ${sql.raw(open)}`.execute(owner)).rows).toEqual([])
    const { rows } = await sql`select 1 from appointment where what = 'signInsEnded' and by is null`.execute(owner)
    expect(rows.length).toBeGreaterThan(0)
    await expect(restore(target.url, file)).rejects.toThrow(/not empty/)
  } finally {
    await close()
    await target.drop()
  }
})

test('is of one moment, while people go on writing', async () => {
  const { code } = await grove.meeting()
  const person = await grove.join(code)
  let writing = true
  const writer = (async () => {
    while (writing) await person.card(code, `写 ${id()}`).catch(() => {})
  })()
  const sums = await backUp(grove.databaseUrl, join(folder, 'c.grove'))
  writing = false
  await writer
  // Every card has its wording: neither is from a later moment than the other.
  expect(sums.card!.rows).toBe(sums.wording!.rows)
})

test('a hundred times one byte changed: a hundred times found, and nothing is restored', async () => {
  const whole = readFileSync(file)
  const broken = join(folder, 'broken.grove')
  for (let n = 0; n < 100; n++) {
    const bytes = Buffer.from(whole)
    const at = Math.floor((n / 100) * bytes.length)
    bytes[at]! ^= 1 << (n % 8)
    writeFileSync(broken, bytes)
    await expect(readBackup(broken)).rejects.toThrow(BadBackup)
  }
  console.log(`backup: ${CARDS} cards restored with equal hashes; one byte changed 100 times, found 100`)
  writeFileSync(broken, whole.subarray(0, -1))
  await expect(readBackup(broken)).rejects.toThrow(BadBackup)
  const target = await freshDatabase()
  const { owner: db, close } = await openDatabase('', target.url)
  try {
    await expect(restore(target.url, broken)).rejects.toThrow(BadBackup)
    expect(await db.selectFrom('card').select('id').execute()).toEqual([])
  } finally {
    await close()
    await target.drop()
  }
})

/** A backup as somebody makes it who knows how: right hash, whatever contents. */
function forged(lines: (string | Buffer)[]): string {
  const body = Buffer.concat([
    Buffer.from('grove-backup 1\n'),
    gzipSync(Buffer.concat(lines.map((line) => (typeof line === 'string' ? Buffer.from(line) : line)))),
  ])
  const made = join(folder, 'forged.grove')
  writeFileSync(made, Buffer.concat([body, createHash('sha256').update(body).digest()]))
  return made
}
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
/** The pieces and sums of one table. */
const piece = (table: string, columns: string[], rows: string) => [
  `${JSON.stringify({ table, columns, bytes: Buffer.byteLength(rows) })}\n${rows}`,
  `${JSON.stringify({ tables: { [table]: { rows: rows.split('\n').length - 1, sha256: sha256(rows) } } })}\n`,
]

describe('a backup that somebody made to harm', () => {
  const installation = ['key', 'value']
  const cases: [string, () => string, RegExp][] = [
    ['a table that is none of Grove’s', () => forged(piece('pg_authid', ['rolname'], 'mine\n')), /no table pg_authid/],
    ['the list of migrations', () => forged(piece('kysely_migration', ['name'], 'x\n')), /no table kysely_migration/],
    ['what the second net keeps', () => forged(piece('second_net', ['seal'], 'x\n')), /no table second_net/],
    ['a name that is a statement', () => forged(piece('card" (id) from stdin; --', ['id'], 'x\n')), /no table card"/],
    ['a column too many', () => forged(piece('installation', [...installation, 'more'], 'a\tb\tc\n')), /columns of/],
    ['what another version of Grove made', () => forged(piece('apart', ['one'], 'a\n')), /restore it with that one/],
    ['a column too few', () => forged(piece('installation', ['key'], 'a\n')), /columns of installation/],
    ['a column twice', () => forged(piece('installation', ['key', 'key'], 'a\tb\n')), /columns of installation/],
    [
      'a value that is none of its type',
      () => forged(piece('journal_head', ['community', 'seq'], 'nobody\tmany\n')),
      /the database refuses .*uuid/,
    ],
    [
      'rows that it does not count',
      () => {
        const [rows] = piece('installation', installation, 'a\tb\n')
        return forged([rows!, '{"tables":{}}\n'])
      },
      /does not count/,
    ],
    [
      'more rows after its end',
      () => forged([...piece('installation', installation, 'a\tb\n'), ...piece('witnessed', ['origin'], 'a\n')]),
      /after its end/,
    ],
    ['a piece of impossible size', () => forged(['{"table":"card","columns":[],"bytes":1e15}\n']), /not laid out/],
    ['a size below nothing', () => forged(['{"table":"card","columns":[],"bytes":-1}\n']), /not laid out/],
    ['no line at all', () => forged(['x'.repeat(2_000_000)]), /not laid out/],
    ['something that is no object', () => forged(['null\n']), /not laid out/],
    ['no end', () => forged([piece('installation', installation, 'a\tb\n')[0]!]), /end is missing/],
    [
      'two gigabytes of nothing in two megabytes',
      () => {
        const nothing = gzipSync(Buffer.alloc(64_000_000))
        const body = Buffer.concat([Buffer.from('grove-backup 1\n'), ...Array.from({ length: 32 }, () => nothing)])
        const made = join(folder, 'bomb.grove')
        writeFileSync(made, Buffer.concat([body, createHash('sha256').update(body).digest()]))
        return made
      },
      /not laid out|unpacks to far more/,
    ],
    ['a folder', () => folder, /is no file/],
    ['an endless file', () => '/dev/zero', /is no file/],
    [
      'an empty file',
      () => {
        const made = join(folder, 'empty.grove')
        writeFileSync(made, '')
        return made
      },
      /too short/,
    ],
  ]

  let target: Awaited<ReturnType<typeof freshDatabase>>
  let database: Database
  beforeAll(async () => {
    target = await freshDatabase()
    database = await openDatabase('', target.url)
  })
  afterAll(async () => {
    await database.close()
    await target.drop()
  })

  test.each(cases)('%s: refused with the reason, and nothing is written', async (_, make, why) => {
    const refused = await restore(target.url, make()).catch((error: Error) => error)
    expect(refused).toBeInstanceOf(BadBackup)
    expect((refused as Error).message).toMatch(why)
    expect(await database.owner.selectFrom('installation').selectAll().execute()).toEqual([])
  })
})

describe('a backup with a passphrase', () => {
  const passphrase = '三棵树下 coffee at nine'
  test('holds none of the keys in clear, opens with the passphrase alone, and is one that age opens', async () => {
    const secret = await grove.owner.selectFrom('installation').selectAll().execute()
    const locked = join(folder, 'locked.grove')
    const sums = await backUp(grove.databaseUrl, locked, passphrase)
    const bytes = readFileSync(locked)
    expect(bytes.subarray(0, 32).toString()).toBe('age-encryption.org/v1\n-> scrypt ')
    for (const { value } of secret) if (value.length > 20) expect(bytes.includes(value)).toBe(false)
    await expect(readBackup(locked)).rejects.toThrow(/locked/)
    await expect(readBackup(locked, 'another one, wrong')).rejects.toThrow(/does not open it/)
    expect((await readBackup(locked, passphrase)).sums).toEqual(sums)
    for (const at of [300, bytes.length - 1]) {
      const broken = Buffer.from(bytes)
      broken[at]! ^= 1
      writeFileSync(join(folder, 'broken.grove'), broken)
      await expect(readBackup(join(folder, 'broken.grove'), passphrase), String(at)).rejects.toThrow(BadBackup)
    }
    const target = await freshDatabase()
    const { close } = await openDatabase('', target.url)
    try {
      expect((await restore(target.url, locked, passphrase)).sums).toEqual(sums)
    } finally {
      await close()
      await target.drop()
    }
    // Trying a passphrase takes seconds by design, and more on a busy machine.
  }, 600_000)
})
