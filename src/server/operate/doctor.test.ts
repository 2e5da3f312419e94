import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { readSettings } from '../settings.ts'
import { clockSays, examine } from './doctor.ts'

test('a set-up where nothing runs is told in sentences, and what cannot be reached is wrong', async () => {
  const env = {
    DATABASE_URL: 'postgres://nobody:x@127.0.0.1:1/none',
    PORT: '1',
    SMTP_URL: 'smtp://127.0.0.1:1',
    DATA_DIR: '/nowhere-at-all',
  }
  const found = await examine(readSettings(env), undefined)
  const said = found.map(({ state, says }) => `${state} ${says}`).join('\n')
  expect(said).toMatch(/wrong The database does not let us in: .*ECONNREFUSED.*DATABASE_URL/)
  expect(said).toMatch(/mind No Grove answers on port 1/)
  expect(said).toMatch(/wrong The mail server does not take letters from us/)
  // A password in an address is never said.
  expect(said).not.toContain('nobody:x')
})

test('a proxy that refuses photos, and a clock that is wrong, are named', async () => {
  const key = 'grove.example+12345678+AbCd\n'
  // Answers as a Grove does, but for large bodies, which a proxy’s default refuses in words of its own.
  const proxy = createServer((request, response) => {
    if (request.url === '/log/key') return void response.end(key)
    request.resume().on('end', () => response.writeHead(413, { 'content-type': 'text/html' }).end())
  })
  await new Promise<void>((ready) => proxy.listen(0, '127.0.0.1', ready))
  const { port } = proxy.address() as AddressInfo
  const env = { PORT: String(port), PUBLIC_URL: `http://127.0.0.1:${port}`, DATA_DIR: '/nowhere-at-all' }
  const found = await examine(readSettings(env), undefined)
  proxy.close()
  const said = found.map(({ state, says }) => `${state} ${says}`).join('\n')
  expect(said).toMatch(/well http:\/\/127\.0\.0\.1:\d+ leads here/)
  expect(said).toMatch(/wrong The proxy in front refuses bodies of 3 MB/)
  expect(said).toMatch(/mind TRUSTED_PROXIES is not set/)
  expect(clockSays(500).state).toBe('well')
  expect(clockSays(-90_000).says).toMatch(/90 seconds ahead of/)
  expect(clockSays(90_000).says).toMatch(/90 seconds behind/)
})
