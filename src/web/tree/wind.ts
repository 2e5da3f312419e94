/** Sway at most, in degrees, and the length of one sway in milliseconds. */
const SWAY = 0.5
const PERIOD = 9000
/** When a breath of wind blows, dies down and is over, in milliseconds; then a screen draws nothing. */
const BLOWS = 1500
const DIES = 6000
const STILL = 12_000

/** The wind in the trees: what changes stirs it, and it dies down by itself. */
export class Wind {
  private since = -Infinity
  /** How strong it was when it was stirred: it rises from there, so that nothing jumps. */
  private from = 0

  stir(now: number): void {
    this.from = this.strength(now)
    this.since = now
  }

  blows(now: number): boolean {
    return now - this.since < STILL
  }

  /** From 0 to 1. */
  strength(now: number): number {
    const past = now - this.since
    if (past >= STILL) return 0
    if (past >= DIES) return eased((STILL - past) / (STILL - DIES))
    return this.from + (1 - this.from) * eased(Math.min(1, past / BLOWS))
  }

  /** How far the top of a tree leans, in widths for each height. */
  sway(tree: number, now: number): number {
    const turn = Math.sin((now / PERIOD) * 2 * Math.PI + tree * 2.1)
    return Math.tan((this.strength(now) * turn * SWAY * Math.PI) / 180)
  }
}

const eased = (x: number): number => x * x * (3 - 2 * x)
