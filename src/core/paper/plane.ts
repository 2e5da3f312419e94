import type { Point } from './layout.ts'

/**
 * How a plane is seen by a camera: nine numbers, row by row, that take a point of the paper (millimetres) to
 * one of the picture (pixels). The last is 1.
 */
export type View = readonly number[]

/**
 * The view that takes each of four or more points to its place, as nearly as possible: the least squares of
 * the linear form (Hartley and Zisserman, Multiple View Geometry, 4.1), on points around their middle.
 * Undefined where they lie on a line.
 */
export function viewOf(from: readonly Point[], to: readonly Point[]): View | undefined {
  const [a, b] = [aroundMiddle(from), aroundMiddle(to)]
  // Eight unknowns: normal equations of two rows a point.
  const sums = Array.from({ length: 8 }, () => new Float64Array(9))
  a.points.forEach(({ x, y }, n) => {
    const { x: u, y: v } = b.points[n]!
    addRow(sums, [x, y, 1, 0, 0, 0, -u * x, -u * y, u])
    addRow(sums, [0, 0, 0, x, y, 1, -v * x, -v * y, v])
  })
  const solved = solve(sums)
  if (!solved) return undefined
  const inner = [...solved, 1]
  const back = [1 / b.scale, 0, b.middle.x, 0, 1 / b.scale, b.middle.y, 0, 0, 1]
  const there = [a.scale, 0, -a.middle.x * a.scale, 0, a.scale, -a.middle.y * a.scale, 0, 0, 1]
  const view = times(times(back, inner), there)
  return view.map((value) => value / view[8]!)
}

/** The same without perspective: what is parallel on the paper is parallel in the picture. */
export function flatViewOf(from: readonly Point[], to: readonly Point[]): View | undefined {
  const sums = Array.from({ length: 3 }, () => new Float64Array(4))
  const upright = Array.from({ length: 3 }, () => new Float64Array(4))
  from.forEach(({ x, y }, n) => {
    addRow(sums, [x, y, 1, to[n]!.x])
    addRow(upright, [x, y, 1, to[n]!.y])
  })
  const [across, down] = [solve(sums), solve(upright)]
  return across && down ? [...across, ...down, 0, 0, 1] : undefined
}

/** A line of the picture at which parallels of the paper meet: a x + b y + c = 0, where c is 1. */
export type Horizon = readonly [a: number, b: number]

/** Far away, a point of the paper is seen on this line. */
export function horizonOf(view: View): Horizon {
  const inverse = backwards(view)
  return [inverse[6]!, inverse[7]!]
}

/** The middle of several horizons, each part by itself; undefined where there is none. */
export function middleOf(horizons: readonly Horizon[]): Horizon | undefined {
  if (horizons.length === 0) return undefined
  const middle = (part: 0 | 1) => horizons.map((one) => one[part]).sort((a, b) => a - b)[horizons.length >> 1]!
  return [middle(0), middle(1)]
}

/** The view of a plane whose horizon is known: what is left has no perspective. */
export function viewBelow([a, b]: Horizon, from: readonly Point[], to: readonly Point[]): View | undefined {
  const level: View = [1, 0, 0, 0, 1, 0, a, b, 1]
  const flat = flatViewOf(
    from,
    to.map((point) => seen(level, point)),
  )
  if (!flat) return undefined
  const view = times(backwards(level), flat)
  return view.map((value) => value / view[8]!)
}

/** Where a point of the paper is seen. */
export function seen(view: View, { x, y }: Point): Point {
  const w = view[6]! * x + view[7]! * y + view[8]!
  return {
    x: (view[0]! * x + view[1]! * y + view[2]!) / w,
    y: (view[3]! * x + view[4]! * y + view[5]!) / w,
  }
}

/** The other way round: from the picture to the paper. */
export function backwards([a, b, c, d, e, f, g, h, i]: View): View {
  const [A, B, C, D, E, F, G, H, I] = [a, b, c, d, e, f, g, h, i] as number[]
  const inverse = [
    E! * I! - F! * H!,
    C! * H! - B! * I!,
    B! * F! - C! * E!,
    F! * G! - D! * I!,
    A! * I! - C! * G!,
    C! * D! - A! * F!,
    D! * H! - E! * G!,
    B! * G! - A! * H!,
    A! * E! - B! * D!,
  ]
  return inverse.map((value) => value / inverse[8]!)
}

/** The mean of points. */
export const middleOfPoints = (points: readonly Point[]): Point => ({
  x: points.reduce((sum, { x }) => sum + x, 0) / points.length,
  y: points.reduce((sum, { y }) => sum + y, 0) / points.length,
})

function aroundMiddle(points: readonly Point[]) {
  const middle = middleOfPoints(points)
  const far = points.reduce((sum, { x, y }) => sum + Math.hypot(x - middle.x, y - middle.y), 0) / points.length
  const scale = Math.SQRT2 / (far || 1)
  return { middle, scale, points: points.map(({ x, y }) => ({ x: (x - middle.x) * scale, y: (y - middle.y) * scale })) }
}

function addRow(sums: Float64Array[], row: number[]): void {
  const size = sums.length
  for (let i = 0; i < size; i++) for (let j = 0; j <= size; j++) sums[i]![j]! += row[i]! * row[j]!
}

/**
 * Solves equations given as rows with their right side last, by elimination; undefined where it cannot be.
 */
function solve(rows: Float64Array[]): number[] | undefined {
  const size = rows.length
  for (let column = 0; column < size; column++) {
    let best = column
    for (let row = column + 1; row < size; row++)
      if (Math.abs(rows[row]![column]!) > Math.abs(rows[best]![column]!)) best = row
    const pivot = rows[best]!
    if (Math.abs(pivot[column]!) < 1e-12) return undefined
    ;[rows[best], rows[column]] = [rows[column]!, pivot]
    for (let row = 0; row < size; row++) {
      if (row === column) continue
      const factor = rows[row]![column]! / pivot[column]!
      for (let k = column; k <= size; k++) rows[row]![k]! -= factor * pivot[k]!
    }
  }
  return rows.map((row, n) => row[size]! / row[n]!)
}

const times = (p: readonly number[], q: readonly number[]): number[] =>
  Array.from({ length: 9 }, (_, n) => {
    const [row, column] = [Math.floor(n / 3) * 3, n % 3]
    return p[row]! * q[column]! + p[row + 1]! * q[column + 3]! + p[row + 2]! * q[column + 6]!
  })
