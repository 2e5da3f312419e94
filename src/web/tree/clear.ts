import type { Box, Point } from './scene.ts'

/** A box, so much larger on every side. */
export const wider = ({ left, right, top, bottom }: Box, by: number): Box => ({
  left: left - by,
  right: right + by,
  top: top - by,
  bottom: bottom + by,
})

export const holds = ({ left, right, top, bottom }: Box, { x, y }: Point): boolean =>
  x > left && x < right && y > top && y < bottom

/** Whether a stretch from one point to another passes through a box (Liang and Barsky 1984). */
export function passes(from: Point, to: Point, { left, right, top, bottom }: Box): boolean {
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  if (dx === 0 && (from.x <= left || from.x >= right)) return false
  if (dy === 0 && (from.y <= top || from.y >= bottom)) return false
  const [x1, x2] = dx === 0 ? [0, 1] : [(left - from.x) / dx, (right - from.x) / dx]
  const [y1, y2] = dy === 0 ? [0, 1] : [(top - from.y) / dy, (bottom - from.y) / dy]
  return Math.max(0, Math.min(x1, x2), Math.min(y1, y2)) < Math.min(1, Math.max(x1, x2), Math.max(y1, y2))
}

/** Whether a line passes through a box. */
export function linePasses(line: readonly Point[], box: Box): boolean {
  for (let i = 1; i < line.length; i++) {
    const [from, to] = [line[i - 1]!, line[i]!]
    if (from.x < box.left && to.x < box.left) continue
    if (from.x > box.right && to.x > box.right) continue
    if (from.y < box.top && to.y < box.top) continue
    if (from.y > box.bottom && to.y > box.bottom) continue
    if (passes(from, to, box)) return true
  }
  return false
}

/** Whether a convex shape and a box have a point in common (separating axes). */
export function covers(shape: readonly Point[], box: Box): boolean {
  const about = boxAbout(shape)
  if (about.left >= box.right || about.right <= box.left || about.top >= box.bottom || about.bottom <= box.top)
    return false
  for (let i = 0; i < shape.length; i++) {
    const [from, to] = [shape[i]!, shape[(i + 1) % shape.length]!]
    const [dx, dy] = [to.x - from.x, to.y - from.y]
    // The corner of the box that lies farthest to the left of this side, which is the inside of the shape.
    const x = dy > 0 ? box.left : box.right
    const y = dx > 0 ? box.bottom : box.top
    if (dx * (y - from.y) - dy * (x - from.x) <= 0) return false
  }
  return true
}

/** The least convex shape about points, counted so that its inside lies to the left (Andrew 1979). */
export function hullOf(points: readonly Point[]): Point[] {
  const sorted = [...points].sort((a, b) => a.x - b.x || a.y - b.y)
  const half = (ordered: Point[]) => {
    const chain: Point[] = []
    for (const point of ordered) {
      while (chain.length > 1 && turn(chain[chain.length - 2]!, chain[chain.length - 1]!, point) <= 0) chain.pop()
      chain.push(point)
    }
    return chain.slice(0, -1)
  }
  return [...half(sorted), ...half(sorted.reverse())]
}

const turn = (a: Point, b: Point, c: Point): number => (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)

/** Points of a quadratic curve. */
export function along(from: Point, bend: Point, to: Point, steps = 6): Point[] {
  return Array.from({ length: steps + 1 }, (_, i) => {
    const t = i / steps
    const [a, b, c] = [(1 - t) ** 2, 2 * t * (1 - t), t * t]
    return { x: a * from.x + b * bend.x + c * to.x, y: a * from.y + b * bend.y + c * to.y }
  })
}

/** The least box about points. */
export function boxAbout(points: readonly Point[]): Box {
  const box = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity }
  for (const { x, y } of points) {
    box.left = Math.min(box.left, x)
    box.right = Math.max(box.right, x)
    box.top = Math.min(box.top, y)
    box.bottom = Math.max(box.bottom, y)
  }
  return box
}

export type Cubic = readonly [Point, Point, Point, Point]

/** Points of a cubic curve. */
export function curved([a, b, c, d]: Cubic, steps = 8): Point[] {
  const mid = (p: Point, q: Point, t: number): Point => ({ x: p.x + (q.x - p.x) * t, y: p.y + (q.y - p.y) * t })
  return Array.from({ length: steps + 1 }, (_, i) => {
    const t = i / steps
    const [ab, bc, cd] = [mid(a, b, t), mid(b, c, t), mid(c, d, t)]
    return mid(mid(ab, bc, t), mid(bc, cd, t), t)
  })
}
