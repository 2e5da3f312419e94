import type { Id } from '../../core/plain/id.ts'
import type { Role } from '../../core/place/place.ts'
import { OWN } from '../../core/place/roles.ts'
import { ledgerSettings, settingsChange, teamCommand } from '../../wire/ledger.ts'
import { handlers, ledgerAccepted } from '../../wire/matter.ts'
import { keyHeader, slugParam } from '../../wire/plain.ts'
import { ledgerSummary, teamsView } from '../../wire/rooms.ts'
import { zoneChange, zoneSet } from '../../wire/place.ts'
import { mayDo } from '../access/authorize.ts'
import { TEAM_COMMANDS } from '../access/table.ts'
import { SETTINGS_REFUSED, TEAM_REFUSED } from '../api/problems.ts'
import { json, routeOf } from '../api/route.ts'
import { ProblemError } from '../http/problem.ts'
import { newId } from '../integrations/runtime.ts'
import { namesIn, namingOf } from '../secrets/naming.ts'
import { summarise } from './list.store.ts'
import { presentTeams } from './present.ts'
import type { LedgerServices } from './services.ts'
import { actorOf } from '../person/store.ts'

const route = routeOf<LedgerServices>()
const namesOf = namesIn(teamCommand)

const readNumbers = route(
  'readLedger',
  {
    method: 'get',
    path: '/api/communities/{slug}/ledger',
    tag: 'Ledger',
    summary: 'The ledger in numbers: stages, overdue, three rates with their denominators',
    action: 'matter.read',
    params: slugParam,
    answer: json(ledgerSummary, 'Numbers'),
  },
  async ({ services: { db, ledger, runtime }, caller }) => {
    const community = caller.community!.id
    return summarise(db, community, await ledger.placedSettings(community), runtime.now())
  },
)

const readSettings = route(
  'readLedgerSettings',
  {
    method: 'get',
    path: '/api/communities/{slug}/ledger/settings',
    tag: 'Ledger',
    summary: 'Definitions of urgency and importance, deadlines, working days',
    action: 'matter.read',
    params: slugParam,
    answer: json(ledgerSettings, 'Settings'),
  },
  ({ services, caller }) => services.ledger.settings(caller.community!.id),
)

const changeSettings = route(
  'changeLedgerSettings',
  {
    method: 'patch',
    path: '/api/communities/{slug}/ledger/settings',
    tag: 'Desk',
    summary: 'Change how the ledger is kept; what is left out stays',
    action: 'ledger.settings',
    params: slugParam,
    body: settingsChange,
    problems: SETTINGS_REFUSED,
    answer: json(ledgerSettings, 'Settings'),
  },
  async ({ services: { ledger, runtime }, caller, body }) => {
    const community = caller.community!.id
    const actor = actorOf(caller.staff!)
    const { was, ...changes } = body
    const began = { was, clock: await ledger.clockOf(community) }
    await ledger.change(community, changes, { key: newId(runtime), actor, body }, began)
    return ledger.settings(community)
  },
)

const changeZone = route(
  'changeZone',
  {
    method: 'put',
    path: '/api/communities/{slug}/zone',
    tag: 'Desk',
    summary: 'Set the time zone by which its instants are told and typed, and its days end',
    action: 'ledger.settings',
    params: slugParam,
    body: zoneChange,
    problems: ['noSuchZone'],
    answer: json(zoneSet, 'Its time zone'),
  },
  async ({ services: { identity, ledger, runtime }, caller, body }) => {
    const community = caller.community!.id
    const actor = actorOf(caller.staff!)
    await ledger.setZone(community, body.zone, { key: newId(runtime), actor, body })
    identity.places.forget()
    return { zone: await ledger.clockOf(community) }
  },
)

const readTeams = route(
  'readTeams',
  {
    method: 'get',
    path: '/api/communities/{slug}/teams',
    tag: 'Ledger',
    summary: 'The three teams: members with declared interests, offers, and what waits for each',
    action: 'team.read',
    params: slugParam,
    answer: json(teamsView, 'Teams'),
  },
  ({ services, caller }) => presentTeams(services, caller.community!.id),
)

const actOnTeams = route(
  'sendTeamCommand',
  {
    method: 'post',
    path: '/api/communities/{slug}/teams/commands',
    tag: 'Desk',
    summary: 'Seat members, declare interests, make and withdraw offers',
    action: 'team.command',
    params: slugParam,
    headers: keyHeader,
    body: teamCommand,
    problems: TEAM_REFUSED,
    answer: json(ledgerAccepted, 'Accepted and durable'),
  },
  async ({ services: { identity, ledger }, caller, headers, body }) => {
    if (!(await mayDo(identity, caller, TEAM_COMMANDS[body.kind]))) throw new ProblemError('notAllowed')
    const community = caller.community!.id
    const actor = actorOf(caller.staff!)
    const command = namesOf(body, namingOf(identity.ticketKey, { community }, actor))
    return ledger.team(community, { key: headers['idempotency-key'], command, actor, body })
  },
)

const listHandlers = route(
  'listHandlers',
  {
    method: 'get',
    path: '/api/communities/{slug}/handlers',
    tag: 'Desk',
    summary: 'Who can own a matter or a task here',
    action: 'matter.desk',
    params: slugParam,
    answer: json(handlers, 'Staff'),
  },
  async ({ services: { identity }, caller }) => {
    const above = await identity.places.upward(caller.community!.id)
    const people = new Map<Id, { id: Id; name: string; roles: Role[] }>()
    for (const place of above) {
      for (const { id: person, name, role } of await identity.people.inPlace(place.id)) {
        if (!OWN.includes(role)) continue
        const seen = people.get(person) ?? { id: person, name, roles: [] }
        people.set(person, { ...seen, roles: [...seen.roles, role] })
      }
    }
    return { items: [...people.values()] }
  },
)

/** The API of a ledger's rooms: its numbers and settings, its teams, and who works there. */
export const roomRoutes = [readNumbers, readSettings, changeSettings, changeZone, readTeams, actOnTeams, listHandlers]
