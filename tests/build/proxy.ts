import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:https'
import type { IncomingMessage } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { freePort } from './process.ts'

/** The proxies for which packages/ has a sample, and that are on this machine. */
export const PROXIES = (['nginx', 'caddy'] as const).map((name) => ({
  name,
  there: spawnSync(name, [name === 'nginx' ? '-v' : 'version']).status === 0,
}))

export interface Proxy {
  ask(
    path: string,
    asked?: { method?: string; headers?: Record<string, string>; body?: Buffer | string },
  ): Promise<IncomingMessage>
  stop(): void
}

/** The sample of packages/ before a Grove, with another port and a certificate that was made just now. */
export async function startProxy(name: 'nginx' | 'caddy', grove: number): Promise<Proxy> {
  const folder = mkdtempSync(join(tmpdir(), 'grove-proxy-'))
  const port = await freePort()
  const at = (file: string) => join(folder, file)
  const subject = ['-subj', '/CN=grove.example', '-addext', 'subjectAltName=DNS:grove.example']
  const made = ['-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '1', '-keyout', at('key'), '-out', at('cert')]
  execFileSync('openssl', ['req', ...made, ...subject], { stdio: 'ignore' })
  writeFileSync(at('conf'), name === 'nginx' ? nginx(at, port, grove) : caddy(at, port, grove))
  const args =
    name === 'nginx'
      ? ['-c', at('conf'), '-p', folder, '-g', 'daemon off;']
      : ['run', '--adapter', 'caddyfile', '--config', at('conf')]
  const env = { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder }
  const proxy = spawn(name, args, { stdio: 'ignore', env })
  while (!(await answers(port))) {
    if (proxy.exitCode !== null) throw new Error(`${name} does not start`)
    await wait(20)
  }
  return {
    ask: (path, { method = 'GET', headers = {}, body } = {}) =>
      new Promise((done, fail) => {
        const to = { host: '127.0.0.1', port, path, method, servername: 'grove.example', ca: readFileSync(at('cert')) }
        const sent = request({ ...to, headers: { host: 'grove.example', ...headers } }, done)
        sent.on('error', fail)
        sent.end(body)
      }),
    stop: () => {
      proxy.kill('SIGTERM')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const sample = (file: string, changes: [from: RegExp, to: string][]) =>
  changes.reduce(
    (text, [from, to]) => {
      if (!from.test(text)) throw new Error(`${file} has no ${from}`)
      return text.replace(from, to)
    },
    readFileSync(`packages/${file}`, 'utf8'),
  )

const nginx = (at: (file: string) => string, port: number, grove: number) => `
pid ${at('pid')};
error_log /dev/null;
events {}
http {
  access_log /dev/null;
  ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((one) => `${one}_temp_path ${at(one)};`).join('\n  ')}
  ${sample('nginx.conf', [
    [/server \{\n {2}listen 80;[^}]*\}/, ''],
    [/listen 443 ssl;\n {2}listen \[::\]:443 ssl;/, `listen 127.0.0.1:${port} ssl;`],
    [/\/etc\/letsencrypt\S*fullchain.pem/, at('cert')],
    [/\/etc\/letsencrypt\S*privkey.pem/, at('key')],
    [/127\.0\.0\.1:3000/g, `127.0.0.1:${grove}`],
  ])}
}`

const caddy = (at: (file: string) => string, port: number, grove: number) =>
  `{\n\tadmin off\n\tauto_https disable_redirects\n}\n` +
  sample('Caddyfile', [
    [/grove\.example \{/, `https://grove.example:${port} {\n\ttls ${at('cert')} ${at('key')}`],
    [/127\.0\.0\.1:3000/, `127.0.0.1:${grove}`],
  ])

const answers = (port: number): Promise<boolean> =>
  new Promise((done) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy()
      done(true)
    })
    socket.on('error', () => done(false))
  })
