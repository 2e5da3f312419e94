import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fitting, freeFrom, heardFrom, MAKERS, PACES, pauseAfter, TRIES_MOST } from './robots.ts'

test('[T18] however many messages wait and whenever, no minute has more than a maker takes', () => {
  fc.assert(
    fc.property(fc.constantFrom(...MAKERS), fc.array(fc.nat({ max: 20_000 }), { maxLength: 120 }), (maker, gaps) => {
      const { most, within } = PACES[maker]
      const sent: number[] = []
      let now = 0
      for (const gap of gaps) {
        now = Math.max(now + gap, freeFrom(maker, sent, now + gap))
        sent.push(now)
      }
      for (const from of sent)
        expect(sent.filter((at) => at >= from && at < from + within).length).toBeLessThanOrEqual(most)
    }),
  )
})

test('[T18] a text that is too long gives way, its link never', () => {
  const link = 'https://grove.example/c/rongbu/b/K7Q2MDXY'
  expect(fitting('周六上午议事', link, 2048)).toBe(`周六上午议事\n${link}`)
  const long = fitting('👨‍👩‍👧‍👦'.repeat(140), link, 2048)
  expect(new TextEncoder().encode(long).length).toBeLessThanOrEqual(2048)
  expect(long.endsWith(`…\n${link}`)).toBe(true)
})

test('[T18] [T19] what robots answer: sent, a pause, no use in trying, or tried again at growing distances', () => {
  expect(heardFrom('wecom', 200, '{"errcode":0,"errmsg":"ok"}')).toEqual({ is: 'sent' })
  expect(heardFrom('wecom', 200, '{"errcode":45009}')).toMatchObject({ is: 'tooFast' })
  expect(heardFrom('wecom', 200, '{"errcode":93000}')).toEqual({ is: 'refused', why: '93000' })
  expect(heardFrom('dingtalk', 200, '{"errcode":130101}')).toEqual({ is: 'tooFast', pause: 600_000 })
  expect(heardFrom('dingtalk', 200, '{"errcode":310000,"errmsg":"sign not match"}')).toMatchObject({ is: 'refused' })
  expect(heardFrom('feishu', 200, '{"code":0}')).toEqual({ is: 'sent' })
  expect(heardFrom('feishu', 200, '{"code":19021}')).toMatchObject({ is: 'refused' })
  for (const nonsense of ['', 'null', '[]', '<html>', '{"errcode":"0"}'])
    expect(heardFrom('wecom', 200, nonsense)).toEqual({ is: 'failed', why: 'HTTP 200' })
  expect(heardFrom('webhook', 204, '')).toEqual({ is: 'sent' })
  expect(heardFrom('webhook', 410, '')).toEqual({ is: 'refused', why: 'HTTP 410' })
  expect(heardFrom('webhook', 302, '')).toEqual({ is: 'failed', why: 'HTTP 302' })
  expect(heardFrom('webhook', 429, '')).toMatchObject({ is: 'tooFast' })
  const pauses = Array.from({ length: TRIES_MOST - 1 }, (_, n) => pauseAfter(n + 1))
  expect(pauses).toEqual([...pauses].sort((a, b) => a - b))
})
