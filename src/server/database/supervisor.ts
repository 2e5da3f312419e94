import { basename } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import type { Logger } from 'pino'
import type { Embedded } from './embedded.ts'
import { isAlive, isStopping, runningUrl } from './running.ts'

/** Somebody else runs on the same data. */
export class AlreadyRunning extends Error {
  constructor(
    readonly where: string,
    /** The process that does, where it says so: what it is, its number, since when. */
    readonly holder?: RunningProcess,
  ) {
    super(`Grove already runs on ${where}`)
  }
}

export interface RunningProcess {
  program: string
  pid: number
  since: string
}

/** The lock that marks a running Grove: "grove" in ASCII. */
const RUNNING = 0x67726f7665
/**
 * The lock of a Grove that was just killed is free as soon as the database has noticed: no process has its
 * number any more, or not for long.
 */
const JUST_KILLED_MS = 2000
const STILL_SEEN_MS = 100
/** How often we look whether somebody told the database to end. */
const LOOK_MS = 1000
const AGAIN_MS = [500, 1000, 2000, 5000]
/**
 * How long somebody else (a tool that ran while the database was down) may hold the lock before we give the
 * data up.
 */
const TAKEN_MS = 15_000

export interface Supervision {
  /** Resolves where somebody else took the data over while the database was down. Else never. */
  lost: Promise<AlreadyRunning>
  end(): Promise<void>
}

/**
 * Holds the embedded database for this process: takes the lock of a running Grove and, where the database
 * dies (killed, or out of room on its disk), starts it again until that succeeds, takes the lock anew, and
 * says where it is now. One that was told to end gently would wait for our connections while it takes no new
 * ones: we end it at once. Refuses with AlreadyRunning where another process has the lock.
 */
export async function supervise(
  folder: string,
  embedded: Embedded,
  moved: (url: string) => void,
  log?: Logger,
): Promise<Supervision> {
  let ended = false
  let loseTo: (other: AlreadyRunning) => void
  const lost = new Promise<AlreadyRunning>((resolve) => (loseTo = resolve))
  let holder = await take(folder, embedded.url, STILL_SEEN_MS)
  let reviving = Promise.resolve()

  const revive = async (): Promise<void> => {
    log?.warn('the database has stopped; starting it again')
    for (let failures = 0; !ended; failures++) {
      try {
        const url = await embedded.again()
        moved(url)
        holder = await take(folder, url, TAKEN_MS)
        log?.warn('the database runs again')
        return follow()
      } catch (error) {
        if (error instanceof AlreadyRunning) return loseTo(error)
        await wait(AGAIN_MS[Math.min(failures, AGAIN_MS.length - 1)])
      }
    }
  }
  const follow = (): void => {
    holder.once('end', () => {
      if (!ended) reviving = revive()
    })
  }
  follow()
  let hastening: Promise<void> | undefined
  const hasten = async () => {
    if (await isStopping(folder)) await embedded.stop().catch(() => {})
    hastening = undefined
  }
  const looking = setInterval(() => (hastening ??= hasten()), LOOK_MS)
  return {
    lost,
    end: async () => {
      ended = true
      clearInterval(looking)
      await hastening
      await reviving
      await holder.end().catch(() => {})
    },
  }
}

/**
 * Refuses with AlreadyRunning where another process holds the data in `folder`: at once, before anything is
 * started.
 */
export async function refuseIfHeld(folder: string): Promise<void> {
  const url = await runningUrl(folder)
  const client = url && (await take(folder, url, STILL_SEEN_MS).catch(heldOnly))
  if (client) await client.end()
}

/** A database that cannot be asked holds nobody back: starting it says why. */
function heldOnly(error: unknown): undefined {
  if (error instanceof AlreadyRunning) throw error
}

/** A connection that holds the lock. Waits so long (ms) for one that a living process holds. */
async function take(folder: string, url: string, patience: number): Promise<pg.Client> {
  const program = basename(process.argv[1] ?? 'node')
  const client = new pg.Client({ connectionString: url, application_name: `${process.pid} ${program}` })
  client.on('error', () => {})
  await client.connect()
  try {
    const began = Date.now()
    for (;;) {
      const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock($1) as held', [RUNNING])
      if (rows[0]!.held) return client
      const holder = await processHolding(client)
      const waited = Date.now() - began
      if (waited > (holder && !isAlive(holder.pid) ? JUST_KILLED_MS : patience))
        throw new AlreadyRunning(folder, holder)
      await wait(50)
    }
  } catch (error) {
    await client.end().catch(() => {})
    throw error
  }
}

async function processHolding(client: pg.Client): Promise<RunningProcess | undefined> {
  const { rows } = await client.query<{ name: string; since: Date }>(
    `select a.application_name as name, a.backend_start as since from pg_locks l join pg_stat_activity a on a.pid = l.pid
     where l.locktype = 'advisory' and l.granted and (l.classid::bigint << 32) + l.objid::bigint = $1`,
    [RUNNING],
  )
  const [, pid, program] = /^(\d+) (.+)$/.exec(rows[0]?.name ?? '') ?? []
  return program ? { program, pid: Number(pid), since: rows[0]!.since.toISOString() } : undefined
}
