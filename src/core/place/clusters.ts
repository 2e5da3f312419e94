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
/** [T44] Within how much of the plan's width points are one cluster, in thousandths: a finger's breadth. */
const ONE_CLUSTER = 70

/** How far two points are apart, in thousandths of the width; `tall`: the plan's height by its width. */
export const distance = (a: OnPlan, b: OnPlan, tall: number): number => Math.hypot(a.x - b.x, (a.y - b.y) * tall)

/**
 * [T44] Points gathered to clusters, those with the most points first. Each stands in the middle of its
 * points; the order in which points come changes nothing.
 */
export function clustersOf<P extends OnPlan>(points: readonly P[], tall: number): Cluster<P>[] {
  const clusters: Cluster<P>[] = []
  for (const point of [...points].sort((a, b) => a.y - b.y || a.x - b.x)) {
    const near = clusters.find((cluster) => distance(cluster, point, tall) <= ONE_CLUSTER)
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
