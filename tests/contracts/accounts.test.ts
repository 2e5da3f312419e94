import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { SignInTry } from '../../src/wire/account.ts'
import type { Mailbox } from '../build/mailbox.ts'
import { openMailbox } from '../build/mailbox.ts'
import type { Client, TestGrove } from '../build/grove.ts'
import { id, startTestGrove } from '../build/grove.ts'
import type { TestProvider } from '../build/provider.ts'
import { CLIENT, openProvider, StaffAppMakers } from '../build/provider.ts'

let grove: TestGrove
let mailbox: Mailbox
let provider: TestProvider
let makers: StaffAppMakers
let people = 0
let addresses = 0

beforeAll(async () => {
  mailbox = await openMailbox()
  provider = await openProvider(() => `${grove.services.publicUrl()}/sign-in/outside/back`)
  makers = await StaffAppMakers.open()
  // Behind a proxy, so that each client can come from an address of its own.
  grove = await startTestGrove({
    PUBLIC_URL: 'https://grove.example',
    TRUSTED_PROXIES: '127.0.0.1 ::1',
    SMTP_URL: mailbox.url,
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: CLIENT.id,
    OIDC_CLIENT_SECRET: CLIENT.secret,
    OIDC_NAME: '街道统一账号',
    WECOM_CORP_ID: CLIENT.id,
    WECOM_AGENT_ID: '1000002',
    WECOM_SECRET: CLIENT.secret,
    WECOM_LOGIN_URL: makers.url,
    WECOM_API_URL: makers.url,
    DINGTALK_APP_KEY: CLIENT.id,
    DINGTALK_APP_SECRET: CLIENT.secret,
    DINGTALK_LOGIN_URL: makers.url,
    DINGTALK_API_URL: makers.url,
  })
})
afterAll(async () => {
  await grove.stop()
  await provider.close()
  await makers.close()
  await mailbox.close()
})
beforeEach(() => mailbox.letters.splice(0))

/** Somebody at a computer of their own; `address`: behind which, where others are too. */
function stranger(address = `10.0.0.${addresses++}`): Client {
  const client = grove.stranger()
  const send = client.send.bind(client)
  client.send = (method, path, { headers, ...init } = {}) =>
    send(method, path, { ...init, headers: { 'x-forwarded-for': address, ...headers } })
  return client
}

/** Somebody whom a coordinator appointed, with an address. */
async function appointed(role: 'facilitator' | 'oversight' = 'facilitator') {
  const email = `staff${people++}@grove.example`
  const place = (await grove.services.identity.places.community('rongbu'))!
  const person = await grove.services.identity.people.appoint({ id: id(), name: '小周', email }, place.id, role)
  return { person, email }
}

async function letter(count = 1): Promise<string> {
  await expect.poll(() => mailbox.letters.length).toBe(count)
  return mailbox.letters.at(-1)!.text
}
const codeIn = (text: string) => /\b(\d{6})\b/.exec(text)![1]!

async function codeFor(client: Client, email: string): Promise<string> {
  const to = email
    .trim()
    .replace(/[＠﹫]/, '@')
    .replace('。', '.')
    .toLowerCase()
  const letters = () => mailbox.letters.filter((one) => one.to.toLowerCase() === to)
  const before = letters().length
  expect((await client.post('/api/sign-in', { email })).status).toBe(200)
  await expect.poll(() => letters().length).toBe(before + 1)
  return codeIn(letters().at(-1)!.text)
}
const me = async (client: Client) => ((await client.get('/api/me')).body as { person: { id: string } }).person.id
const triesOf = async (client: Client, address = '/api/sessions/journal') =>
  ((await client.get(address)).body as { items: SignInTry[] }).items
const another = (digits: string) => String((Number(digits) + 1) % 1_000_000).padStart(6, '0')

describe('a code by e-mail', () => {
  test('signs in who was appointed, once; a code that was used is dead', async () => {
    const { person, email } = await appointed()
    const client = stranger()
    const code = await codeFor(client, email.toUpperCase())
    expect(
      (await client.post('/api/sign-in/code', { email, code: ` ${code.slice(0, 3)} ${code.slice(3)}` })).status,
    ).toBe(204)
    expect(await me(client)).toBe(person)
    const again = await stranger().post('/api/sign-in/code', { email, code })
    expect([again.status, again.problem.code]).toEqual([401, 'codeWrong'])
  })

  test('sent five times at once lets one in', async () => {
    const { email } = await appointed()
    const client = stranger()
    const code = await codeFor(client, email)
    const replies = await Promise.all(Array.from({ length: 5 }, () => client.post('/api/sign-in/code', { code })))
    expect(replies.map(({ status }) => status).toSorted()).toEqual([204, 401, 401, 401, 401])
  })

  test('the newest letter counts, and using it ends those before', async () => {
    const { email } = await appointed()
    const [client, other] = [stranger(), stranger()]
    const elsewhere = await codeFor(other, email)
    const first = await codeFor(client, email)
    const second = await codeFor(client, email)
    if (first !== second) expect((await client.post('/api/sign-in/code', { code: first })).status).toBe(401)
    expect((await client.post('/api/sign-in/code', { code: second })).status).toBe(204)
    expect((await client.post('/api/sign-in/code', { code: second })).status).toBe(401)
    expect((await other.post('/api/sign-in/code', { code: elsewhere })).status).toBe(401)
  })

  test('three wrong tries kill it; so do ten minutes', async () => {
    const { email } = await appointed()
    const client = stranger()
    const code = await codeFor(client, email)
    for (let i = 0; i < 3; i++)
      expect((await client.post('/api/sign-in/code', { code: another(code) })).status).toBe(401)
    expect((await client.post('/api/sign-in/code', { code })).status).toBe(401)
    const late = await codeFor(client, email)
    await grove.owner.updateTable('sign_in_code').set({ expires_at: 0 }).execute()
    expect((await client.post('/api/sign-in/code', { code: late })).status).toBe(401)
  })

  test('is not sent to an address that nobody was appointed with, and nobody is made; the answer is the same', async () => {
    const before = await grove.owner.selectFrom('person').select('id').execute()
    const known = await stranger().post('/api/sign-in', { email: (await appointed()).email })
    const unknown = await stranger().post('/api/sign-in', { email: 'stranger@elsewhere.example' })
    expect([unknown.status, unknown.body]).toEqual([known.status, known.body])
    await letter()
    const tried = await grove
      .stranger()
      .post('/api/sign-in/code', { email: 'stranger@elsewhere.example', code: '123456' })
    expect([tried.status, tried.problem.code]).toEqual([401, 'codeWrong'])
    expect(mailbox.letters.map(({ to }) => to)).not.toContain('stranger@elsewhere.example')
    expect(await grove.owner.selectFrom('person').select('id').execute()).toHaveLength(before.length + 1)
  })

  test('opens nothing for who has no role any more, and nothing can make or change a person this way', async () => {
    const { person, email } = await appointed()
    const client = stranger()
    const code = await codeFor(client, email)
    await grove.owner.deleteFrom('role').where('person', '=', person).execute()
    expect((await client.post('/api/sign-in/code', { code })).status).toBe(401)
    const view = 'known_person' as 'person'
    const made = grove.owner.insertInto(view).values({ id: id(), name: 'x', email, created_at: 0 })
    await expect(made.execute()).rejects.toThrow()
    await expect(grove.owner.updateTable(view).set({ email: 'x@x.example' }).execute()).rejects.toThrow()
  })

  test('works on the page without JavaScript too, in the reader’s language', async () => {
    const { person, email } = await appointed()
    const client = stranger()
    const form = (fields: Record<string, string>) => ({
      body: new URLSearchParams(fields),
      headers: { 'accept-language': 'en' },
    })
    expect((await client.send('POST', '/sign-in', form({ email }))).status).toBe(200)
    const text = await letter()
    expect(text).toContain('Your sign-in code')
    expect((await client.send('POST', '/sign-in/code', form({ email, code: '' }))).status).toBe(401)
    const used = await client.send('POST', '/sign-in/code', form({ email, code: codeIn(text) }))
    expect([used.status, used.headers.get('location')]).toEqual([303, '/desk'])
    expect(await me(client)).toBe(person)
  })

  test('the letter also holds a link, as before', async () => {
    const { person, email } = await appointed()
    const client = stranger()
    await client.post('/api/sign-in', { email })
    const [, path] = /(\/sign-in\/[\w-]+)/.exec(await letter())!
    expect((await client.send('POST', path!)).status).toBe(303)
    expect(await me(client)).toBe(person)
  })

  test('after five letters in an hour that strangers asked for, strangers wait, and are told how long', async () => {
    const { email } = await appointed()
    const asked = []
    for (let i = 0; i < 6; i++) asked.push(await stranger().post('/api/sign-in', { email }))
    expect(asked.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 429])
    expect(asked[5]!.problem.code).toBe('tooMany')
    expect(Number(asked[5]!.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(asked[5]!.problem.detail).toBeTruthy()
    // One of them alone has three, and a tag or a full-width sign makes no new mailbox.
    const one = stranger()
    const [local, host] = (await appointed()).email.split('@')
    const spelled = [`${local}@${host}`, `${local}+1@${host}`, `${local}＠${host}`, `${local?.toUpperCase()}@${host}`]
    const statuses = []
    for (const email of spelled) statuses.push((await one.post('/api/sign-in', { email })).status)
    expect(statuses).toEqual([200, 200, 200, 429])
  })

  test('strangers lock nobody out: neither their tries nor their asking use up those of whoever reads the mailbox', async () => {
    const { person, email } = await appointed()
    const rightful = stranger()
    const code = await codeFor(rightful, email)
    for (let i = 0; i < 12; i++) {
      const one = stranger()
      one.cookies.set('grove_asked', id())
      expect((await one.post('/api/sign-in/code', { email, code: i % 2 ? code : another(code) })).status).toBe(401)
    }
    expect((await rightful.post('/api/sign-in/code', { code })).status).toBe(204)
    for (let i = 0; i < 8; i++) await stranger().post('/api/sign-in', { email })
    expect((await stranger().post('/api/sign-in', { email })).status).toBe(429)
    // The browser in which they once came in has a count of its own; and each letter holds a link that works
    // anywhere.
    await rightful.send('POST', '/api/sign-out')
    const letters = () => mailbox.letters.filter(({ to }) => to === email)
    await expect.poll(() => letters().length).toBe(5)
    const [, path] = /(\/sign-in\/[\w-]+)/.exec(letters().at(-1)!.text)!
    const again = await codeFor(rightful, email)
    expect((await rightful.post('/api/sign-in/code', { code: again })).status).toBe(204)
    const anywhere = stranger()
    expect((await anywhere.send('POST', path!)).status).toBe(303)
    expect(await me(anywhere)).toBe(person)
  })

  test('no mark of a browser can be made up or used for another mailbox', async () => {
    const [one, two] = [await appointed(), await appointed()]
    const client = stranger()
    await client.post('/api/sign-in/code', { code: await codeFor(client, one.email) })
    for (let i = 0; i < 5; i++) await stranger().post('/api/sign-in', { email: two.email })
    expect((await client.post('/api/sign-in', { email: two.email })).status).toBe(429)
    const [nonce, , seal] = client.cookies.get('grove_device')!.split('.')
    const forger = stranger()
    for (const made of [`${nonce}.x.${seal}`, `${nonce}..`, `${'x'.repeat(5000)}`]) {
      forger.cookies.set('grove_device', made)
      expect((await forger.post('/api/sign-in', { email: two.email })).status).toBe(429)
    }
  })

  test('strangers behind the same address use up nobody’s way in', async () => {
    const { person, email } = await appointed()
    const known = stranger('10.1.0.1')
    await known.post('/api/sign-in/code', { code: await codeFor(known, email) })
    await known.send('POST', '/api/sign-out')
    const link = await grove.services.identity.people.makeLink(person)
    const neighbour = stranger('10.1.0.1')
    const flooded = []
    for (let i = 0; i < 61; i++) flooded.push((await neighbour.post('/api/sign-in/code', { code: '000000' })).status)
    expect(flooded.at(-1)).toBe(429)
    const code = await codeFor(known, email)
    expect((await known.post('/api/sign-in/code', { code })).status).toBe(204)
    expect((await neighbour.send('POST', `/sign-in/${link}`)).status).toBe(303)
  })

  test('an address of two megabytes, or one that is none, is refused before it is counted', async () => {
    const long = `${'a'.repeat(1_900_000)}@grove.example`
    const page = { accept: 'text/html' }
    const form = await stranger().send('POST', '/sign-in', {
      body: new URLSearchParams({ email: long }),
      headers: page,
    })
    expect(form.status).toBe(413)
    expect(form.text.length).toBeLessThan(100_000)
    expect((await stranger().post('/api/sign-in', { email: long })).status).toBe(400)
    for (const email of ['wang', 'a@b@c', 'a@b.example\r\nBcc: c@d.example']) {
      const refused = await stranger().post('/api/sign-in', { email })
      expect([email, refused.status, refused.problem.code]).toEqual([email, 422, 'addressBroken'])
    }
  })

  test.each(['＠', '﹫'])('an address with %s is the same address, at the desk and on the page', async (at) => {
    const email = `staff${people++}${at}grove。example`
    const coordinator = await grove.staff('coordinator')
    const made = await coordinator.post('/api/communities/rongbu/people', {
      id: id(),
      name: `小周${people}`,
      email: `　${email}、`,
      role: 'handler',
    })
    expect(made.status).toBe(201)
    const client = stranger()
    expect((await client.post('/api/sign-in/code', { code: await codeFor(client, ` ${email} `) })).status).toBe(204)
    expect(await me(client)).toBe((made.body as { id: string }).id)
  })
})

describe('[T39] an app at work', () => {
  const comes = async (client: Client, app: string, who: string) => {
    makers.who = who
    const away = await client.get(`/sign-in/app/${app}`)
    return client.get(makers.back(away.headers.get('location')!))
  }
  const adds = async (client: Client, app: string, who: string) => {
    makers.who = who
    const { url } = (await client.post(`/api/me/apps/${app}`, {})).body as { url: string }
    return client.get(makers.back(url))
  }
  const mine = async (client: Client) =>
    ((await client.get('/api/me/apps')).body as { items: { app: string; added: boolean }[] }).items

  test('lets in whoever has added theirs, by its number alone, and nobody else', async () => {
    const { person } = await appointed()
    const { person: other } = await appointed()
    const signedIn = async (who: string) => {
      const client = stranger()
      const link = await grove.services.identity.people.makeLink(who)
      client.cookies.set('grove_staff', (await grove.services.identity.people.useLink(link, 'test'))!)
      return client
    }
    const desk = await signedIn(person)
    for (const app of ['wecom', 'dingtalk']) {
      const unknown = await comes(stranger(), app, 'zhou')
      expect([app, unknown.status, unknown.problem.code]).toEqual([app, 403, 'appUnknown'])
      expect((await stranger().post(`/api/me/apps/${app}`, {})).status).toBe(401)
      const added = await adds(desk, app, 'zhou')
      expect([app, added.status, added.headers.get('location')]).toEqual([app, 303, '/desk/sessions'])
      const client = stranger()
      expect((await comes(client, app, 'zhou')).headers.get('location')).toBe('/desk')
      expect(await me(client)).toBe(person)
      // Somebody else's it is not, whatever they ask; and whoever comes back in another browser is nobody.
      expect((await adds(await signedIn(other), app, 'zhou')).problem.code).toBe('outsideRefused')
      makers.who = 'zhou'
      const away = await stranger().get(`/sign-in/app/${app}`)
      const back = makers.back(away.headers.get('location')!)
      expect((await stranger().get(back)).problem.code).toBe('outsideRefused')
      // A code is good once.
      expect((await comes(stranger(), app, '')).problem.code).toBe('outsideRefused')
    }
    expect(await mine(desk)).toEqual([
      { app: 'wecom', added: true },
      { app: 'dingtalk', added: true },
    ])
    // Whoever asks for what is another's, as two may at once, keeps their own.
    await adds(await signedIn(other), 'wecom', 'li')
    const held = grove.owner.selectFrom('outside_account').where('provider', '=', 'wecom')
    const { subject } = await held.select('subject').where('person', '=', person).executeTakeFirstOrThrow()
    const taken = { id: id(), person: other, provider: 'wecom' as const, subject }
    expect(await grove.owner.transaction().execute((tx) => grove.services.betterAuth.addApp(tx, taken))).toBe(false)
    expect((await comes(stranger(), 'wecom', 'li')).headers.get('location')).toBe('/desk')
    // [R20] What came in by an app ends with it.
    const byWecom = stranger()
    await comes(byWecom, 'wecom', 'zhou')
    for (const app of ['wecom', 'dingtalk']) {
      expect((await desk.send('DELETE', `/api/me/apps/${app}`)).status).toBe(204)
      expect((await comes(stranger(), app, 'zhou')).problem.code).toBe('appUnknown')
    }
    expect((await byWecom.get('/api/me')).status).toBe(401)
    expect((await stranger().get('/sign-in/app/feishu')).status).toBe(404)
  })
})

describe('an outside account', () => {
  const come = async (subject: string) => {
    const client = stranger()
    const away = await client.get('/sign-in/outside')
    expect(away.status).toBe(303)
    const back = new URL(await provider.walk(away.headers.get('location')!, subject))
    return { client, back, answer: await client.get(back.pathname + back.search) }
  }

  test('signs in who was appointed with the address that the provider has verified, and finds them again by their account', async () => {
    const { person, email } = await appointed()
    provider.claims.set('zhou', { email, email_verified: true })
    const { client, answer } = await come('zhou')
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/desk'])
    expect(await me(client)).toBe(person)
    provider.claims.set('zhou', { email: 'moved@elsewhere.example', email_verified: true })
    expect(await me((await come('zhou')).client)).toBe(person)
  })

  test('an address that the provider has not verified opens nothing and links nothing', async () => {
    const { email } = await appointed()
    provider.claims.set('liar', { email, email_verified: false })
    const { client, answer } = await come('liar')
    expect([answer.status, answer.problem.code]).toEqual([403, 'addressUnproven'])
    expect((await client.get('/api/me')).status).toBe(401)
    provider.claims.set('silent', { email })
    expect((await come('silent')).answer.problem.code).toBe('addressUnproven')
    const linked = await grove.owner.selectFrom('outside_account').selectAll().execute()
    expect(JSON.stringify(linked)).not.toMatch(/liar|silent/)
  })

  test('whom nobody appointed is refused with a reason, and is not made', async () => {
    const before = await grove.owner.selectFrom('person').select('id').execute()
    provider.claims.set('guest', { email: 'guest@elsewhere.example', email_verified: true })
    const { client, answer } = await come('guest')
    expect([answer.status, answer.problem.code]).toEqual([403, 'addressUnknown'])
    expect(answer.problem.detail).toContain('街道统一账号')
    expect((await client.get('/api/me')).status).toBe(401)
    expect(await grove.owner.selectFrom('person').select('id').execute()).toHaveLength(before.length)
  })

  test('an answer counts once, and only in the browser that asked', async () => {
    const { email } = await appointed()
    provider.claims.set('once', { email, email_verified: true })
    const { back, client } = await come('once')
    expect((await client.get(back.pathname + back.search)).problem.code).toBe('outsideRefused')
    const away = await stranger().get('/sign-in/outside')
    const stolen = new URL(await provider.walk(away.headers.get('location')!, 'once'))
    const other = stranger()
    expect((await other.get(stolen.pathname + stolen.search)).problem.code).toBe('outsideRefused')
    expect((await other.get('/api/me')).status).toBe(401)
  })

  test('the provider’s tokens are not kept', async () => {
    const kept = await grove.owner.selectFrom('outside_account').selectAll().execute()
    expect(Object.keys(kept[0]!).toSorted()).toEqual([
      'created_at',
      'id',
      'person',
      'provider',
      'subject',
      'updated_at',
    ])
  })
})

describe('every sign-in', () => {
  test('is one of Grove’s own: listed with how it came, and ended at once', async () => {
    const { email } = await appointed()
    const [one, two] = [stranger(), stranger()]
    await one.post('/api/sign-in/code', { email, code: await codeFor(one, email) })
    await two.post('/api/sign-in/code', { email, code: await codeFor(two, email) }, { 'user-agent': 'a lost laptop' })
    const { items } = (await one.get('/api/sessions')).body as { items: { id: string; device: string; way: string }[] }
    const lost = items.find(({ device }) => device === 'a lost laptop')!
    expect(lost.way).toBe('code')
    expect((await one.send('DELETE', `/api/sessions/${lost.id}`)).status).toBe(204)
    expect((await two.get('/api/me')).status).toBe(401)
    expect([...one.cookies.keys()]).toEqual(['grove_wrote', 'grove_staff', 'grove_device'])
  })

  test('and every refused try is journaled, for oneself, for administrators and for oversight alone', async () => {
    const { person, email } = await appointed()
    const client = stranger()
    const code = await codeFor(client, email)
    await client.post('/api/sign-in/code', { email, code: another(code) }, { 'user-agent': 'somebody else' })
    await client.post('/api/sign-in/code', { email, code })
    const own = await triesOf(client)
    expect(own.map(({ way, refused, device }) => [way, refused, device])).toEqual([
      ['code', null, 'node'],
      ['code', 'codeWrong', 'somebody else'],
    ])
    for (const role of ['administrator', 'oversight'] as const) {
      const seen = await triesOf(await grove.staff(role), '/api/communities/rongbu/sign-ins')
      expect(seen.filter((one) => one.person === person)).toHaveLength(2)
    }
    expect((await (await grove.staff('coordinator')).get('/api/communities/rongbu/sign-ins')).status).toBe(403)
    const elsewhere = await grove.staff('oversight', 'shilu')
    expect((await triesOf(elsewhere, '/api/communities/shilu/sign-ins')).map((one) => one.person)).not.toContain(person)
  })

  test('of somebody whose role reaches down from above is in the journal of the communities below', async () => {
    const { person, email } = await appointed()
    const above = (await grove.services.identity.places.community('rongbu'))!.parent!
    await grove.services.identity.people.appoint({ id: person, name: '小周', email }, above, 'officer')
    const client = stranger()
    await client.post('/api/sign-in/code', { email, code: await codeFor(client, email) })
    const seen = await triesOf(await grove.staff('oversight', 'shilu'), '/api/communities/shilu/sign-ins')
    expect(seen.filter((one) => one.person === person)).toHaveLength(1)
  })

  test('by somebody unknown that was refused is forgotten after 90 days; of those who are known it stays', async () => {
    const { person } = await appointed()
    const long = Date.now() - 91 * 24 * 3600_000
    const way = 'code' as const
    const old = (who: string | null) => ({
      id: id(),
      at: long,
      person: who,
      way,
      device: 'long ago',
      refused: 'codeWrong',
    })
    await grove.owner
      .insertInto('sign_in_try')
      .values([old(null), old(person)])
      .execute()
    await stranger().post('/api/sign-in/code', { email: 'nobody@elsewhere.example', code: '000000' })
    const left = await grove.owner.selectFrom('sign_in_try').select('person').where('device', '=', 'long ago').execute()
    expect(left).toEqual([{ person }])
  })

  test('leaves no secret in the database: no code, no cookie, no session of another kind', async () => {
    const { email } = await appointed()
    const client = stranger()
    const code = await codeFor(client, email)
    const kept: unknown[] = []
    for (const table of ['proof', 'sign_in_code', 'sign_in', 'sign_in_try', 'outside_account', 'passkey'] as const)
      kept.push(await grove.owner.selectFrom(table).selectAll().execute())
    expect(JSON.stringify(kept)).not.toContain(code)
    expect(JSON.stringify(kept)).not.toContain(email)
    for (const value of client.cookies.values()) expect(JSON.stringify(kept)).not.toContain(value)
  })

  test('a page that is open over plain http at a number is told that it cannot have passkeys', async () => {
    const local = (await stranger().get('/api/sign-in')).body
    expect(local).toEqual({
      email: true,
      passkeyOrigin: grove.url,
      outside: '街道统一账号',
      apps: ['wecom', 'dingtalk'],
    })
    const bare = await startTestGrove()
    const client = bare.stranger()
    Object.assign(client, { url: bare.url.replace('localhost', '127.0.0.1') })
    expect((await client.get('/api/sign-in')).body).toEqual({
      email: false,
      passkeyOrigin: null,
      outside: null,
      apps: [],
    })
    const refused = await client.post('/api/sign-in/passkey/start', {})
    expect([refused.status, refused.problem.code]).toEqual([409, 'passkeyElsewhere'])
    expect((await client.get('/sign-in/outside')).status).toBe(404)
    await bare.stop()
  })
})
