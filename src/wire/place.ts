import { z } from '@hono/zod-openapi'
import type { Place } from '../core/place/place.ts'
import type { Clock } from '../core/plain/clock.ts'
import { idOf, newIdOf } from './ids.ts'
import { id, pageOf, told } from './plain.ts'
import { same } from './same.ts'

const SLUG = /^[a-z0-9][a-z0-9-]{0,59}$/
const slug = told('As it stands in addresses: lower-case letters, digits and dashes', 'rongbu')
const name = told('Its name', '榕埠社区')
const zone: z.ZodType<Clock> = z.templateLiteral([z.string(), '/', z.string()]).or(z.literal('UTC'))

/** A community as its public pages name it. */
const communityHead = z
  .object({
    slug,
    name,
    subdistrict: told('The name of the subdistrict above it; empty where there is none', '禾渡街道'),
  })
  .openapi('Community')
export type CommunityHead = z.infer<typeof communityHead>

/** GET /api/communities */
export const communities = pageOf('Communities', communityHead)

/** GET /api/communities/{slug} */
export const communityPage = z
  .object({ ...communityHead.shape, zone, grids: z.array(z.object({ id, name: told('Its name', '榕埠一网格') })) })
  .openapi('CommunityPage')

/** A place of the tree: subdistrict → community → grid → building. */
export const place = same<Place>()(
  z
    .object({
      id,
      kind: z.enum(['subdistrict', 'community', 'grid', 'building']),
      parent: idOf('place', 'The place above; null for a subdistrict').nullable(),
      slug,
      name,
      zone,
    })
    .openapi('Place'),
)
/** GET /api/places */
export const places = pageOf('Places', place)

const zoneName = z.string().max(100).openapi({
  description: 'A time zone, by its name in the IANA database',
  example: 'Europe/Berlin',
})
/** PUT /api/communities/{slug}/zone, /api/subdistricts/{slug}/zone */
export const zoneChange = z.object({ zone: zoneName }).openapi('ZoneChange')
export const zoneSet = z.object({ zone }).openapi('Zone')

/**
 * POST /api/places; without a zone of its own, a place has that of the one above. Grids and buildings have
 * their community's, so one that is sent for them is refused.
 */
export const newPlace = z
  .object({
    ...place.shape,
    id: newIdOf('place'),
    slug: z.string().regex(SLUG),
    name: z.string().max(1000),
    zone: zoneName.optional(),
  })
  .refine(({ kind, zone }) => zone === undefined || kind === 'subdistrict' || kind === 'community', {
    path: ['zone'],
    error: 'a grid or building has the zone of its community',
  })
  .openapi('NewPlace')
