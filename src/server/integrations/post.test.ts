import dns from 'node:dns'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { isOutside, postOutside } from './post.ts'

let port: number
let connections = 0
const server = createServer((_request, reply) => reply.end('hello'))
server.on('connection', () => connections++)
beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '::', done))
  port = (server.address() as AddressInfo).port
})
beforeEach(() => void (connections = 0))
afterAll(() => server.close())

/** Ways to write an address inside. `#` is the port of a server that listens on everything here. */
const FORMS = `
  127.0.0.1 127.1 127.0.1 127.255.255.254 0 0.0.0.0 0x7f000001 0x7f.0.0.1 0x7f.1 017700000001
  0177.0.0.1 2130706433 127.000.000.001 ①②⑦.⓪.⓪.① １２７.０.０.１ 127。0。0。1 127．0．0．1 127｡0｡0｡1 [::1] [::]
  [0:0:0:0:0:0:0:1] [::ffff:127.0.0.1] [::ffff:7f00:1] [0:0:0:0:0:ffff:127.0.0.1] [::127.0.0.1]
  [64:ff9b::7f00:1] [64:ff9b::10.0.0.1] [64:ff9b:1::1] [2002:7f00:1::] [2002:a00:1::]
  [2001:0:7f00:1::] [2001:db8::1] [fc00::1] [fd00::1] [fd12:3456:789a::1] [fe80::1] [fec0::1]
  [ff02::1] [100::1] [3fff::1] 10.0.0.1 10.255.255.255 10.1 0xa.0.0.1 012.0.0.1 167772161 172.16.0.1
  172.31.255.255 0xac100001 192.168.0.1 192.168.1.254 0xc0a80001 3232235521 169.254.169.254
  169.254.1.1 0xa9fea9fe 2852039166 100.64.0.1 100.127.255.255 192.0.0.1 192.0.2.1 198.18.0.1
  198.19.255.255 198.51.100.1 203.0.113.1 224.0.0.1 239.255.255.250 240.0.0.1 255.255.255.255
  localhost LOCALHOST localhost. user:word@127.0.0.1 127.0.0.1%2f ⓛocalhost 192.88.99.1 172.20.10.1
  [::ffff:192.168.0.1] [::ffff:10.0.0.1] [::ffff:169.254.169.254] [::ffff:0:127.0.0.1]
`
  .trim()
  .split(/\s+/)

test(`${FORMS.length} ways to write an address inside connect to nothing`, { timeout: 60_000 }, async () => {
  for (const form of FORMS)
    await expect(postOutside(`http://${form}:${port}/`, 'x'), form).rejects.toThrow(
      /not an address outside|Invalid URL|ENOTFOUND localhost/,
    )
  await expect(postOutside('file:///etc/passwd', 'x')).rejects.toThrow(/not an address outside/)
  expect(connections).toBe(0)
})

test('a name that leads inside is refused as the socket resolves it, whichever of its addresses it is', async () => {
  for (const addresses of [['127.0.0.1'], ['93.184.215.14', '10.0.0.1'], ['::1'], ['::ffff:127.0.0.1']]) {
    const all = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
    vi.spyOn(dns, 'lookup').mockImplementation(((_host: string, _options: object, done: Function) =>
      done(null, all)) as never)
    await expect(postOutside(`http://grove.example:${port}/`, 'x')).rejects.toThrow(/not an address outside/)
    vi.restoreAllMocks()
  }
  expect(connections).toBe(0)
})

test('the public internet is outside; a network of one’s own is reached where it is meant', async () => {
  for (const address of ['1.1.1.1', '93.184.215.14', '223.5.5.5', '2606:4700:4700::1111', '2400:3200::1'])
    expect(isOutside(address), address).toBe(true)
  expect(await postOutside(`http://127.0.0.1:${port}/`, 'x', { anywhere: true })).toEqual({
    status: 200,
    text: 'hello',
  })
})
