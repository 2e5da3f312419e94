import { readdirSync, readFileSync } from 'node:fs'
import pg from 'pg'
import { expect, test } from 'vitest'
import { kyselyOf } from '../../src/server/database/scope.ts'
import { migrate, migratorOf } from '../../src/server/database/migrate.ts'
import { verifyDatabase } from '../../src/server/verify/database.ts'
import { freshDatabase, startTestGrove } from '../build/grove.ts'
import { fillFrom, unpackKept } from '../build/versions.ts'

// What an installation of each released version held: the sample, a meeting that was replayed, three matters.
const FILES = readdirSync(new URL('../versions', import.meta.url)).filter((name) => name.endsWith('.json.gz'))
const version = (name: string) => unpackKept(readFileSync(new URL(`../versions/${name}`, import.meta.url)))

test.each(FILES)(
  'an installation of %s is taken on: nothing it held is lost, its log verifies, and people go on',
  async (name) => {
    const kept = version(name)
    const database = await freshDatabase()
    const pool = new pg.Pool({ connectionString: database.url, max: 1 })
    const owner = kyselyOf(pool)
    const client = new pg.Client({ connectionString: database.url })
    await client.connect()
    try {
      const { error } = await migratorOf(owner).migrateTo(kept.last)
      expect(error).toBeUndefined()
      await fillFrom(client, kept)
      const count = async (table: string) =>
        Number((await client.query<{ n: string }>(`select count(*) as n from ${table}`)).rows[0]!.n)
      const before = Object.fromEntries(
        await Promise.all(['card', 'wording', 'matter', 'journal'].map(async (table) => [table, await count(table)])),
      ) as Record<string, number>
      expect(before).toMatchObject({ matter: 3, card: before.wording! })
      await migrate(owner)
      for (const [table, rows] of Object.entries(before)) expect([table, await count(table)]).toEqual([table, rows])
      expect((await verifyDatabase(owner)).findings.all).toEqual([])

      const grove = await startTestGrove({ DATABASE_URL: database.url })
      try {
        const { items } = (await grove.stranger().get('/api/communities/rongbu/meetings')).body as {
          items: { code: string; stage: string; tree: boolean }[]
        }
        const boards = await Promise.all(items.map(({ code }) => grove.stranger().board(code)))
        const cards = boards.flatMap(({ board }) => Object.values(board.cards))
        expect(cards.length).toBe(before.card)
        const open = items.find(({ stage }) => stage === 'open')!
        const resident = await grove.join(open.code)
        await resident.card(open.code, '升级以后写的一张卡')
        const matters = (await grove.stranger().get('/api/communities/rongbu/matters')).body as { items: unknown[] }
        expect(matters.items.length).toBeGreaterThan(0)
        expect((await verifyDatabase(grove.owner)).findings.all).toEqual([])
      } finally {
        await grove.stop()
      }
    } finally {
      await client.end()
      await owner.destroy()
      await database.drop()
    }
  },
)
