import { describe, expect, test } from 'vitest'
import { fittedPush, pushKeysIn } from './push.ts'

describe('[T51] what a browser is told', () => {
  const thing = (n: number, text: string) => ({ title: text, body: text, url: `/c/x/matters/${n}`, tag: `${n}` })
  const said = (things: number, text: string) => ({
    told: Array.from({ length: things }, (_, n) => thing(n, text)),
    stop: `/c/x/following/y?of=${'z'.repeat(369)}`,
    words: { stop: '不再提醒', stopped: '停了' },
  })
  const rest = (things: number) => ({ title: `+${things}`, body: '', url: '/c/x', tag: 'rest' })

  test('is four things at most, and what is left as one more', () => {
    expect(fittedPush(said(4, '灯'), rest)).toEqual(said(4, '灯'))
    expect(fittedPush(said(9, '灯'), rest).told.map(({ title }) => title)).toEqual(['灯', '灯', '灯', '灯', '+5'])
  })

  test('fits what push services take, whatever is written', () => {
    for (const text of ['长'.repeat(500), '👩‍👩‍👧‍👦'.repeat(80), '"\\\u0001'.repeat(99)]) {
      const message = fittedPush(said(10, text), rest)
      expect(Buffer.byteLength(JSON.stringify(message))).toBeLessThanOrEqual(3800)
      expect(message.told.length).toBeGreaterThan(1)
    }
  })
})

test('[T50] keys are a point and a secret, or none', () => {
  const [p256dh, auth] = [`B${'a'.repeat(86)}`, 'b'.repeat(22)]
  expect(pushKeysIn(`${p256dh}=`, `${auth}==`)).toEqual({ p256dh, auth })
  for (const [point, secret] of [
    ['', auth],
    [`C${'a'.repeat(86)}`, auth],
    [p256dh.slice(1), auth],
    [p256dh, `${auth}b`],
    [p256dh, '../../etc/passwd'],
  ] as const)
    expect(pushKeysIn(point, secret)).toBeUndefined()
})
