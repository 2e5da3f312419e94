import { expect, test, vi } from 'vitest'
import { Notices, noticesOf, readNotice } from './notices.ts'

const community = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`
const PROCESS = '6a9c1f7e-0000-4000-8000-000000000001'

test('many communities share a payload, a hundred at most, and are read as they were written', () => {
  const moved = Array.from({ length: 205 }, (_, n) => ({ community: community(n), seq: n * 1_000_000_007 }))
  const payloads = noticesOf(PROCESS, moved)
  expect(payloads.map((payload) => readNotice(payload)!.moved.length)).toEqual([100, 100, 5])
  for (const payload of payloads) expect(payload.length).toBeLessThan(8000)
  expect(payloads.flatMap((payload) => readNotice(payload)!.moved)).toEqual(moved)
  expect(readNotice(payloads[0]!)!.process).toBe(PROCESS)
})

test('a notice of one community is the one that Grove 0.2 wrote and read', () => {
  const old = `${community(1)}:7:${PROCESS}`
  expect(noticesOf(PROCESS, [{ community: community(1), seq: 7 }])).toEqual([old])
  expect(readNotice(old)).toEqual({ process: PROCESS, moved: [{ community: community(1), seq: 7 }] })
})

test('what somebody else says on the channel is no notice', () => {
  const good = `${community(1)}:7:${PROCESS}`
  for (const words of [
    '',
    'x',
    'a:b:c',
    `${community(1)}:7`,
    `${good} x`,
    `${good}  `,
    `${community(1)}:9999999999999999:p`,
  ])
    expect(readNotice(words)).toBeUndefined()
})

test('commits of ten milliseconds are told together, each community with its last position; what cannot be sent is let go', async () => {
  vi.useFakeTimers()
  try {
    const sent: string[][] = []
    let away = false
    const notices = new Notices(PROCESS)
    notices.tell({ community: community(3), seq: 1 })
    await notices.finish()
    notices.sendBy(async (payloads) => {
      if (away) throw new Error('the database is away')
      sent.push(payloads)
    })
    expect(sent.splice(0)).toEqual([[`hello:${PROCESS}`]])
    for (const seq of [1, 3, 2]) notices.tell({ community: community(1), seq })
    notices.tell({ community: community(2), seq: 9 })
    await vi.advanceTimersByTimeAsync(9)
    expect(sent).toEqual([])
    await vi.advanceTimersByTimeAsync(1)
    expect(sent).toEqual([[`${community(1)}:3:${PROCESS} ${community(2)}:9`]])
    away = true
    notices.tell({ community: community(1), seq: 4 })
    await vi.advanceTimersByTimeAsync(10)
    away = false
    notices.tell({ community: community(1), seq: 5 })
    await Promise.all([notices.finish(), vi.advanceTimersByTimeAsync(10)])
    expect(sent.slice(1)).toEqual([[`${community(1)}:5:${PROCESS}`]])
  } finally {
    vi.useRealTimers()
  }
})

test('processes that begin one after the other know of each other; one alone knows of none', async () => {
  const all: Notices[] = []
  const begin = (name: string) => {
    const notices = new Notices(name)
    all.push(notices)
    notices.sendBy(async (payloads) => {
      await Promise.resolve()
      for (const payload of payloads) for (const one of all) one.hear(payload)
    })
    return notices
  }
  const settled = () => new Promise((done) => setImmediate(done))
  const first = begin('first')
  await settled()
  expect(first.others).toBe(false)
  const second = begin('second')
  await settled()
  expect([first.others, second.others]).toEqual([true, true])
  expect(first.hear('hello:')).toBeUndefined()
})
