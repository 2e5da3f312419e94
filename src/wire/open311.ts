import { z } from '@hono/zod-openapi'
import { idOf } from './ids.ts'
import { ROBOT_STATES } from '../core/reach/robots.ts'
import { oneOf, slugParam } from './plain.ts'

const line = z.string().max(1000)

export const systemParam = slugParam.extend({ system: idOf('departmentSystem') })

/** PUT /api/communities/{slug}/open311 */
export const open311Door = z
  .object({ demandsKey: z.boolean().openapi({ description: 'Requests are taken from programs with a key alone' }) })
  .openapi('Open311Door')

const system = {
  name: line.openapi({ description: 'As the receiver is called when a matter is routed to it', example: '街道执法队' }),
  endpoint: z
    .string()
    .max(1000)
    .openapi({ description: 'Up to before /requests.xml', example: 'https://city.example/open311/v2' }),
  jurisdiction: z.string().max(200).openapi({ description: 'jurisdiction_id; empty where there is one alone' }),
  service: z.string().max(200).openapi({ description: 'The service_code of what is sent' }),
  updates: z.boolean().openapi({ description: 'It lists updates as FixMyStreet asks for them' }),
}
/** POST /api/communities/{slug}/open311/systems, and PUT …/{system} */
export const departmentSystem = z
  .object({
    ...system,
    key: z.string().max(500).openapi({ description: 'Its api_key; nobody reads it back. Empty: the one that is set' }),
  })
  .openapi('DepartmentSystem')
export type DepartmentSystemBody = z.output<typeof departmentSystem>
export const madeSystem = z.object({ id: z.string() }).openapi('MadeDepartmentSystem')
const shownSystem = z.object({
  id: z.string(),
  ...system,
  keyed: z.boolean(),
  state: oneOf(ROBOT_STATES),
  why: z.string(),
  doubtful: z.array(z.number().int()).openapi({ description: 'Numbers of matters that a person has to look after' }),
})

/** What an administrator sees of systems that send and ask by Open311. */
export const open311Desk = z
  .object({
    endpoint: z.string().openapi({ description: 'What other systems are given' }),
    discovery: z.string(),
    demandsKey: z.boolean(),
    systems: z.array(shownSystem),
  })
  .openapi('Open311Desk')
export type Open311Desk = z.output<typeof open311Desk>
