import { Growth } from './growth.ts'
import { paintBack, paintFront, paintLeaf, paintMark, paintTags } from './paint.ts'
import type { Box, Scene, Tag, TreeScene } from './scene.ts'
import type { Layer } from './treeLayer.ts'
import { clear, fit, layer, TreeLayer } from './treeLayer.ts'
import { Wind } from './wind.ts'

/** The sway is so slow that six frames a second show it as well: less than a pixel each. In milliseconds. */
const SWAY_FRAME = 160

/**
 * Shows scenes on a canvas and moves what moves. Everything at rest is painted once into layers – ground and
 * washes, one layer for each tree, links and words – and these are put together where one of them has changed
 * or the trees sway on. A frame only paints the few leaves that are growing upon that.
 */
export class Player {
  private readonly on: CanvasRenderingContext2D
  private readonly growth = new Growth()
  private readonly wind = new Wind()
  private readonly back = layer()
  private readonly front = layer()
  private readonly tags = layer()
  /** Everything at rest put together, while leaves grow upon it; and what of it that is. */
  private readonly whole = layer()
  private shown = ''
  private version = 0
  private readonly trees: TreeLayer[] = []
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
    this.version++
    this.growth.meet(scene, now, this.still() || document.hidden)
    const { density } = this
    fit(this.canvas, scene.width, scene.height, density)
    if (resized) {
      this.trees.length = 0
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
    const changed = scene.trees.map((_, i) => this.renew(i))
    if (changed.includes(true) || this.growth.size > 0) this.wind.stir(now)
    this.wake()
  }

  private get density(): number {
    return Math.min(2, window.devicePixelRatio || 1)
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

  /** Shows what is at rest of a tree; says whether it is other than before. */
  private renew(i: number): boolean {
    this.version++
    const own = (this.trees[i] ??= new TreeLayer())
    return own.show(this.scene!.trees[i]!, this.scene!, this.density, (card) => this.growth.has(card))
  }

  private readonly wake = (): void => {
    clearTimeout(this.nextSway)
    cancelAnimationFrame(this.frame)
    if (!this.stopped) this.frame = requestAnimationFrame(this.tick)
  }

  private readonly tick = (): void => {
    const now = performance.now()
    const scene = this.scene!
    // One tree a frame is painted behind those that are seen.
    const painted = this.trees.findIndex(({ busy }) => busy)
    if (painted >= 0 && this.trees[painted]!.step()) this.renew(painted)
    this.paint(scene, now)
    if (this.growth.arrived(now).length > 0) for (const i of scene.trees.keys()) this.renew(i)
    if (this.growth.size > 0 || this.trees.some(({ busy }) => busy)) this.wake()
    // A frame that is asked for costs as much as one that is drawn: between two of a sway none is.
    else if (!this.still() && this.wind.blows(now)) this.nextSway = setTimeout(this.wake, SWAY_FRAME)
  }

  private paint(scene: Scene, now: number): void {
    const at = Math.floor(now / SWAY_FRAME) * SWAY_FRAME
    if (this.growth.size === 0) return this.compose(this.on, scene, at)
    const shows = `${this.version} ${this.still() ? '' : at}`
    if (this.shown !== shows) {
      this.shown = shows
      fit(this.whole.canvas, scene.width, scene.height, this.density)
      this.compose(this.whole.on, scene, at)
    }
    this.on.setTransform(1, 0, 0, 1, 0, 0)
    this.on.globalCompositeOperation = 'copy'
    this.on.drawImage(this.whole.canvas, 0, 0)
    this.on.globalCompositeOperation = 'source-over'
    for (const [i, tree] of scene.trees.entries()) {
      this.stand(this.on, i, tree, at)
      this.paintGrowing(tree, scene, now)
      this.on.globalAlpha = 1
    }
  }

  /** From here on is drawn as a tree stands in the wind. */
  private stand(on: CanvasRenderingContext2D, i: number, { root, opacity }: TreeScene, at: number): void {
    const { density } = this
    const sway = this.still() ? 0 : this.wind.sway(i, at)
    on.setTransform(density, 0, -sway * density, density, sway * root.y * density, 0)
    on.globalAlpha = opacity
  }

  /** Puts the layers together. */
  private compose(on: CanvasRenderingContext2D, scene: Scene, at: number): void {
    const { density } = this
    on.setTransform(1, 0, 0, 1, 0, 0)
    on.drawImage(this.back.canvas, 0, 0)
    for (const [i, tree] of scene.trees.entries()) {
      const own = this.trees[i]!.layer
      this.stand(on, i, tree, at)
      on.drawImage(own.canvas, own.left, own.top, own.canvas.width / density, own.canvas.height / density)
      on.globalAlpha = 1
    }
    on.setTransform(1, 0, 0, 1, 0, 0)
    on.drawImage(this.front.canvas, 0, 0)
    this.paintTags(on, scene, at)
  }

  /** Tags go with their branches, by whole pixels, so that what stands on them stays sharp. */
  private paintTags(on: CanvasRenderingContext2D, { trees, tags }: Scene, at: number): void {
    const { density } = this
    for (const tag of tags) {
      const i = trees.findIndex(({ branches }) => branches.some(({ topic }) => topic === tag.topic))
      const sway = this.still() ? 0 : this.wind.sway(i, at)
      const { left, top, right, bottom } = extentOf(tag)
      const [x, y] = [Math.floor(left * density), Math.floor(top * density)]
      const [wide, high] = [Math.ceil(right * density) - x, Math.ceil(bottom * density) - y]
      const aside = Math.round(sway * (trees[i]!.root.y - tag.knot.y) * density)
      on.drawImage(this.tags.canvas, x, y, wide, high, x + aside, y, wide, high)
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

function redraw(own: Layer, density: number, draw: (on: CanvasRenderingContext2D) => void): void {
  clear(own, density)
  draw(own.on)
}
