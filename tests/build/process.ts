import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'

/** A Grove of its own process, started as `npm start` does. */
export interface GroveProcess {
  child: ChildProcess
  url: string
  port: number
  /** What it has printed so far. */
  printed(): string
  /** The one-time sign-in link, on this machine's address. */
  signInLink: string
  /** Code of the sample's open meeting. */
  code: string
  /** Ends with its exit code. */
  ended: Promise<number | null>
}

/** A port that nobody listens on now. */
export function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => done(port))
    })
  })
}

/** Starts Grove on `folder`; resolves once it serves. Rejects with what it printed where it ends before. */
export function startProcess(
  folder: string,
  port: number,
  env: Record<string, string> = {},
  args: readonly string[] = [],
): Promise<GroveProcess> {
  const child = spawn(process.execPath, ['scripts/start.mjs', ...args], {
    env: { ...process.env, PORT: String(port), HOST: '127.0.0.1', DATA_DIR: folder, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  const ended = new Promise<number | null>((done) => child.on('exit', (code) => done(code)))
  return new Promise((ready, fail) => {
    const hear = (chunk: Buffer) => {
      printed += chunk.toString()
      if (!printed.includes('Ctrl-C')) return
      const local = (link: string | undefined) => (link ?? '').replace(/^https?:\/\/[^/]+/, `http://localhost:${port}`)
      ready({
        child,
        url: `http://localhost:${port}`,
        port,
        printed: () => printed,
        signInLink: local(/\S+\/sign-in\/\S+/.exec(printed)?.[0]),
        code: /code ([0-9A-Z]{6})/.exec(printed)?.[1] ?? '',
        ended,
      })
    }
    child.stdout!.on('data', hear)
    child.stderr!.on('data', hear)
    void ended.then((code) => fail(new Error(`Grove ended with ${code}:\n${printed}`)))
  })
}
