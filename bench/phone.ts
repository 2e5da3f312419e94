import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import type { Browser } from 'playwright-core'
import { build } from 'vite'
import { openDevice } from '../tests/build/browser.ts'
import { setStage } from '../tests/journeys/stage.ts'
import { interleave, type Rounds } from './rounds.ts'

export const name = 'phone'

const ROUNDS = Number(process.env.ROUNDS || 4)
/** Slow 4G as Lighthouse has it. */
const SLOW = {
  offline: false,
  latency: 150,
  downloadThroughput: (1.6 * 1024 * 1024) / 8,
  uploadThroughput: (750 * 1024) / 8,
}
const SLOWER = 4

/**
 * From opening the meeting's page until a card can be written, in Chromium with its processor slowed down
 * four times and slow 4G, beside a page of the same framework, built the same way, that holds a button and
 * nothing else. And the JavaScript that is loaded until then.
 */
export async function run(): Promise<void> {
  const stage = await setStage({})
  const empty = await emptyPage()
  try {
    let kilobytes = 0
    const { ours, anchor } = await interleave(ROUNDS, {
      ours: async () => {
        const opened = await open(stage.browser, `${stage.grove.url}/m/${stage.code}`)
        kilobytes = opened.script / 1024
        return opened.ready
      },
      anchor: async () => (await open(stage.browser, empty.url)).ready,
    })
    const ms = ({ median, spread }: Rounds) => `${Math.round(median)} ms ±${Math.round(spread * 50)}%`
    console.log(`JavaScript before a card can be written: ${kilobytes.toFixed(1)} kB compressed`)
    console.log(`phone ratio ${(ours.median / anchor.median).toFixed(2)} (ours ${ms(ours)}, anchor ${ms(anchor)})`)
  } finally {
    empty.end()
    await stage.end()
    await stage.browser.close()
  }
}

async function open(browser: Browser, url: string): Promise<{ ready: number; script: number }> {
  const { context, page } = await openDevice(browser, 'phone')
  try {
    const session = await context.newCDPSession(page)
    await session.send('Network.enable')
    await session.send('Network.emulateNetworkConditions', SLOW)
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
    let script = 0
    const scripts = new Set<string>()
    session.on('Network.responseReceived', ({ requestId, type }) => type === 'Script' && scripts.add(requestId))
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      if (scripts.has(requestId)) script += encodedDataLength
    })
    // As text: what compiles this file gives functions helpers that a page does not have.
    await page.addInitScript(`requestAnimationFrame(function look() {
      if (document.querySelector('#app button')?.offsetHeight) window.readyAt = performance.now()
      else requestAnimationFrame(look)
    })`)
    await page.goto(url, { waitUntil: 'commit' })
    let ready: number | undefined
    while (!(ready = await page.evaluate<number | undefined>('window.readyAt'))) await page.waitForTimeout(50)
    return { ready, script }
  } finally {
    await context.close()
  }
}

async function emptyPage(): Promise<{ url: string; end(): void }> {
  const folder = mkdtempSync(join(tmpdir(), 'grove-bench-empty-'))
  const input = fileURLToPath(new URL('./emptyPage/main.js', import.meta.url))
  await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    plugins: [svelte()],
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: ['es2020', 'chrome87', 'safari14'],
      modulePreload: { polyfill: false },
      rollupOptions: { input },
    },
  })
  const [file] = readdirSync(join(folder, 'assets')).filter((one) => one.endsWith('.js'))
  const script = gzipSync(readFileSync(join(folder, 'assets', file!)), { level: 9 })
  rmSync(folder, { recursive: true, force: true })
  const page = gzipSync(
    '<!doctype html><html lang="zh"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>empty</title><script type="module" src="/main.js"></script><body><div id="app"></div></html>',
  )
  const server = createServer((request, response) => {
    const [type, body] = request.url === '/' ? ['text/html; charset=utf-8', page] : ['text/javascript', script]
    response
      .writeHead(200, { 'content-type': type, 'content-encoding': 'gzip', 'content-length': body.length })
      .end(body)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    end: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
