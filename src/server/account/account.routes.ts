import { z } from '@hono/zod-openapi'
import { NAME_MOST } from '../../core/meeting/meeting.ts'
import {
  awayTo,
  newPasskey,
  ownApps,
  ownPasskeys,
  passkeyCreation,
  passkeyMade,
  passkeyNamed,
  signIns,
  signInTries,
  staffAppParam,
} from '../../wire/account.ts'
import { id, slugParam } from '../../wire/plain.ts'
import type { Caller } from '../access/authorize.ts'
import { TEXT_REFUSED } from '../api/problems.ts'
import { json, made, nothing, routeOf } from '../api/route.ts'
import { cleanly, ProblemError } from '../http/problem.ts'
import { FOR_PERSON } from './betterAuth.ts'
import { fromHere } from './signIn.ts'
import { appCalled, awayToAdd } from './staffApp.pages.ts'
import { hostOfPasskeys, options, originOfPasskeys } from './passkeys.ts'
import type { AccountServices } from './services.ts'

const route = routeOf<AccountServices>()
const idParam = z.object({ id })

function me({ staff }: Caller) {
  if (!staff) throw new ProblemError('notSignedIn')
  return staff
}

const listSignIns = route(
  'listSignIns',
  {
    method: 'get',
    path: '/api/sessions',
    tag: 'Staff',
    summary: 'My sign-ins',
    action: 'signIn.own',
    problems: ['notSignedIn'],
    answer: json(signIns, 'Sign-ins'),
  },
  async ({ services, caller }) => {
    const { person, signIn } = me(caller)
    const items = (await services.identity.people.signIns(person)).map((row) => ({
      id: row.id,
      device: row.device,
      way: row.way,
      createdAt: row.created_at,
      usedAt: row.used_at,
      current: row.id === signIn,
    }))
    return { items }
  },
)

const endSignIn = route(
  'endSignIn',
  {
    method: 'delete',
    path: '/api/sessions/{id}',
    tag: 'Staff',
    summary: 'End one of my sign-ins',
    action: 'signIn.own',
    params: z.object({ id: z.string() }),
    problems: ['notSignedIn', 'noSuchPerson'],
    answer: nothing('Ended'),
  },
  async ({ services, caller, params }) => {
    const asked = id.safeParse(params.id)
    if (!asked.success || !(await services.identity.people.revoke(me(caller).person, asked.data)))
      throw new ProblemError('noSuchPerson')
  },
)

const listTries = route(
  'listSignInTries',
  {
    method: 'get',
    path: '/api/sessions/journal',
    tag: 'Staff',
    summary: 'My journal of sign-ins and refused tries, newest first',
    action: 'signIn.own',
    problems: ['notSignedIn'],
    answer: json(signInTries, 'Tries'),
  },
  async ({ services, caller }) => ({ items: await services.identity.people.tries(me(caller).person) }),
)

const listTriesOfCommunity = route(
  'listCommunitySignInTries',
  {
    method: 'get',
    path: '/api/communities/{slug}/sign-ins',
    tag: 'Staff',
    summary: 'The journal of sign-ins of the people with a role in the community, newest first',
    action: 'signIn.journal',
    params: slugParam,
    answer: json(signInTries, 'Tries'),
  },
  async ({ services: { identity }, caller }) => {
    const upward = await identity.places.upward(caller.community!.id)
    return { items: await identity.people.triesIn(upward.map(({ id }) => id)) }
  },
)

const listPasskeys = route(
  'listPasskeys',
  {
    method: 'get',
    path: '/api/me/passkeys',
    tag: 'Staff',
    summary: 'My passkeys',
    action: 'passkey.own',
    answer: json(ownPasskeys, 'Passkeys'),
  },
  async ({ services, caller }) => ({ items: await services.identity.people.passkeys(me(caller).person) }),
)

const startPasskey = route(
  'startPasskey',
  {
    method: 'post',
    path: '/api/me/passkeys/start',
    tag: 'Staff',
    summary: 'What a device needs to make a passkey (WebAuthn)',
    action: 'passkey.own',
    problems: ['passkeyElsewhere'],
    answer: json(passkeyCreation, 'Options for navigator.credentials.create'),
  },
  async ({ services: { identity, betterAuth }, caller, c }) => {
    const staff = me(caller)
    const { api } = await betterAuth.passkeys(hostOfPasskeys(c, identity.publicUrl))
    const context = JSON.stringify({ id: staff.person, name: staff.email ?? staff.name, displayName: staff.name })
    const asked = { query: { context }, headers: new Headers(), returnHeaders: true } as const
    return options(c, await api.generatePasskeyRegistrationOptions(asked))
  },
)

const addPasskey = route(
  'addPasskey',
  {
    method: 'post',
    path: '/api/me/passkeys',
    tag: 'Staff',
    summary: 'Add a passkey that was just made',
    action: 'passkey.own',
    body: newPasskey,
    problems: [...TEXT_REFUSED, 'passkeyElsewhere', 'passkeyRefused'],
    answer: made(passkeyMade, 'Added'),
  },
  async ({ services: { identity, betterAuth }, caller, c, body }) => {
    const { person, signIn } = me(caller)
    const name = cleanly(body.name, NAME_MOST, 1)
    const { api } = await betterAuth.passkeys(hostOfPasskeys(c, identity.publicUrl))
    const headers = new Headers({
      cookie: c.req.header('cookie') ?? '',
      origin: originOfPasskeys(c, identity.publicUrl)!,
      [FOR_PERSON]: person,
    })
    const { response } = body
    const added = await api.verifyPasskeyRegistration({ body: { response, name }, headers }).catch(() => undefined)
    if (!added) throw new ProblemError('passkeyRefused')
    // [R19] Whoever ended all ways in meanwhile ended this one too.
    if (!(await identity.people.whileSignedIn(person, signIn, async () => true))) {
      await identity.people.removePasskey(person, added.id)
      throw new ProblemError('notSignedIn')
    }
    return { id: added.id }
  },
)

const renamePasskey = route(
  'renamePasskey',
  {
    method: 'patch',
    path: '/api/me/passkeys/{id}',
    tag: 'Staff',
    summary: 'Rename a passkey of mine',
    action: 'passkey.own',
    params: idParam,
    body: passkeyNamed,
    problems: [...TEXT_REFUSED, 'noSuchPasskey'],
    answer: nothing('Renamed'),
  },
  async ({ services, caller, params, body }) => {
    const name = cleanly(body.name, NAME_MOST, 1)
    if (!(await services.identity.people.renamePasskey(me(caller).person, params.id, name)))
      throw new ProblemError('noSuchPasskey')
  },
)

const removePasskey = route(
  'removePasskey',
  {
    method: 'delete',
    path: '/api/me/passkeys/{id}',
    tag: 'Staff',
    summary: 'Remove a passkey of mine; what was signed in with it ends',
    action: 'passkey.own',
    params: idParam,
    problems: ['noSuchPasskey'],
    answer: nothing('Removed'),
  },
  async ({ services, caller, params }) => {
    if (!(await services.identity.people.removePasskey(me(caller).person, params.id)))
      throw new ProblemError('noSuchPasskey')
  },
)

const listApps = route(
  'listStaffApps',
  {
    method: 'get',
    path: '/api/me/apps',
    tag: 'Staff',
    summary: 'Apps by which staff sign in here, and whether I have added mine',
    action: 'passkey.own',
    answer: json(ownApps, 'Apps'),
  },
  async ({ services, caller }) => {
    const added = await services.betterAuth.appsOf(me(caller).person)
    return { items: services.betterAuth.apps.map(({ name }) => ({ app: name, added: added.includes(name) })) }
  },
)

const addApp = route(
  'addStaffApp',
  {
    method: 'post',
    path: '/api/me/apps/{app}',
    tag: 'Staff',
    summary: 'Add an app of mine: the browser goes where the answer says, and comes back',
    action: 'passkey.own',
    params: staffAppParam,
    problems: ['noSuchAddress', 'outsideAway', 'tooMany'],
    answer: json(awayTo, 'Where to'),
  },
  async ({ services, c, params }) => {
    await fromHere(services, c)
    return { url: await awayToAdd(services, c, appCalled(services, c, params.app)) }
  },
)

const dropApp = route(
  'dropStaffApp',
  {
    method: 'delete',
    path: '/api/me/apps/{app}',
    tag: 'Staff',
    summary: 'Take an app of mine away; what was signed in with it ends',
    action: 'passkey.own',
    params: staffAppParam,
    answer: nothing('It opens nothing any more'),
  },
  async ({ services, caller, params }) => {
    const { person } = me(caller)
    await services.betterAuth.dropApp(person, params.app)
    await services.identity.people.changed(person)
  },
)

/**
 * One's own account: sign-ins, passkeys, the journal of both; and the journal of a community's people for
 * those who oversee them.
 */
export const accountRoutes = [
  listSignIns,
  listTries,
  endSignIn,
  listTriesOfCommunity,
  listPasskeys,
  startPasskey,
  addPasskey,
  renamePasskey,
  removePasskey,
  listApps,
  addApp,
  dropApp,
]
