import type { Tree } from '../../core/meeting/meeting.ts'
import { covers, holds, linePasses, wider } from './clear.ts'
import { outlineOf } from './leafShapes.ts'
import type { Box, Leaf, LeafForm, Point } from './scene.ts'

/** What names leave to the leaves of a tree: all but these boxes. */
export interface Room {
  /** Tells rooms apart, for what is remembered of them. */
  key: string
  boxes: readonly Box[]
  /** Places for leaves that were looked for in this room. */
  found: Map<string, Pose | null>
  /** Where its first leaves hang. */
  spread?: Point[]
  /** Where leaves hang that thicken a branch, by its name; and how many places were looked at. */
  thick: Map<string, { poses: Pose[]; seen: number }>
}

/** How a leaf hangs: its stem, which way it points, and the line of its twig. */
export interface Pose {
  stem: Point
  /** Degrees clockwise from upright. */
  angle: number
  twig: string
}

export const WHOLE_ROOM: Room = { key: '', boxes: [], found: new Map(), thick: new Map() }

/** Parts of its length that a leaf may keep where a name is near. */
const SHARES = [
  1, 0.94, 0.88, 0.82, 0.76, 0.71, 0.66, 0.61, 0.56, 0.51, 0.47, 0.43, 0.39, 0.35, 0.31, 0.27, 0.23, 0.2, 0.17, 0.15,
]

/** How much of its size a leaf can have that touches no name, at least `least`; 0 where it cannot hang. */
export function shareOf(
  room: Room,
  tree: Tree,
  form: LeafForm,
  stem: Point,
  angle: number,
  size: number,
  least = SHARES[SHARES.length - 1]!,
): number {
  const near = room.boxes.filter((box) => holds(wider(box, size * 1.25), stem))
  if (near.length === 0) return 1
  if (near.some((box) => holds(box, stem))) return 0
  const [c, s] = [Math.cos((angle * Math.PI) / 180) * size, Math.sin((angle * Math.PI) / 180) * size]
  const outline = outlineOf(tree, form).map(({ x, y }) => ({ x: x * c - y * s, y: x * s + y * c }))
  const fits = (share: number): boolean => {
    const shape = outline.map(({ x, y }) => ({ x: stem.x + x * share, y: stem.y + y * share }))
    return !near.some((box) => covers(shape, box))
  }
  if (!fits(least)) return 0
  return SHARES.find((share) => share > least && fits(share)) ?? least
}

/** Whether a line touches no name. */
export const isClear = ({ boxes }: Room, line: readonly Point[]): boolean => !boxes.some((box) => linePasses(line, box))

/**
 * Angle and size of a leaf that would lean, or stands straight where it has more room so. Asked of the
 * `longest` leaf, so that none turns when it becomes smaller because more have come.
 */
export function fitted(
  room: Room,
  tree: Tree,
  { stem, angle }: Pick<Pose, 'stem' | 'angle'>,
  lean: number,
  { size, form }: Pick<Leaf, 'size' | 'form'>,
  longest: number,
): Pick<Leaf, 'angle' | 'size'> {
  const leaning = shareOf(room, tree, form, stem, angle + lean, longest)
  if (leaning === 1) return { angle: angle + lean, size }
  const turned = shareOf(room, tree, form, stem, angle, longest) > leaning ? angle : angle + lean
  return { angle: turned, size: size * shareOf(room, tree, form, stem, turned, size) }
}
