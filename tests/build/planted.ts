import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { inject } from 'vitest'
import type { GroveProcess } from './process.ts'
import { freePort, startProcess } from './process.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    planted: string
  }
}

/** Journeys and hardship share one in a run. */
const made = globalThis as { plantedForTests?: Promise<string> }

/**
 * Makes what a first start leaves in DATA_DIR, once for all tests to which that start is no matter: database,
 * tables and sample.
 */
export default async function setup(project: TestProject): Promise<() => void> {
  const first = !made.plantedForTests
  const folder = await (made.plantedForTests ??= plant())
  project.provide('planted', folder)
  return () => {
    if (first) rmSync(folder, { recursive: true, force: true })
  }
}

async function plant(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'grove-planted-'))
  const grove = await startProcess(join(folder, 'data'), await freePort())
  grove.child.kill('SIGTERM')
  await grove.ended
  return folder
}

/** Starts a Grove on a copy of that in `folder`; the rest is as with `startProcess`. */
export async function startPlanted(
  folder: string,
  port: number,
  env: Record<string, string> = {},
): Promise<GroveProcess> {
  const data = join(inject('planted'), 'data')
  // The database's files belong to a user of its own, where we are root.
  if (process.getuid?.() === 0) execFileSync('cp', ['-a', data, folder])
  else cpSync(data, folder, { recursive: true })
  return startProcess(folder, port, env)
}
