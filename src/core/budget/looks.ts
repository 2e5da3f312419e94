import type { Groups } from './groups.ts'
import { UNSURE } from './purses.ts'

/**
 * What was seen of a project in one round: it costs its supporters at least `price`, which `rich` would pay.
 */
interface Look {
  project: number
  /** Infinity: they have too little together. */
  price: number
  /** So many would pay it in full; where they have too little, how much they lack together. */
  rich: number
}

/** Beyond so many pairs of dishes on ballots, counting the pairs takes longer than it saves. */
const MOST_PAIRS = 2e8

/**
 * What one count saw, for the next one with larger shares, so that not all is looked at again.
 *
 * As long as the same is bought in the same order, larger shares mean that everybody has more left, and that
 * prices are lower. A voter has more by what the share grew and by what each project that they paid for got
 * cheaper; so the supporters of a project have more by no more than their number times the growth, and for
 * each project bought the number of those who support both times what it got cheaper. Those who would pay a
 * price in full have more by the growth at least, which does not lower it. If all have `more` together, a
 * price is lower by no more than `(more - rich · growth) / rich`.
 */
export class Looks {
  /** How many voters support both of two projects; null where that would take too long to count. */
  private both: Float64Array | null | undefined
  private readonly projects: number
  /** How much more the supporters of each project have together, at most. */
  private readonly more: Float64Array
  private before: Look[][] = []
  private now: Look[][] = []
  private bought: { project: number; price: number; cheaper: number }[] = []
  private boughtBefore: { project: number; price: number; cheaper: number }[] = []
  private same = false
  private growth = 0

  constructor(private readonly groups: Groups) {
    this.projects = groups.votes.length
    this.more = new Float64Array(this.projects)
  }

  /** A count begins; shares are larger by `growth` than in the last one; null where they are not larger. */
  begin(growth: number | null): void {
    ;[this.before, this.now] = [this.now, []]
    ;[this.boughtBefore, this.bought] = [this.bought, []]
    this.same = growth !== null && this.boughtBefore.length > 0
    this.growth = growth ?? 0
    if (this.same && this.both === undefined) this.both = pairsOf(this.groups)
    this.more.forEach((_, project) => (this.more[project] = this.groups.votes[project]! * (growth ?? 0)))
  }

  /** A round begins: raises prices that are known to be higher than they were. */
  use(raise: (project: number, price: number) => boolean): void {
    const now: Look[] = []
    this.now.push(now)
    if (!this.same) return
    // What holds still is kept as it is, with its new bound: nothing is made anew.
    for (const look of this.before[this.bought.length] ?? [])
      if (this.holds(look) && raise(look.project, look.price)) now.push(look)
  }

  /** Bounds a look by how much more its supporters may have; false where it says nothing any more. */
  private holds(look: Look): boolean {
    const more = this.more[look.project]! * (1 + UNSURE)
    if (look.price === Infinity) return (look.rich -= more) > 0
    // Those who pay in full have more by the growth at least, which lowers no price: only the others' counts.
    const poor = Math.max(0, more - look.rich * this.growth * (1 - UNSURE))
    look.price = (look.price - poor / look.rich) * (1 - UNSURE)
    return look.price > 0
  }

  /**
   * What is likely to be bought in this round, and at about which price, if shares grow as they did before.
   */
  guess(): { project: number; price: number } | null {
    const last = this.boughtBefore[this.bought.length]
    return last ? { project: last.project, price: last.price - last.cheaper } : null
  }

  /** Keeps what was seen in this round. */
  keep(project: number, price: number, rich: number): void {
    this.now[this.now.length - 1]!.push({ project, price, rich })
  }

  /** A project was bought at about this price. */
  buy(project: number, price: number): void {
    const last = this.boughtBefore[this.bought.length]
    const isSame = last?.project === project
    this.bought.push({ project, price, cheaper: isSame ? last!.price - price : 0 })
    this.same &&= isSame
    if (!this.same) return
    const cheaper = Math.max(last!.price - price, 0) + 2 * UNSURE * price
    const { votes } = this.groups
    for (let other = 0; other < this.projects; other++) {
      const voters = this.both ? this.both[project * this.projects + other]! : Math.min(votes[project]!, votes[other]!)
      this.more[other]! += voters * cheaper
    }
  }
}

function pairsOf({ size, approves, votes }: Groups): Float64Array | null {
  const { from, to } = approves
  let pairs = 0
  for (let group = 0; group < size.length; group++) pairs += (from[group + 1]! - from[group]!) ** 2
  if (pairs > MOST_PAIRS) return null
  const both = new Float64Array(votes.length * votes.length)
  for (let group = 0; group < size.length; group++)
    for (let i = from[group]!; i < from[group + 1]!; i++) {
      const row = to[i]! * votes.length
      for (let j = from[group]!; j < from[group + 1]!; j++) both[row + to[j]!]! += size[group]!
    }
  return both
}
