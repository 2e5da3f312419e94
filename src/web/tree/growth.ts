import type { Id } from '../../core/plain/id.ts'
import type { Leaf, Scene } from './scene.ts'

/** How long a leaf takes to unfold, in milliseconds. */
const UNFOLD = 600
/** More new leaves than this within a second fall in together. */
const SINGLY = 5
/** How long a fall takes, in milliseconds. */
const FALL = 900

interface Growing {
  from: number
  falls: boolean
}

/** How far a leaf has grown, and how far above its place it still is, in leaf lengths. */
export interface Stance {
  grown: number
  above: number
  faint: number
}

/** Which leaves are on their way in. Times are milliseconds of any one clock. */
export class Growth {
  private readonly growing = new Map<Id, Growing>()
  private known: Map<Id, string> | null = null
  private ground = ''
  private arrivals: number[] = []

  /**
   * Notes the leaves of a new scene; with `still`, or at the first scene, all are grown at once.
   * A leaf that hangs elsewhere than before, because its card was gathered, unfolds anew.
   */
  meet(scene: Scene, now: number, still: boolean): void {
    const present = new Map<Id, string>()
    const fresh: Leaf[] = []
    const moved: Leaf[] = []
    const ground = scene.trees.map(({ root, bounds }) => `${root.x} ${root.y} ${bounds.top} ${bounds.right}`).join()
    for (const { leaves } of scene.trees) {
      for (const leaf of leaves) {
        const place = `${leaf.x} ${leaf.y}`
        const before = this.known?.get(leaf.card)
        present.set(leaf.card, place)
        if (!this.known || before === place) continue
        if (before === undefined) fresh.push(leaf)
        else if (ground === this.ground) moved.push(leaf)
      }
    }
    this.known = present
    this.ground = ground
    for (const card of this.growing.keys()) if (!present.has(card)) this.growing.delete(card)
    if (still) return this.growing.clear()
    this.arrivals = this.arrivals.filter((at) => now - at < 1000)
    for (const _ of fresh) this.arrivals.push(now)
    const falls = this.arrivals.length > SINGLY
    for (const { card } of fresh) this.growing.set(card, { from: now, falls })
    for (const { card } of moved) this.growing.set(card, { from: now, falls: false })
  }

  has(card: Id): boolean {
    return this.growing.has(card)
  }

  get size(): number {
    return this.growing.size
  }

  stance(card: Id, now: number): Stance {
    const { from, falls } = this.growing.get(card)!
    if (falls) {
      const t = Math.min(1, (now - from) / FALL)
      return { grown: 1, above: 3.2 * (1 - settle(t)), faint: Math.min(1, t * 3) }
    }
    return { grown: Math.max(0.02, unfold(Math.min(1, (now - from) / UNFOLD))), above: 0, faint: 1 }
  }

  /** Forgets and names the leaves that have arrived. */
  arrived(now: number): Id[] {
    const done: Id[] = []
    for (const [card, { from, falls }] of this.growing) {
      if (now - from < (falls ? FALL : UNFOLD)) continue
      done.push(card)
      this.growing.delete(card)
    }
    return done
  }
}

const settle = (t: number): number => 1 - (1 - t) ** 3
/** Opens a little beyond its size, then rests. */
const unfold = (t: number): number => 1 + 2.2 * (t - 1) ** 3 + 1.2 * (t - 1) ** 2
