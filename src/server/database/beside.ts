import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Database } from './open.ts'
import { openDatabase } from './open.ts'

/**
 * Opens Grove's database for a tool on the same machine: beside a Grove that runs on the embedded data in `folder`, or by itself.
 * What the tool writes goes under the community's lock like everything else; the running Grove sees that the journal's head has moved.
 */
export async function openBeside(folder: string, url: string | undefined): Promise<Database> {
  return openDatabase(folder, url ?? (await runningUrl(folder)))
}

/** Where the embedded database of a running Grove listens; undefined where none runs. */
async function runningUrl(folder: string): Promise<string | undefined> {
  const password = await readFile(join(folder, 'database.password'), 'utf8').catch(() => undefined)
  const pid = await readFile(join(folder, 'db', 'postmaster.pid'), 'utf8').catch(() => '')
  const [process, , , port] = pid.split('\n')
  if (!password || !Number(port) || !isAlive(Number(process))) return undefined
  return `postgres://grove:${password.trim()}@127.0.0.1:${port}/postgres`
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
