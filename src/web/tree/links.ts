import type { Board } from '../../core/meeting/meeting.ts'
import type { Palette } from './colours.ts'
import { round } from './path.ts'
import type { Leaf, Mark, Point, TreeScene } from './scene.ts'

/**
 * Thin arcs from each action to the problems it addresses and from each vision to the actions that serve it.
 * The more there are, the fainter.
 */
export function linksOf(board: Board, trees: TreeScene[], top: number, scale: number, palette: Palette): Mark[] {
  const leaves = new Map<string, { leaf: Leaf; tree: TreeScene }>()
  for (const tree of trees) for (const leaf of tree.leaves) leaves.set(leaf.card, { leaf, tree })
  const marks: Mark[] = []
  for (const { leaf, tree } of leaves.values()) {
    for (const id of board.cards[leaf.card]!.links) {
      const other = leaves.get(id)
      if (!other || other.tree === tree) continue
      const [a, b] = [middleOf(leaf), middleOf(other.leaf)]
      const rise = Math.min(Math.abs(a.x - b.x) * 0.22, 150 * scale)
      const lift = (y: number) => round(Math.max(top + 4, Math.min(a.y, b.y, y) - rise))
      marks.push({
        d: `M${round(a.x)} ${round(a.y)}C${round(a.x + (b.x - a.x) * 0.25)} ${lift(a.y)} ${round(b.x - (b.x - a.x) * 0.25)} ${lift(b.y)} ${round(b.x)} ${round(b.y)}`,
        stroke: palette.number[tree.tree],
        width: Math.max(1, 1.8 * scale),
      })
    }
  }
  const opacity = Math.round(Math.max(0.12, Math.min(0.55, 8 / Math.sqrt(marks.length * 6 + 1))) * 100) / 100
  return marks.map((mark) => ({ ...mark, opacity }))
}

/** The middle of a leaf. */
export function middleOf({ x, y, size, angle }: Leaf): Point {
  const turn = (angle * Math.PI) / 180
  return { x: x + Math.sin(turn) * size * 0.5, y: y - Math.cos(turn) * size * 0.5 }
}
