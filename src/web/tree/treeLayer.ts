import { paintLeaf, paintMark, paintTree, treeSteps } from './paint.ts'
import type { Scene, TreeScene } from './scene.ts'

/** A tree of so many leaves is painted anew behind the one that is seen, so many marks and leaves a frame. */
const MANY = 240
const EACH = 90

export interface Layer {
  canvas: HTMLCanvasElement
  on: CanvasRenderingContext2D
  /** Where the layer stands in the picture, in pixels of the scene. */
  left: number
  top: number
}

/** What a layer shows: where, wood and fruit, and its leaves, by card and by how they look, in order. */
interface Shows {
  place: string
  wood: string
  cards: Set<string>
  looks: string[]
}

/** What is at rest of one tree, painted once. */
export class TreeLayer {
  private seen = layer()
  private spare: Layer | null = null
  private shows: Shows | null = null
  private behind: { layer: Layer; shows: Shows; steps: Iterator<void> } | null = null

  get layer(): Layer {
    return this.seen
  }

  /** Whether the tree is being painted behind the one that is seen. */
  get busy(): boolean {
    return this.behind !== null
  }

  /**
   * Shows a tree but for leaves that are `growing`: only adds leaves where nothing else has changed, else
   * paints all of it. Says whether anything is other than before.
   */
  show(tree: TreeScene, scene: Scene, density: number, growing: (card: string) => boolean): boolean {
    const now = showsOf(tree, density, growing)
    const before = this.shows
    if (before?.place !== now.place || (!goesOn(before, now) && tree.leaves.length < MANY)) {
      this.behind = null
      this.shows = now
      lay(this.seen, tree, density)
      paintTree(this.seen.on, tree, scene, growing)
      return true
    }
    if (goesOn(before, now)) this.behind = null
    else if (!this.behind) this.begin(tree, scene, density, now)
    return this.add(tree, scene, before, now) || this.behind !== null
  }

  /** Paints on behind; says whether that is done, and seen now. */
  step(): boolean {
    const { behind } = this
    if (!behind) return false
    for (let n = 0; n < EACH; n++) {
      if (!behind.steps.next().done) continue
      this.spare = this.seen
      this.seen = behind.layer
      this.shows = behind.shows
      this.behind = null
      return true
    }
    settle(behind.layer)
    return false
  }

  private begin(tree: TreeScene, scene: Scene, density: number, shows: Shows): void {
    const own = this.spare ?? layer()
    lay(own, tree, density)
    const steps = treeSteps(own.on, tree, scene, (card) => !shows.cards.has(card))
    this.behind = { layer: own, shows, steps }
  }

  /** Adds the leaves that are not seen yet. */
  private add(tree: TreeScene, scene: Scene, before: Shows, now: Shows): boolean {
    const fresh = tree.leaves.filter(({ card }) => now.cards.has(card) && !before.cards.has(card))
    for (const leaf of fresh) {
      if (leaf.twig) paintMark(this.seen.on, leaf.twig)
      paintLeaf(this.seen.on, tree.tree, leaf, scene)
      before.cards.add(leaf.card)
      before.looks.push(lookOf(leaf))
    }
    return fresh.length > 0
  }
}

function showsOf(
  { leaves, wood, fruit, opacity, bounds }: TreeScene,
  density: number,
  growing: (card: string) => boolean,
) {
  const still = leaves.filter(({ card }) => !growing(card))
  return {
    place: [density, ...Object.values(bounds)].join(' '),
    wood: wood.map(({ d }) => d).join('') + fruit.map(({ topic }) => topic).join() + opacity,
    cards: new Set(still.map(({ card }) => card)),
    looks: still.map(lookOf),
  }
}

/** Whether only leaves have come, above those that there were. */
const goesOn = (before: Shows, now: Shows): boolean =>
  before.wood === now.wood &&
  before.looks.length <= now.looks.length &&
  before.looks.every((look, i) => look === now.looks[i])

/** What a painted leaf depends on. */
const lookOf = ({ card, form, x, y, size, star, faint }: TreeScene['leaves'][number]): string =>
  [card, form, x, y, size, star, faint].join()

/** An empty layer. */
export function layer(): Layer {
  const canvas = document.createElement('canvas')
  return { canvas, on: canvas.getContext('2d')!, left: 0, top: 0 }
}

/** Empties a layer, which then covers the bounds of a tree. */
function lay(own: Layer, { bounds: { left, top, right, bottom } }: TreeScene, density: number): void {
  own.left = Math.floor(left)
  own.top = Math.floor(top)
  fit(own.canvas, Math.ceil(right) - own.left, Math.ceil(bottom) - own.top, density)
  clear(own, density)
}

/** Makes a canvas so many pixels of the scene large. */
export function fit(canvas: HTMLCanvasElement, width: number, height: number, density: number): void {
  const [w, h] = [Math.round(width * density), Math.round(height * density)]
  if (canvas.width !== w) canvas.width = w
  if (canvas.height !== h) canvas.height = h
}

/** Empties a layer; what is drawn then is measured in pixels of the scene. */
export function clear({ canvas, on, left, top }: Layer, density: number): void {
  on.setTransform(1, 0, 0, 1, 0, 0)
  on.clearRect(0, 0, canvas.width, canvas.height)
  on.setTransform(density, 0, 0, density, -left * density, -top * density)
}

let scrap: CanvasRenderingContext2D | undefined

/** Browsers draw what is drawn when it is first used: so that it is done now, a pixel of it is used. */
function settle({ canvas }: Layer): void {
  scrap ??= layer().on
  scrap.drawImage(canvas, 0, 0, 1, 1, 0, 0, 1, 1)
}
