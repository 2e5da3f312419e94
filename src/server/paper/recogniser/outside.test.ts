import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cutOut, LAYOUTS } from '../../../core/paper/layout.ts'
import { recogniseOutside } from './outside.ts'

/** A service that answers in the manner of OpenAI, and what it was asked. */
const asked: { headers: Record<string, unknown>; body: string }[] = []
let answer: object = {}
const service = createServer(async (request, reply) => {
  let body = ''
  for await (const chunk of request) body += String(chunk)
  asked.push({ headers: request.headers, body })
  reply.end(JSON.stringify(answer))
})
let url: string
beforeAll(async () => {
  await new Promise<void>((done) => service.listen(0, '127.0.0.1', done))
  url = `http://127.0.0.1:${(service.address() as AddressInfo).port}/v1`
})
afterAll(() => service.close())

const part = cutOut(LAYOUTS.a6)
const card = async () => ({
  size: 'a6' as const,
  bytes: await sharp({
    create: { width: part.width * 5, height: part.height * 5, channels: 3, background: '#fff' },
  })
    .webp()
    .toBuffer(),
})
const read = async (anywhere: boolean) =>
  recogniseOutside({ url, key: 'k', model: 'm', anywhere })([await card()], new AbortController().signal)

test('[P12] only the part with the writing is sent, and what the service is not sure of is doubtful', async () => {
  const content = [
    { token: '灯坏', logprob: -0.01 },
    { token: '了', logprob: -2 },
  ]
  answer = { choices: [{ message: { content: '灯坏了' }, logprobs: { content } }] }
  expect(await read(true)).toEqual([{ text: '灯坏了', doubtful: [2] }])
  const { headers, body } = asked.at(-1)!
  expect(headers.authorization).toBe('Bearer k')
  const [, picture] = /base64,([^"]+)/.exec(body)!
  const { width, height } = await sharp(Buffer.from(picture!, 'base64')).metadata()
  const { writing } = LAYOUTS.a6
  expect([width / 5, height / 5].map(Math.round)).toEqual([writing.width, writing.height + 1.5].map(Math.round))
})

test('[P12] a service that does not say how sure it is, is sure of nothing', async () => {
  answer = { choices: [{ message: { content: '灯坏' } }] }
  expect(await read(true)).toEqual([{ text: '灯坏', doubtful: [0, 1] }])
  answer = { error: 'no' }
  await expect(read(true)).rejects.toThrow()
})

test('an address on this machine or in its network is refused, where the setting does not allow it', async () => {
  const before = asked.length
  await expect(read(false)).rejects.toThrow('not an address outside')
  expect(asked).toHaveLength(before)
})
