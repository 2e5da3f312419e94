import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Action } from '../../src/server/access/table.ts'
import { ACTIONS, COMMANDS } from '../../src/server/access/table.ts'
import { makeApp } from '../../src/server/app.ts'
import type { Client, Reply, TestGrove } from '../build/grove.ts'
import { HARMLESS_TO_MEETING } from '../build/commands.ts'
import { id, startTestGrove } from '../build/grove.ts'

let grove: TestGrove
let code: string
let desk: Client
beforeAll(async () => {
  grove = await startTestGrove()
  ;({ code, desk } = await grove.meeting())
})
afterAll(() => grove.stop())

interface Door {
  route: string
  method: string
  action: Action | undefined
}

/**
 * Each route with the action that its door asks for; undefined where it has no door. Middleware for all
 * addresses is none.
 */
function doorsOf(app: ReturnType<typeof makeApp>): Door[] {
  const doors = new Map<string, Door>()
  for (const { method, path, handler } of app.routes) {
    if (path === '/*' && method === 'ALL') continue
    const route = `${method} ${path}`
    const action = (handler as { action?: Action }).action ?? doors.get(route)?.action
    doors.set(route, { route, method, action })
  }
  return [...doors.values()]
}

describe('the doorway', () => {
  test('stands before every route', () => {
    const doors = doorsOf(grove.app)
    expect(doors.length).toBeGreaterThan(40)
    expect(doors.filter(({ action }) => action === undefined)).toEqual([])
    for (const { action } of doors) expect(ACTIONS).toHaveProperty([action!])
  })

  test('would be missed', () => {
    const app = makeApp(grove.services, { find: () => undefined, tags: () => '' } as never)
    app.get('/back/door', (c) => c.text('in'))
    expect(doorsOf(app).filter(({ action }) => action === undefined)).toEqual([
      { route: 'GET /back/door', method: 'GET', action: undefined },
    ])
  })

  test('is open to anyone only for reading, joining, signing in, one’s own receipt, and the open door', () => {
    const writing = doorsOf(grove.app).filter(({ method, action }) => method !== 'GET' && 'anyone' in ACTIONS[action!])
    expect(new Set(writing.map(({ action }) => action))).toEqual(
      new Set([
        'meeting.join',
        'receipt.withdraw',
        'receipt.takeBack',
        'receipt.answer',
        // [M42] By the stub, which is whoever holds it.
        'receipt.endorse',
        'receipt.letters',
        'letters.answer',
        'log.witness',
        'matter.contest',
        'notice.object',
        'signIn.ask',
        'signIn.use',
        'signIn.own',
        // [V11] By the serial on a ballot, which is whoever holds it.
        'vote.cast',
        // [B14] A proposal, and what its receipt is good for.
        'round.propose',
        // [T20] Whoever types an address, and its owner by the link that went there.
        'follow.ask',
        'follow.answer',
        // [T3] By the link of a group’s keeper, which is whoever holds it.
        'keeper.act',
        // [T32] What a program sends for somebody.
        'open311.report',
        // [C5] What anybody says of a draft.
        'convention.comment',
        // [K3] [K5] By a link of the register, which is whoever holds it.
        'guest.act',
        // [S5] What anybody answers.
        'survey.answer',
        // A POST so that a ballot ticked again stands in no address; it changes nothing.
        'round.why',
        // A POST so that unsent words stand in no address and no log; it changes nothing.
        'search.already',
      ]),
    )
  })

  test('no address takes a body unread: what is no JSON is refused as such', () => {
    const { paths } = grove.app.getOpenAPI31Document({ openapi: '3.1.0', info: { title: '', version: '' } })
    const optional = Object.entries(paths ?? {}).flatMap(([path, methods]) =>
      Object.entries(methods as Record<string, { requestBody?: { required?: boolean } }>)
        .filter(([, { requestBody }]) => requestBody && !requestBody.required)
        .map(([method]) => `${method} ${path}`),
    )
    expect(optional).toEqual([])
  })

  test('lets no resident send a command of the desk', async () => {
    // There are more kinds of commands than one person may send in ten seconds.
    const residents = [await grove.join(code), await grove.join(code)]
    for (const [n, [kind, rule]] of Object.entries(COMMANDS).entries()) {
      if (rule.participant) continue
      const resident = residents[n % residents.length]!
      const own = HARMLESS_TO_MEETING[kind as keyof typeof HARMLESS_TO_MEETING]
      const any = id()
      const everything = {
        kind,
        id: any,
        card: any,
        cards: [any],
        topic: any,
        tree: 'problem',
        name: 'x',
        reason: 'x',
        stage: 'closed',
      }
      const more = {
        item: null,
        open: true,
        focus: { kind: 'trees' },
        shown: true,
        people: [],
        participant: any,
        present: true,
      }
      const halves = [any, id()].map((half) => ({ id: half, tree: 'problem', text: 'x' }))
      const rest = { listed: any, joined: null, heads: 1, details: {}, halves }
      const reply = await resident.post(`/api/meetings/${code}/commands`, { ...everything, ...more, ...rest, ...own })
      expect([kind, reply.status, reply.problem.code]).toEqual([kind, 401, 'notSignedIn'])
    }
  })
})

test('an administrator adds places below their own, each once', async () => {
  const places = (await grove.stranger().get('/api/places?limit=200')).body as { items: { id: string; slug: string }[] }
  const parent = places.items.find(({ slug }) => slug === 'hedu')!.id
  const slug = `c-${id()}`
  const added = { id: id(), kind: 'community', parent, slug, name: '新社区' }
  const above = await grove.staff('administrator', 'hedu')
  const below = await grove.staff('administrator', 'rongbu')
  expect((await desk.post('/api/places', added)).status).toBe(403)
  expect((await below.post('/api/places', added)).status).toBe(403)
  expect((await above.post('/api/places', { ...added, name: 'a\u0000' })).problem.code).toBe('textBroken')
  expect((await above.post('/api/places', { ...added, kind: 'building' })).problem.code).toBe('noSuchPlace')
  // Sent again it is there once; the same id or the same address for something else is refused.
  const made = [await above.post('/api/places', added), await above.post('/api/places', added)]
  expect(made.map(({ status }) => status)).toEqual([201, 201])
  expect(made[1]!.body).toEqual(made[0]!.body)
  expect((await above.post('/api/places', { ...added, id: id() })).problem.code).toBe('idTaken')
  expect((await above.post('/api/places', { ...added, slug: `d-${id()}` })).problem.code).toBe('idTaken')
  expect((await desk.get(`/api/communities/${slug}`)).body).toMatchObject({ name: '新社区' })
})

test('[R13] [R14] [R15] [R16] places are renamed, moved and pasted by who administers them, and it is on record', async () => {
  const { items } = (await grove.stranger().get('/api/places?limit=200')).body as {
    items: { id: string; slug: string; parent: string; name: string }[]
  }
  const at = (slug: string) => items.find((place) => place.slug === slug)!
  const [hedu, rongbu, grid, beside] = [at('hedu'), at('rongbu'), at('rongbu-1'), at('shilu-1')]
  const above = await grove.staff('administrator', 'hedu')
  const below = await grove.staff('administrator', 'rongbu')
  const change = async (who: Client, place: string, said: object, was?: object) => {
    const { name = '', parent = null } = ((await who.get(`/api/places/${place}`)).body ?? {}) as {
      name?: string
      parent?: string | null
    }
    return who.send('PUT', `/api/places/${place}`, { json: { ...said, was: was ?? { name, parent } } })
  }
  const sheet = (who: Client, place: string, text: string, keep = true) =>
    who.post(`/api/places/${place}/sheet`, { text, keep })
  const code = async (reply: Promise<Reply>) => (await reply).problem.code

  // Nobody beside, and nobody with another role.
  for (const who of [desk, await grove.staff('administrator', 'shilu'), await grove.staff('coordinator', 'hedu')]) {
    expect(await code(change(who, rongbu.id, { name: '别的', parent: hedu.id }))).toBe('notAllowed')
    expect(await code(sheet(who, rongbu.id, '一'))).toBe('notAllowed')
    expect((await who.get(`/api/places/${rongbu.id}/changes`)).status).toBe(403)
  }
  expect(await code(change(above, id(), { name: 'x', parent: null }))).toBe('noSuchPlace')
  expect(await code(change(below, grid.id, { name: grid.name, parent: at('shilu').id }))).toBe('placeStays')
  expect(await code(change(above, at('rongbu-1-1').id, { name: 'x', parent: beside.id }))).toBe('placeStays')
  expect(await code(change(above, rongbu.id, { name: rongbu.name, parent: null }))).toBe('placeStays')
  expect(await code(change(below, grid.id, { name: at('rongbu-2').name, parent: rongbu.id }))).toBe('placeNameTaken')
  expect(await code(change(below, grid.id, { name: ' ', parent: rongbu.id }))).toBe('textEmpty')

  // A building goes to another grid; a community to another subdistrict, which is whose it was added by.
  const building = at('rongbu-1-1')
  expect((await change(below, building.id, { name: '甲栋', parent: at('rongbu-2').id })).status).toBe(200)
  // [R21] Who began to rename it before that moves it nowhere.
  const { name, parent } = building
  expect(await code(change(below, building.id, { name: '乙栋', parent }, { name, parent }))).toBe('changedMeanwhile')
  const made = await above.post('/api/places', {
    id: id(),
    kind: 'subdistrict',
    parent: null,
    slug: `s-${id()}`,
    name: '邻街道',
  })
  expect(made.status).toBe(201)
  const { id: other, slug } = made.body as { id: string; slug: string }
  expect(
    await code(below.post('/api/places', { id: id(), kind: 'subdistrict', parent: null, slug: 'x-1', name: '小街道' })),
  ).toBe('notAllowed')
  const there = (await above.get(`/api/subdistricts/${slug}/people`)).body as { items: { role: string }[] }
  expect(there.items.map(({ role }) => role)).toEqual(['administrator'])
  const fresh = (
    await above.post('/api/places', { id: id(), kind: 'community', parent: hedu.id, slug: `c-${id()}`, name: '会搬的' })
  ).body as { id: string }
  // [R14] From those who watch it, it goes only to where somebody watches; [R16] and they see where it went.
  const watcher = await grove.staff('oversight', 'hedu')
  const moved = { name: '会搬的', parent: other }
  expect(await code(change(above, fresh.id, moved))).toBe('unwatched')
  const { person } = (await watcher.get('/api/me')).body as { person: { id: string } }
  await grove.services.identity.people.appoint({ id: person.id, name: 'x', email: null }, other, 'oversight')
  expect((await change(above, fresh.id, moved)).body).toMatchObject({ parent: other })
  const told = (await watcher.get(`/api/places/${hedu.id}/changes`)).body as { items: object[] }
  expect(told.items.filter((one) => 'what' in one && one.what === 'moved')).toMatchObject([
    { name: '会搬的', above: '邻街道' },
    { name: '甲栋' },
  ])
  // [R4] Who watches over there works here: then it cannot move.
  const { items: people } = (await below.get('/api/communities/rongbu/people')).body as {
    items: { id: string; role: string }[]
  }
  const worker = people.find(({ role }) => role === 'spotter' || role === 'facilitator')!
  await grove.services.identity.people.appoint({ id: worker.id, name: 'x', email: null }, other, 'oversight')
  expect(await code(change(above, rongbu.id, { name: rongbu.name, parent: other }))).toBe('watchesItself')

  // A sheet is looked through, then kept whole or not at all; again it adds nothing.
  const rows = '新一网格\t1栋\n\t2栋\n新二网格'
  expect((await sheet(below, rongbu.id, rows, false)).body).toMatchObject({ news: 4, kept: false })
  expect((await sheet(below, rongbu.id, `${rows}\n\t${'x'.repeat(61)}`)).body).toMatchObject({ news: 4, kept: false })
  expect((await sheet(below, rongbu.id, rows)).body).toMatchObject({ news: 4, kept: true })
  expect((await sheet(below, rongbu.id, rows)).body).toMatchObject({ news: 0 })
  expect(await code(sheet(below, rongbu.id, 'x\n'.repeat(2001)))).toBe('placesFull')
  expect((await sheet(below, rongbu.id, '"不闭合的引号\t1')).status).toBe(200)

  const record = (await below.get(`/api/places/${rongbu.id}/changes`)).body as {
    items: { what: string; name: string }[]
  }
  expect(
    record.items
      .filter(({ what }) => what !== 'added')
      .map(({ what, name }) => `${what} ${name}`)
      .sort(),
  ).toEqual(['moved 甲栋', 'renamed 甲栋'])
  expect(record.items.filter(({ what }) => what === 'added').length).toBeGreaterThanOrEqual(4)
})

test('the API’s description is OpenAPI 3.1 and names every operation', async () => {
  const { body } = await desk.get('/api/openapi.json')
  const { openapi, info, paths } = body as {
    openapi: string
    info: object
    paths: Record<
      string,
      Record<string, { summary?: string; responses: object; parameters?: { name: string; in: string }[] }>
    >
  }
  expect(openapi).toMatch(/^3\.1\.\d+$/)
  expect(info).toMatchObject({ title: 'Grove' })
  /** Whether a route answers at a described address: a named part of the route stands for any part. */
  const answers = (method: string, path: string) =>
    grove.app.routes.some((route) => {
      const [own, described] = [route.path.replace(/\{.*\}/, '').split('/'), path.split('/')]
      if (route.method !== method || own.length !== described.length) return false
      return own.every((part, i) => (part.startsWith(':') ? /\{\w+\}/.test(described[i]!) : part === described[i]))
    })
  let operations = 0
  for (const [path, methods] of Object.entries(paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      operations++
      expect(operation.summary, `${method} ${path}`).toBeTruthy()
      expect(Object.keys(operation.responses).length).toBeGreaterThan(0)
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
      const given = (operation.parameters ?? []).filter((one) => one.in === 'path').map(({ name }) => name)
      expect(given.toSorted(), path).toEqual(named.toSorted())
      expect(answers(method.toUpperCase(), path), `${method} ${path}`).toBe(true)
    }
  }
  expect(operations).toBeGreaterThan(20)
})

describe('signing in', () => {
  const personOf = async (client: Client) =>
    ((await client.get('/api/me')).body as { person: { id: string } }).person.id

  test('works once; opening the link does not use it up', async () => {
    const secret = await grove.services.identity.people.makeLink(await personOf(desk))
    const guest = grove.stranger()
    for (let i = 0; i < 3; i++) expect((await guest.get(`/sign-in/${secret}`)).status).toBe(200)
    expect((await guest.get('/api/me')).problem.code).toBe('notSignedIn')
    const used = await guest.send('POST', `/sign-in/${secret}`)
    expect([used.status, used.headers.get('location')]).toEqual([303, '/desk'])
    const cookie = used.headers.getSetCookie().find((line) => line.startsWith('grove_staff='))!
    expect(cookie).toMatch(/; HttpOnly/i)
    expect(cookie).toMatch(/; SameSite=Lax/i)
    expect(cookie).toMatch(/; Path=\//i)
    expect((await guest.get('/api/me')).status).toBe(200)
    const again = await grove.stranger().send('POST', `/sign-in/${secret}`)
    expect([again.status, again.problem.code]).toEqual([410, 'linkUsed'])
  })

  test('by one link sent twice at once lets one in', async () => {
    const secret = await grove.services.identity.people.makeLink(await personOf(desk))
    const replies = await Promise.all(
      Array.from({ length: 5 }, () => grove.stranger().send('POST', `/sign-in/${secret}`)),
    )
    expect(replies.map(({ status }) => status).toSorted()).toEqual([303, 410, 410, 410, 410])
  })

  test('by a link that has expired is refused', async () => {
    const person = await personOf(desk)
    const secret = await grove.services.identity.people.makeLink(person)
    await grove.owner.updateTable('sign_in_link').set({ expires_at: 1 }).where('person', '=', person).execute()
    expect((await grove.stranger().send('POST', `/sign-in/${secret}`)).status).toBe(410)
  })

  test('from another site is refused, and uses nothing up', async () => {
    const secret = await grove.services.identity.people.makeLink(await personOf(desk))
    const guest = grove.stranger()
    const forced = await guest.send('POST', `/sign-in/${secret}`, { headers: { origin: 'https://elsewhere.example' } })
    expect(forced.status).toBe(403)
    expect((await guest.send('POST', `/sign-in/${secret}`, { headers: { origin: grove.url } })).status).toBe(303)
  })

  test('can be revoked, by its owner alone', async () => {
    const one = await grove.staff()
    const secret = await grove.services.identity.people.makeLink(await personOf(one))
    const two = grove.stranger()
    await two.send('POST', `/sign-in/${secret}`, { headers: { 'user-agent': 'a lost laptop' } })
    const { items } = (await one.get('/api/sessions')).body as {
      items: { id: string; current: boolean; device: string }[]
    }
    expect(items).toHaveLength(2)
    const lost = items.find(({ device }) => device === 'a lost laptop')!
    expect(lost.current).toBe(false)
    expect((await desk.send('DELETE', `/api/sessions/${lost.id}`)).status).toBe(404)
    expect((await two.get('/api/me')).status).toBe(200)
    expect((await one.send('DELETE', `/api/sessions/${lost.id}`)).status).toBe(204)
    expect((await two.get('/api/me')).status).toBe(401)
    expect((await one.get('/api/me')).status).toBe(200)
  })

  test('out ends it for that cookie, wherever it is kept', async () => {
    const one = await grove.staff()
    const copy = grove.stranger()
    for (const [name, value] of one.cookies) copy.cookies.set(name, value)
    expect((await one.send('POST', '/api/sign-out')).status).toBe(204)
    expect((await copy.get('/api/me')).status).toBe(401)
  })

  test('keeps only hashes of secrets', async () => {
    const secret = await grove.services.identity.people.makeLink(await personOf(desk))
    const links = await grove.owner.selectFrom('sign_in_link').selectAll().execute()
    const signIns = await grove.owner.selectFrom('sign_in').selectAll().execute()
    const kept = JSON.stringify([links, signIns])
    expect(kept).not.toContain(secret)
    for (const value of desk.cookies.values()) expect(kept).not.toContain(value)
  })

  test('a coordinator appoints; a facilitator does not, and nobody hands out a key to more than is theirs', async () => {
    const coordinator = await grove.staff('coordinator')
    const made = await coordinator.post('/api/communities/rongbu/people', {
      id: id(),
      name: '新来的',
      role: 'facilitator',
    })
    const { id: person, signInLink } = made.body as { id: string; signInLink: string }
    expect(signInLink).toMatch(/\/sign-in\/[\w-]{20,}$/)
    expect(
      (await desk.post('/api/communities/rongbu/people', { id: id(), name: 'x', role: 'facilitator' })).status,
    ).toBe(403)
    expect((await coordinator.post(`/api/people/${person}/sign-in-link`, {})).status).toBe(201)
    // An administrator of the place above has more rights than a coordinator could hand out.
    const shilu = (await grove.services.identity.places.community('shilu'))!
    await grove.services.identity.people.appoint(
      { id: person, name: '新来的', email: null },
      shilu.parent!,
      'administrator',
    )
    expect((await coordinator.post(`/api/people/${person}/sign-in-link`, {})).status).toBe(403)
    // Nor is there a way round by appointing that person anew, by id or by address.
    const email = `${id()}@example.org`
    await grove.owner.updateTable('person').set({ email }).where('id', '=', person).execute()
    const again = { name: 'x', role: 'handler' }
    expect((await coordinator.post('/api/communities/rongbu/people', { person, role: 'handler' })).status).toBe(403)
    const byAddress = await coordinator.post('/api/communities/rongbu/people', {
      id: id(),
      email: email.toUpperCase(),
      ...again,
    })
    expect([byAddress.status, byAddress.text.includes('sign-in/')]).toEqual([403, false])
  })

  test('somebody known by id keeps who they are when appointed with another address', async () => {
    const coordinator = await grove.staff('coordinator')
    const person = { id: id(), name: '温姨', role: 'handler' }
    expect(
      (await coordinator.post('/api/communities/rongbu/people', { ...person, email: `${id()}@example.org` })).status,
    ).toBe(201)
    expect(
      (await coordinator.post('/api/communities/rongbu/people', { ...person, email: `${id()}@example.org` })).status,
    ).toBe(201)
  })
})

describe('every reply is guarded', () => {
  test('whatever was asked and whatever came of it', async () => {
    const resident = await grove.join(code)
    const replies = [
      ...(await Promise.all(
        [
          '/',
          `/m/${code}`,
          `/screen/${code}`,
          '/desk',
          `/c/rongbu`,
          '/assets/phone.js',
          '/assets/none.js',
          '/nowhere',
          '/sign-in/x',
          '/api',
        ]
          .concat([
            `/api/meetings/${code}`,
            `/api/meetings/${code}/cards.csv`,
            `/api/meetings/${code}/meeting.ics`,
            '/c/rongbu/feed.atom',
          ])
          .concat([
            `/poster/${code}`,
            `/m/${code}/record`,
            `/api/meetings/${code}/trees.svg`,
            `/api/meetings/${code}/qr.svg`,
            '/api/me',
          ])
          .map((path) => resident.get(path)),
      )),
      await resident.command(code, { kind: 'endorse', card: id() }),
      await resident.send('POST', `/api/meetings/${code}/commands`, {
        body: '{',
        headers: { 'content-type': 'application/json' },
      }),
      await resident.send('POST', '/api/sign-out'),
    ]
    const stream = await fetch(`${grove.url}/live/${code}`)
    await stream.body!.cancel()
    for (const { headers } of [...replies, stream]) {
      expect(headers.get('content-security-policy')).toContain("script-src 'self'")
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('same-origin')
      expect(headers.get('cache-control')).toBeTruthy()
    }
  })

  test('what is one person’s own is not kept by caches', async () => {
    const resident = await grove.join(code)
    for (const path of [`/m/${code}`, `/api/meetings/${code}/me`, `/live/${code}`]) {
      const reply = await fetch(grove.url + path, {
        headers: { cookie: [...resident.cookies].map((pair) => pair.join('=')).join('; ') },
      })
      await reply.body!.cancel()
      expect(reply.headers.get('cache-control')).toBe('no-store')
    }
  })

  test('text from people cannot break out of the state in a page', async () => {
    const resident = await grove.join(code)
    const card = await resident.card(code, '</script><script>alert(1)</script>\u2028')
    const { text } = await resident.get(`/m/${code}`)
    expect(text).not.toContain('<script>alert')
    const state = JSON.parse(/<script type="application\/json" id="state">(.*?)<\/script>/s.exec(text)![1]!)
    expect(state.board.cards[card].text).toContain('<script>alert(1)</script>')
  })

  test('over https, cookies stay on https and Grove’s own address is no other site', async () => {
    const behind = await startTestGrove({ PUBLIC_URL: 'https://grove.example' })
    try {
      const meeting = await behind.meeting()
      const reply = await behind
        .stranger()
        .post(
          `/api/meetings/${meeting.code}/participants`,
          { id: id(), key: id() },
          { origin: 'https://grove.example' },
        )
      expect(reply.status).toBe(200)
      expect(reply.headers.getSetCookie()[0]).toMatch(/; Secure/i)
      expect(reply.headers.get('strict-transport-security')).toMatch(/max-age=\d{7,}/)
    } finally {
      await behind.stop()
    }
  })

  test('who sends far too much is asked to wait, and told how long', async () => {
    const hasty = await grove.join(code)
    const patient = await grove.join(code)
    const replies = await Promise.all(
      Array.from({ length: 90 }, () => hasty.command(code, { kind: 'endorse', card: id() })),
    )
    const waiting = replies.filter(({ status }) => status === 429)
    expect(waiting.length).toBeGreaterThan(0)
    expect(waiting[0]!.problem.code).toBe('tooMany')
    expect(Number(waiting[0]!.headers.get('retry-after'))).toBeGreaterThan(0)
    // Nobody else in the hall waits for it.
    await patient.card(code)
  })
})
