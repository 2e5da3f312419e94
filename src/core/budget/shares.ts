import { minus, near, type Fraction } from './fraction.ts'
import type { Groups } from './groups.ts'
import { Looks } from './looks.ts'
import { numberOf, Purses, UNSURE, type Price } from './purses.ts'
import type { Tie } from './rule.ts'
import type { Steps } from '../plain/slices.ts'

/** One project bought. */
export interface Pick {
  project: number
  /** What chose it among several that were equally good; null where it alone was best. */
  by: Tie | 'lot' | null
}

/** With what it costs: who can, pays `most`, and who has less left pays all of it. */
export interface Purchase extends Pick {
  most: Fraction
}

/** Chooses one of several projects that are equally good. */
export type Choose = (tied: readonly number[]) => { project: number; by: Tie | 'lot' }

/** Approximate rates that lie nearer to each other than this are compared exactly. */
const NEAR = 1 + 4 * UNSURE
/**
 * What is known of a project in this round: its rate as a number, or only its exact price is to be trusted.
 */
const SURE = 1
const UNCERTAIN = 2

/**
 * [B4] The Method of Equal Shares for approval ballots, where a project is worth what it costs (Peters,
 * Pierczyński and Skowron, “Proportional Participatory Budgeting with Additive Utilities”, NeurIPS 2021).
 * Everybody has the same share. Again and again the project is bought whose supporters pay least for each
 * coin of its cost (the greatest pays count, the others having less left), until what supporters have left
 * buys nothing any more.
 *
 * Exact: floating-point numbers with bounded errors decide only what they decide without doubt. Lazy: rates
 * never fall, so a project is looked at again only when its last rate would be the best.
 */
export class EqualShares {
  private purses: Purses
  /** What the last count that was not given up has left, to work out its prices when they are asked for. */
  private last: { purses: Purses; picks: readonly Pick[] } | null = null
  private spare: Purses | null = null
  private readonly costs: Float64Array
  /** The last known payment for each coin of a project's cost: no more than it is now. */
  private readonly rates: Float64Array
  private readonly fresh: Uint8Array
  private lastShare: Fraction | null = null
  private readonly looks: Looks

  constructor(
    private readonly groups: Groups,
    private readonly exactCosts: readonly bigint[],
    private readonly choose: Choose,
  ) {
    this.purses = new Purses(groups)
    this.looks = new Looks(groups)
    this.costs = Float64Array.from(exactCosts, Number)
    this.rates = new Float64Array(exactCosts.length)
    this.fresh = new Uint8Array(exactCosts.length)
  }

  /** What is bought where everybody has this share, in order; in pieces, so that a page can go on. */
  *buy(share: Fraction): Steps<Purchase[]> {
    yield* this.pick(share, sumOf(this.exactCosts))
    return yield* this.priced()
  }

  /** What was bought last (not counting what `pick` gave up), with prices. */
  *priced(): Steps<Purchase[]> {
    const { picks, purses } = this.last!
    const prices = yield* purses.fullPrices()
    return picks.map((pick, place) => ({ ...pick, most: prices[place]! }))
  }

  /** The same without prices, which is faster; null as soon as it costs more than `most`. */
  *pick(share: Fraction, most: bigint): Steps<readonly Pick[] | null> {
    if (this.last?.purses === this.purses) this.purses = this.spare ??= new Purses(this.groups)
    this.purses.fill(share)
    const growth = this.lastShare && minus(share, this.lastShare)
    this.looks.begin(growth && growth.over > 0n ? near(growth.over, growth.under) : null)
    this.lastShare = share
    this.rates.forEach((_, project) => {
      const votes = this.groups.votes[project]!
      this.rates[project] = votes > 0 && this.costs[project]! > 0 ? 1 / votes : Infinity
    })
    const picks: Pick[] = []
    let left = most
    for (;;) {
      this.looks.use(this.raise)
      const best = this.best(yield* this.near())
      if (!best) return this.done(picks)
      const { project, by } = best
      const exact = this.fresh[project] === SURE ? null : best.exact
      const about = exact ? numberOf(exact) : this.rates[project]! * this.costs[project]!
      this.purses.pay(project, this.exactCosts[project]!, about, exact)
      this.looks.buy(project, about)
      this.rates[project] = Infinity
      picks.push({ project, by })
      left -= this.exactCosts[project]!
      if (left < 0n) return null
    }
  }

  private done(picks: readonly Pick[]): readonly Pick[] {
    this.spare = this.last?.purses ?? null
    this.last = { purses: this.purses, picks }
    return picks
  }

  /**
   * The projects of which one must be the best: looks again at those alone whose last rate could be, and
   * first at the one that is likely to.
   */
  private *near(): Steps<number[]> {
    const { rates, fresh } = this
    fresh.fill(0)
    let lowest = Infinity
    const guess = this.looks.guess()
    let next = guess && rates[guess.project]! < Infinity ? guess.project : this.lowest()
    while (next >= 0 && rates[next]! <= lowest * NEAR) {
      fresh[next] = SURE
      this.look(next, lowest * NEAR, next === guess?.project ? guess.price : undefined)
      lowest = Math.min(lowest, rates[next]!)
      yield
      next = this.lowest()
    }
    const found: number[] = []
    if (lowest < Infinity)
      for (let project = 0; project < rates.length; project++) if (rates[project]! <= lowest * NEAR) found.push(project)
    return found
  }

  /**
   * The project with the lowest rate of those that were not looked at in this round; -1 where none is left.
   */
  private lowest(): number {
    const { rates, fresh } = this
    let lowest = -1
    let rate = Infinity
    for (let project = 0; project < rates.length; project++)
      if (rates[project]! < rate && fresh[project] === 0) {
        lowest = project
        rate = rates[project]!
      }
    return lowest
  }

  /** A project costs its supporters no less than this; false where that was known. */
  private readonly raise = (project: number, price: number): boolean => {
    const rate = price / this.costs[project]!
    if (rate <= this.rates[project]! || this.rates[project] === Infinity) return false
    this.rates[project] = rate
    return true
  }

  /** What a project costs its supporters now; if more than `bar`, only that it does. */
  private look(project: number, bar: number, guess?: number): void {
    const cost = this.costs[project]!
    const least = this.rates[project]! * cost
    const about = this.purses.estimate(project, cost, least, bar * cost, guess)
    this.rates[project] = about / cost
    if (!Number.isNaN(about)) return this.looks.keep(project, about, this.purses.rich[project]!)
    const price = this.purses.price(project, this.exactCosts[project]!, least)
    this.fresh[project] = UNCERTAIN
    this.rates[project] = price ? numberOf(price) / cost : Infinity
  }

  private best(projects: readonly number[]): { project: number; exact: Price | null; by: Pick['by'] } | null {
    const [only] = projects
    if (only === undefined) return null
    if (projects.length === 1 && this.fresh[only] === SURE) return { project: only, exact: null, by: null }
    let tied: { project: number; exact: Price }[] = []
    for (const project of projects) {
      const exact = this.purses.price(project, this.exactCosts[project]!, this.rates[project]! * this.costs[project]!)!
      const one = { project, exact }
      const order = tied.length > 0 ? this.compare(one, tied[0]!) : -1
      if (order < 0) tied = [one]
      else if (order === 0) tied.push(one)
    }
    if (tied.length < 2) return { ...tied[0]!, by: null }
    const { project, by } = this.choose(tied.map((one) => one.project))
    return { ...tied.find((one) => one.project === project)!, by }
  }

  /** Which of two costs its supporters less for each coin. */
  private compare(a: { project: number; exact: Price }, b: { project: number; exact: Price }): number {
    const left = a.exact.over * b.exact.under * BigInt(b.exact.full) * this.exactCosts[b.project]!
    const right = b.exact.over * a.exact.under * BigInt(a.exact.full) * this.exactCosts[a.project]!
    return left < right ? -1 : left > right ? 1 : 0
  }
}

const sumOf = (costs: readonly bigint[]): bigint => costs.reduce((all, cost) => all + cost, 0n)
