import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { GRANT_LASTS, passAt, signGrant, signScreen } from '../../src/server/secrets/pass.ts'
import type { FullKey } from '../../src/core/plain/id.ts'
import type { PageState, Pass } from '../../src/wire/meeting.ts'
import type { Client, TestGrove } from '../build/grove.ts'
import { id, startTestGrove } from '../build/grove.ts'
import { together } from '../build/together.ts'

let grove: TestGrove
let code: string
let meeting: FullKey
let desk: Client
beforeAll(async () => {
  grove = await startTestGrove()
  const hall = await hallMeeting()
  ;({ code, desk } = hall)
  meeting = hall
})
afterAll(() => grove.stop())

const hallMeeting = (stage: 'announced' | 'open' | 'closed' = 'open') =>
  grove.meeting('街区环境', stage, 'rongbu', undefined, 'hall')

/** What the hall's screen showed `ago` milliseconds before now. */
const shown = (ago = 0, of = meeting) => passAt(of, Date.now() - ago, grove.services.identity.ticketKey)
const passOf = async (client: Client, key = '', of = code) =>
  (await client.get(`/api/meetings/${of}/pass${key && `?key=${key}`}`)) as { status: number; body: Pass }
const stateOn = (page: string) =>
  JSON.parse(/<script type="application\/json" id="state">(.*)<\/script>/.exec(page)![1]!) as PageState

/** A phone of its own scans the code: opens its address. */
async function scan(token: string, of = code): Promise<Client> {
  const phone = grove.stranger()
  expect((await phone.get(`/m/${of}?p=${token}`)).status).toBe(200)
  return phone
}
/** Does something 1,300 times, as many at once as a busy machine still connects before a socket gives up. */
const crowd = <R>(one: () => Promise<R>): Promise<R[]> => together(Array.from({ length: 1300 }), 100, one)
const join = (phone: Client, pass?: string, of = code, who: object = {}) =>
  phone.post(`/api/meetings/${of}/participants`, { id: id(), key: id(), ...(pass ? { pass } : {}), ...who })

describe('[M27] a meeting in the hall', () => {
  test('joins whoever scans what its screen shows, and of a screenshot from two minutes ago 0 of 100', async () => {
    const fresh = (await passOf(desk)).body
    const token = new URL(fresh.joinUrl).searchParams.get('p')!
    expect([shown().token, shown(30_000).token]).toContain(token)
    let joined = 0
    for (let i = 0; i < 100; i++) {
      const old = await join(await scan(shown(120_000).token))
      expect([old.status, old.problem?.code]).toEqual([403, 'notInHall'])
      joined += (await join(await scan(shown().token))).status === 200 ? 1 : 0
    }
    expect(joined).toBe(100)
  })

  test('checks the code when the page is opened: the phone may take its time, and its card is still first', async () => {
    const phone = await scan(shown(59_000).token)
    expect((await join(phone)).status).toBe(200)
    await phone.card(code)
    // A phone that scanned hours ago and only now has something to write.
    const slow = grove.stranger()
    const grant = (ago: number) => signGrant(meeting, Date.now() - ago, 'n', grove.services.identity.ticketKey)
    slow.cookies.set(`grove_hall_${code}`, grant(GRANT_LASTS - 60_000))
    expect((await join(slow)).status).toBe(200)
    const late = grove.stranger()
    late.cookies.set(`grove_hall_${code}`, grant(GRANT_LASTS + 1))
    expect((await join(late)).problem.code).toBe('notInHall')
  })

  test('tells the phone whether it has shown a pass, one that is too old, or none', async () => {
    const told = async (path: string, phone = grove.stranger()) => stateOn((await phone.get(path)).text).shown
    expect(await told(`/m/${code}`)).toBe(null)
    expect(await told(`/m/${code}?p=${shown().token}`)).toBe('pass')
    expect(await told(`/m/${code}?p=${shown(120_000).token}`)).toBe('oldPass')
    // Reloading the same address later: what the phone was given stays good.
    const phone = await scan(shown().token)
    expect(await told(`/m/${code}?p=${shown(120_000).token}`, phone)).toBe('pass')
  })

  test('joins by the number on the screen, with no camera; it is good for a minute at least, and never after two', async () => {
    expect((await passOf(desk)).body.number).toMatch(/^\d{6}$/)
    const { number } = shown()
    expect((await join(grove.stranger(), ` ${number.slice(0, 3)} ${number.slice(3)}`)).status).toBe(200)
    expect((await join(grove.stranger(), shown(59_000).number)).status).toBe(200)
    const old = await join(grove.stranger(), shown(120_000).number)
    expect([old.status, old.problem?.code]).toEqual([403, 'wrongNumber'])
    expect(old.problem.detail).toContain('你写的还在')
  })

  test('lets in whoever joined once: again as the same person, also after the pass is long gone', async () => {
    const who = { id: id(), key: id() }
    expect((await join(grove.stranger(), shown().number, code, who)).status).toBe(200)
    expect((await join(grove.stranger(), undefined, code, who)).status).toBe(200)
    expect((await join(grove.stranger(), '000000', code, who)).status).toBe(200)
    expect((await join(grove.stranger(), undefined, code, { ...who, key: id() })).problem.code).not.toBe(undefined)
  })

  test('lets nobody in with the pass of another meeting', async () => {
    const other = await hallMeeting()
    expect((await join(await scan(shown(0, other).token))).problem.code).toBe('notInHall')
    expect((await join(grove.stranger(), shown(0, other).number)).problem.code).toBe('wrongNumber')
    const phone = await scan(shown(0, other).token, other.code)
    phone.cookies.set(`grove_hall_${code}`, phone.cookies.get(`grove_hall_${other.code}`)!)
    expect((await join(phone)).problem.code).toBe('notInHall')
  })

  test('asks nobody who writes beforehand or afterwards from home, where cards are taken then', async () => {
    const before = await hallMeeting('announced')
    expect((await join(grove.stranger(), undefined, before.code)).problem.code).toBe('notInHall')
    await before.desk.must(before.code, { kind: 'changeMeeting', details: { cardsFrom: Date.now() - 1000 } })
    expect((await join(grove.stranger(), undefined, before.code)).status).toBe(200)
    await before.desk.must(before.code, { kind: 'setStage', stage: 'open' })
    expect((await join(grove.stranger(), undefined, before.code)).problem.code).toBe('notInHall')
  })

  test('is a setting: the facilitator opens it to anyone with the address, and back', async () => {
    const { code: it, desk: host } = await hallMeeting()
    await host.must(it, { kind: 'changeMeeting', details: { joining: 'anyone' } })
    expect((await join(grove.stranger(), undefined, it)).status).toBe(200)
    await host.must(it, { kind: 'changeMeeting', details: { joining: 'hall' } })
    expect((await join(grove.stranger(), undefined, it)).problem.code).toBe('notInHall')
  })

  test('is what a meeting is where nothing else is said', async () => {
    const made = await desk.post('/api/communities/rongbu/meetings', { id: id(), theme: '街灯', startsAt: 1 })
    const { board } = await desk.board((made.body as { code: string }).code)
    expect(board.joining).toBe('hall')
  })

  test('keeps nobody from the desk: paper cards, walk-ins and staff need no pass', async () => {
    const walkIn = await desk.makes(code, { kind: 'addWalkIn', name: '黄伯' })
    expect(await desk.card(code, '写在纸上的', 'problem', { onBehalfOf: walkIn })).toBeTruthy()
  })
})

describe('the screen in the hall', () => {
  const screen = async (client: Client, query = '') => stateOn((await client.get(`/screen/${code}${query}`)).text)

  test('shows the pass to the desk and to a projector with the desk’s link; a stranger’s screen shows trees and no way in', async () => {
    expect((await screen(desk)).pass).toMatchObject({ number: expect.stringMatching(/^\d{6}$/) })
    const link = (await passOf(desk)).body.screen!
    const key = new URL(link).searchParams.get('key')!
    const projector = grove.stranger()
    expect((await screen(projector, `?key=${key}`)).pass).not.toBe(null)
    const asked = await passOf(projector, key)
    expect(asked.status).toBe(200)
    // It shows passes; it cannot make further links.
    expect(asked.body.screen).toBe(undefined)
    const stranger = await screen(grove.stranger())
    expect([stranger.pass, stranger.joinQr]).toEqual([null, ''])
    expect((await passOf(grove.stranger())).status).toBe(401)
    expect((await passOf(await grove.join((await grove.meeting()).code))).status).toBe(401)
  })

  test('a projector’s link is for its meeting alone, and for two days', async () => {
    const { ticketKey } = grove.services.identity
    const other = await hallMeeting()
    expect((await passOf(grove.stranger(), signScreen(other, Date.now(), ticketKey))).status).toBe(401)
    const old = signScreen(meeting, Date.now() - 49 * 3600_000, ticketKey)
    expect((await passOf(grove.stranger(), old)).status).toBe(401)
  })

  test('is told when the code turns and when it dies', async () => {
    const { turnsIn, diesIn } = (await passOf(desk)).body
    expect(turnsIn).toBeGreaterThan(0)
    expect(turnsIn).toBeLessThanOrEqual(30_000)
    expect(diesIn - turnsIn).toBe(60_000)
  })

  test('neither page nor API tells a stranger a pass', async () => {
    const stranger = grove.stranger()
    for (const path of [
      `/m/${code}`,
      `/screen/${code}`,
      `/poster/${code}`,
      `/m/${code}/record`,
      `/api/meetings/${code}`,
    ]) {
      const { text } = await stranger.get(path)
      for (const ago of [0, 30_000]) {
        expect(text, path).not.toContain(shown(ago).token)
        expect(text, path).not.toContain(shown(ago).number)
      }
    }
  })
})

describe('a hall of 300 phones behind one address', () => {
  test('is refused nothing: 300 join, write and endorse at once', async () => {
    const place = await hallMeeting()
    const hall = place.code
    const phones = await Promise.all(
      Array.from({ length: 300 }, async (_, i) => {
        const phone = i % 3 ? await scan(shown(0, place).token, hall) : grove.stranger()
        // Every third types, and mistypes once before.
        const pass = i % 3 ? undefined : shown(0, place).number
        if (pass) expect((await join(phone, '12345', hall)).problem.code).toBe('wrongNumber')
        return { phone, reply: await join(phone, pass, hall) }
      }),
    )
    expect(phones.map(({ reply }) => reply.status)).toEqual(Array(300).fill(200))
    const cards = await Promise.all(phones.map(({ phone }, i) => phone.card(hall, `第 ${i} 张`)))
    const endorsed = await Promise.all(
      phones.map(({ phone }, i) => phone.command(hall, { kind: 'endorse', card: cards[(i + 1) % 300]! })),
    )
    expect(endorsed.map(({ status }) => status)).toEqual(Array(300).fill(200))
    const { board } = await desk.board(hall)
    expect([Object.keys(board.cards).length, board.attendance.people]).toEqual([300, 300])
    console.log('hall: 300 phones behind one address: 300 joined, 300 cards, 300 endorsements, 0 refused')
  })

  test('a flood from one phone is slowed and told that its text is safe; its neighbours write on', async () => {
    const { code: hall } = await grove.meeting()
    const [flood, neighbour] = [await grove.join(hall), await grove.join(hall)]
    const replies = await Promise.all(
      Array.from({ length: 200 }, (_, i) =>
        flood.command(hall, { kind: 'postCard', id: id(), tree: 'problem', text: `${i}` }),
      ),
    )
    const slowed = replies.filter(({ status }) => status === 429)
    expect(slowed.length).toBeGreaterThan(100)
    for (const { headers, problem } of slowed) {
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
      expect(problem).toMatchObject({ code: 'tooMany', saved: false })
      expect(problem.detail).toContain('内容还在')
    }
    expect(replies.every(({ status }) => status === 200 || status === 429)).toBe(true)
    await neighbour.card(hall, '我也写一张')
  })

  test('one scan brings in a family, not a crowd', async () => {
    const phone = await scan(shown().token)
    const statuses = []
    for (let i = 0; i < 12; i++) statuses.push((await join(phone)).status)
    expect(statuses).toEqual([...Array(10).fill(200), 429, 429])
    // Whoever scans beside it is let in.
    expect((await join(await scan(shown().token))).status).toBe(200)
  })

  test('of a hundred invented people with one bare token ten join, also from many addresses; who scans beside them is let in', async () => {
    const made = await hallMeeting()
    const hall = made.code
    const { token } = shown(0, made)
    const statuses = []
    for (let i = 0; i < 100; i++) statuses.push((await join(grove.stranger(), token, hall)).status)
    expect(statuses).toEqual([...Array(10).fill(200), ...Array(90).fill(429)])
    expect((await join(await scan(token, hall), undefined, hall)).status).toBe(200)
  })

  test('one token scanned again and again, each scan with a family, brings in no crowd', async () => {
    const made = await hallMeeting()
    const hall = made.code
    const { token } = shown(0, made)
    let joined = 0
    for (let i = 0; i < 15; i++) {
      const phone = await scan(token, hall)
      for (let j = 0; j < 10; j++) joined += (await join(phone, undefined, hall)).status === 200 ? 1 : 0
    }
    // Fifteen scans, and no more than a hundred beside them.
    expect(joined).toBe(115)
  })

  test('one device shuts nobody out: 1,300 joins by it, and the hall joins', async () => {
    const made = await hallMeeting()
    const hall = made.code
    const flood = await scan(shown(0, made).token, hall)
    const flooded = await crowd(() => join(flood, undefined, hall))
    expect(flooded.filter(({ status }) => status === 200)).toHaveLength(10)
    // The same without the cookie that would tell it from others: only who shows no device is slowed with it.
    await crowd(() => join(grove.stranger(), undefined, hall))
    expect((await join(grove.stranger(), undefined, hall)).status).toBe(429)
    for (let i = 0; i < 20; i++)
      expect((await join(await scan(shown(0, made).token, hall), undefined, hall)).status).toBe(200)
  })

  test('nor where anyone with the address joins: phones that opened the page are counted each by itself', async () => {
    const { code: anyone } = await grove.meeting()
    const flood = await grove.join(anyone)
    const more = await crowd(() => join(flood, undefined, anyone))
    expect(more.filter(({ status }) => status === 200)).toHaveLength(10)
    await crowd(() => join(grove.stranger(), 'x', anyone, { id: 'none' }))
    const statuses = await crowd(async () => (await join(grove.stranger(), undefined, anyone)).status)
    expect(statuses).toContain(429)
    const phone = grove.stranger()
    await phone.get(`/m/${anyone}`)
    expect((await join(phone, undefined, anyone)).status).toBe(200)
  })

  test('whoever joined joins again as often as a phone does, whatever others spend', async () => {
    const { code: anyone } = await grove.meeting()
    const who = { id: id(), key: id() }
    expect((await join(grove.stranger(), undefined, anyone, who)).status).toBe(200)
    await crowd(() => join(grove.stranger(), undefined, anyone))
    expect((await join(grove.stranger(), undefined, anyone, who)).status).toBe(200)
  })

  test('guessing from many addresses shuts nobody out who reads the screen', async () => {
    const behind = await startTestGrove({ TRUSTED_PROXIES: '127.0.0.1' })
    try {
      const made = await behind.meeting('街区环境', 'open', 'rongbu', undefined, 'hall')
      const hall = made.code
      const number = () => passAt(made, Date.now(), behind.services.identity.ticketKey).number
      const wrong = String((Number(number()) + 500_000) % 1_000_000).padStart(6, '0')
      const from = (address: string, given: string) =>
        behind
          .stranger()
          .post(
            `/api/meetings/${hall}/participants`,
            { id: id(), key: id(), pass: given },
            { 'x-forwarded-for': address },
          )
      const addresses = ['203.0.113.1', '203.0.113.2', '203.0.113.3', '203.0.113.4', '203.0.113.5']
      await together(Array.from({ length: 1500 }), 20, (_, i) => from(addresses[i % 5]!, wrong))
      expect((await from('203.0.113.6', wrong)).problem.code).toBe('wrongNumber')
      expect((await from('198.51.100.7', number())).status).toBe(200)
      const few = []
      for (let i = 0; i < 25; i++) few.push((await from('203.0.113.8', wrong)).problem.code)
      expect(few.filter((why) => why === 'wrongNumber')).toHaveLength(20)
    } finally {
      await behind.stop()
    }
  })

  test('guessing the number ends after some hundred tries; scanning goes on', async () => {
    const place = await hallMeeting()
    const hall = place.code
    const { number } = shown(0, place)
    const wrong = String((Number(number) + 500_000) % 1_000_000).padStart(6, '0')
    const guess = async () => (await join(grove.stranger(), wrong, hall)).problem.code
    const guesses = await together(Array.from({ length: 410 }), 10, guess)
    expect(guesses.filter((why) => why === 'wrongNumber')).toHaveLength(400)
    const right = await join(grove.stranger(), shown(0, place).number, hall)
    expect([right.status, Number(right.headers.get('retry-after')) > 0]).toEqual([429, true])
    expect((await join(await scan(shown(0, place).token, hall), undefined, hall)).status).toBe(200)
    expect((await join(grove.stranger(), shown().number)).status).toBe(200)
  })
})
