import type { Point } from './point.ts'
import { METRES } from './point.ts'

/** A point on a plan, in thousandths of its width and height. */
export interface OnPlan {
  x: number
  y: number
}
/** Points that are shown as one. */
export interface Cluster<P extends OnPlan> extends OnPlan {
  points: P[]
}

/** [T43] Within how much of the plan's width two points are the same place, in thousandths. */
export const SAME_PLACE = 30
/** [T43] And within how many metres, where a card came with latitude and longitude. */
export const SAME_METRES = 30
/** [T43] For how long a matter counts as the same place again: 24 months. */
export const SAME_PLACE_DAYS = 730
/** [T45] Within how many metres points on the map are one place. */
const ONE_PLACE = 50
/** [T44] Within how much of the plan's width points are one cluster, in thousandths: a finger's breadth. */
const ONE_CLUSTER = 70

/** How far two points are apart, in thousandths of the width; `tall`: the plan's height by its width. */
export const distance = (a: OnPlan, b: OnPlan, tall: number): number => Math.hypot(a.x - b.x, (a.y - b.y) * tall)

/**
 * [T44] Points gathered to clusters, those with the most points first. Each stands in the middle of its
 * points; the order in which points come changes nothing. `within`: how far apart points of one are.
 */
export function clustersOf<P extends OnPlan>(points: readonly P[], tall: number, within = ONE_CLUSTER): Cluster<P>[] {
  const clusters: Cluster<P>[] = []
  for (const point of [...points].sort((a, b) => a.y - b.y || a.x - b.x)) {
    const near = clusters.find((cluster) => distance(cluster, point, tall) <= within)
    if (near) join(near, point)
    else clusters.push({ x: point.x, y: point.y, points: [point] })
  }
  return clusters.sort((a, b) => b.points.length - a.points.length || a.y - b.y || a.x - b.x)
}

function join<P extends OnPlan>(cluster: Cluster<P>, point: P): void {
  const n = cluster.points.push(point)
  cluster.x += (point.x - cluster.x) / n
  cluster.y += (point.y - cluster.y) / n
}

/** [T45] Points on the map gathered to places, those with the most points first. */
export function placesOf<P extends Point>(points: readonly P[]): (Point & { points: P[] })[] {
  const narrow = Math.cos(((points[0]?.lat ?? 0) * Math.PI) / 180)
  const flat = points.map((point) => ({ x: point.long * METRES * narrow, y: -point.lat * METRES, point }))
  return clustersOf(flat, 1, ONE_PLACE).map(({ points: joined }) => ({
    lat: middle(joined.map(({ point }) => point.lat)),
    long: middle(joined.map(({ point }) => point.long)),
    points: joined.map(({ point }) => point),
  }))
}

const middle = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
