import type { Fraction } from './fraction.ts'
import { fraction, near } from './fraction.ts'
import type { Groups } from './groups.ts'
import type { Steps } from '../plain/slices.ts'

/**
 * What a project would cost its supporters: the ones who pay most pay `over` of `under · full` each; `full`
 * of them do, and the others pay all that they have left.
 */
export interface Price {
  over: bigint
  under: bigint
  full: number
}

/** How far a number may be off, as a part of it, and still be used without the exact one. */
export const UNSURE = 1e-6
/** The rounding of one operation, with room. */
const ROUNDING = 2 ** -51
/**
 * When numbers are off by more than this part of a share, and exact prices are at hand, they are made anew.
 */
const WORN = 2 ** -44

/** A purchase, as far as the purses must know it. */
interface Paid {
  cost: bigint
  full: number
  /** Whose last money it took: `emptied` until here. */
  emptied: number
}

/**
 * What every group has left: as numbers whose error is bounded, by which nearly everything is decided, and
 * exactly, for what they leave open. Exact amounts need no memory of their own: who has anything left has
 * paid the full price of each bought project that they approve, so they have the share without those prices.
 * Prices are whole numbers over one denominator (`scale`), and are worked out only once they are asked for.
 */
export class Purses {
  /** Exactly 0 for who has nothing left, above it for everybody else. */
  private readonly left: Float64Array
  /** The most by which each of these numbers is off: by what it was made of, so that few are made anew. */
  private readonly errors: Float64Array
  /** Supporters of a project who may have something left: from where `groups` has them, until `ends`. */
  private readonly supporters: Int32Array
  private readonly ends: Int32Array
  /** Which purchase each project was; -1 where it is none. */
  private readonly places: Int32Array
  private readonly paid: Paid[] = []
  private readonly emptied: Int32Array
  private emptiedUntil = 0
  /** Full prices over `scale`, of the first purchases. */
  private readonly prices: bigint[] = []
  private scale = 1n
  private share = 0n
  private about = 0
  /** The most by which any of them is off. */
  private error = 0
  /**
   * How many would have paid each project's last estimate in full; where they had too little, how much they
   * lack.
   */
  readonly rich: Float64Array

  constructor(private readonly groups: Groups) {
    this.left = new Float64Array(groups.size.length)
    this.errors = new Float64Array(groups.size.length)
    this.emptied = new Int32Array(groups.size.length)
    this.supporters = new Int32Array(groups.supporters.to.length)
    this.ends = new Int32Array(groups.votes.length)
    this.places = new Int32Array(groups.votes.length)
    this.rich = new Float64Array(groups.votes.length)
  }

  /** Everybody has this share, and nothing is bought. */
  fill({ over, under }: Fraction): void {
    this.scale = under
    this.share = over
    this.about = near(over, under)
    this.error = this.about * ROUNDING
    this.errors.fill(this.error)
    this.left.fill(this.about)
    this.paid.length = 0
    this.prices.length = 0
    this.emptiedUntil = 0
    this.places.fill(-1)
    this.supporters.set(this.groups.supporters.to)
    this.ends.set(this.groups.supporters.from.subarray(1))
  }

  /**
   * About the most that one supporter would pay, if the cost is split as evenly as purses allow: right to
   * `UNSURE`. Infinity where they have too little together; NaN where only `price` can tell. Where it is more
   * than `bar`, just something above `bar` that it is not less than. `least` is what an earlier look gave:
   * prices never fall, since purses only get emptier. It begins at `guess`.
   *
   * Newton’s method on what supporters would pay at a price, which grows ever slower with it.
   */
  estimate(project: number, cost: number, least: number, bar: number, guess = bar): number {
    const { left, supporters } = this
    const { size } = this.groups
    const start = this.groups.supporters.from[project]!
    let price = (guess < Infinity ? Math.max(least, guess) : least) * (1 - UNSURE)
    for (let turn = 0; turn < 50; turn++) {
      const end = this.ends[project]!
      let kept = start
      let poor = 0
      let poorMoney = 0
      let richMoney = 0
      let rich = 0
      let richestPoor = 0
      let poorestRich = Infinity
      for (let i = start; i < end; i++) {
        const group = supporters[i]!
        const money = left[group]!
        if (money === 0) continue
        supporters[kept++] = group
        if (money < price) {
          poor += size[group]!
          poorMoney += money * size[group]!
          if (money > richestPoor) richestPoor = money
        } else {
          rich += size[group]!
          richMoney += money * size[group]!
          if (money < poorestRich) poorestRich = money
        }
      }
      this.ends[project] = kept
      // Off by what the poor may have more or less, which the others would share.
      const off = (poor * this.error + (kept - start + 8) * ROUNDING * cost) / rich
      const next = (cost - poorMoney) / rich
      // Whoever is poor, together they have too little.
      const lacked = cost * (1 - UNSURE) - poorMoney - richMoney - (poor + rich) * this.error
      if (lacked > 0) {
        this.rich[project] = lacked
        return Infinity
      }
      this.rich[project] = rich
      if (turn === 0 && (rich === 0 || next < price)) price = Math.max(least, rich === 0 ? 0 : next) * (1 - UNSURE)
      else if (rich === 0 || next < price || off + this.error > UNSURE * next) return NaN
      else if (turn === 0 && next > bar * (1 + UNSURE)) return next
      else if (Math.min(poorestRich - next, next - richestPoor) > this.error + 2 * off) {
        // Who is poor at this price is known of everybody, without doubt.
        return next
      } else if (next === price) return NaN
      else price = next
    }
    return NaN
  }

  /** The price exactly, or null where the supporters have too little together. `least` as above. */
  price(project: number, cost: bigint, least: number): Price | null {
    const { groups } = this
    let open = this.supporters.subarray(groups.supporters.from[project]!, this.ends[project]!)
    open = open.filter((group) => this.left[group]! > 0)
    const poor: number[] = []
    let asked: Price | null = null
    let about = least * (1 - UNSURE)
    for (;;) {
      const fewer: Int32Array = open.filter((group) => {
        const isBelow = this.isBelow(group, about, asked)
        if (isBelow) poor.push(group)
        return !isBelow
      })
      if (fewer.length === 0) return null
      if (asked && fewer.length === open.length) return asked
      open = fewer
      // What the poor leave of the cost is asked of the others: then some of them may be poor, too.
      const full = open.reduce((voters, group) => voters + groups.size[group]!, 0)
      const money = this.moneyOf(poor)
      asked = { over: cost * this.scale - money, under: this.scale, full }
      about = numberOf(asked)
    }
  }

  /**
   * Everybody who supports the project pays for it: the exact price, or about what `estimate` gave for it
   * just now, which it gives only where that says of everybody whether they can pay it.
   */
  pay(project: number, cost: bigint, about: number, exact: Price | null): void {
    const { left, errors, supporters } = this
    const { size } = this.groups
    const start = this.groups.supporters.from[project]!
    let full = 0
    let kept = start
    let off = 0
    for (let i = start; i < this.ends[project]!; i++) {
      const group = supporters[i]!
      const money = left[group]!
      if (money === 0) continue
      const rest = exact ? this.rest(group, about, exact) : money - about
      left[group] = Math.max(rest, 0)
      if (rest >= 0) {
        full += size[group]!
        supporters[kept++] = group
      } else {
        off += errors[group]! * size[group]!
        this.emptied[this.emptiedUntil++] = group
      }
    }
    // By so much the price is off: by what the poor may have more or less, which the others share.
    const byPoor = exact ? 0 : (off + (this.ends[project]! - start + 8) * ROUNDING * Number(cost)) / full
    const more = byPoor + (about + this.about) * ROUNDING
    for (let i = start; i < kept; i++) {
      const error = (errors[supporters[i]!]! += more)
      if (error > this.error) this.error = error
    }
    this.paid.push({ cost, full, emptied: this.emptiedUntil })
    this.places[project] = this.paid.length - 1
  }

  /** The full price of each project that was bought, in order. */
  *fullPrices(): Steps<Fraction[]> {
    this.settle()
    const prices: Fraction[] = []
    for (const price of this.prices) {
      yield
      prices.push(fraction(price, this.scale))
    }
    return prices
  }

  /** Works out the exact prices of what was bought since they were asked for last. */
  private settle(): void {
    if (this.prices.length === this.paid.length) return
    while (this.prices.length < this.paid.length) {
      const place = this.prices.length
      const { cost, full, emptied } = this.paid[place]!
      const poor = this.emptied.subarray(place > 0 ? this.paid[place - 1]!.emptied : 0, emptied)
      const over = cost * this.scale - this.moneyOf(poor, place)
      const common = commonOf(over, full)
      this.enlarge(BigInt(full / common))
      this.prices.push(over / BigInt(common))
    }
    if (this.error > this.about * WORN) this.renew()
  }

  /** All exact amounts over a denominator that is so many times as large. */
  private enlarge(by: bigint): void {
    if (by === 1n) return
    this.scale *= by
    this.share *= by
    for (let place = 0; place < this.prices.length; place++) this.prices[place]! *= by
  }

  /** Makes the numbers anew from exact prices, so that they are hardly off any more. */
  private renew(): void {
    const prices = this.prices.map((price) => near(price, this.scale))
    this.error = this.about * ROUNDING * (prices.length + 1)
    this.errors.fill(this.error)
    const { from, to } = this.groups.approves
    // By project, so that the innermost loop reads one number and asks nothing.
    const paid = Float64Array.from(this.places, (place) => (place < 0 ? 0 : prices[place]!))
    this.left.forEach((money, group) => {
      if (money === 0) return
      let left = this.about
      for (let i = from[group]!; i < from[group + 1]!; i++) left -= paid[to[i]!]!
      this.left[group] = Math.max(left, Number.MIN_VALUE)
    })
  }

  /** Whether a group has less left than is asked for; without an exact price, only where it clearly has. */
  private isBelow(group: number, about: number, asked: Price | null): boolean {
    if (asked) return this.rest(group, about, asked) < 0
    return this.left[group]! < about - this.error - about * ROUNDING
  }

  /**
   * What a group has left once it has paid an exact price: below 0 if it cannot, and 0 only if exactly so.
   */
  private rest(group: number, about: number, { over, under, full }: Price): number {
    const rest = this.left[group]! - about
    if (Math.abs(rest) > this.error + about * 2 * ROUNDING) return rest
    const size = BigInt(this.groups.size[group]!)
    const money = this.moneyOf([group]) * under * BigInt(full)
    const asked = over * this.scale * size
    if (money <= asked) return money < asked ? -1 : 0
    return Math.max(near(money - asked, this.scale * size * under * BigInt(full)), Number.MIN_VALUE)
  }

  /** What groups that have something left have together, over `scale`, after their first purchases. */
  private moneyOf(groups: ArrayLike<number>, purchases = this.paid.length): bigint {
    const { size, approves } = this.groups
    const { places } = this
    const times = new Float64Array(purchases)
    let voters = 0
    for (let n = 0; n < groups.length; n++) {
      const group = groups[n]!
      voters += size[group]!
      for (let i = approves.from[group]!; i < approves.from[group + 1]!; i++) {
        const place = places[approves.to[i]!]!
        if (place >= 0 && place < purchases) times[place]! += size[group]!
      }
    }
    if (times.some((paid, place) => paid > 0 && place >= this.prices.length)) this.settle()
    let money = BigInt(voters) * this.share
    times.forEach((paid, place) => {
      if (paid > 0) money -= BigInt(paid) * this.prices[place]!
    })
    return money
  }
}

/** A price as a number. */
export const numberOf = ({ over, under, full }: Price): number => near(over, under * BigInt(full))

function commonOf(over: bigint, full: number): number {
  let [a, b] = [full, Number(over % BigInt(full))]
  while (b !== 0) [a, b] = [b, a % b]
  return a
}
