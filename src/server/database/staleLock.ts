import { execFile } from 'node:child_process'
import { readFile, readlink, realpath, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Above every process id that Linux (4194304), macOS (99999) or BSD give: nobody has it. */
const NOBODY = 2_000_000_000
const EMPTY_MS = 2000

/**
 * Frees the lock file of a PostgreSQL that is gone where PostgreSQL itself would not: its process id was
 * given to somebody else meanwhile (after a power cut the numbers begin anew), or the power went before it
 * was written. We put a number that nobody has in the place of the first and leave the rest, so that
 * PostgreSQL still makes its own checks, among them that no process of the dead server has the memory open.
 * Leaves a lock alone of which we cannot tell.
 */
export async function freeStaleLock(files: string): Promise<void> {
  const file = join(files, 'postmaster.pid')
  const lock = await read(file)
  if (lock === undefined) return
  if (lock.trim() === '') {
    // A server that is starting right now writes its lock a moment after it makes it.
    await wait(EMPTY_MS)
    if ((await read(file))?.trim() === '') await rm(file, { force: true })
    return
  }
  const [first = '', ...rest] = lock.split('\n')
  const args = await argumentsOf(Number(first))
  if (args === undefined || args.includes(files) || (await folderOf(Number(first))) === (await realpath(files))) return
  await writeFile(file, [String(NOBODY), ...rest].join('\n'))
}

const read = (file: string): Promise<string | undefined> => readFile(file, 'utf8').catch(() => undefined)

/**
 * In which folder a living process works: one whose user may not go the way to it knows its own by no other
 * name (embedded.ts).
 */
const folderOf = (pid: number): Promise<string | undefined> => readlink(`/proc/${pid}/cwd`).catch(() => undefined)

/**
 * What a living process was started with; undefined where there is none, or where this machine does not tell.
 */
async function argumentsOf(pid: number): Promise<string | undefined> {
  if (!Number.isInteger(pid) || pid <= 0) return undefined
  const told = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() =>
    run('ps', ['-o', 'args=', '-p', `${pid}`]).then(
      ({ stdout }) => stdout,
      () => '',
    ),
  )
  // A process that is dead but not yet buried has no arguments.
  return told.replaceAll('\0', ' ').trim() || undefined
}
