import { createHmac } from 'node:crypto'
import type { BulletinText } from '../../core/reach/bulletin.ts'
import type { Maker } from '../../core/reach/robots.ts'
import { fitting, PACES } from '../../core/reach/robots.ts'

/** What is told by a robot. `id`: of the message to this group, always the same; `at`: when it is sent. */
export interface Told {
  id: string
  at: number
  said: BulletinText
  link: string
  kind: string
}
export interface Message {
  address: string
  body: string
  headers: Record<string, string>
}

const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest('base64')

/** [T17] A bulletin as a maker's robot takes it, signed where a secret is set. */
export function messageFor(maker: Maker, address: string, secret: string, told: Told): Message {
  const headers: Record<string, string> = { 'content-type': 'application/json; charset=utf-8' }
  // Makers take `<at user_id="all">` and `<@somebody>` for calls: here they are words.
  const content = fitting(told.said.text.replaceAll('<', '＜'), told.link, PACES[maker].bytes)
  const of = (body: object, to = address): Message => ({ address: to, headers, body: JSON.stringify(body) })
  if (maker === 'wecom') return of({ msgtype: 'text', text: { content } })
  if (maker === 'dingtalk') {
    const to = new URL(address)
    if (secret) {
      to.searchParams.set('timestamp', String(told.at))
      to.searchParams.set('sign', hmac(secret, `${told.at}\n${secret}`))
    }
    return of({ msgtype: 'text', text: { content } }, to.href)
  }
  if (maker === 'feishu') {
    const timestamp = String(Math.floor(told.at / 1000))
    const signed = secret ? { timestamp, sign: hmac(`${timestamp}\n${secret}`, '') } : {}
    return of({ ...signed, msg_type: 'text', content: { text: content } })
  }
  return hook(address, secret, told)
}

/** A bulletin for another program. */
function hook(address: string, secret: string, { id, at, said, link, kind }: Told): Message {
  const told = { type: 'bulletin.sent', timestamp: new Date(at).toISOString(), data: { id, kind, ...said, link } }
  return { address, ...signed(secret, id, at, told, 'application/json; charset=utf-8') }
}

/** Standard Webhooks (standardwebhooks.com): by its id, always the same, a receiver knows what it has. */
export function signed(secret: string, id: string, at: number, told: object, type: string): Omit<Message, 'address'> {
  const body = JSON.stringify(told)
  const seconds = String(Math.floor(at / 1000))
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  const headers = {
    'content-type': type,
    'webhook-id': id,
    'webhook-timestamp': seconds,
    ...(secret ? { 'webhook-signature': `v1,${hmac(key, `${id}.${seconds}.${body}`)}` } : {}),
  }
  return { body, headers }
}
