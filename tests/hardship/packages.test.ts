import { execFileSync, spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, inject, test } from 'vitest'
import { freePort } from '../build/process.ts'

/** A user id that has no name on this machine. */
const NOBODY_KNOWN = 54321
const containerfile = readFileSync('packages/Containerfile', 'utf8')
/** What the image that runs is made of: the steps after the last FROM. */
const steps = containerfile.slice(containerfile.lastIndexOf('\nFROM ')).split('\n')
const all = (word: string) => steps.flatMap((step) => (step.startsWith(`${word} `) ? step.slice(word.length + 1) : []))

const may = (() => {
  try {
    execFileSync('unshare', ['--mount', '--pid', '--fork', 'true'])
    return process.getuid?.() === 0
  } catch {
    return false
  }
})()

test('the image holds what runs and no more, runs as nobody in particular, and Node is the process', () => {
  expect(all('USER')).toEqual(['10001'])
  expect(JSON.parse(all('ENTRYPOINT')[0]!)).toEqual(['node', '--max-semi-space-size=64', 'scripts/start.mjs'])
  expect(containerfile).toMatch(/RUN npm ci --omit=dev\n/)
  expect(
    all('COPY')
      .map((one) => one.split(' ').at(-1))
      .sort(),
  ).toEqual(['dist', 'node_modules', 'package-lock.json', 'package.json', 'scripts'])
  for (const name of ['grove.service', 'nginx.conf', 'Caddyfile', 'compose.yaml'])
    expect(existsSync(`packages/${name}`), name).toBe(true)
})

/**
 * A root of its own as the Containerfile makes it, of what this machine has: everything in it read-only but
 * /tmp and /data.
 */
function script(root: string, env: readonly string[], command: readonly string[]): string {
  const bind = (from: string, to: string) => [
    `mount --rbind ${from} ${root}${to}`,
    `mount -o remount,bind,ro ${root}${to}`,
  ]
  const system = ['/usr', '/bin', '/sbin', '/lib', '/lib64', '/etc'].filter((path) => existsSync(path))
  const copied = all('COPY').map((step) => step.split(' ').slice(-2) as [string, string])
  const lines = [
    'set -e',
    'mount --make-rprivate /',
    `mount --bind ${root} ${root}`,
    ...system.flatMap((path) => bind(path, path)),
    ...copied.flatMap(([from, to]) => bind(resolve(from.replace('/grove/', '')), `/grove/${to}`)),
    `mount -t proc proc ${root}/proc`,
    `mount --rbind /dev ${root}/dev`,
    `mount -t tmpfs -o mode=1777 tmpfs ${root}/tmp`,
    `mount --bind ${root}-data ${root}/data`,
    `mount -o remount,bind,ro ${root}`,
    `cd ${root}`,
    `exec chroot --userspec=${NOBODY_KNOWN}:${NOBODY_KNOWN} ${root} /usr/bin/env -i ${env.join(' ')} sh -c 'cd /grove && exec ${command.join(' ')}'`,
  ]
  return lines.join('\n')
}

test.skipIf(!may)(
  'run by its own steps, read-only and as a user without a name, it serves, keeps its data and ends cleanly',
  async () => {
    const base = mkdtempSync(join(tmpdir(), 'grove-image-'))
    const root = join(base, 'root')
    for (const path of ['usr', 'bin', 'sbin', 'lib', 'lib64', 'etc', 'proc', 'dev', 'tmp', 'data', 'grove'])
      mkdirSync(join(root, path), { recursive: true })
    for (const folder of ['node_modules', 'scripts', 'dist']) mkdirSync(join(root, 'grove', folder))
    for (const file of ['package.json', 'package-lock.json']) writeFileSync(join(root, 'grove', file), '')
    cpSync(join(inject('planted'), 'data'), `${root}-data`, { recursive: true })
    execFileSync('chown', ['-R', `${NOBODY_KNOWN}:${NOBODY_KNOWN}`, `${root}-data`])
    execFileSync('chmod', ['755', base, root])
    const [port, figures] = [await freePort(), await freePort()]
    const own = [`PORT=${port}`, 'HOST=127.0.0.1', `METRICS_PORT=${figures}`, 'PATH=/usr/local/bin:/usr/bin:/bin']
    const text = script(root, [...all('ENV'), ...own], JSON.parse(all('ENTRYPOINT')[0]!) as string[])
    const child = spawn('unshare', ['--mount', 'sh', '-c', text], { stdio: ['ignore', 'pipe', 'pipe'] })
    let printed = ''
    for (const output of [child.stdout, child.stderr])
      output.on('data', (piece: Buffer) => (printed += piece.toString()))
    const ended = new Promise<number | null>((done) => child.on('exit', done))
    try {
      await expect.poll(() => printed.includes('Ctrl-C') || child.exitCode, { timeout: 120_000 }).toBeTruthy()
      expect(child.exitCode, printed).toBe(null)
      const uids = /^Uid:\s+(\d+)/m.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))![1]
      expect(Number(uids)).toBe(NOBODY_KNOWN)
      // The container's own check of its health, as it stands there.
      expect((await fetch(`http://127.0.0.1:${figures}/health/ready`)).status).toBe(200)
      expect(containerfile).toContain('/health/ready')
      const page = await fetch(`http://127.0.0.1:${port}/c/rongbu`)
      expect([page.status, (await page.text()).includes('榕埠社区')]).toEqual([200, true])
    } finally {
      child.kill('SIGTERM')
    }
    expect(await ended, printed).toBe(0)
    expect(existsSync(join(`${root}-data`, 'db/postmaster.pid'))).toBe(false)
    rmSync(base, { recursive: true, force: true })
  },
)
