import { createECDH } from 'node:crypto'
import { expect, test } from 'vitest'
import { Push } from './push.ts'

const point = createECDH('prime256v1').generateKeys('base64url')
const auth = 'A'.repeat(22)
const pushAt = (publicUrl: string) => new Push(undefined as never, { publicUrl: () => publicUrl, anywhere: false })

test('[T50] browsers are told over https alone', () => {
  expect(pushAt('https://grove.example').offered()).toBe(true)
  expect(pushAt('http://192.168.1.7:3000').offered()).toBe(false)
})

test('[T52] an endpoint is https, without a port, name, password or fragment, and has keys that fit', () => {
  const push = pushAt('https://grove.example')
  const at = (endpoint: string) => push.subscriptionIn(endpoint, point, auth)?.endpoint
  expect(at('https://push.example/x?y=1')).toBe('https://push.example/x?y=1')
  for (const endpoint of [
    'http://push.example/x',
    'https://push.example:8443/x',
    'https://user:word@push.example/x',
    'https://push.example/x#y',
    'file:///etc/passwd',
    `https://push.example/${'x'.repeat(1000)}`,
    '',
  ])
    expect([endpoint, at(endpoint)]).toEqual([endpoint, undefined])
  expect(push.subscriptionIn('https://push.example/x', `B${'A'.repeat(86)}`, auth)).toBeUndefined()
})
