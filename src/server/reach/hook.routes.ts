import { isAskedFor } from '../../core/reach/publicEvents.ts'
import { keyHeader, slugParam } from '../../wire/plain.ts'
import { eventQuery, eventsPage, hookBody, hookChange, hookList, hookMade, hookParam } from '../../wire/reach.ts'
import { json, made, nothing, perGrove, routeOf } from '../api/route.ts'
import { askerOf } from '../access/authorize.ts'
import { addressOf } from '../http/address.ts'
import { limitOf } from '../http/limit.ts'
import { ProblemError } from '../http/problem.ts'
import { newId } from '../integrations/runtime.ts'
import { secretThing } from '../secrets/secretThing.ts'
import { cloudEventOf } from './eventForPrograms.ts'
import { HOOKS_MOST } from './hook.store.ts'
import { publicEventsAfter } from './publicEvents.store.ts'
import type { ReachServices } from './services.ts'

const route = routeOf<ReachServices>()
const perAddress = perGrove(() => limitOf(300, 60))
const perPerson = perGrove(() => limitOf(60, 60))

const events = route(
  'listEvents',
  {
    method: 'get',
    path: '/api/communities/{slug}/events',
    tag: 'Programs',
    summary: 'What happened after a position, the oldest first: to be asked again from `next`',
    action: 'place.read',
    params: slugParam,
    query: eventQuery,
    problems: ['tooMany'],
    answer: json(eventsPage, 'Events, without words: these are read at `data.link`'),
  },
  async ({ services, caller, query: { after, types, limit }, c }) => {
    await perAddress(services)(addressOf(c, services.identity))
    const community = caller.community!
    const { events, next, more } = await publicEventsAfter(services.db, community.id, after, limit)
    const items = events
      .filter(({ type }) => isAskedFor(types, type))
      .map((event) => cloudEventOf(services.publicUrl(), community, event))
    return { items, next, more }
  },
)

const list = route(
  'listHooks',
  {
    method: 'get',
    path: '/api/communities/{slug}/hooks',
    tag: 'Programs',
    summary: 'Programs that hear what happens, without addresses and secrets',
    action: 'hook.set',
    params: slugParam,
    answer: json(hookList, 'The oldest first'),
  },
  async ({ services, caller }) => ({ items: await services.hooks.shownIn(caller.community!.id) }),
)

const add = route(
  'addHook',
  {
    method: 'post',
    path: '/api/communities/{slug}/hooks',
    tag: 'Programs',
    summary: 'Have a program hear what happens (CloudEvents, signed as Standard Webhooks say)',
    action: 'hook.set',
    params: slugParam,
    headers: keyHeader.partial(),
    body: hookBody,
    problems: ['notARobot', 'hooksFull', 'idReused', 'tooMany'],
    answer: made(hookMade, 'Set; the secret is in this answer alone'),
  },
  async ({ services, caller, headers, body: { address, types, from } }) => {
    const who = askerOf(caller)
    await perPerson(services)(who)
    const url = services.robots.addressFor(address)
    if (!url) throw new ProblemError('notARobot')
    const community = caller.community!.id
    const word = headers['idempotency-key'] ?? newId(services.runtime)
    const named = secretThing(services.identity.ticketKey, 'hook', { community, who, word })
    const hook = await services.hooks.add(community, named, { address: url.href, types, from })
    if (hook === 'full') throw new ProblemError('hooksFull', { most: HOOKS_MOST })
    if (hook === 'other') throw new ProblemError('idReused')
    return hook
  },
)

const set = route(
  'setHook',
  {
    method: 'put',
    path: '/api/communities/{slug}/hooks/{hook}',
    tag: 'Programs',
    summary: 'Set what a program hears, or from where on; one that is dead is asked again',
    action: 'hook.set',
    params: hookParam,
    body: hookChange,
    problems: ['noSuchHook', 'tooMany'],
    answer: nothing('Set'),
  },
  async ({ services, caller, params, body: { types, from } }) => {
    await perPerson(services)(askerOf(caller))
    const there = await services.hooks.set(caller.community!.id, params.hook, { types, from })
    if (!there) throw new ProblemError('noSuchHook')
  },
)

const drop = route(
  'dropHook',
  {
    method: 'delete',
    path: '/api/communities/{slug}/hooks/{hook}',
    tag: 'Programs',
    summary: 'Tell a program nothing more; its address and secret are erased',
    action: 'hook.set',
    params: hookParam,
    problems: ['noSuchHook'],
    answer: nothing('Gone'),
  },
  async ({ services, caller, params }) => {
    if (!(await services.hooks.drop(caller.community!.id, params.hook))) throw new ProblemError('noSuchHook')
  },
)

/** [T23] [T24] What programs hear, asked for or told. */
export const hookRoutes = [events, list, add, set, drop]
