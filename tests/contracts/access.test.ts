import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../../src/core/place/place.ts'
import type { Action } from '../../src/server/access/table.ts'
import { ACTIONS, MATTER_COMMANDS } from '../../src/server/access/table.ts'
import type { MatterCommandInput } from '../../src/wire/ledger.ts'
import type { Client, TestGrove } from '../build/grove.ts'
import { id, startTestGrove } from '../build/grove.ts'

type Who = 'anonymous' | 'participant' | Role
const STAFF: readonly Role[] = [
  'coordinator',
  'facilitator',
  'spotter',
  'deliberator',
  'adviser',
  'handler',
  'officer',
  'oversight',
  'administrator',
]
const EVERYONE: readonly Who[] = ['anonymous', 'participant', ...STAFF]
const TRANSCRIBERS: readonly Who[] = [
  'facilitator',
  'coordinator',
  'administrator',
  'spotter',
  'deliberator',
  'adviser',
]
const LEADERS: readonly Who[] = ['facilitator', 'coordinator', 'administrator']
const COORDINATORS: readonly Who[] = ['coordinator', 'administrator']

/** Whom each action lets in, said a second time and by hand: a change of the server's own table has to be meant twice. */
const LETS_IN: Record<Action, readonly Who[]> = {
  'page.read': EVERYONE,
  'place.read': EVERYONE,
  'meeting.read': EVERYONE,
  'meeting.follow': EVERYONE,
  'meeting.join': EVERYONE,
  'receipt.read': EVERYONE,
  'receipt.withdraw': EVERYONE,
  'receipt.answer': EVERYONE,
  'receipt.takeBack': EVERYONE,
  'receipt.letters': EVERYONE,
  'log.read': EVERYONE,
  'log.witness': EVERYONE,
  'photo.read': EVERYONE,
  'signIn.ask': EVERYONE,
  'signIn.use': EVERYONE,
  // Whoever is signed in at all.
  'signIn.own': STAFF,
  'passkey.own': STAFF,
  'signIn.journal': ['administrator', 'oversight'],
  'self.read': STAFF,
  'matter.read': EVERYONE,
  'matter.contest': EVERYONE,
  'openTree.write': EVERYONE,
  'team.read': EVERYONE,
  'notice.object': EVERYONE,
  'meeting.me': ['participant'],
  'meeting.command': ['participant', ...STAFF],
  'photo.add': ['participant', ...TRANSCRIBERS],
  'meeting.create': LEADERS,
  'meeting.drafts': STAFF,
  'meeting.desk': [...TRANSCRIBERS, 'oversight'],
  'meeting.pass': [...TRANSCRIBERS, 'oversight'],
  'meeting.apart': [...LEADERS, 'spotter'],
  'matter.command': STAFF,
  'matter.desk': STAFF,
  'matter.photo': [...COORDINATORS, 'handler'],
  'team.command': [...COORDINATORS, 'spotter', 'facilitator', 'deliberator', 'adviser'],
  'notice.command': COORDINATORS,
  'ledger.settings': COORDINATORS,
  'ledger.import': COORDINATORS,
  'place.write': ['administrator'],
  'agenda.write': LEADERS,
  'people.read': [...COORDINATORS, 'oversight'],
  'people.write': COORDINATORS,
}

/** Where a role is held, seen from the community that the address names. */
const RELATIONS = ['own', 'parent', 'child', 'sibling', 'unrelated'] as const
type Relation = (typeof RELATIONS)[number]
/** A role counts in its place and in all places below it. */
const REACHES: Record<Relation, boolean> = { own: true, parent: true, child: false, sibling: false, unrelated: false }

let grove: TestGrove
let code: string
let draft: string
let receipt: string
let matter: string
const clients = new Map<string, Client>()

beforeAll(async () => {
  grove = await startTestGrove()
  const { known } = grove.parts
  const all = [...(await known.places.all()).values()]
  const own = all.find(({ slug }) => slug === 'rongbu')!
  const far = { id: id(), kind: 'subdistrict', parent: null, slug: 'far', name: '远处' } as const
  const farAway = { id: id(), kind: 'community', parent: far.id, slug: 'far-away', name: '远社区' } as const
  await known.places.add([far, farAway])
  const placeOf: Record<Relation, string> = {
    own: own.id,
    parent: own.parent!,
    child: all.find(({ parent }) => parent === own.id)!.id,
    sibling: all.find(({ slug }) => slug === 'shilu')!.id,
    unrelated: farAway.id,
  }
  const meeting = await grove.meeting()
  code = meeting.code
  draft = (await grove.meeting('草稿', 'draft')).code
  for (const relation of RELATIONS) {
    for (const role of STAFF) {
      const person = await known.people.appoint(
        { id: id(), name: `${role} ${relation}`, email: null },
        placeOf[relation],
        role,
      )
      const client = grove.stranger()
      client.cookies.set('grove_staff', (await known.people.useLink(await known.people.makeLink(person), 'test'))!)
      clients.set(`${role} ${relation}`, client)
    }
  }
  clients.set('anonymous own', grove.stranger())
  const participant = await grove.join(code)
  clients.set('participant own', participant)
  const card = id()
  receipt = (await participant.must(code, { kind: 'postCard', id: card, tree: 'problem', text: '路灯不亮' })).receipt!
  matter = id()
  const open = { kind: 'openMatter', title: '路灯', cards: [{ meeting: meeting.id, card }] }
  const opened = await clients
    .get('coordinator own')!
    .post(`/api/communities/rongbu/matters/${matter}/commands`, open, { 'idempotency-key': id() })
  expect(opened.status).toBe(200)
})
afterAll(() => grove.stop())

/** Everybody there is: staff in five relations, and two without an account. */
function* everybody(): Generator<{ who: Who; relation: Relation; client: Client }> {
  for (const [name, client] of clients) {
    const [who, relation] = name.split(' ') as [Who, Relation]
    yield { who, relation, client }
  }
}

interface Route {
  method: string
  path: string
  action: Action
}

function routes(): Route[] {
  const found = new Map<string, Route>()
  for (const { method, path, handler } of grove.app.routes) {
    const { action } = handler as { action?: Action }
    if (action) found.set(`${method} ${path}`, { method, path, action })
  }
  // Signing out would end the sign-ins that this test needs; it is a door for everyone.
  return [...found.values()].filter(({ path }) => !path.endsWith('sign-out'))
}

/** An address of a route, of things that are there. */
function addressOf(path: string, ofMeeting = code): string {
  const subdistrict = /^\/(s|api\/subdistricts)\//.test(path)
  return path
    .replace(/:slug(\{[^/]*\})?/, subdistrict ? 'hedu' : 'rongbu')
    .replace(/:code(\{[^/]*\})?/, ofMeeting)
    .replace(/:receipt(\{[^/]*\})?/, receipt)
    .replace(/:matter(\{[^/]*\})?/, matter)
    .replace(/:number(\{[^/]*\})?/, '1')
    .replace(/:file\{.*\}/, `${id()}.webp`)
    .replace(/:[a-zA-Z]+(\{[^/]*\})?/g, id())
    .replace('*', 'x')
}

const DOORS = new Set(['notSignedIn', 'notAllowed', 'notJoined', 'tokenExpired'])

async function letsIn(client: Client, method: string, address: string): Promise<boolean> {
  const cookie = [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const headers = { cookie, accept: 'application/json', 'idempotency-key': id() }
  // A stream needs a real socket, and never ends by itself.
  const leave = new AbortController()
  const reply = address.startsWith('/live/')
    ? await fetch(grove.url + address, { headers, signal: leave.signal })
    : await grove.app.request(address, { method, headers })
  if (reply.ok && address.startsWith('/live/')) leave.abort()
  if (reply.status !== 401 && reply.status !== 403) return true
  const { code: why } = (await reply.json()) as { code: string }
  return !DOORS.has(why)
}

test('every route has a cell for everybody: eleven roles, held in the place itself, above, below, beside and elsewhere', async () => {
  let cells = 0
  const wrong: string[] = []
  for (const { method, path, action } of routes()) {
    const named = /:slug|:code/.test(path)
    for (const { who, relation, client } of everybody()) {
      const allowed = LETS_IN[action].includes(who)
      const personal = who === 'anonymous' || who === 'participant'
      // Staff of a place reach the subdistrict's own pages only from the subdistrict.
      const subdistrict = /^\/(s|api\/subdistricts)\//.test(path)
      const reaches = !named || personal || (subdistrict ? relation === 'parent' : REACHES[relation])
      const open = LETS_IN[action].includes('anonymous')
      // A ticket speaks for its meeting alone.
      const ticket = who !== 'participant' || /:code/.test(path) || open
      const expected = open || (allowed && reaches && ticket)
      cells++
      if ((await letsIn(client, method, addressOf(path))) !== expected) {
        wrong.push(`${method} ${path}: ${who} ${relation} should ${expected ? '' : 'not '}be let in`)
      }
    }
  }
  expect(wrong).toEqual([])
  expect(cells).toBeGreaterThan(3000)
  console.log(`access: ${cells} cells of routes as stated`)
}, 240_000)

test('a draft is there for staff of its place alone', async () => {
  for (const { who, relation, client } of everybody()) {
    const cookie = [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const reply = await grove.app.request(`/api/meetings/${draft}`, { headers: { cookie } })
    const staff = who !== 'anonymous' && who !== 'participant'
    expect([who, relation, reply.status]).toEqual([who, relation, staff && REACHES[relation] ? 200 : 404])
  }
})

const spot: readonly Who[] = [...COORDINATORS, 'spotter', 'facilitator']
const deliberate: readonly Who[] = [...COORDINATORS, 'deliberator']
const handle: readonly Who[] = [...COORDINATORS, 'handler']
/** Who may send which command of a matter, said a second time and by hand. */
const MAY_SEND: Record<MatterCommandInput['kind'], readonly Who[]> = {
  openMatter: spot,
  describeMatter: spot,
  addCards: spot,
  removeCards: spot,
  foldInto: spot,
  unfold: spot,
  triage: COORDINATORS,
  route: COORDINATORS,
  dispatch: [...COORDINATORS, 'officer'],
  extend: [...COORDINATORS, 'officer'],
  acceptTransfer: handle,
  refuseTransfer: handle,
  sendBack: [...COORDINATORS, 'officer'],
  writeProposal: deliberate,
  setAside: deliberate,
  advise: ['adviser', 'administrator'],
  answerAdvice: deliberate,
  recordSupport: deliberate,
  requireStep: COORDINATORS,
  dropStep: COORDINATORS,
  recordStep: COORDINATORS,
  adopt: COORDINATORS,
  begin: handle,
  planTask: handle,
  moveTask: COORDINATORS,
  reportTask: handle,
  attachOffer: [...handle, 'deliberator', 'adviser'],
  detachOffer: [...handle, 'deliberator', 'adviser'],
  note: [...spot, 'deliberator', 'adviser', 'handler', 'officer'],
  finish: handle,
  callBack: [...spot, 'officer'],
  explain: COORDINATORS,
  resume: [...COORDINATORS, 'officer'],
  lookUpAuthor: [...COORDINATORS, 'officer'],
}

/** A command of each kind that the schema takes and the rules then refuse: nothing changes, whoever asks. */
const nothing = id()
const owner = { person: nothing, office: '' }
const reason = ''
const HARMLESS: { [K in MatterCommandInput['kind']]: Omit<Extract<MatterCommandInput, { kind: K }>, 'kind'> } = {
  openMatter: { title: '', cards: [] },
  describeMatter: { title: '' },
  addCards: { cards: [{ meeting: nothing, card: nothing }] },
  removeCards: { cards: [nothing], reason },
  foldInto: { into: nothing, reason },
  unfold: {},
  triage: { urgency: 0, importance: 0, reach: {}, lane: 'quick', reason },
  route: { route: 'quickFix', reason },
  dispatch: { owner, reason },
  extend: { dueAt: 1, reason },
  acceptTransfer: { note: '' },
  refuseTransfer: { reason },
  sendBack: { reason },
  writeProposal: { proposal: nothing, title: '', version: { text: '' } },
  setAside: { proposal: nothing, reason },
  advise: { id: nothing, proposal: nothing, version: 1, text: '' },
  answerAdvice: { advice: nothing, taken: true, why: '' },
  recordSupport: { proposal: nothing, version: 1 },
  requireStep: { id: nothing, step: 'priorStudy' },
  dropStep: { step: nothing, reason },
  recordStep: { step: nothing, heldAt: 1 },
  adopt: { proposal: nothing, version: 1, reason },
  begin: {},
  planTask: { task: { id: nothing, title: '', owner, dueAt: 1 } },
  moveTask: { task: nothing, owner, dueAt: 1, reason },
  reportTask: { task: nothing, progress: 1 },
  attachOffer: { task: nothing, offer: nothing },
  detachOffer: { task: nothing, offer: nothing },
  note: { text: '' },
  finish: { text: '', after: null },
  callBack: { reached: false },
  explain: { reason, reviewAt: 1 },
  resume: { reason },
  lookUpAuthor: { card: nothing, reason },
}

describe('commands of a matter', () => {
  test('are stated for every kind', () => {
    expect(Object.keys(MAY_SEND).toSorted()).toEqual(Object.keys(MATTER_COMMANDS).toSorted())
    expect(Object.keys(LETS_IN).toSorted()).toEqual(Object.keys(ACTIONS).toSorted())
  })

  test('are let through for the roles stated, held here or above', async () => {
    let cells = 0
    const wrong: string[] = []
    for (const [kind, more] of Object.entries(HARMLESS)) {
      for (const { who, relation, client } of everybody()) {
        const address = `/api/communities/rongbu/matters/${matter}/commands`
        const reply = await client.post(address, { kind, ...more }, { 'idempotency-key': id() })
        const allowed = MAY_SEND[kind as MatterCommandInput['kind']].includes(who) && REACHES[relation]
        cells++
        const through = !DOORS.has(reply.problem?.code)
        if (through !== allowed) wrong.push(`${kind}: ${who} ${relation} should ${allowed ? '' : 'not '}be let through`)
        if (reply.status === 400) wrong.push(`${kind}: ${reply.text}`)
      }
    }
    expect(wrong).toEqual([])
    console.log(`access: ${cells} cells of commands as stated`)
  }, 240_000)

  test('never reach another community’s matter', async () => {
    const note = { kind: 'note', text: '看看' }
    const beside = clients.get('coordinator sibling')!
    const reply = await beside.post(`/api/communities/shilu/matters/${matter}/commands`, note, {
      'idempotency-key': id(),
    })
    expect([reply.status, reply.problem.code]).toEqual([404, 'noSuchMatter'])
  })
})
