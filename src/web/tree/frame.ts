import type { Tree } from '../../core/meeting/meeting.ts'

/** The ground that one tree has to itself, in pixels. */
export interface Plot {
  tree: Tree
  left: number
  right: number
  /** No leaf rises above this. */
  top: number
  /** Where the trunk meets the ground. */
  base: number
  /** Lower end of the plot: names stand between base and here. */
  bottom: number
  /** Pixels per pixel of the drawing's natural size, a plot of 640 × 890. */
  scale: number
  /** What names keep free at the left and the right: more where the picture ends. */
  edges: [left: number, right: number]
  /** Half the width and the height that the crown may take up. */
  reach: number
  rise: number
  /** Size of a tree's name and of the smallest text. */
  nameSize: number
  smallSize: number
  opacity: number
  /** Whether topics show their names. */
  detailed: boolean
}

export interface FrameOptions {
  width: number
  height: number
  trees: readonly Tree[]
  columns: number
  /** Kept free above and below, in pixels. */
  insetTop: number
  insetBottom: number
  insetRight: number
  /** Brought forward: gets more of the width. */
  forward: Tree | null
  minText: number
}

const NATURAL_WIDTH = 640
const NATURAL_HEIGHT = 890
/** Share of the width that a tree brought forward takes of a row of three. */
const FORWARD_SHARE = 0.56

/** Names keep off the edges of the picture, in pixels of the natural size; half as far off the next tree. */
export const EDGE = 32

/** Divides the picture into plots, row by row. */
export function plotsOf(options: FrameOptions): Plot[] {
  const { height, trees, columns, insetTop, insetBottom, forward, minText } = options
  const width = options.width - options.insetRight
  const rows = Math.ceil(trees.length / columns)
  const rowHeight = (height - insetTop - insetBottom) / rows
  return trees.map((tree, i) => {
    const row = Math.floor(i / columns)
    const inRow = trees.slice(row * columns, (row + 1) * columns)
    const shares = inRow.map((other) => shareOf(other, inRow, forward))
    const column = i - row * columns
    const left = shares.slice(0, column).reduce((sum, share) => sum + share, 0) * width
    const right = left + shares[column]! * width
    const top = insetTop + row * rowHeight
    const bottom = top + rowHeight
    const scale = Math.min((right - left) / NATURAL_WIDTH, rowHeight / NATURAL_HEIGHT)
    const nameSize = Math.max(minText * 1.25, 46 * scale)
    const smallSize = Math.max(minText, 27 * scale)
    const base = bottom - nameSize * 1.85 - smallSize * 2.25
    const reach = (right - left) / 2 - 16 * scale
    return {
      tree,
      left,
      right,
      top,
      bottom,
      base,
      scale,
      edges: [left === 0 ? EDGE * scale : (EDGE / 2) * scale, (column < inRow.length - 1 ? EDGE / 2 : EDGE) * scale],
      reach: Math.min(reach, (base - top) * 0.62),
      rise: Math.min(base - top - 8 * scale, reach * 2.9),
      nameSize,
      smallSize,
      opacity: forward && tree !== forward ? 0.45 : 1,
      detailed: !forward || tree === forward,
    }
  })
}

function shareOf(tree: Tree, row: readonly Tree[], forward: Tree | null): number {
  if (!forward || !row.includes(forward) || row.length === 1) return 1 / row.length
  return tree === forward ? FORWARD_SHARE : (1 - FORWARD_SHARE) / (row.length - 1)
}
