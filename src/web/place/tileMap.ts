import type { LatLng, Map as Shown } from 'leaflet'
import { latLng, map as mapIn, tileLayer } from 'leaflet'
import 'leaflet/dist/leaflet.css'
import type { Point } from '../../core/place/point.ts'
import { fromMap, onMap } from '../../core/place/datum.ts'
import type { MapView, Tiles } from '../../wire/map.ts'

/** [T45] A map made of pictures, and points as it shows them. */
export interface TileMap {
  map: Shown
  /** Where the map shows a point. */
  place(point: Point): LatLng
  /** Which point a place of it is. */
  point(place: LatLng): Point
}

/** Many makers of pictures have none nearer than 18: the last step is those, larger. */
const NEAREST = 19
/** Pixels of an arrow key's step; three times as many with shift. */
const STEP = 24

/**
 * [T45] Draws a map in a box of the page, as it opens: arrows move it, + and − change how near it is.
 * `failed` is told when pictures do not come.
 */
export function openMap(box: HTMLElement, tiles: Tiles, view: MapView, failed: () => void): TileMap {
  const place = (point: Point) => {
    const { lat, long } = onMap(tiles.datum, point)
    return latLng(lat, long)
  }
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches
  const map = mapIn(box, {
    attributionControl: false,
    zoomControl: false,
    keyboardPanDelta: STEP,
    inertia: !still,
    zoomAnimation: !still,
    fadeAnimation: !still,
    maxZoom: NEAREST,
  }).setView(place(view), view.zoom)
  // Who makes the pictures asks which site shows them; which page it is they need not know.
  const layer = tileLayer(tiles.url, { maxZoom: NEAREST, maxNativeZoom: NEAREST - 1, referrerPolicy: 'strict-origin' })
  layer.on('tileerror', failed).addTo(map)
  const point = (at: LatLng) => {
    const { lat, lng } = at.wrap()
    return fromMap(tiles.datum, { lat, long: lng })
  }
  return { map, place, point }
}
