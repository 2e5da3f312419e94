import type { Point } from './point.ts'

/** [T47] What coordinates of a map mean: as satellites say, or shifted as maps of China are. */
export type Datum = 'wgs84' | 'gcj02'

/** The ellipsoid by which the shift is reckoned, Krassowski’s: half its length in metres, its flatness. */
const HALF = 6_378_245
const FLAT = 0.006_693_421_622_965_943
const sine = (x: number): number => Math.sin(x * Math.PI)

/** Where the shift is made: beyond it both say the same. */
const shifted = ({ lat, long }: Point): boolean => long >= 72.004 && long <= 137.8347 && lat >= 0.8293 && lat <= 55.8271

/**
 * [T47] A point as a map shows it: one of GCJ-02 shows it some hundred metres beside, by a public formula, in
 * and around China.
 */
export function onMap(datum: Datum, point: Point): Point {
  if (datum === 'wgs84' || !shifted(point)) return point
  const [x, y] = [point.long - 105, point.lat - 35]
  const both = 20 * sine(6 * x) + 20 * sine(2 * x)
  const north = both + 20 * sine(y) + 40 * sine(y / 3) + 160 * sine(y / 12) + 320 * sine(y / 30)
  const east = both + 20 * sine(x) + 40 * sine(x / 3) + 150 * sine(x / 12) + 300 * sine(x / 30)
  const root = Math.sqrt(Math.abs(x))
  const northward = (north * 2) / 3 - 100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root
  const eastward = (east * 2) / 3 + 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root
  const bend = 1 - FLAT * sine(point.lat / 180) ** 2
  const degree = (radius: number) => (radius * Math.PI) / 180
  return {
    lat: point.lat + northward / degree((HALF * (1 - FLAT)) / (bend * Math.sqrt(bend))),
    long: point.long + eastward / degree((HALF / Math.sqrt(bend)) * Math.cos(degree(point.lat))),
  }
}

/** So often the way back is mended; then it is right to a millimetre. */
const MENDED = 6

/** [T47] The point that a place of a map is: the way back, which has no formula. */
export function fromMap(datum: Datum, seen: Point): Point {
  let point = seen
  for (let i = 0; i < MENDED; i++) {
    const there = onMap(datum, point)
    point = { lat: point.lat + seen.lat - there.lat, long: point.long + seen.long - there.long }
  }
  return point
}
