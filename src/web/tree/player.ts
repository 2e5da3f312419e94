import { Growth } from './growth.ts'
import { paintBack, paintFront, paintLeaf, paintMark, paintTags, paintTree } from './paint.ts'
import type { Box, Scene, Tag, TreeScene } from './scene.ts'
import { Wind } from './wind.ts'

/** The sway is so slow that six frames a second show it as well: less than a pixel each. In milliseconds. */
const SWAY_FRAME = 160

interface Layer {
  canvas: HTMLCanvasElement
  on: CanvasRenderingContext2D
  /** Where the layer stands in the picture, in pixels of the scene. */
  left: number
  top: number
}

/**
 * Shows scenes on a canvas and moves what moves. Everything at rest is painted once into layers – ground and
 * washes, one layer for each tree, links and words – and a frame only puts the layers together and paints the
 * few leaves that are growing.
 */
export class Player {
  private readonly on: CanvasRenderingContext2D
  private readonly growth = new Growth()
  private readonly wind = new Wind()
  private readonly back = layer()
  private readonly front = layer()
  private readonly tags = layer()
  private readonly trees: Layer[] = []
  private readonly painted = new Map<number, { wood: string; cards: string[] }>()
  /** What the layers of ground and words show. */
  private readonly layers = new Map<string, string>()
  private scene: Scene | null = null
  private frame = 0
  private nextSway: ReturnType<typeof setTimeout> | undefined
  private stopped = false

  constructor(
    private readonly canvas: HTMLCanvasElement,
    private readonly still: () => boolean,
  ) {
    this.on = canvas.getContext('2d', { alpha: false })!
  }

  /** Shows a scene. Leaves that the last one did not have grow in. */
  show(scene: Scene): void {
    const now = performance.now()
    const resized =
      this.scene?.width !== scene.width || this.scene.height !== scene.height || this.scene.theme !== scene.theme
    this.scene = scene
    this.growth.meet(scene, now, this.still() || document.hidden)
    const density = Math.min(2, window.devicePixelRatio || 1)
    fit(this.canvas, scene.width, scene.height, density)
    if (resized) {
      this.painted.clear()
      this.layers.clear()
    }
    const { land, texts, tags, links } = scene
    this.ifNew('back', [land, scene.trees.map(({ washes }) => washes)], () => {
      fit(this.back.canvas, scene.width, scene.height, density)
      redraw(this.back, density, (on) => paintBack(on, scene))
    })
    this.ifNew('front', [texts, links], () => {
      fit(this.front.canvas, scene.width, scene.height, density)
      redraw(this.front, density, (on) => paintFront(on, scene))
    })
    this.ifNew('tags', tags, () => {
      fit(this.tags.canvas, scene.width, scene.height, density)
      redraw(this.tags, density, (on) => paintTags(on, scene))
    })
    const changed = scene.trees.map((tree, i) => this.renew(i, tree, scene, density))
    if (changed.includes(true) || this.growth.size > 0) this.wind.stir(now)
    this.wake()
  }

  end(): void {
    this.stopped = true
    clearTimeout(this.nextSway)
    cancelAnimationFrame(this.frame)
  }

  /** Paints a layer anew where what it shows has changed. */
  private ifNew(layer: string, shows: unknown, paint: () => void): void {
    const now = JSON.stringify(shows)
    if (this.layers.get(layer) === now) return
    this.layers.set(layer, now)
    paint()
  }

  /** Paints a tree's layer anew, or only adds leaves where nothing else changed; says whether it did. */
  private renew(i: number, tree: TreeScene, scene: Scene, density: number): boolean {
    const cards = tree.leaves.filter(({ card }) => !this.growth.has(card)).map(lookOf)
    const wood = tree.wood.map(({ d }) => d).join('') + tree.fruit.map(({ topic }) => topic).join() + tree.opacity
    const before = this.painted.get(i)
    const onlyMore =
      before?.wood === wood && before.cards.length <= cards.length && before.cards.every((look, k) => look === cards[k])
    if (onlyMore) {
      const fresh = new Set(cards.slice(before.cards.length))
      const on = this.trees[i]!.on
      for (const leaf of tree.leaves) {
        if (!fresh.has(lookOf(leaf))) continue
        if (leaf.twig) paintMark(on, leaf.twig)
        paintLeaf(on, tree.tree, leaf, scene)
      }
    } else {
      const own = (this.trees[i] ??= layer())
      const { left, top, right, bottom } = tree.bounds
      own.left = Math.floor(left)
      own.top = Math.floor(top)
      fit(own.canvas, Math.ceil(right) - own.left, Math.ceil(bottom) - own.top, density)
      redraw(own, density, (on) => paintTree(on, tree, scene, (card) => this.growth.has(card)))
    }
    this.painted.set(i, { wood, cards })
    return !onlyMore || before.cards.length < cards.length
  }

  private readonly wake = (): void => {
    clearTimeout(this.nextSway)
    cancelAnimationFrame(this.frame)
    if (!this.stopped) this.frame = requestAnimationFrame(this.tick)
  }

  private readonly tick = (): void => {
    const now = performance.now()
    const scene = this.scene!
    this.compose(scene, now)
    if (this.growth.arrived(now).length > 0) {
      const density = Math.min(2, window.devicePixelRatio || 1)
      for (const [i, tree] of scene.trees.entries()) this.renew(i, tree, scene, density)
    }
    if (this.growth.size > 0) this.wake()
    // A frame that is asked for costs as much as one that is drawn: between two of a sway none is.
    else if (!this.still() && this.wind.blows(now)) this.nextSway = setTimeout(this.wake, SWAY_FRAME)
  }

  private compose(scene: Scene, now: number): void {
    const { on } = this
    const density = this.canvas.width / scene.width
    on.setTransform(1, 0, 0, 1, 0, 0)
    on.drawImage(this.back.canvas, 0, 0)
    for (const [i, tree] of scene.trees.entries()) {
      const own = this.trees[i]!
      const sway = this.still() ? 0 : this.wind.sway(i, now)
      on.setTransform(density, 0, -sway * density, density, sway * tree.root.y * density, 0)
      on.globalAlpha = tree.opacity
      on.drawImage(own.canvas, own.left, own.top, own.canvas.width / density, own.canvas.height / density)
      this.paintGrowing(tree, scene, now)
      on.globalAlpha = 1
    }
    on.setTransform(1, 0, 0, 1, 0, 0)
    on.drawImage(this.front.canvas, 0, 0)
    this.paintTags(scene, density, now)
  }

  /** Tags go with their branches, by whole pixels, so that what stands on them stays sharp. */
  private paintTags({ trees, tags }: Scene, density: number, now: number): void {
    for (const tag of tags) {
      const i = trees.findIndex(({ branches }) => branches.some(({ topic }) => topic === tag.topic))
      const sway = this.still() ? 0 : this.wind.sway(i, now)
      const { left, top, right, bottom } = extentOf(tag)
      const [x, y] = [Math.floor(left * density), Math.floor(top * density)]
      const [wide, high] = [Math.ceil(right * density) - x, Math.ceil(bottom * density) - y]
      const aside = Math.round(sway * (trees[i]!.root.y - tag.knot.y) * density)
      this.on.drawImage(this.tags.canvas, x, y, wide, high, x + aside, y, wide, high)
    }
  }

  private paintGrowing(tree: TreeScene, scene: Scene, now: number): void {
    if (this.growth.size === 0) return
    const { on } = this
    for (const leaf of tree.leaves) {
      if (!this.growth.has(leaf.card)) continue
      const { grown, above, faint } = this.growth.stance(leaf.card, now)
      const before = on.globalAlpha
      on.globalAlpha = before * faint
      if (leaf.twig) paintMark(on, leaf.twig)
      paintLeaf(on, tree.tree, above ? { ...leaf, y: leaf.y - above * leaf.size } : leaf, scene, grown)
      on.globalAlpha = before
    }
  }
}

/** What a tag with its string covers, and the rim of its lines. */
const extentOf = ({ box, knot }: Tag): Box => ({
  left: Math.min(box.left, knot.x) - RIM,
  right: Math.max(box.right, knot.x) + RIM,
  top: Math.min(box.top, knot.y) - RIM,
  bottom: Math.max(box.bottom, knot.y) + RIM,
})
const RIM = 3

/** What a painted leaf depends on. */
const lookOf = ({ card, form, x, y, size, star, faint }: TreeScene['leaves'][number]): string =>
  [card, form, x, y, size, star, faint].join()

function layer(): Layer {
  const canvas = document.createElement('canvas')
  return { canvas, on: canvas.getContext('2d')!, left: 0, top: 0 }
}

function fit(canvas: HTMLCanvasElement, width: number, height: number, density: number): void {
  const [w, h] = [Math.round(width * density), Math.round(height * density)]
  if (canvas.width !== w) canvas.width = w
  if (canvas.height !== h) canvas.height = h
}

function redraw({ canvas, on, left, top }: Layer, density: number, draw: (on: CanvasRenderingContext2D) => void): void {
  on.setTransform(1, 0, 0, 1, 0, 0)
  on.clearRect(0, 0, canvas.width, canvas.height)
  on.setTransform(density, 0, 0, density, -left * density, -top * density)
  draw(on)
}
