import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { PushMessage } from '../../src/core/reach/push.ts'

/** What a browser hands out, and what it keeps to itself. */
export interface Browser {
  endpoint: string
  p256dh: string
  auth: string
  open(body: Buffer): string
}

/** What a push service was handed: for which browser, and in which words once it is decrypted there. */
export interface Pushed {
  endpoint: string
  topic: string
  ttl: number
  /** The key by which the sender is known, as the signature shows. */
  key: string
  message: PushMessage
  raw: Buffer
}

/** Keys of a browser that push messages are encrypted for. */
export function browserAt(endpoint: string, privateKey?: string, secret: Buffer = randomBytes(16)): Browser {
  const pair = createECDH('prime256v1')
  if (privateKey) pair.setPrivateKey(privateKey, 'base64url')
  else pair.generateKeys()
  const point = pair.getPublicKey()
  return {
    endpoint,
    p256dh: point.toString('base64url'),
    auth: secret.toString('base64url'),
    // RFC 8291 and RFC 8188, by themselves: nothing of the library that encrypts.
    open(body) {
      const [salt, theirs] = [body.subarray(0, 16), body.subarray(21, 21 + body[20]!)]
      const sealed = body.subarray(21 + body[20]!)
      const derive = (from: Buffer, salted: Buffer, info: Buffer, length: number) =>
        Buffer.from(hkdfSync('sha256', from, salted, info, length))
      const info = Buffer.concat([Buffer.from('WebPush: info\0'), point, theirs])
      const secretOfBoth = derive(pair.computeSecret(theirs), secret, info, 32)
      const key = derive(secretOfBoth, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16)
      const nonce = derive(secretOfBoth, salt, Buffer.from('Content-Encoding: nonce\0'), 12)
      const opening = createDecipheriv('aes-128-gcm', key, nonce).setAuthTag(sealed.subarray(-16))
      const padded = Buffer.concat([opening.update(sealed.subarray(0, -16)), opening.final()])
      return padded.subarray(0, padded.lastIndexOf(2)).toString()
    },
  }
}

/** Who signed a request (RFC 8292), to whom, until when; throws where the signature is another’s. */
function signer(authorization: string): { key: string; aud: string; exp: number; sub: string } {
  const [, token, key] = /^vapid t=([\w.-]+), k=([\w-]+)$/.exec(authorization)!
  const point = Buffer.from(key!, 'base64url')
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((part) => part.toString('base64url'))
  const [head, claims, signature] = token!.split('.')
  const by = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x: x!, y: y! }, format: 'jwk' })
  const holds = verify(
    'sha256',
    Buffer.from(`${head}.${claims}`),
    { key: by, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature!, 'base64url'),
  )
  if (!holds) throw new Error('not signed')
  return {
    key: key!,
    ...(JSON.parse(Buffer.from(claims!, 'base64url').toString()) as { aud: string; exp: number; sub: string }),
  }
}

/** A push service on this machine: it checks who sends, and opens as the browser would. */
export async function openPushService() {
  const got: Pushed[] = []
  const browsers = new Map<string, Browser>()
  const answers = new Map<string, number>()
  let origin = ''
  const server = createServer((request, reply) => {
    const pieces: Buffer[] = []
    request.on('data', (piece: Buffer) => pieces.push(piece))
    request.on('end', () => {
      const { key, aud, exp } = signer(String(request.headers.authorization))
      const until = exp * 1000 - Date.now()
      const endpoint = `${origin}${request.url}`
      const status = answers.get(endpoint) ?? 201
      if (aud !== origin || until < 0 || until > 86_400_000) return reply.writeHead(403).end()
      if (request.headers['content-encoding'] !== 'aes128gcm') return reply.writeHead(400).end()
      const raw = Buffer.concat(pieces)
      const message = JSON.parse(browsers.get(endpoint)!.open(raw)) as PushMessage
      const { topic, ttl } = request.headers
      got.push({ endpoint, topic: String(topic), ttl: Number(ttl), key, message, raw })
      reply.writeHead(status).end()
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    origin,
    got,
    browser(name: string, status = 201): Browser {
      const made = browserAt(`${origin}/${name}`)
      browsers.set(made.endpoint, made)
      answers.set(made.endpoint, status)
      return made
    },
    /** From now on a browser’s messages are answered so. */
    answer: ({ endpoint }: Browser, status: number) => void answers.set(endpoint, status),
    to: ({ endpoint }: Browser) => got.filter((one) => one.endpoint === endpoint),
    close: () => new Promise((done) => server.close(done)),
  }
}
