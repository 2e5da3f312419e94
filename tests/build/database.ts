import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startEmbedded } from '../../src/server/database/embedded.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    databaseUrl: string
  }
}

/**
 * One PostgreSQL for all contracts: DATABASE_URL where it is given, else the embedded one. Each test file
 * makes a database of its own in it.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.DATABASE_URL
  if (given) {
    project.provide('databaseUrl', given)
    return async () => {}
  }
  const base = mkdtempSync(join(tmpdir(), 'grove-contracts-'))
  const embedded = await startEmbedded(join(base, 'data'))
  project.provide('databaseUrl', embedded.url)
  return async () => {
    await embedded.stop()
    rmSync(base, { recursive: true, force: true })
  }
}
