import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestGrove } from '../build/grove.ts'
import { id, startTestGrove } from '../build/grove.ts'
import { askForHead } from '../build/request.ts'
import { together } from '../build/together.ts'

let grove: TestGrove
let over: TestGrove
beforeAll(async () => {
  grove = await startTestGrove()
  // As behind TLS.
  over = await startTestGrove({ PUBLIC_URL: 'https://grove.example' })
})
afterAll(async () => {
  await grove?.stop()
  await over?.stop()
})

/** What the policy says, word by word. */
function isGuarded(headers: Headers, what: string, tls: boolean): void {
  const policy = Object.fromEntries(
    (headers.get('content-security-policy') ?? '').split('; ').map((rule) => {
      const [name, ...values] = rule.split(' ')
      return [name, values.join(' ')]
    }),
  )
  expect(policy, what).toMatchObject({
    'default-src': "'self'",
    'script-src': "'self'",
    'object-src': "'none'",
    'base-uri': "'none'",
    'frame-ancestors': "'none'",
  })
  expect(headers.get('x-content-type-options'), what).toBe('nosniff')
  expect(headers.get('referrer-policy'), what).toBe('same-origin')
  expect(headers.get('cache-control'), what).toBeTruthy()
  expect(headers.get('strict-transport-security'), what).toBe(tls ? 'max-age=31536000' : null)
}

test('an idle connection stays longer than proxies keep theirs (60 s): none takes one up that is just closed', async () => {
  const { headers } = await fetch(`${grove.url}/`, { headers: { connection: 'keep-alive' } })
  expect(Number(/timeout=(\d+)/.exec(headers.get('keep-alive') ?? '')?.[1])).toBeGreaterThan(60)
})

test('every route, asked rightly, wrongly, by strangers and staff, for a page and for data, answers with all headers', async () => {
  let replies = 0
  for (const [one, tls] of [
    [grove, false],
    [over, true],
  ] as const) {
    const { code } = await one.meeting()
    const resident = await one.join(code)
    const staff = await one.staff('administrator')
    const routes = one.app.routes.filter(({ method, path }) => method !== 'ALL' && path !== '/*')
    const each = new Map(routes.map(({ method, path }) => [`${method} ${path}`, { method, path }]))
    await together(each.values(), 6, async ({ method, path }) => {
      const known: Record<string, string> = { code, slug: 'rongbu', receipt: 'AAA-AAA-AAA', number: '1' }
      const address = path.replace(/:(\w+)(\{[^/]*\})?/g, (_, name: string) => known[name] ?? id()).replace('*', 'x')
      for (const who of [one.stranger(), resident, staff]) {
        for (const accept of ['text/html', 'application/json']) {
          const cookie = [...who.cookies].map((pair) => pair.join('=')).join('; ')
          const headers = { accept, cookie, ...(method === 'GET' ? {} : { 'content-type': 'application/json' }) }
          const body = method === 'GET' ? null : accept === 'text/html' ? '{"kind":' : '{}'
          const reply = await askForHead(method, one.url + address, headers, body)
          isGuarded(reply.headers, `${method} ${address} ${reply.status}`, tls)
          expect(reply.status, `${method} ${address}`).toBeLessThan(500)
          replies++
        }
      }
    })
  }
  console.log(`headers: ${replies} replies, all guarded`)
})

test('an upload is served as the picture it was made into, and as nothing else', async () => {
  const { code } = await grove.meeting()
  const resident = await grove.join(code)
  const picture = await sharp({ create: { width: 32, height: 24, channels: 3, background: '#864' } })
    .jpeg()
    .toBuffer()
  const sent = await resident.send('POST', `/api/meetings/${code}/photos`, { body: new Uint8Array(picture) })
  const { photo } = sent.body as { photo: string }
  await resident.card(code, '路灯', 'problem', { photo })
  const reply = await grove.stranger().get(`/photos/${photo}.webp`)
  expect([reply.status, reply.headers.get('content-type')]).toEqual([200, 'image/webp'])
  isGuarded(reply.headers, 'photo', false)
})
