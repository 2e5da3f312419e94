import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { startEmbedded } from '../../src/server/database/embedded.ts'
import { migrate } from '../../src/server/database/migrate.ts'
import { kyselyOf } from '../../src/server/database/scope.ts'
import { startPooler } from './pooler.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    databaseUrl: string
    /** The name of a database with all tables and nothing in them: of it those of test files are copies. */
    migrated: string
    /** Where a pooler stands before it (POOLER=yes), host and port; empty where none does. */
    pooler: string
  }
}

/**
 * One PostgreSQL for all contracts: DATABASE_URL where it is given, else the embedded one. Each test file
 * makes a database of its own in it.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.DATABASE_URL
  const { url, end } = given ? { url: given, end: async () => {} } : await embeddedForTests()
  const migrated = `grove_migrated_${randomUUID().replaceAll('-', '')}`
  await runAt(url, `create database ${migrated}`)
  const db = kyselyOf(new pg.Pool({ connectionString: besides(url, migrated), max: 1 }))
  await migrate(db).finally(() => db.destroy())
  project.provide('databaseUrl', url)
  project.provide('migrated', migrated)
  const pooler = process.env.POOLER === 'yes' ? await startPooler(url) : undefined
  project.provide('pooler', pooler ? new URL(pooler.through(url)).host : '')
  return async () => {
    pooler?.stop()
    await runAt(url, `drop database ${migrated} with (force)`)
    await end()
  }
}

/** The embedded PostgreSQL, without what only a power cut would need. Hardship tries whole ones. */
async function embeddedForTests() {
  const base = mkdtempSync(join(tmpdir(), 'grove-contracts-'))
  const { url, stop } = await startEmbedded(join(base, 'data'))
  for (const setting of ['fsync', 'full_page_writes']) await runAt(url, `alter system set ${setting} = off`)
  await runAt(url, 'select pg_reload_conf()')
  return {
    url,
    end: async () => {
      await stop()
      rmSync(base, { recursive: true, force: true })
    },
  }
}

/** Carries out a statement on a connection of its own. */
export async function runAt(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(statement).finally(() => client.end())
}

/** The address of another database of the same server. */
export function besides(address: string, database: string): string {
  const url = new URL(address)
  url.pathname = `/${database}`
  return url.href
}
