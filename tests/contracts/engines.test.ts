import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import pg from 'pg'
import sharp from 'sharp'
import { describe, expect, inject, test } from 'vitest'
import { startEmbedded } from '../../src/server/database/embedded.ts'
import { openDatabase } from '../../src/server/database/open.ts'
import type { Db } from '../../src/server/database/open.ts'
import { freshDatabase, id, startTestGrove } from '../build/grove.ts'
import { hasPooler, startPooler } from '../build/pooler.ts'
import { PROXIES, startProxy } from '../build/proxy.ts'

/**
 * PostgreSQLs of this machine beside the embedded one, by their folders of programs; POSTGRES_BINS names
 * more, with colons between.
 */
function others(): { version: string; bin: string }[] {
  const installed = existsSync('/usr/lib/postgresql') ? readdirSync('/usr/lib/postgresql') : []
  const named = process.env.POSTGRES_BINS?.split(':') ?? []
  return [...installed.map((version) => `/usr/lib/postgresql/${version}/bin`), ...named]
    .filter((bin) => existsSync(join(bin, 'initdb')))
    .map((bin) => ({
      bin,
      version: /\d+(\.\d+)*/.exec(execFileSync(join(bin, 'postgres'), ['--version']).toString())![0],
    }))
}

const found = others()

describe('a PostgreSQL of one’s own', () => {
  test.skipIf(found.length > 0)('is not on this machine, so that others than the embedded one were not tried', () => {})

  test.each(found)(
    '$version: Grove starts, says which it is, keeps a card, and has the second net on',
    async ({ bin, version }) => {
      const folder = mkdtempSync(join(tmpdir(), 'grove-engine-'))
      // Up to 15, its tools go back to where they were started by the whole way.
      chmodSync(folder, 0o755)
      const at = (name: string) => join(bin, name)
      const engine = await startEmbedded(folder, {
        initdb: at('initdb'),
        pg_ctl: at('pg_ctl'),
        postgres: at('postgres'),
      })
      try {
        const { version: met, close } = await openDatabase('', engine.url)
        await close()
        expect(met.startsWith(version)).toBe(true)
        const grove = await startTestGrove({ DATABASE_URL: engine.url })
        try {
          const { code, community } = await grove.meeting()
          const resident = await grove.join(code, '李一')
          await resident.card(code)
          const { requests } = grove.services.identity
          const people = (db: Db) =>
            db.selectFrom('participant').select('name').where('community', '=', community).execute()
          expect(await people(requests.anonymous)).toEqual([])
          expect(await people(requests.scopedTo([community]))).toContainEqual({ name: '李一' })
          await expect(sql`select * from installation`.execute(requests.anonymous)).rejects.toThrow('permission denied')
        } finally {
          await grove.stop()
        }
      } finally {
        await engine.stop()
        rmSync(folder, { recursive: true, force: true })
      }
    },
  )
})

describe('PgBouncer that lends connections by the transaction', () => {
  test.skipIf(hasPooler)('is not on this machine, so that it was not tried', () => {})

  test.skipIf(!hasPooler)(
    'Grove starts with DATABASE_DIRECT_URL alone, and whoever asks reads in their own scope, whoever was lent the connection before',
    async () => {
      const { url, drop } = await freshDatabase(inject('migrated'))
      const pooler = await startPooler(inject('databaseUrl'))
      const through = { DATABASE_URL: pooler.through(url), DATABASE_DIRECT_URL: url }
      try {
        await expect(startTestGrove({ ...through, DATABASE_DIRECT_URL: '' })).rejects.toThrow(/DATABASE_DIRECT_URL/)
        const grove = await startTestGrove(through)
        try {
          const [own, beside] = [await grove.meeting(), await grove.meeting('邻居', 'open', 'shilu')]
          const names = ['李一', '王二', '张三', '赵四']
          await Promise.all(
            [own, beside].flatMap(({ code }) =>
              names.map(async (name) => (await grove.join(code, name)).card(code, `${name}说路灯不亮`)),
            ),
          )
          const { requests } = grove.services.identity
          const reads = Array.from({ length: 60 }, async (_, n) => {
            const scope = [own.community, beside.community, undefined][n % 3]
            const db = scope ? requests.scopedTo([scope]) : requests.anonymous
            const read = (db: Db) => db.selectFrom('participant').select('community').execute()
            const rows = n % 2 ? await read(db) : await db.transaction().execute(read)
            expect(new Set(rows.map(({ community }) => community))).toEqual(new Set(scope ? [scope] : []))
          })
          await Promise.all(reads)
          await expect(sql`select * from installation`.execute(requests.anonymous)).rejects.toThrow('permission denied')
          const { board } = await grove.stranger().board(own.code)
          expect(Object.keys(board.cards)).toHaveLength(4)
        } finally {
          await grove.stop()
        }
      } finally {
        pooler.stop()
        await drop()
      }
    },
  )
})

describe('the samples of proxies', () => {
  for (const { name, there } of PROXIES)
    test.skipIf(there)(`${name} is not on this machine, so that its sample was not tried`, () => {})

  test.skipIf(!PROXIES.some(({ there }) => there))(
    'pass on what people send, photos of 10 MB, and live streams as they come, over TLS',
    async () => {
      const grove = await startTestGrove({ PUBLIC_URL: 'https://grove.example', TRUSTED_PROXIES: '127.0.0.1' })
      try {
        const { code } = await grove.meeting()
        const { token } = await grove.join(code)
        const noise = { create: { width: 1800, height: 1800, channels: 3, background: 'grey' } } as const
        const gaussian = { noise: { type: 'gaussian', mean: 128, sigma: 60 } } as const
        const photo = await sharp({ create: { ...noise.create, ...gaussian } })
          .png({ compressionLevel: 0 })
          .toBuffer()
        expect(photo.length).toBeGreaterThan(9_000_000)
        for (const { name } of PROXIES.filter(({ there }) => there)) {
          const proxy = await startProxy(name, Number(new URL(grove.url).port))
          const says = (type: string) => ({ authorization: `Bearer ${token}`, 'content-type': type })
          try {
            const page = await proxy.ask(`/m/${code}`)
            expect([name, page.statusCode]).toEqual([name, 200])
            const stream = await proxy.ask(`/live/${code}?after=0`)
            const heard: string[] = []
            stream.setEncoding('utf8').on('data', (text: string) => heard.push(text))
            const body = JSON.stringify({ kind: 'postCard', id: id(), tree: 'problem', text: `${name}后面的路灯` })
            const headers = { ...says('application/json'), 'idempotency-key': id(), origin: 'https://grove.example' }
            const sent = await proxy.ask(`/api/meetings/${code}/commands`, { method: 'POST', headers, body })
            expect([name, sent.statusCode]).toEqual([name, 200])
            await expect.poll(() => heard.join('')).toContain(`${name}后面的路灯`)
            stream.destroy()
            const picture = { method: 'POST', headers: says('image/png'), body: photo }
            const kept = await proxy.ask(`/api/meetings/${code}/photos`, picture)
            expect([name, kept.statusCode]).toEqual([name, 201])
          } finally {
            proxy.stop()
          }
        }
      } finally {
        await grove.stop()
      }
    },
  )
})

describe('the embedded PostgreSQL, started by root', () => {
  const asRoot = process.getuid?.() === 0 && existsSync('/proc/self/status')

  test.skipIf(!asRoot)(
    'runs as somebody else who has no capability and can get none, in a folder that only root may enter',
    async () => {
      // 0700, as `mktemp -d` makes it.
      const folder = mkdtempSync(join(tmpdir(), 'grove-root-'))
      const engine = await startEmbedded(join(folder, 'data'))
      const client = new pg.Client({ connectionString: engine.url })
      try {
        await client.connect()
        const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
        const postmaster = Number(readFileSync(join(folder, 'data/db/postmaster.pid'), 'utf8').split('\n')[0])
        for (const pid of [postmaster, rows[0]!.pid]) {
          const status = readFileSync(`/proc/${pid}/status`, 'utf8')
          const of = (name: string) => new RegExp(`^${name}:[ \\t]*(.*)$`, 'm').exec(status)![1]!.trim()
          for (const set of ['CapInh', 'CapPrm', 'CapEff', 'CapBnd', 'CapAmb'])
            expect([set, of(set)]).toEqual([set, '0'.repeat(16)])
          expect(of('NoNewPrivs')).toBe('1')
          expect(of('Groups')).toBe('')
          expect(of('Uid').split(/\s+/)).not.toContain('0')
          expect(of('Gid').split(/\s+/)).not.toContain('0')
        }
        // So a superuser of the database reads nothing of root's.
        await expect(client.query("select pg_read_file('/etc/shadow')")).rejects.toThrow(/Permission denied/)
        await expect(client.query(`select pg_read_file('${folder}/data/database.password')`)).rejects.toThrow(
          /Permission denied/,
        )
        await client.end()
        expect(await engine.again()).toBe(engine.url)
      } finally {
        await client.end().catch(() => {})
        await engine.stop()
        rmSync(folder, { recursive: true, force: true })
      }
    },
  )
})
