import type { Tree } from '../../core/meeting/meeting.ts'
import { faded, SANS, SERIF } from './colours.ts'
import { fruitMarks, leafMarks, starMarks } from './leafShapes.ts'
import { TAIL_GAP } from './names.ts'
import type { Glow, Leaf, Mark, Scene, Text, TreeScene } from './scene.ts'

type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D

const paths = new Map<string, Path2D>()
/** Paths repeat from frame to frame; leaves repeat all over the picture. */
const MOST_PATHS = 4000

function pathOf(d: string): Path2D {
  let path = paths.get(d)
  if (!path) {
    if (paths.size >= MOST_PATHS) paths.clear()
    path = new Path2D(d)
    paths.set(d, path)
  }
  return path
}

export function paintMark(on: Context, { d, fill, stroke, width, opacity }: Mark): void {
  const before = on.globalAlpha
  if (opacity !== undefined) on.globalAlpha = before * opacity
  if (fill) {
    on.fillStyle = fill
    on.fill(pathOf(d))
  }
  if (stroke) {
    on.strokeStyle = stroke
    on.lineWidth = width!
    on.lineCap = 'round'
    on.stroke(pathOf(d))
  }
  on.globalAlpha = before
}

function paintGlow(on: Context, { x, y, rx, ry, colour, opacity }: Glow): void {
  on.save()
  on.translate(x, y)
  on.scale(rx, ry)
  const wash = on.createRadialGradient(0, 0, 0, 0, 0, 1)
  wash.addColorStop(0, colour)
  wash.addColorStop(0.55, `${colour}9e`)
  wash.addColorStop(1, `${colour}00`)
  on.globalAlpha *= opacity
  on.fillStyle = wash
  on.fillRect(-1, -1, 2, 2)
  on.restore()
}

const forms = new Map<string, Mark[]>()

function formMarks(tree: Tree, { form, shade, faint }: Leaf, scene: Scene): Mark[] {
  const key = `${scene.theme}/${tree}/${form}/${shade}/${faint}`
  let marks = forms.get(key)
  if (!marks) {
    marks = leafMarks(tree, form, shade, faint ? faded(scene.palette) : scene.palette)
    forms.set(key, marks)
  }
  return marks
}

/** One leaf without its twig; `grown` from 0 to 1 unfolds it. */
export function paintLeaf(on: Context, tree: Tree, leaf: Leaf, scene: Scene, grown = 1): void {
  on.save()
  on.translate(leaf.x, leaf.y)
  on.rotate(((leaf.angle + (1 - grown) * 35) * Math.PI) / 180)
  on.scale(leaf.size * grown, leaf.size * grown)
  for (const mark of formMarks(tree, leaf, scene)) paintMark(on, mark)
  if (leaf.star) for (const mark of starMarks(scene.palette)) paintMark(on, mark)
  on.restore()
}

/** Paper, sky, ground and the washes behind the crowns. */
export function paintBack(on: Context, scene: Scene): void {
  on.fillStyle = scene.palette.paper
  on.fillRect(0, 0, scene.width, scene.height)
  for (const mark of scene.land) paintMark(on, mark)
  for (const tree of scene.trees) {
    on.globalAlpha = tree.opacity
    for (const glow of tree.washes) paintGlow(on, glow)
  }
  on.globalAlpha = 1
}

/** A tree's wood, twigs, fruit, and its leaves but those that are still growing. */
export function paintTree(
  on: Context,
  tree: TreeScene,
  scene: Scene,
  growing: (card: string) => boolean = () => false,
): void {
  const steps = treeSteps(on, tree, scene, growing)
  while (!steps.next().done);
}

/** Paints a tree as `paintTree` does, a mark or a leaf at a time. */
export function* treeSteps(
  on: Context,
  tree: TreeScene,
  scene: Scene,
  growing: (card: string) => boolean,
): Generator<void, void> {
  const leaves = tree.leaves.filter(({ card }) => !growing(card))
  const twigs = leaves.flatMap(({ twig }) => twig ?? [])
  for (const mark of [...twigs, ...tree.wood]) yield paintMark(on, mark)
  for (const leaf of leaves) yield paintLeaf(on, tree.tree, leaf, scene)
  const marks = tree.fruit.length ? fruitMarks(tree.tree, scene.palette) : []
  for (const { x, y, size } of tree.fruit) {
    on.save()
    on.translate(x, y)
    on.scale(size, size)
    for (const mark of marks) paintMark(on, mark)
    on.restore()
  }
}

/** Links and everything that is written elsewhere than on tags. */
export function paintFront(on: Context, scene: Scene): void {
  for (const mark of scene.links) paintMark(on, mark)
  for (const text of scene.texts) paintText(on, text)
}

/** Tags and what stands on them. */
export function paintTags(on: Context, scene: Scene): void {
  for (const { marks, texts } of scene.tags) {
    for (const mark of marks) paintMark(on, mark)
    for (const text of texts) paintText(on, text)
  }
}

function paintText(on: Context, { text, tail, x, y, size, colour, serif, bold, anchor, halo, opacity }: Text): void {
  const font = (strong: boolean) => `${strong ? 600 : 400} ${size}px ${serif ? SERIF : SANS}`
  on.globalAlpha = opacity
  on.font = font(bold)
  const own = on.measureText(text).width
  let after = 0
  if (tail) {
    on.font = font(tail.bold)
    after = size * TAIL_GAP + on.measureText(tail.text).width
  }
  const left = anchor === 'start' ? x : anchor === 'end' ? x - own - after : x - (own + after) / 2
  const runs = [{ text, colour, bold, x: left }]
  if (tail) runs.push({ ...tail, x: left + own + size * TAIL_GAP })
  for (const run of halo ? runs : []) {
    on.font = font(run.bold)
    on.lineJoin = 'round'
    on.lineWidth = size * 0.26
    on.strokeStyle = `${halo}e0`
    on.strokeText(run.text, run.x, y)
  }
  for (const run of runs) {
    on.font = font(run.bold)
    on.fillStyle = run.colour
    on.fillText(run.text, run.x, y)
  }
  on.globalAlpha = 1
}

/** The whole scene at once, for a still picture. */
export function paintScene(on: Context, scene: Scene): void {
  paintBack(on, scene)
  for (const tree of scene.trees) {
    on.globalAlpha = tree.opacity
    paintTree(on, tree, scene)
    on.globalAlpha = 1
  }
  paintFront(on, scene)
  paintTags(on, scene)
}
