import type { Id } from '../../core/plain/id.ts'
import type { Leaf, Scene } from './scene.ts'

/** How long a leaf takes to unfold, in milliseconds. */
export const UNFOLD = 600
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
  private known: Set<Id> | null = null
  private arrivals: number[] = []

  /** Notes the leaves of a new scene; with `still`, or at the first scene, all are grown at once. */
  meet(scene: Scene, now: number, still: boolean): void {
    const present = new Set<Id>()
    const fresh: Leaf[] = []
    for (const { leaves } of scene.trees) {
      for (const leaf of leaves) {
        present.add(leaf.card)
        if (this.known && !this.known.has(leaf.card)) fresh.push(leaf)
      }
    }
    this.known = present
    for (const card of this.growing.keys()) if (!present.has(card)) this.growing.delete(card)
    if (still) return this.growing.clear()
    this.arrivals = this.arrivals.filter((at) => now - at < 1000)
    for (const _ of fresh) this.arrivals.push(now)
    const falls = this.arrivals.length > SINGLY
    for (const { card } of fresh) this.growing.set(card, { from: now, falls })
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
