import { z } from '@hono/zod-openapi'
import { count, orNull, told } from './plain.ts'

const point = {
  lat: z.number().min(-90).max(90).openapi({ description: 'Degrees north, WGS 84' }),
  long: z.number().min(-180).max(180).openapi({ description: 'Degrees east' }),
}

/** [T46] A point on earth. */
export const mapPoint = z.object(point).openapi('MapPoint')
export type MapPoint = z.infer<typeof mapPoint>

/** [T42] The same, of a card. */
export const cardOnMap = z.object({ ...point, card: count.openapi({ description: 'Its number' }) })

/** PUT /api/communities/{slug}/map: [T45] where a community's map opens. */
export const mapView = z
  .object({
    ...point,
    zoom: z.number().int().min(1).max(19).openapi({ description: 'How near: 1 is the whole earth' }),
  })
  .openapi('MapView')
export type MapView = z.infer<typeof mapView>

/** [T45] Pictures that a map is made of, and whose they are. */
export const tiles = z
  .object({
    url: told('Their address, with {z}, {x} and {y}', 'https://tiles.example/{z}/{x}/{y}.png'),
    host: orNull(z.string()).openapi({ description: 'Whose machine hears who looks; null: this one' }),
    attribution: told('Whose they are', '© OpenStreetMap contributors'),
    link: orNull(z.string()).openapi({ description: 'Where more of that is said' }),
    datum: z.enum(['wgs84', 'gcj02']).openapi({ description: 'gcj02: what is shown is shifted as maps of China are' }),
  })
  .openapi('Tiles')
export type Tiles = z.infer<typeof tiles>

/** GET, PUT /api/communities/{slug}/map */
export const mapShown = z
  .object({
    tiles: orNull(tiles).openapi({ description: 'Null: the installation has none' }),
    view: orNull(mapView).openapi({ description: 'Where it opens; null: nobody has said it, and cards point nowhere' }),
  })
  .openapi('MapShown')
export type MapShown = z.infer<typeof mapShown>
