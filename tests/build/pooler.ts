import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { freePort } from './process.ts'

export const hasPooler = spawnSync('pgbouncer', ['--version']).status === 0

/**
 * PgBouncer before the PostgreSQL at `url`, which lends a few connections by the transaction, to whatever
 * user and database. Gives the address of a database through it.
 */
export async function startPooler(url: string): Promise<{ through(url: string): string; stop(): void }> {
  const folder = mkdtempSync(join(tmpdir(), 'grove-pooler-'))
  chmodSync(folder, 0o755)
  const at = new URL(url)
  const port = await freePort()
  const user = decodeURIComponent(at.username)
  writeFileSync(join(folder, 'users'), `"${user}" "${decodeURIComponent(at.password)}"\n`)
  writeFileSync(
    join(folder, 'ini'),
    `[databases]
* = host=${at.hostname} port=${at.port || 5432} auth_user=${user}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
pool_mode = transaction
default_pool_size = 4
max_client_conn = 500
auth_type = scram-sha-256
auth_file = ${join(folder, 'users')}
auth_query = select usename, passwd from pg_shadow where usename = $1
`,
  )
  const asSomebody = process.getuid?.() === 0 ? ['-u', 'nobody'] : []
  const pooler = spawn('pgbouncer', [...asSomebody, '-q', join(folder, 'ini')], { stdio: 'inherit' })
  while (!(await answers(port))) {
    if (pooler.exitCode !== null) throw new Error('PgBouncer does not start')
    await wait(20)
  }
  return {
    through: (url) => {
      const address = new URL(url)
      address.hostname = '127.0.0.1'
      address.port = String(port)
      return address.href
    },
    stop: () => {
      pooler.kill('SIGINT')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const answers = (port: number): Promise<boolean> =>
  new Promise((done) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy()
      done(true)
    })
    socket.on('error', () => done(false))
  })
