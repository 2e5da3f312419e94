import type { Marker } from 'leaflet'
import { divIcon, latLngBounds, marker } from 'leaflet'
import { clustersOf } from '../../core/place/clusters.ts'
import type { Point } from '../../core/place/point.ts'
import type { MapView, Tiles } from '../../wire/map.ts'
import { unlessComposing } from '../kit/keys.ts'
import { openMap } from './tileMap.ts'

/** A place of the list beside the map, under its number there. */
export interface Place extends Point {
  n: number
  cards: number
  /** What is said aloud of it. */
  label: string
}
export interface Places {
  tiles: Tiles
  view: MapView | null
  places: Place[]
}
/** What the page does with it. */
interface Heard {
  /** Which places the map shows now. */
  seen(places: readonly number[]): void
  /** One was pressed, or several that are drawn as one. */
  pressed(places: readonly number[]): void
  failed(): void
  /** What is said aloud of several. */
  several(places: number, cards: number): string
}

/** Pixels within which places are drawn as one. */
const ONE_SIGN = 44
/** How near the map comes where nothing is beside a place. */
const NEAR = 17

/** [T45] Draws places on a map of tiles; those that lie together are one sign, until it is near enough. */
export function showPlaces(box: HTMLElement, { tiles, view, places }: Places, heard: Heard) {
  const { map, place } = openMap(box, tiles, view ?? { ...places[0]!, zoom: NEAR }, heard.failed)
  const spots = places.map((one) => ({ one, at: place(one) }))
  if (!view) map.fitBounds(latLngBounds(spots.map(({ at }) => at)).pad(0.2), { maxZoom: NEAR, animate: false })
  let signs: Marker[] = []

  function draw() {
    for (const sign of signs) sign.remove()
    const points = spots.map(({ one, at }) => ({ ...map.project(at), one, at }))
    const clusters = clustersOf(points, 1, ONE_SIGN).map(({ points: together }) =>
      [...together].sort((a, b) => a.one.n - b.one.n),
    )
    signs = clusters.sort(([a], [b]) => a!.one.n - b!.one.n).map(signOf)
  }

  function signOf(together: { one: Place; at: ReturnType<typeof place> }[]): Marker {
    const [{ one }] = together as [(typeof together)[0]]
    const alone = together.length === 1
    const bounds = latLngBounds(together.map(({ at }) => at))
    const icon = divIcon({
      className: alone ? 'sign' : 'sign several',
      html: alone ? String(one.n) : `×${together.length}`,
      iconSize: [ONE_SIGN, ONE_SIGN],
    })
    const sign = marker(bounds.getCenter(), { icon }).addTo(map)
    const cards = together.reduce((sum, each) => sum + each.one.cards, 0)
    const element = sign.getElement()!
    element.setAttribute('aria-label', alone ? one.label : heard.several(together.length, cards))
    const press = () => {
      heard.pressed(together.map((each) => each.one.n))
      if (!alone) map.fitBounds(bounds.pad(0.2), { maxZoom: map.getMaxZoom() })
    }
    sign.on('click', press)
    const keys = (event: KeyboardEvent) => {
      if (event.key !== ' ' && event.key !== 'Enter') return
      event.preventDefault()
      press()
    }
    element.addEventListener('keydown', unlessComposing(keys))
    return sign
  }

  const look = () => {
    const bounds = map.getBounds()
    heard.seen(spots.flatMap(({ one, at }) => (bounds.contains(at) ? [one.n] : [])))
  }
  map.on('zoomend', draw).on('moveend', look)
  draw()
  look()
  return map
}
