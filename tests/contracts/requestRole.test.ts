import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { enter, requestUrlOf, stepsFor, wantedBy } from '../../src/server/database/prepare.ts'
import { openDatabase } from '../../src/server/database/open.ts'
import { examine } from '../../src/server/operate/doctor.ts'
import { readSettings } from '../../src/server/settings.ts'
import { NoRequestRole, requestRoleOf } from '../../src/server/database/requestRole.ts'
import { freshDatabase, id, startTestGrove } from '../build/grove.ts'

/** A user who owns a database and may make no roles, as hosts of databases give it. */
const owner = `owner_${id().slice(0, 8)}`
const asks = `asks_${id().slice(0, 8)}`
let fresh: Awaited<ReturnType<typeof freshDatabase>>
let url: string
let requestUrl: string

const as = (user: string) => {
  const address = new URL(fresh.url)
  address.username = user
  address.password = 'secret'
  return address.href
}
async function admin(...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: inject('databaseUrl') })
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}

beforeAll(async () => {
  fresh = await freshDatabase()
  const name = new URL(fresh.url).pathname.slice(1)
  await admin(`create role ${owner} login password 'secret'`, `alter database ${name} owner to ${owner}`)
  url = as(owner)
  requestUrl = as(asks)
})
afterAll(async () => {
  await fresh.drop()
  await admin(`drop role if exists ${asks}`, `drop role ${owner}`)
})

test('where the user of DATABASE_URL may make no role, Grove does not start, and says what to enter', async () => {
  const refused = await openDatabase('', url).catch((error: Error) => error)
  expect(refused).toBeInstanceOf(NoRequestRole)
  const told = (refused as Error).message
  expect(told).toContain('may not make one')
  // What it says works as it stands, but for the dots.
  const entered = /create role .*;/.exec(told)![0]
  await admin(entered.replace('grove_asks', asks).replace('…', 'secret'))
  expect(told).toContain('REQUEST_DATABASE_URL=')
  expect(told).toContain('SECOND_NET=no')
})

test('with a role that was made for requests it starts, and the net is on', async () => {
  const { owner: own, requests, close } = await openDatabase('', url, { requestUrl })
  try {
    const me = sql<{ me: string }>`select session_user as me`
    expect((await me.execute(requests.anonymous)).rows).toEqual([{ me: asks }])
    expect((await me.execute(own)).rows).toEqual([{ me: owner }])
    await expect(sql`select * from installation`.execute(requests.anonymous)).rejects.toThrow('permission denied')
  } finally {
    await close()
  }
})

test('what prepare-database enters, twice, is all that a Grove without rights of its own needs', async () => {
  const name = `prepared "${id().slice(0, 8)}`
  const address = new URL(fresh.url)
  const user = `user'${id().slice(0, 8)}`
  Object.assign(address, {
    username: encodeURIComponent(user),
    password: 'se%27cret',
    pathname: `/${encodeURIComponent(name)}`,
  })
  const wanted = wantedBy(address.href)
  expect(wanted).toEqual({ user, password: "se'cret", database: name })
  for (const secret of ['one', 'two']) await enter(inject('databaseUrl'), name, stepsFor(wanted, secret))
  const { close } = await openDatabase('', address.href, { requestUrl: requestUrlOf(address.href, 'two') })
  await close()
  // The doctor finds nothing to mend in it.
  const set = readSettings({
    DATABASE_URL: address.href,
    REQUEST_DATABASE_URL: 'postgres://x',
    PORT: '1',
    DATA_DIR: '.',
  })
  const found = (await examine(set, undefined)).filter(({ state }) => state === 'wrong')
  expect(found).toEqual([])
  await admin(
    `drop database ${pg.escapeIdentifier(name)}`,
    `drop role ${requestRoleOf(name)}`,
    `drop role ${pg.escapeIdentifier(user)}`,
  )
  expect(() => wantedBy('postgres://grove@host/grove')).toThrow('password')
})

test.each([
  ['itself the owner', () => url, /owns something/],
  ['somebody who cannot sign in', () => as('nobody_here'), /cannot sign in/],
  ['of another database', () => inject('databaseUrl'), /another database/],
])('a role that is %s is refused', async (_, address, why) => {
  await expect(openDatabase('', url, { requestUrl: address() })).rejects.toThrow(why)
})

test('a role that may more than it should is refused, with what that is', async () => {
  for (const [right, back, why] of [
    [`alter role ${asks} createrole`, `alter role ${asks} nocreaterole`, 'it may make roles'],
    [`alter role ${asks} bypassrls`, `alter role ${asks} nobypassrls`, 'it passes row-level security'],
    [`alter role ${asks} superuser`, `alter role ${asks} nosuperuser`, 'it is a superuser'],
    [`grant pg_read_all_data to ${asks}`, `revoke pg_read_all_data from ${asks}`, 'it is a member of other roles'],
  ] as const) {
    await admin(right)
    await expect(openDatabase('', url, { requestUrl }), right).rejects.toThrow(why)
    await admin(back)
  }
})

test('the doorway alone, where that is wished: the desk’s stream works', async () => {
  const grove = await startTestGrove({ DATABASE_URL: url, SECOND_NET: 'no' })
  try {
    const { code, desk } = await grove.meeting()
    const stop = new AbortController()
    const cookie = [...desk.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const reply = await fetch(`${grove.url}/live/${code}/desk`, { headers: { cookie }, signal: stop.signal })
    expect([reply.status, reply.headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8'])
    stop.abort()
    expect((await (await grove.staff('facilitator', 'shilu')).get(`/live/${code}/desk`)).status).toBe(403)
  } finally {
    await grove.stop()
  }
})

test('each database of a server has a request role of its own', () => {
  expect(requestRoleOf('a')).not.toBe(requestRoleOf('b'))
  expect(requestRoleOf(`it's "a" database`)).toMatch(/^grove_request_[0-9a-f]{8}$/)
})
