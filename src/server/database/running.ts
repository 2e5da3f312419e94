import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Where the embedded database in `folder` listens, by its own lock file; undefined where none runs. */
export async function runningUrl(folder: string): Promise<string | undefined> {
  const password = await readFile(join(folder, 'database.password'), 'utf8').catch(() => undefined)
  const pid = await readFile(join(folder, 'db', 'postmaster.pid'), 'utf8').catch(() => '')
  const [process, , , port] = pid.split('\n')
  if (!password || !Number(port) || !isAlive(Number(process))) return undefined
  return `postgres://grove:${password.trim()}@127.0.0.1:${port}/postgres`
}

/**
 * Whether the embedded database in `folder` was told to end. Told gently (SIGTERM), it takes no new
 * connections and waits until those that there are have gone.
 */
export async function isStopping(folder: string): Promise<boolean> {
  const pid = await readFile(join(folder, 'db', 'postmaster.pid'), 'utf8').catch(() => '')
  return pid.split('\n')[STATE_LINE]?.trim() === 'stopping'
}
/** The line of the lock file in which PostgreSQL says what it is about, from 0. */
const STATE_LINE = 7

/** Whether a process of this machine has this number. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
