import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { promisify } from 'node:util'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../../src/core/place/place.ts'
import type { Appointed, Appointee } from '../../src/wire/account.ts'
import type { NewPerson } from '../../src/server/person/store.ts'
import { LiveReader } from '../build/liveReader.ts'
import type { Relation } from '../build/everybody.ts'
import { Everybody } from '../build/everybody.ts'
import { STAFF } from '../build/who.ts'
import type { Client, TestGrove } from '../build/grove.ts'
import { id, startTestGrove } from '../build/grove.ts'
import { together } from '../build/together.ts'
import { keepApart } from '../build/apart.ts'

let all: Everybody
let grove: TestGrove
beforeAll(async () => {
  all = await Everybody.start()
  grove = all.grove
})
afterAll(() => grove.stop())

const PEOPLE = '/api/communities/rongbu/people'
const WORKING = ['spotter', 'deliberator', 'adviser', 'handler', 'facilitator']

/** [R1] [R2] Who has a right over a role in a community, said a second time and by hand. */
function hasRight(asker: Role, relation: Relation, role: Role): boolean {
  if (relation !== 'own' && relation !== 'parent') return false
  if (role === 'oversight') return asker === 'administrator' && relation === 'parent'
  if (asker === 'administrator') return true
  return asker === 'coordinator' && WORKING.includes(role)
}

const placeOf = async (slug: string) =>
  [...(await grove.services.identity.places.all()).values()].find((place) => place.slug === slug)!.id
const appoint = async (role: Role, slug = 'rongbu', person: NewPerson = { id: id(), name: role, email: null }) =>
  grove.services.identity.people.appoint(person, await placeOf(slug), role)
const me = async (client: Client) => ((await client.get('/api/me')).body as { person: { id: string } }).person.id

async function use(link: string): Promise<Client> {
  const client = grove.stranger()
  expect((await client.send('POST', new URL(link).pathname)).status).toBe(303)
  return client
}
async function deskStream(client: Client): Promise<LiveReader> {
  const { board, seq } = await client.board(all.meeting.code)
  return new LiveReader(client, `/live/${all.meeting.code}/desk?after=${seq}`, seq, board).open()
}
const hasEnded = (stream: LiveReader) => expect.poll(() => stream.told).toBe('reload')

describe('the table', () => {
  test('[R1] [R2] [R3] every role × every role × every relation of places: grant, link, end, revoke', async () => {
    const wrong: string[] = []
    let cells = 0
    const holders = new Map<Role, string>()
    for (const role of STAFF) holders.set(role, await appoint(role))
    // The holder of one role is nobody else's business: the roles go at the same time.
    await together(STAFF, 4, async (role) => {
      for (const { who, relation, client } of all.all()) {
        if (who === 'anonymous' || who === 'participant') continue
        const holder = holders.get(role)!
        const asked = {
          grant: await client.post(PEOPLE, { id: id(), name: id(), role }),
          link: await client.post(`/api/people/${holder}/sign-in-link`, {}),
          end: await client.send('DELETE', `/api/people/${holder}/sessions`),
          revoke: await client.send('DELETE', `${PEOPLE}/${holder}/roles/${role}`),
        }
        for (const [what, { status }] of Object.entries(asked)) {
          cells++
          const did = status === 201 || status === 204
          if (!did && status !== 403) wrong.push(`${what} ${role}: ${who} ${relation} got ${status}`)
          if (did !== hasRight(who, relation, role)) wrong.push(`${what} ${role}: ${who} ${relation} ${status}`)
        }
        if (asked.revoke.status === 204) await appoint(role, 'rongbu', { id: holder, name: role, email: null })
      }
    })
    expect(wrong).toEqual([])
    console.log(`roles: ${cells} cells as stated`)
  })

  test('the list says the same as the table: no button that would be refused, and none missing', async () => {
    for (const [who, relation] of [
      ['coordinator', 'own'],
      ['administrator', 'own'],
      ['administrator', 'parent'],
    ] as const) {
      const { body } = await all.client(who, relation).get(PEOPLE)
      const { items, grants } = body as { items: Appointee[]; grants: Role[] }
      expect(grants.toSorted()).toEqual(STAFF.filter((role) => hasRight(who, relation, role)).toSorted())
      for (const { role, may } of items) expect([role, may.revoke]).toEqual([role, hasRight(who, relation, role)])
    }
  })
})

describe('nobody rises by their own hand', () => {
  test('[R1] a coordinator makes herself neither administrator nor oversight, and gets no link for the overseer', async () => {
    const coordinator = await grove.staff('coordinator')
    const person = await me(coordinator)
    for (const role of ['administrator', 'oversight', 'coordinator', 'officer', 'spotter'] as const)
      expect((await coordinator.post(PEOPLE, { person, role })).status).toBe(403)
    const overseer = await appoint('oversight')
    const asked = await coordinator.post(`/api/people/${overseer}/sign-in-link`, {})
    expect([asked.status, asked.problem.code]).toEqual([403, 'notAllowed'])
  })

  test('[R1] an administrator gives herself no role, by id or by address', async () => {
    const email = `${id()}@grove.example`
    const person = await appoint('administrator', 'hedu', { id: id(), name: '管', email })
    const client = await use(`http://x/sign-in/${await grove.services.identity.people.makeLink(person)}`)
    for (const sent of [{ person }, { id: id(), name: '管', email: email.replace('@', '＠').toUpperCase() }]) {
      const asked = await client.post(PEOPLE, { role: 'facilitator', ...sent })
      expect([asked.status, asked.problem.code]).toEqual([403, 'ownAppointment'])
    }
  })

  test('[R2] who has a role in the community appoints no oversight for it, though administrator above', async () => {
    const person = await appoint('administrator', 'hedu')
    const client = await use(`http://x/sign-in/${await grove.services.identity.people.makeLink(person)}`)
    const wanted = () => ({ id: id(), name: id(), role: 'oversight' })
    expect((await client.post(PEOPLE, wanted())).status).toBe(201)
    await appoint('facilitator', 'rongbu', { id: person, name: '', email: null })
    expect((await client.post(PEOPLE, wanted())).status).toBe(403)
    // Elsewhere they have none.
    expect((await client.post('/api/communities/shilu/people', wanted())).status).toBe(201)
  })

  test('[R2] oversight of a subdistrict is appointed by nobody whom it watches', async () => {
    const administrator = await grove.staff('administrator', 'hedu')
    const wanted = { id: id(), name: '监', role: 'oversight' }
    expect((await administrator.post('/api/subdistricts/hedu/people', wanted)).status).toBe(403)
  })

  test('[R4] who watches has no other role there: neither beside it, nor above, nor below', async () => {
    const administrator = await grove.staff('administrator', 'hedu')
    const overseer = await appoint('oversight')
    const facilitator = await appoint('facilitator')
    const officer = await appoint('officer', 'hedu')
    const asked = [
      await administrator.post(PEOPLE, { person: overseer, role: 'handler' }),
      await administrator.post('/api/subdistricts/hedu/people', { person: overseer, role: 'officer' }),
      await administrator.post(PEOPLE, { person: facilitator, role: 'oversight' }),
      await administrator.post(PEOPLE, { person: officer, role: 'oversight' }),
    ]
    expect(asked.map(({ status, problem }) => [status, problem.code])).toEqual(Array(4).fill([409, 'watchesItself']))
    expect(
      (await administrator.post('/api/communities/shilu/people', { person: overseer, role: 'handler' })).status,
    ).toBe(201)
  })

  test('[R3] a link needs the right over all that its person holds, wherever', async () => {
    const coordinator = await grove.staff('coordinator')
    const person = await appoint('handler')
    expect((await coordinator.post(`/api/people/${person}/sign-in-link`, {})).status).toBe(201)
    await appoint('handler', 'shilu', { id: person, name: '', email: null })
    for (const asked of [
      await coordinator.post(`/api/people/${person}/sign-in-link`, {}),
      await coordinator.send('DELETE', `/api/people/${person}/sessions`),
      await coordinator.post(PEOPLE, { person, role: 'spotter' }),
    ])
      expect([asked.status, asked.text.includes('sign-in/')]).toEqual([403, false])
  })

  test('[R6] a key that was handed before opens nothing that its giver could not give', async () => {
    const coordinator = await grove.staff('coordinator')
    const administrator = await grove.staff('administrator')
    const email = `${id()}@grove.example`
    const made = await coordinator.post(PEOPLE, { id: id(), name: '小周', email, role: 'facilitator' })
    const { id: person, signInLink } = made.body as { id: string; signInLink: string }
    const used = await use(signInLink)
    const waiting = (await coordinator.post(`/api/people/${person}/sign-in-link`, {})).body as { signInLink: string }
    // The address may be the coordinator's own: whoever gives more says which it is.
    const other = await administrator.post(PEOPLE, { person, email: 'x@grove.example', role: 'coordinator' })
    expect([other.status, other.problem.code]).toEqual([409, 'addressDiffers'])
    const raised = await administrator.post(PEOPLE, { person, email, role: 'coordinator' })
    expect(raised.status).toBe(201)
    expect((await used.get('/api/me')).status).toBe(401)
    expect((await grove.stranger().send('POST', new URL(waiting.signInLink).pathname)).status).toBe(410)
    expect(await me(await use((raised.body as { signInLink: string }).signInLink))).toBe(person)
    // Another role that the same hands could give ends nothing.
    const signedIn = await use(
      ((await administrator.post(`/api/people/${person}/sign-in-link`, {})).body as { signInLink: string }).signInLink,
    )
    expect((await administrator.post(PEOPLE, { person, email, role: 'handler' })).status).toBe(201)
    expect((await signedIn.get('/api/me')).status).toBe(200)
  })
})

describe('the server names people', () => {
  const made = ({ body }: { body: unknown }) => (body as { id: string }).id

  test('[R9] the id of somebody new is the server’s, the same when it is sent again, and another for another sender or place', async () => {
    const [one, two] = [await grove.staff('coordinator'), await grove.staff('coordinator')]
    const elsewhere = await grove.staff('coordinator', 'shilu')
    const sent = { id: id(), name: '新来的', role: 'handler', another: true }
    const first = await one.post(PEOPLE, sent)
    expect([first.status, made(first) === sent.id]).toEqual([201, false])
    const again = await one.post(PEOPLE, sent)
    expect(made(again)).toBe(made(first))
    const others = [await two.post(PEOPLE, sent), await elsewhere.post('/api/communities/shilu/people', sent)]
    expect(new Set([first, ...others].map(made)).size).toBe(3)
  })

  test('[R9] the id of somebody who is there, sent as if they were new, means somebody else', async () => {
    const coordinator = await grove.staff('coordinator')
    const handler = await appoint('handler')
    const asked = await coordinator.post(PEOPLE, { id: handler, name: '冒名的', role: 'spotter' })
    expect([asked.status, made(asked) === handler]).toEqual([201, false])
    const { body } = await coordinator.get(PEOPLE)
    const held = (body as { items: Appointee[] }).items.filter((one) => one.id === handler)
    expect(held.map(({ name, role }) => [name, role])).toEqual([['handler', 'handler']])
  })

  test('[R9] somebody who is there gets one more role by their id or their address, and whoever is not there is not made', async () => {
    const administrator = await grove.staff('administrator')
    const [email, others] = [`${id()}@grove.example`, `${id()}@grove.example`]
    const person = await appoint('handler', 'rongbu', { id: id(), name: '温姨', email })
    await appoint('handler', 'rongbu', { id: id(), name: '别人', email: others })
    // The id counts, not whose address is said beside it.
    const asked = [
      await administrator.post(PEOPLE, { person, email: others, role: 'spotter' }),
      await administrator.post(PEOPLE, { id: id(), name: 'x', email, role: 'adviser' }),
    ]
    expect(asked.map((reply) => [reply.status, made(reply)])).toEqual(Array(2).fill([201, person]))
    const nobody = await administrator.post(PEOPLE, { person: id(), role: 'spotter' })
    expect([nobody.status, nobody.problem.code]).toEqual([404, 'noSuchPerson'])
  })
})

describe('one person with several roles is one person', () => {
  const made = async (client: Client, sent: object) => {
    const { body, status } = await client.post(PEOPLE, { id: id(), ...sent })
    expect(status).toBe(201)
    return (body as { id: string }).id
  }

  test('[R10] a name that is known in the place, however it is written, is that person or said to be another’s', async () => {
    const coordinator = await grove.staff('coordinator')
    const person = await made(coordinator, { name: '周小舟 A', role: 'handler' })
    for (const name of ['周小舟 A', ' 周小舟Ａ', '周小舟a']) {
      const refused = await coordinator.post(PEOPLE, { id: id(), name, role: 'spotter' })
      expect([refused.status, refused.problem.code]).toEqual([409, 'nameThere'])
    }
    expect((await coordinator.post(PEOPLE, { person, role: 'spotter' })).status).toBe(201)
    expect(await made(coordinator, { name: '周小舟 A', role: 'spotter', another: true })).not.toBe(person)
    // Also where the role was taken away since; and not in another place.
    for (const role of ['handler', 'spotter']) await coordinator.send('DELETE', `${PEOPLE}/${person}/roles/${role}`)
    const { former } = (await coordinator.get(PEOPLE)).body as { former: { id: string }[] }
    expect(former.map((one) => one.id)).toContain(person)
    expect((await coordinator.post(PEOPLE, { id: id(), name: '周小舟 A', role: 'spotter' })).problem.code).toBe(
      'nameThere',
    )
    const elsewhere = await grove.staff('coordinator', 'shilu')
    const there = { id: id(), name: '周小舟 A', role: 'handler' }
    expect((await elsewhere.post('/api/communities/shilu/people', there)).status).toBe(201)
  })

  test('[R11] two who are one: roles come together, what opened either ends, all on record, and it can be taken back', async () => {
    const administrator = await grove.staff('administrator')
    const [email, other] = [`${id()}@grove.example`, `${id()}@grove.example`]
    const goesId = id()
    const stays = await made(administrator, { name: '何静', email, role: 'spotter' })
    const goes = await made(administrator, { id: goesId, name: '何静', email: other, role: 'handler', another: true })
    const { identity } = grove.services
    const clients = [await use(`http://x/sign-in/${await identity.people.makeLink(stays)}`)]
    clients.push(await use(`http://x/sign-in/${await identity.people.makeLink(goes)}`))
    const address = `/api/people/${stays}/same`
    for (const wrong of [null, 'x@grove.example'])
      expect((await administrator.post(address, { person: goes, email: wrong })).problem.code).toBe('addressDiffers')
    expect((await administrator.post(address, { person: stays, email })).status).toBe(404)
    const joined = await administrator.post(address, { person: goes, email })
    expect(joined.status).toBe(201)
    for (const client of clients) expect((await client.get('/api/me')).status).toBe(401)
    const client = await use((joined.body as { signInLink: string }).signInLink)
    const { roles, person } = (await client.get('/api/me')).body as { roles: { role: Role }[]; person: object }
    expect([roles.map(({ role }) => role).toSorted(), person]).toEqual([
      ['handler', 'spotter'],
      { id: stays, name: '何静', email },
    ])
    // Who sends the old appointment again means the one who stays; the id of the other means nobody.
    const again = { id: goesId, name: '何静', role: 'handler', another: true }
    expect(((await administrator.post(PEOPLE, again)).body as { id: string }).id).toBe(stays)
    expect((await administrator.post(PEOPLE, { person: goes, role: 'handler' })).problem.code).toBe('noSuchPerson')
    const { items } = (await administrator.get(PEOPLE)).body as { items: Appointee[] }
    expect(items.find((one) => one.id === stays)?.also).toEqual([{ id: goes, name: '何静' }])

    expect((await administrator.send('DELETE', `${address}/${goes}`)).status).toBe(204)
    expect((await administrator.send('DELETE', `${address}/${goes}`)).status).toBe(404)
    const record = (await administrator.get('/api/communities/rongbu/appointments')).body as { items: Appointed[] }
    const said = record.items.filter(({ what }) => what === 'joined' || what === 'parted')
    expect(said.map(({ what, person: one, other: two }) => [what, one.id, two?.id])).toEqual([
      ['parted', stays, goes],
      ['joined', stays, goes],
    ])
  })

  test('[R11] by whoever may hand a key to both, with all that either ever held; nobody for themselves; [R4] no watcher', async () => {
    const [coordinator, administrator] = [await grove.staff('coordinator'), await grove.staff('administrator')]
    const handler = await appoint('handler')
    const join = (by: Client, stays: string, goes: string) =>
      by.post(`/api/people/${stays}/same`, { person: goes }).then(({ problem, status }) => [status, problem?.code])
    expect(await join(coordinator, handler, await appoint('officer'))).toEqual([403, 'notAllowed'])
    const past = await appoint('administrator')
    await administrator.send('DELETE', `${PEOPLE}/${past}/roles/administrator`)
    expect(await join(coordinator, handler, past)).toEqual([403, 'notAllowed'])
    expect(await join(administrator, handler, await me(administrator))).toEqual([403, 'ownAppointment'])
    expect(await join(administrator, await me(administrator), handler)).toEqual([403, 'ownAppointment'])
    const above = await grove.staff('administrator', 'hedu')
    expect(await join(above, handler, await appoint('oversight'))).toEqual([409, 'watchesItself'])
    expect(await join(await grove.staff('coordinator', 'shilu'), handler, await appoint('spotter'))).toEqual([
      403,
      'notAllowed',
    ])
    expect((await join(administrator, handler, past))[0]).toBe(201)
  })

  test('[R12] name and address are changed by who could hand a key; a new address ends what the old one opened', async () => {
    const coordinator = await grove.staff('coordinator')
    const [email, taken] = [`${id()}@grove.example`, `${id()}@grove.example`]
    const person = await made(coordinator, { name: id(), email, role: 'handler' })
    await made(coordinator, { name: id(), email: taken, role: 'handler' })
    const client = await use(`http://x/sign-in/${await grove.services.identity.people.makeLink(person)}`)
    const stands = async () =>
      (await grove.owner.selectFrom('person').select(['name', 'email']).where('id', '=', person).executeTakeFirst())!
    const change = async (by: Client, said: object, was?: object) =>
      by.send('PUT', `/api/people/${person}`, { json: { ...said, was: was ?? (await stands()) } })
    const first = await stands()
    expect((await change(await grove.staff('coordinator', 'shilu'), { name: 'x', email })).status).toBe(403)
    expect((await change(coordinator, { name: '改名', email })).status).toBe(204)
    expect(((await client.get('/api/me')).body as { person: object }).person).toMatchObject({ name: '改名', email })
    const refused = await change(coordinator, { name: '改名', email: taken.toUpperCase() })
    expect([refused.status, refused.problem.code]).toEqual([409, 'addressTaken'])
    expect((await change(coordinator, { name: '改名', email: `${id()}@grove.example` })).status).toBe(204)
    expect((await client.get('/api/me')).status).toBe(401)
    // [R21] A dialog that was open meanwhile brings the address back to nobody, however often it is pressed.
    const now = await stands()
    for (const was of [first, { ...first, name: '改名' }, now && { ...now, name: first.name }]) {
      const late = await change(coordinator, { name: '又改名', email }, was)
      expect([late.status, late.problem.code]).toEqual([409, 'changedMeanwhile'])
    }
    expect((await change(coordinator, now, first)).status).toBe(204)
    expect(await stands()).toEqual(now)
    // [R6] Whoever said the address may have said their own: more is given only to one that is said again.
    const administrator = await grove.staff('administrator')
    const raised = await administrator.post(PEOPLE, { person, email, role: 'coordinator' })
    expect([raised.status, raised.problem.code]).toEqual([409, 'addressDiffers'])
  })
})

describe('what was given can be taken', () => {
  test('[R5] the last administrator stays, also when two take each other’s role at once', async () => {
    const before = await grove.owner
      .selectFrom('role')
      .select(['person'])
      .where('place', '=', await placeOf('hedu'))
      .where('role', '=', 'administrator')
      .execute()
    const [one, two] = [await grove.staff('administrator', 'hedu'), await grove.staff('administrator', 'hedu')]
    const [first, second] = [await me(one), await me(two)]
    const address = (person: string) => `/api/subdistricts/hedu/people/${person}/roles/administrator`
    for (const { person } of before) expect((await one.send('DELETE', address(person))).status).toBe(204)
    const both = await Promise.all([one.send('DELETE', address(second)), two.send('DELETE', address(first))])
    expect(both.filter(({ status }) => status === 204)).toHaveLength(1)
    const [left, who] = both[0]!.status === 204 ? [one, first] : [two, second]
    const last = await left.send('DELETE', address(who))
    expect([last.status, last.problem.code]).toEqual([409, 'lastAdministrator'])
    for (const { person } of before) await appoint('administrator', 'hedu', { id: person, name: '', email: null })
  })

  test('a role that was taken away ends the next request and the open desk stream, here and in another process', async () => {
    keepApart()
    const beside = await startTestGrove({ DATABASE_URL: grove.databaseUrl })
    const facilitator = await grove.staff('facilitator')
    const person = await me(facilitator)
    const elsewhere = beside.stranger()
    for (const [name, value] of facilitator.cookies) elsewhere.cookies.set(name, value)
    const streams = [await deskStream(facilitator), await deskStream(elsewhere)]
    const stays = await deskStream(all.client('facilitator', 'own'))
    // Another role keeps the sign-in, and does not keep the desk.
    await appoint('handler', 'rongbu', { id: person, name: '', email: null })
    const administrator = await grove.staff('administrator')
    expect((await administrator.send('DELETE', `${PEOPLE}/${person}/roles/facilitator`)).status).toBe(204)
    expect((await facilitator.get(`/api/meetings/${all.meeting.code}/attendance`)).status).toBe(403)
    for (const stream of streams) await hasEnded(stream)
    // The last one gone, nothing that this person holds opens anything.
    const link = await grove.services.identity.people.makeLink(person)
    expect((await administrator.send('DELETE', `${PEOPLE}/${person}/roles/handler`)).status).toBe(204)
    expect((await facilitator.get('/api/me')).status).toBe(401)
    expect((await grove.stranger().send('POST', `/sign-in/${link}`)).status).toBe(410)
    expect(stays.told).toBe('live')
    stays.stop()
    await beside.stop()
  })

  test('ending somebody’s sign-ins ends all that opens: sign-ins, streams, links, passkeys, outside accounts', async () => {
    const facilitator = await grove.staff('facilitator')
    const person = await me(facilitator)
    const db = grove.owner
    const { identity } = grove.services
    await grove.asOwner(
      `insert into passkey values ('${id()}', '${person}', 'x', '${id()}', 'k', 0, 'd', false, null, null, now());
       insert into outside_account values ('${id()}', '${person}', 'outside', 's', now(), now())`,
    )
    const link = await identity.people.makeLink(person)
    const stream = await deskStream(facilitator)
    const coordinator = await grove.staff('coordinator')
    expect((await coordinator.send('DELETE', `/api/people/${person}/sessions`)).status).toBe(204)
    expect((await facilitator.get('/api/me')).status).toBe(401)
    await hasEnded(stream)
    expect((await grove.stranger().send('POST', `/sign-in/${link}`)).status).toBe(410)
    for (const table of ['passkey', 'outside_account'] as const)
      expect(await db.selectFrom(table).select('id').where('person', '=', person).execute()).toEqual([])
    // The role is still theirs.
    const again = await coordinator.post(`/api/people/${person}/sign-in-link`, {})
    expect(await me(await use((again.body as { signInLink: string }).signInLink))).toBe(person)
  })

  test('[R18] links that somebody handed and nobody used end with their right to hand them, on record', async () => {
    const [administrator, giver] = [await grove.staff('administrator'), await grove.staff('coordinator')]
    const handed = async (role: Role) =>
      (await giver.post(PEOPLE, { id: id(), name: id(), role })).body as { id: string; signInLink: string }
    const [one, other] = [await handed('handler'), await handed('spotter')]
    const opens = (link: string) => grove.stranger().send('POST', new URL(link).pathname)
    // Another role of theirs may hand them still.
    const person = await me(giver)
    await appoint('administrator', 'rongbu', { id: person, name: '', email: null })
    expect((await administrator.send('DELETE', `${PEOPLE}/${person}/roles/coordinator`)).status).toBe(204)
    expect((await opens(one.signInLink)).status).toBe(303)
    expect((await administrator.send('DELETE', `${PEOPLE}/${person}/roles/administrator`)).status).toBe(204)
    expect((await opens(other.signInLink)).status).toBe(410)
    const { items } = (await administrator.get('/api/communities/rongbu/appointments')).body as { items: Appointed[] }
    const ended = items.filter(({ what }) => what === 'linkEnded').map((line) => line.person.id)
    expect(ended.filter((id) => [one.id, other.id].includes(id))).toEqual([other.id])
  })

  test('[R19] an end holds for whoever is coming in at that moment', async () => {
    const { identity } = grove.services
    const [coordinator, facilitator] = [await grove.staff('coordinator'), await grove.staff('facilitator')]
    const person = await me(facilitator)
    const waits = async () => {
      const waiting = grove.owner.selectNoFrom(
        sql<number>`(select count(*)::int from pg_locks where not granted)`.as('n'),
      )
      return (await waiting.executeTakeFirstOrThrow()).n
    }
    const { secret, ending } = await grove.owner.transaction().execute(async (tx) => {
      const secret = await identity.people.signIn(person, 'link', 'x', {}, tx)
      const ending = { reply: coordinator.send('DELETE', `/api/people/${person}/sessions`) }
      await expect.poll(waits).toBeGreaterThan(0)
      return { secret: secret!, ending }
    })
    expect((await ending.reply).status).toBe(204)
    expect(await identity.people.signedIn(secret)).toBeUndefined()
    // A key that is gone since signs nobody in, and an ended sign-in makes none.
    expect(await identity.people.signIn(person, 'passkey', 'x', { passkey: id() })).toBeUndefined()
    expect(await identity.people.signIn(person, 'outside', 'x', { outside: 'wecom' })).toBeUndefined()
    expect(await identity.people.whileSignedIn(person, id(), async () => true)).toBeUndefined()
  })

  test('one’s own sign-in, ended from another device, ends the desk stream too', async () => {
    const facilitator = await grove.staff('facilitator')
    const stream = await deskStream(facilitator)
    const copy = grove.stranger()
    for (const [name, value] of facilitator.cookies) copy.cookies.set(name, value)
    expect((await copy.send('POST', '/api/sign-out')).status).toBe(204)
    await hasEnded(stream)
  })
})

describe('npx grove appoint, by whoever runs the machine', () => {
  const execute = promisify(execFile)
  /** Runs the command beside the running Grove; gives its exit code and what it said. */
  const appointByHand = (...args: string[]) =>
    execute(process.execPath, ['scripts/grove.mjs', 'appoint', ...args], {
      env: { ...process.env, DATABASE_URL: grove.databaseUrl },
    }).then(
      ({ stdout }) => ({ code: 0, said: stdout }),
      ({ code, stderr }: { code: number; stderr: string }) => ({ code, said: stderr }),
    )
  const keyIn = (said: string) => `http://x${/\/sign-in\/\S+/.exec(said)![0]}`

  test('[R2] gives oversight of a subdistrict, which nobody in Grove can give, and a link that signs in; on record', async () => {
    const { code, said } = await appointByHand('hedu', 'oversight', '督导', `${id()}＠grove.example`)
    expect([code, said]).toEqual([0, expect.stringContaining('督导: oversight, 禾渡街道')])
    const client = await use(keyIn(said))
    const { roles } = (await client.get('/api/me')).body as { roles: { role: Role; place: { slug: string } }[] }
    expect(roles.map(({ role, place }) => [role, place.slug])).toEqual([['oversight', 'hedu']])
    const { body } = await client.get('/api/subdistricts/hedu/appointments')
    const person = await me(client)
    const lines = (body as { items: Appointed[] }).items.filter((line) => line.person.id === person)
    expect(lines.map(({ what, by }) => [what, by])).toEqual([
      ['linkHanded', null],
      ['granted', null],
    ])
  })

  test('[R4] [R9] means who has the address already, and makes nobody watch themselves', async () => {
    const email = `${id()}@grove.example`
    const person = await appoint('handler', 'rongbu', { id: id(), name: '小周', email })
    const more = await appointByHand('rongbu', 'spotter', '周', email)
    expect([more.code, await me(await use(keyIn(more.said)))]).toEqual([0, person])
    const watching = await appointByHand('rongbu', 'oversight', '周', email)
    expect([watching.code, watching.said.includes('/sign-in/')]).toEqual([2, false])
  })

  test('says what is wrong, and gives nothing', async () => {
    const before = await grove.owner.selectFrom('role').selectAll().execute()
    for (const [args, why] of [
      [['rongbu'], 'npx grove appoint PLACE ROLE NAME'],
      [['rongbu', 'king', '王'], 'npx grove appoint PLACE ROLE NAME'],
      [['nowhere', 'handler', '王'], 'No place is called nowhere.'],
      [['rongbu', 'handler', '王', 'wang'], 'Not an e-mail address'],
    ] as const) {
      const { code, said } = await appointByHand(...args)
      expect([code, said]).toEqual([2, expect.stringContaining(why)])
      expect(said).not.toContain('    at ')
    }
    expect(await grove.owner.selectFrom('role').selectAll().execute()).toEqual(before)
  })
})

describe('the record of appointments', () => {
  const record = async (client: Client) =>
    ((await client.get('/api/communities/rongbu/appointments')).body as { items: Appointed[] }).items

  test('holds who gave, took, handed and ended what, whose, where and when; for administrators and oversight', async () => {
    const administrator = await grove.staff('administrator', 'hedu')
    const by = await me(administrator)
    const began = Date.now()
    const made = await administrator.post(PEOPLE, { id: id(), name: '记一笔', role: 'handler' })
    const { id: person } = made.body as { id: string }
    await administrator.send('DELETE', `/api/people/${person}/sessions`)
    await administrator.send('DELETE', `${PEOPLE}/${person}/roles/handler`)
    for (const reader of [administrator, all.client('oversight', 'own'), all.client('administrator', 'own')]) {
      const lines = (await record(reader)).filter((line) => line.person.id === person).toReversed()
      expect(lines.map(({ what, role, place }) => [what, role, place])).toEqual([
        ['granted', 'handler', '榕埠社区'],
        ['linkHanded', null, null],
        ['signInsEnded', null, null],
        ['revoked', 'handler', '榕埠社区'],
      ])
      for (const line of lines) {
        expect(line.by?.id).toBe(by)
        expect(line.at).toBeGreaterThanOrEqual(began)
      }
    }
    for (const [who, relation] of [
      ['coordinator', 'own'],
      ['facilitator', 'own'],
      ['oversight', 'sibling'],
    ] as const)
      expect((await all.client(who, relation).get('/api/communities/rongbu/appointments')).status).toBe(403)
  })

  test('cannot be changed by what answers requests', async () => {
    const db = grove.services.identity.requests.scopedTo(['*'])
    await expect(db.updateTable('appointment').set({ by: null }).execute()).rejects.toThrow(/denied/)
    await expect(db.deleteFrom('appointment').execute()).rejects.toThrow(/denied/)
  })
})

describe('keys of programs', () => {
  const at = '/api/communities/rongbu/keys'
  const asks = (path: string, key: string, cookie = '') =>
    fetch(grove.url + path, { headers: { authorization: `Bearer ${key}`, cookie } })
  const wanted = { label: '数据平台', scopes: ['ledger.read'], days: 30 }

  test('[R30] [R31] [R33] made by an administrator, told once, ended at once, and on record', async () => {
    const administrator = all.client('administrator', 'own')
    const sent = { 'idempotency-key': id() }
    const made = await administrator.post(at, wanted, sent)
    expect(made.status).toBe(201)
    const { id: one, key } = made.body as { id: string; key: string }
    // Asked for again, since the answer was lost, it is the same one.
    expect((await administrator.post(at, wanted, sent)).body).toEqual({ id: one, key })
    for (const other of [{ label: '别的' }, { scopes: ['hooks.set'] }])
      expect((await administrator.post(at, { ...wanted, ...other }, sent)).problem.code).toBe('idReused')
    for (const wrong of [{ scopes: [] }, { scopes: ['people.write'] }, { days: 731 }, { days: 0 }, { label: '' }])
      expect((await administrator.post(at, { ...wanted, ...wrong })).status).toBeGreaterThanOrEqual(400)
    const row = await grove.owner.selectFrom('open311_key').selectAll().where('id', '=', one).executeTakeFirstOrThrow()
    expect(JSON.stringify(row)).not.toContain(key)
    expect((await administrator.get(at)).text).not.toContain(key)
    expect((await asks('/api/communities/rongbu/desk/matters', key)).status).toBe(200)
    // What comes with a key is the program's alone: whoever else the browser knows does not help it.
    const cookie = [...administrator.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    expect((await asks(at, key, cookie)).status).toBe(403)
    expect((await asks('/api/me', key, cookie)).status).toBe(401)
    const guessed = `${key.slice(0, -1)}${key.endsWith('A') ? 'B' : 'A'}`
    for (const none of [guessed, 'grove_', `grove_${'x'.repeat(500)}`, key.slice(0, -4)])
      expect((await asks('/api/communities/rongbu/desk/matters', none, cookie)).status).toBe(401)
    expect((await administrator.send('DELETE', `/api/communities/shilu/keys/${one}`)).status).toBe(403)
    expect(
      (await (await grove.staff('administrator', 'hedu')).send('DELETE', `/api/communities/shilu/keys/${one}`)).status,
    ).toBe(204)
    expect((await asks('/api/communities/rongbu/desk/matters', key)).status).toBe(200)
    expect((await administrator.send('DELETE', `${at}/${one}`)).status).toBe(204)
    expect((await asks('/api/communities/rongbu/desk/matters', key)).status).toBe(401)
    // A key that ended is not made again by the word that made it.
    expect((await administrator.post(at, wanted, sent)).problem.code).toBe('idReused')
    const { items } = (await administrator.get(at)).body as { items: Record<string, unknown>[] }
    const who = { id: await me(administrator), name: expect.any(String) }
    const said = { label: '数据平台', scopes: ['ledger.read'], by: who, endedBy: who }
    expect(items.find((key) => key.id === one)).toMatchObject({
      ...said,
      endedAt: expect.any(Number),
      usedAt: expect.any(Number),
      until: expect.any(Number),
    })
    expect(
      await grove.services.identity.requests
        .scopedTo(['*'])
        .selectFrom('open311_key')
        .selectAll()
        .execute()
        .catch((error: Error) => error.message),
    ).toMatch(/denied/)
  })

  test('[R31] one whose days are over opens nothing; [R32] one that asks too often waits', async () => {
    const { programs } = grove.services.identity
    const place = await placeOf('rongbu')
    const make = (until: number | null) =>
      programs.make(
        place,
        null,
        { id: id(), secret: randomBytes(32) },
        { label: '程序', scopes: ['ledger.read'], until },
      )
    const { key: over } = await make(Date.now() - 1)
    expect(await programs.called(over)).toBeUndefined()
    const { key } = await make(null)
    const answers: unknown[] = []
    for (let n = 0; n < 601; n++)
      answers.push(await programs.called(key).catch((error: { code: string }) => error.code))
    expect(answers[599]).toMatchObject({ place, scopes: ['ledger.read'] })
    expect(answers[600]).toBe('tooMany')
  })
})
