import type { Tree } from '../../core/meeting/meeting.ts'
import { hullOf } from './clear.ts'
import type { Palette } from './colours.ts'
import { PALETTES } from './colours.ts'
import { placed, pointsOf } from './path.ts'
import type { LeafForm, Mark, Point } from './scene.ts'

// Outlines of one leaf: its stem at the origin, its tip at (0, -1).

const MAPLE =
  'M0 -0.04 L0.1 -0.1 Q0.24 -0.02 0.42 -0.06 Q0.34 -0.18 0.27 -0.25 Q0.44 -0.34 0.6 -0.56 Q0.42 -0.55 0.23 -0.5 Q0.2 -0.78 0 -1 Q-0.2 -0.78 -0.23 -0.5 Q-0.42 -0.55 -0.6 -0.56 Q-0.44 -0.34 -0.27 -0.25 Q-0.34 -0.18 -0.42 -0.06 Q-0.24 -0.02 -0.1 -0.1 Z'
const MAPLE_VEINS = 'M0 0.1 L0 -0.8 M0 -0.14 L0.42 -0.47 M0 -0.14 L-0.42 -0.47'
const ROUND =
  'M0 0 C0.22 -0.04 0.47 -0.26 0.44 -0.56 C0.41 -0.84 0.18 -0.94 0 -1 C-0.18 -0.94 -0.41 -0.84 -0.44 -0.56 C-0.47 -0.26 -0.22 -0.04 0 0 Z'
const ROUND_VEINS = 'M0 0.1 L0 -0.82 M0 -0.3 L0.24 -0.5 M0 -0.3 L-0.24 -0.5 M0 -0.53 L0.2 -0.7 M0 -0.53 L-0.2 -0.7'
const PETAL =
  'M0 0 C0.16 -0.06 0.3 -0.24 0.25 -0.4 C0.22 -0.5 0.08 -0.52 0 -0.44 C-0.08 -0.52 -0.22 -0.5 -0.25 -0.4 C-0.3 -0.24 -0.16 -0.06 0 0 Z'
const PETAL_VEIN = 'M0 -0.12 L0 -0.3'
const HEART = circle(0, -0.5, 0.085)
const HEART_CENTRE = -0.5

const DAB: Record<Tree, string> = {
  problem: 'M0 0 L0.34 -0.16 L0.5 -0.52 L0.2 -0.52 L0 -1 L-0.2 -0.52 L-0.5 -0.52 L-0.34 -0.16 Z',
  action: 'M0 0 Q0.8 -0.5 0 -1 Q-0.8 -0.5 0 0 Z',
  vision: Array.from({ length: 5 }, (_, i) =>
    placed('M0 0 Q0.5 -0.34 0 -0.52 Q-0.5 -0.34 0 0 Z', i * 72, 1, 0, HEART_CENTRE),
  ).join(''),
}

const FRUIT =
  'M0 0.18 C0.34 0.1 0.52 0.34 0.5 0.6 C0.48 0.9 0.22 1.02 0 1.02 C-0.22 1.02 -0.48 0.9 -0.5 0.6 C-0.52 0.34 -0.34 0.1 0 0.18 Z'
const FRUIT_SHINE = 'M-0.28 0.46 Q-0.3 0.66 -0.2 0.8'
const CALYX = 'M0 -0.2 L0.05 0.14 Q0.2 0.16 0.3 0.28 Q0.12 0.26 0 0.36 Q-0.12 0.26 -0.3 0.28 Q-0.2 0.16 -0.05 0.14 Z'

const STAR = `M${Array.from({ length: 10 }, (_, i) => {
  const r = i % 2 ? 0.2 : 0.46
  const a = (i * Math.PI) / 5
  return `${Math.round(Math.sin(a) * r * 1000) / 1000} ${Math.round(-Math.cos(a) * r * 1000) / 1000}`
}).join(' L')} Z`

/** How much of its length a form covers around its stem, at most: for keeping leaves on the canvas. */
export const SPAN: Record<LeafForm, number> = { spray: 1.2, single: 1.02, dab: 1.02 }

/**
 * A form of a tree's leaf in units of its length, ready to be moved, turned and scaled to where a card hangs.
 */
export function leafMarks(tree: Tree, form: LeafForm, shade: number, palette: Palette): Mark[] {
  if (form === 'dab') return [{ d: DAB[tree], fill: palette.leaves[tree][shade]! }]
  if (form === 'single') return oneLeaf(tree, shade, 0, 1, 0, 0, palette)
  if (tree === 'vision') {
    return [
      ...oneLeaf(tree, shade + 2, -62, 0.66, -0.1, -0.02, palette),
      ...oneLeaf(tree, shade + 3, 66, 0.58, 0.1, -0.04, palette),
      ...oneLeaf(tree, shade, 4, 1.05, 0, -0.06, palette),
    ]
  }
  return [
    ...oneLeaf(tree, shade + 1, -78, 0.62, -0.04, 0, palette),
    ...oneLeaf(tree, shade + 3, 74, 0.58, 0.04, 0, palette),
    ...oneLeaf(tree, shade + 2, -38, 0.82, -0.02, -0.02, palette),
    ...oneLeaf(tree, shade + 1, 42, 0.76, 0.02, -0.02, palette),
    ...oneLeaf(tree, shade, 2, 1.08, 0, -0.04, palette),
  ]
}

const outlines = new Map<string, Point[]>()

/** The convex outline about a form, in units of its length. */
export function outlineOf(tree: Tree, form: LeafForm): Point[] {
  const key = `${tree}/${form}`
  let outline = outlines.get(key)
  if (!outline) {
    outline = hullOf(leafMarks(tree, form, 0, PALETTES.light).flatMap(({ d }) => pointsOf(d)))
    outlines.set(key, outline)
  }
  return outline
}

function oneLeaf(
  tree: Tree,
  shade: number,
  turn: number,
  scale: number,
  dx: number,
  dy: number,
  palette: Palette,
): Mark[] {
  const put = (d: string) => placed(d, turn, scale, dx, dy)
  const fill = palette.leaves[tree][shade % 4]!
  const vein = palette.veins[tree]
  if (tree === 'vision') {
    const petals = Array.from({ length: 5 }, (_, i) => placed(PETAL, i * 72, 1, 0, HEART_CENTRE))
    const veins = Array.from({ length: 5 }, (_, i) => placed(PETAL_VEIN, i * 72, 1, 0, HEART_CENTRE))
    const other = palette.leaves[tree][(shade + 1) % 4]!
    return [
      { d: put([petals[0], petals[2]].join('')), fill },
      { d: put([petals[1], petals[3], petals[4]].join('')), fill: other },
      { d: put(veins.join('')), stroke: vein, width: 0.022, opacity: 0.55 },
      { d: put(HEART), fill: vein },
    ]
  }
  return [
    { d: put(tree === 'problem' ? MAPLE : ROUND), fill },
    { d: put(tree === 'problem' ? MAPLE_VEINS : ROUND_VEINS), stroke: vein, width: 0.026, opacity: 0.6 },
  ]
}

/** A fruit hanging from the origin, one unit long. */
export function fruitMarks(tree: Tree, palette: Palette): Mark[] {
  return [
    { d: FRUIT, fill: palette.leaves[tree][2] },
    { d: FRUIT_SHINE, stroke: palette.paper, width: 0.07, opacity: 0.55 },
    { d: CALYX, fill: palette.leaves.action[0] },
  ]
}

/** A star about the middle of a leaf, with a rim that sets it off. */
export function starMarks(palette: Palette): Mark[] {
  const d = placed(STAR, 0, 0.9, 0, HEART_CENTRE)
  return [
    { d, stroke: palette.number.vision, width: 0.1 },
    { d, fill: palette.paper },
  ]
}

function circle(x: number, y: number, r: number): string {
  const k = r * 0.5523
  return `M${x} ${y - r} C${x + k} ${y - r} ${x + r} ${y - k} ${x + r} ${y} C${x + r} ${y + k} ${x + k} ${y + r} ${x} ${y + r} C${x - k} ${y + r} ${x - r} ${y + k} ${x - r} ${y} C${x - r} ${y - k} ${x - k} ${y - r} ${x} ${y - r} Z`
}
