import type { Point } from './scene.ts'

/** A coordinate, short: one decimal is a tenth of a pixel. */
export const round = (value: number): number => Math.round(value * 10) / 10

const pair = ({ x, y }: Point): string => `${round(x)} ${round(y)}`

/** A smooth curve through points (Catmull-Rom as cubic Béziers), without the first `M`. */
function through(points: Point[]): string {
  let d = ''
  for (let i = 0; i < points.length - 1; i++) {
    const before = points[Math.max(0, i - 1)]!
    const from = points[i]!
    const to = points[i + 1]!
    const after = points[Math.min(points.length - 1, i + 2)]!
    const first = { x: from.x + (to.x - before.x) / 6, y: from.y + (to.y - before.y) / 6 }
    const second = { x: to.x - (after.x - from.x) / 6, y: to.y - (after.y - from.y) / 6 }
    d += `C${pair(first)} ${pair(second)} ${pair(to)}`
  }
  return d
}

/** A smooth open curve through points. */
export const curve = (points: Point[]): string => `M${pair(points[0]!)}${through(points)}`

/**
 * A ribbon along a centre line, as wide on either side as `radii` says; its far end is round or, where thin,
 * a point.
 */
export function ribbon(centre: Point[], radii: number[], shift = 0): string {
  const left: Point[] = []
  const right: Point[] = []
  for (let i = 0; i < centre.length; i++) {
    const before = centre[Math.max(0, i - 1)]!
    const after = centre[Math.min(centre.length - 1, i + 1)]!
    const length = Math.hypot(after.x - before.x, after.y - before.y) || 1
    const nx = (after.y - before.y) / length
    const ny = -(after.x - before.x) / length
    const { x, y } = centre[i]!
    const r = radii[i]!
    left.push({ x: x + nx * (shift + r), y: y + ny * (shift + r) })
    right.push({ x: x + nx * (shift - r), y: y + ny * (shift - r) })
  }
  right.reverse()
  const end = centre[centre.length - 1]!
  const last = centre[centre.length - 2]!
  const r = radii[radii.length - 1]!
  const length = Math.hypot(end.x - last.x, end.y - last.y) || 1
  const bulge = { x: ((end.x - last.x) / length) * r * 1.3, y: ((end.y - last.y) / length) * r * 1.3 }
  const tip = left[left.length - 1]!
  const start = right[0]!
  const round = `C${pair({ x: tip.x + bulge.x, y: tip.y + bulge.y })} ${pair({ x: start.x + bulge.x, y: start.y + bulge.y })} ${pair(start)}`
  return `M${pair(left[0]!)}${through(left)}${round}${through(right)}Z`
}

/**
 * A cubic from `from` to `to` that leaves along `u` and arrives along `v` (both scaled by the caller), as
 * points.
 */
export function hermite(from: Point, u: Point, to: Point, v: Point, steps: number): Point[] {
  const points: Point[] = []
  for (let i = 0; i <= steps; i++) {
    const t = i / steps
    const a = (1 + 2 * t) * (1 - t) ** 2
    const b = t * (1 - t) ** 2
    const c = t * t * (3 - 2 * t)
    const e = t * t * (t - 1)
    points.push({
      x: a * from.x + b * u.x + c * to.x + e * v.x,
      y: a * from.y + b * u.y + c * to.y + e * v.y,
    })
  }
  return points
}

/** The points that a path names; what it draws lies between them. */
export const pointsOf = (d: string): Point[] =>
  Array.from(d.matchAll(/(-?[\d.]{1,20})[ ,](-?[\d.]{1,20})/g), ([, x, y]) => ({ x: Number(x), y: Number(y) }))

/** The same path turned by `degrees`, scaled, then moved. */
export function placed(d: string, degrees: number, scale: number, dx: number, dy: number): string {
  const c = Math.cos((degrees * Math.PI) / 180) * scale
  const s = Math.sin((degrees * Math.PI) / 180) * scale
  return d.replace(/(-?[\d.]{1,20})[ ,](-?[\d.]{1,20})/g, (_, x: string, y: string) => {
    const px = Number(x) * c - Number(y) * s + dx
    const py = Number(x) * s + Number(y) * c + dy
    return `${Math.round(px * 1000) / 1000} ${Math.round(py * 1000) / 1000}`
  })
}
