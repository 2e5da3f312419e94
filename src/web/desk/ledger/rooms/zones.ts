import type { Clock } from '../../../../core/plain/clock.ts'
import { aheadAt, readClock } from '../../../../core/plain/clock.ts'

/** The zones of a region, such as Asia, with how far each is ahead of UTC now (+08:00). */
export interface Region {
  name: string
  zones: { zone: Clock; ahead: string }[]
}

const regionOf = (zone: string): string => zone.split('/')[0]!

/**
 * The time zones that this browser knows, by region: first that of `own`, which is among them whatever the
 * browser calls it. Undefined where it cannot name them; then a name is typed.
 */
export function zonesByRegion(own: Clock, now: number): Region[] | undefined {
  const list = (Intl as { supportedValuesOf?: (of: 'timeZone') => string[] }).supportedValuesOf
  if (!list) return undefined
  const regions = new Map<string, Region>([[regionOf(own), { name: regionOf(own), zones: [] }]])
  for (const name of [...new Set([own, ...list('timeZone')])].sort()) {
    const zone = readClock(name)
    if (!zone) continue
    const region = regions.get(regionOf(zone)) ?? { name: regionOf(zone), zones: [] }
    regions.set(region.name, region)
    region.zones.push({ zone, ahead: aheadAt(zone, now) })
  }
  return [...regions.values()]
}
