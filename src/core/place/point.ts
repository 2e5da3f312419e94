/** A point on earth, in degrees (WGS 84). */
export interface Point {
  lat: number
  long: number
}

/** [T43] Of a degree of latitude, and of one of longitude at the equator. */
export const METRES = 111_320
/** [T46] So far from where a community's map opens a card may point. */
const REACH_METRES = 20_000

const radians = (degrees: number): number => (degrees * Math.PI) / 180

/** How far two points are apart, in metres: near each other, where the earth is flat. */
export const metresBetween = (a: Point, b: Point): number =>
  METRES * Math.hypot(a.lat - b.lat, (a.long - b.long) * Math.cos(radians(a.lat)))

/** [T46] Whether a point is where a community can be, by where its map opens. */
export const withinReach = (centre: Point, point: Point): boolean => metresBetween(centre, point) <= REACH_METRES

/** [T46] A point to a millionth of a degree, which is ten centimetres. */
export const toTenCentimetres = ({ lat, long }: Point): Point => ({
  lat: Math.round(lat * 1e6) / 1e6,
  long: Math.round(long * 1e6) / 1e6,
})
