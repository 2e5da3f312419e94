import { OFFICE_MOST } from '../../core/ledger/sheet.ts'
import type { Id } from '../../core/plain/id.ts'
import type { DepartmentSystemBody } from '../../wire/open311.ts'
import { departmentSystem, madeSystem, open311Desk, open311Door, systemParam } from '../../wire/open311.ts'
import { slugParam } from '../../wire/plain.ts'
import { TEXT_REFUSED } from '../api/problems.ts'
import { json, made, nothing, perGrove, routeOf } from '../api/route.ts'
import { limitOf } from '../http/limit.ts'
import { cleanly, ProblemError } from '../http/problem.ts'
import { newId } from '../integrations/runtime.ts'
import { endpointOf } from './endpoints.ts'
import type { Open311Services } from './services.ts'

const route = routeOf<Open311Services>()
const perPerson = perGrove(() => limitOf(120, 600))
const above = { tag: 'Open311', action: 'open311.set' } as const

const read = route(
  'readOpen311',
  {
    ...above,
    method: 'get',
    path: '/api/communities/{slug}/open311',
    summary: 'Where other systems send and ask, and the systems of departments',
    params: slugParam,
    answer: json(open311Desk, 'Without the systems’ keys'),
  },
  async ({ services, caller }) => {
    const { id, slug } = caller.community!
    const { identity, publicUrl } = services
    const [demandsKey, systems] = await Promise.all([identity.programs.demanded(id), services.departments.shownIn(id)])
    const discovery = `${publicUrl()}/c/${slug}/open311/discovery.xml`
    return { endpoint: endpointOf(services, slug), discovery, demandsKey, systems }
  },
)

const setDoor = route(
  'setOpen311Door',
  {
    ...above,
    method: 'put',
    path: '/api/communities/{slug}/open311',
    summary: 'Take requests from everybody, or from programs with a key alone',
    params: slugParam,
    body: open311Door,
    problems: ['tooMany'],
    answer: nothing('Set'),
  },
  async ({ services, caller, body }) => {
    await perPerson(services)(caller.staff!.person)
    await services.identity.programs.demand(caller.community!.id, body.demandsKey)
  },
)

const SYSTEM_REFUSED = [...TEXT_REFUSED, 'notASystem', 'systemNamed', 'outOfRange', 'tooMany'] as const

const addSystem = route(
  'addDepartmentSystem',
  {
    ...above,
    method: 'post',
    path: '/api/communities/{slug}/open311/systems',
    summary: 'Set the system of a department, to which matters are sent that are routed to it from now on',
    params: slugParam,
    body: departmentSystem,
    problems: SYSTEM_REFUSED,
    answer: made(madeSystem, 'Its key is shown to nobody'),
  },
  async ({ services, caller, body }) => {
    await perPerson(services)(caller.staff!.person)
    const id = newId(services.runtime)
    await setSystemOf(services, caller.community!.id, id, body)
    return { id }
  },
)

const setSystem = route(
  'setDepartmentSystem',
  {
    ...above,
    method: 'put',
    path: '/api/communities/{slug}/open311/systems/{system}',
    summary: 'Set the system of a department anew; what failed is sent again',
    params: systemParam,
    body: departmentSystem,
    problems: [...SYSTEM_REFUSED, 'noSuchSystem'],
    answer: nothing('Set; its key is shown to nobody'),
  },
  async ({ services, caller, params, body }) => {
    await perPerson(services)(caller.staff!.person)
    const community = caller.community!.id
    const known = await services.departments.shownIn(community)
    if (!known.some(({ id }) => id === params.system)) throw new ProblemError('noSuchSystem')
    await setSystemOf(services, community, params.system, body)
  },
)

const dropSystem = route(
  'dropDepartmentSystem',
  {
    ...above,
    method: 'delete',
    path: '/api/communities/{slug}/open311/systems/{system}',
    summary: 'Take the system of a department away; its key is deleted',
    params: systemParam,
    answer: nothing('Gone'),
  },
  async ({ services, caller, params }) => services.departments.drop(caller.community!.id, params.system),
)

/** So many departments of a community have a system. */
const SYSTEMS_MOST = 50

/** [T36] Refuses an address at which none can be, and a name that another has. */
async function setSystemOf(
  { departments }: Open311Services,
  community: Id,
  id: Id,
  { name: typed, endpoint, jurisdiction, service, updates, key }: DepartmentSystemBody,
): Promise<void> {
  const name = cleanly(typed, OFFICE_MOST, 1)
  const url = departments.addressFor(endpoint)
  if (!url || url.search || url.hash) throw new ProblemError('notASystem')
  if ((await departments.shownIn(community)).filter((one) => one.id !== id).length >= SYSTEMS_MOST)
    throw new ProblemError('outOfRange', { most: SYSTEMS_MOST })
  if (await departments.isNamed(community, name, id)) throw new ProblemError('systemNamed', { name })
  const said = { jurisdiction: cleanly(jurisdiction, 200, 0), service: cleanly(service, 200, 1) }
  await departments.set(community, { id, name, endpoint: url.href, ...said, updates, key: key.trim() })
}

/** [T32] [T36] What an administrator sets of Open311. */
export const open311DeskRoutes = [read, setDoor, addSystem, setSystem, dropSystem]
