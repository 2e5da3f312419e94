import { unit } from '../../core/plain/hash.ts'
import type { Palette } from './colours.ts'
import type { Plot } from './frame.ts'
import { curve, round } from './path.ts'
import type { Glow, Mark, Point } from './scene.ts'

/**
 * A pale sun or moon that rises from the ground between two trees; too faint to draw the eye from the leaves.
 */
export function skyOf(plots: Plot[], palette: Palette): Mark[] {
  const last = plots[plots.length - 1]!
  const { base, scale } = last
  const x = last.left > 0 ? last.left : last.left + (last.right - last.left) * 0.84
  const y = base - 34 * scale
  const disc = (r: number) => circle(x, y, r * scale)
  return [
    { d: disc(150), fill: palette.sun, opacity: 0.08 },
    { d: disc(96), fill: palette.sun, opacity: 0.1 },
  ]
}

/** A circle as a path. */
function circle(x: number, y: number, r: number): string {
  const k = r * 0.5523
  const at = (dx: number, dy: number) => `${round(x + dx)} ${round(y + dy)}`
  return `M${at(0, -r)}C${at(k, -r)} ${at(r, -k)} ${at(r, 0)}C${at(r, k)} ${at(k, r)} ${at(0, r)}C${at(-k, r)} ${at(-r, k)} ${at(-r, 0)}C${at(-r, -k)} ${at(-k, -r)} ${at(0, -r)}Z`
}

/** Hills far away, the ground and its grass, for one row of trees. */
export function landOf(row: Plot[], width: number, isLast: boolean, palette: Palette): Mark[] {
  const { base, bottom, scale, top } = row.reduce((a, b) => (b.scale > a.scale ? b : a))
  const horizon = base - 20 * scale
  const height = base - top
  const marks: Mark[] = [
    { d: ridge(width, horizon - height * 0.13, height * 0.075, bottom, 'far'), fill: palette.hill, opacity: 0.07 },
    { d: ridge(width, horizon - height * 0.055, height * 0.05, bottom, 'near'), fill: palette.hill, opacity: 0.09 },
    { d: ridge(width, horizon, 7 * scale, bottom, 'ground'), fill: palette.ground },
    { d: ridge(width, base + (bottom - base) * 0.36, 9 * scale, bottom, 'front'), fill: palette.soil, opacity: 0.16 },
    { d: grass(row, base, scale), stroke: palette.grass, width: Math.max(0.8, 1.5 * scale), opacity: 0.75 },
  ]
  // Another row of trees stands on the paper below: the ground ends like a torn edge, not like a ruled line.
  if (!isLast) marks.push({ d: ridge(width, bottom - 5 * scale, 5 * scale, bottom + 1, 'edge'), fill: palette.paper })
  return marks
}

/** The shade under a tree, on the ground. */
export const shadeOf = ({ left, right, base, scale }: Plot, palette: Palette): Glow => ({
  x: (left + right) / 2,
  y: base + 12 * scale,
  rx: 190 * scale,
  ry: 26 * scale,
  colour: palette.soil,
  opacity: 0.95,
})

function ridge(width: number, y: number, height: number, bottom: number, name: string): string {
  const points: Point[] = []
  const steps = 9
  for (let i = 0; i <= steps; i++) {
    const hill = Math.sin(i * 1.1 + unit(name) * 6) * 0.6 + (unit(`${name}${i}`) - 0.5) * 0.8
    points.push({ x: (i / steps) * width, y: y - hill * height })
  }
  return `${curve(points)}L${round(width)} ${round(bottom)}L0 ${round(bottom)}Z`
}

/** Tufts about the roots and here and there. */
function grass(row: Plot[], base: number, scale: number): string {
  let d = ''
  for (const { tree, left, right } of row) {
    const middle = (left + right) / 2
    for (let i = 0; i < 16; i++) {
      const name = `${tree}/grass${i}`
      const near = i < 9
      const off = (unit(name) - 0.5) * (near ? 300 * scale : right - left)
      const x = Math.max(left + 8, Math.min(right - 8, middle + off))
      const y = base + (near ? 2 + unit(name, 'y') * 15 : -12 + unit(name, 'y') * 22) * scale
      for (let k = 0; k < 3; k++) {
        const lean = (k - 1) * 5 * scale + (unit(name, `lean${k}`) - 0.5) * 4 * scale
        const high = (7 + 8 * unit(name, `high${k}`)) * scale
        d += `M${round(x + (k - 1) * 2.5 * scale)} ${round(y)}Q${round(x + (k - 1) * 3 * scale)} ${round(y - high * 0.6)} ${round(x + lean * 1.3)} ${round(y - high)}`
      }
    }
  }
  return d
}
