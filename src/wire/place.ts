import { z } from '@hono/zod-openapi'
import type { Place } from '../core/place/place.ts'
import type { Clock } from '../core/plain/clock.ts'
import { idOf, newIdOf } from './ids.ts'
import { id, pageOf, told } from './plain.ts'
import { same } from './same.ts'

/** How the address of a place is spelled. */
export const SLUG = /^[a-z0-9][a-z0-9-]{0,59}$/
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
/** PUT /api/places/{id}: all of it as it shall be. */
export const placeChange = z
  .object({
    name: z.string().max(1000),
    parent: idOf('place', 'The place above; null for a subdistrict').nullable(),
    was: z.object({ name: z.string().max(1000), parent: id.nullable() }).openapi({
      description: 'As it stood for whoever changes it',
    }),
  })
  .openapi('PlaceChange')

/** POST /api/places/{id}/sheet */
export const placeSheet = z
  .object({
    text: z.string().max(200_000).openapi({ description: 'Rows as a spreadsheet gives them to the clipboard' }),
    keep: z.boolean().openapi({ description: 'false only looks' }),
  })
  .openapi('PlaceSheet')

const sheetRow = z
  .object({
    line: z.int(),
    kind: place.shape.kind,
    name,
    under: z.array(z.string()).openapi({ description: 'The places above it in the sheet' }),
    slug: z.string(),
    state: z.enum(['new', 'there', 'refused']),
    why: z.enum(['nothingAbove', 'nameUnfit', 'slugTaken']).nullable(),
  })
  .openapi('PlaceSheetRow')
export type SheetRow = z.infer<typeof sheetRow>
export const sheetRead = z
  .object({ rows: z.array(sheetRow), news: z.int(), kept: z.boolean() })
  .openapi('PlaceSheetRead')

/** GET /api/places/{id}/changes */
const placeChanged = z
  .object({
    id,
    at: z.int(),
    what: z.enum(['added', 'renamed', 'moved']),
    name: told('As it was called from then on', '榕埠社区'),
    above: z.string().openapi({ description: 'The place above it from then on' }),
    by: z.object({ id, name: z.string() }).nullable().openapi({ description: 'null: whoever runs the machine' }),
  })
  .openapi('PlaceChanged')
export type PlaceChanged = z.infer<typeof placeChanged>
export const placeChanges = z.object({ items: z.array(placeChanged) }).openapi('PlaceChanges')

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
