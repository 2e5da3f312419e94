/** What chooses between projects that are equally good. */
export type Tie = 'cheaper' | 'moreVotes'

/** The rule of a count: sealed before the vote opens. */
export interface CountRule {
  way: 'equalShares' | 'mostVotes'
  /** What is left out before anything is counted. */
  out: Threshold
  /**
   * What becomes of money that Equal Shares leaves: nothing; the projects with most votes that fit
   * (`mostVotes`); larger shares, as long as the budget holds (`add1`); or larger shares, then most votes
   * (`add1u`).
   */
  completion: 'none' | 'mostVotes' | 'add1' | 'add1u'
  add1: Add1
  /**
   * Whether the outcome of most votes is taken where more voters prefer it: by how many of their projects
   * won, or by whether any did.
   */
  comparison: 'none' | 'projects' | 'anything'
  /**
   * Between projects that are equally good to Equal Shares: the first that tells them apart, at last the lot.
   */
  ties: readonly Tie[]
  /** The same between projects with equally many votes. */
  votesTies: readonly Tie[]
}

export interface Threshold {
  /** Projects with fewer votes are out. */
  leastVotes: number
  /**
   * Świecie's floor: a project is out where its votes are a smaller part of the voters than its cost is of so
   * many budgets (3 there). Null: no floor.
   */
  budgets: number | null
  /** Projects that cost more than the whole budget are out. */
  tooDear: boolean
}

export interface Add1 {
  /** By so much, in smallest coins, every voter's share grows at a time. */
  step: bigint
  /** Shares begin at a whole number of steps, or exactly at the budget divided by the voters. */
  whole: boolean
  /** Shares grow no further once no other project fits into what is left. */
  untilFull: boolean
}

/** What is proposed to a community, with money in fen: shares grow by ¥1 at a time. */
export const EQUAL_SHARES: CountRule = {
  way: 'equalShares',
  out: { leastVotes: 1, budgets: null, tooDear: true },
  completion: 'add1',
  add1: { step: 100n, whole: true, untilFull: true },
  comparison: 'projects',
  ties: ['cheaper', 'moreVotes'],
  votesTies: ['cheaper'],
}

export const MOST_VOTES: CountRule = { ...EQUAL_SHARES, way: 'mostVotes', completion: 'none', comparison: 'none' }
