import type { Alike } from '../ballot/count.ts'
import { leastOf } from '../ballot/meter.ts'
import { countInSteps, type Bought, type Outcome } from '../budget/count.ts'
import type { Election } from '../budget/election.ts'
import { fraction, type Fraction } from '../budget/fraction.ts'
import type { Pick as Picked } from '../budget/shares.ts'
import { finish, type Steps } from '../plain/slices.ts'
import type { Out } from '../budget/votes.ts'
import type { CheckedCost, Draw, Round, RoundLot, RoundSettings } from './round.ts'
import { menuOf } from './round.ts'
import { countRuleOf } from './ruleSaid.ts'

/** What a round was counted to: plain JSON, projects by their numbers, money in fen. It never changes. */
export interface Counted {
  at: number
  /** Of the vote's file, which anybody counts again. */
  hash: string
  /** What was called for the lot, and the order that it gave. */
  seed: string
  lot: number[]
  voters: number
  turnout: { have: number; base: number; need: number | null; reached: boolean }
  votes: { n: number; votes: number }[]
  out: { n: number; why: Out }[]
  won: number[]
  way: Outcome['way']
  added: number[]
  mostVotes: number[]
  preferred: Outcome['preferred']
  spent: number
  left: number
  /** Of each voter by Equal Shares, as a fraction of fen (`1200/7`); null where the rule is most votes. */
  share: string | null
  purchases: { n: number; most: string; by: Picked['by'] }[]
}

const fractionText = ({ over, under }: Fraction): string => `${over}/${under}`

/** A fraction as it was written. */
export function readFraction(text: string): Fraction {
  const [over, under = '1'] = text.split('/')
  return fraction(BigInt(over!), BigInt(under))
}

/**
 * Whether more than half of those drawn have said yes, or so many no that no such half is left. [B36] Then
 * so many `neighbours` are heard, of whom more than half say yes, too.
 */
export function standingOf(
  { people, verdicts, neighbours: heard = [] }: Pick<Draw, 'people' | 'verdicts' | 'neighbours'>,
  { neighbours = 0 }: Pick<RoundSettings, 'neighbours'>,
): 'yes' | 'not' | 'open' {
  const yes = yesIn(verdicts)
  if ((verdicts.length - yes) * 2 >= people.length) return 'not'
  if (yes * 2 <= people.length || heard.length < neighbours) return 'open'
  return neighbours === 0 || yesIn(heard) * 2 > heard.length ? 'yes' : 'not'
}

/** How many of these said that it is done as it was promised. */
export const yesIn = (said: readonly { accepted: boolean }[]): number => said.filter(({ accepted }) => accepted).length

/**
 * [B19] What there is to count: the menu with its frozen costs, and the ballots as they lay in the urn. A
 * ballot on which nothing was chosen is a voter's; one from which nothing could be read is not.
 */
export const electionOf = (round: Round, ballots: readonly Alike[]): Election => electionFrom(sealedOf(round), ballots)

/** What was sealed of a round, as far as its count must know it: the menu with its costs, and the rules. */
export interface SealedRound {
  menu: readonly { n: number; cost: Pick<CheckedCost, 'amount'> | null }[]
  settings: Pick<RoundSettings, 'budget' | 'rule' | 'turnout'>
}

const sealedOf = (round: Round): SealedRound => ({ menu: menuOf(round), settings: round.settings })

function electionFrom({ menu, settings }: SealedRound, ballots: readonly Alike[]): Election {
  return {
    budget: BigInt(settings.budget),
    projects: menu.map(({ n, cost }) => ({ id: `${n}`, cost: BigInt(cost!.amount) })),
    ballots: ballots.flatMap(({ answer, ballots: voters }) =>
      typeof answer === 'string' ? [] : [{ approves: answer, voters }],
    ),
  }
}

/** The closed vote that is counted. */
export interface ClosedVote {
  ballots: readonly Alike[]
  hash: string
  /** Who took part, with invalid ballots, of those who are entitled. */
  present: number
  entitled: number
}

/** [B19] Counts the round. */
export const countedOf = (round: Round, closed: ClosedVote, drawn: RoundLot, at: number): Counted =>
  finish(countSealed(sealedOf(round), closed, drawn, at))

/** The same in small steps, from what everybody knows of a round. */
export function* countSealed(
  sealed: SealedRound,
  closed: ClosedVote,
  drawn: Pick<RoundLot, 'drawn' | 'called'>,
  at: number,
): Steps<Counted> {
  const { settings } = sealed
  const menu = sealed.menu.map(({ n }) => n)
  const lot = [...drawn.drawn]
  const election = electionFrom(sealed, closed.ballots)
  const places = lot.map((n) => menu.indexOf(n))
  const outcome = yield* countInSteps(election, countRuleOf(settings.rule), places)
  const numbers = (all: readonly number[]) => all.map((place) => menu[place]!)
  const need = settings.turnout && leastOf(closed.entitled, settings.turnout)
  const reached = need === null || closed.present >= need
  return {
    at,
    hash: closed.hash,
    seed: drawn.called.join(' '),
    lot,
    voters: outcome.voters,
    turnout: { have: closed.present, base: closed.entitled, need, reached },
    votes: menu.map((n, place) => ({ n, votes: outcome.votes[place]! })),
    out: outcome.out.map(({ project, why }) => ({ n: menu[project]!, why })),
    won: reached ? numbers(outcome.won) : [],
    way: outcome.way,
    added: reached ? numbers(outcome.added) : [],
    mostVotes: numbers(outcome.mostVotes),
    preferred: outcome.preferred,
    spent: reached ? Number(outcome.spent) : 0,
    left: reached ? Number(outcome.left) : settings.budget,
    // [B18] What was not chosen was not paid for either.
    share: reached && outcome.bought ? fractionText(outcome.bought.share) : null,
    purchases: (reached ? (outcome.bought?.purchases ?? []) : []).map(({ project, most, by }) => ({
      n: menu[project]!,
      most: fractionText(most),
      by,
    })),
  }
}

/** What Equal Shares bought, as the explanation takes it: projects by their places on the menu. */
export const boughtOf = ({ menu, counted }: Pick<Round, 'menu' | 'counted'>): Bought | null =>
  counted?.share
    ? {
        share: readFraction(counted.share),
        purchases: counted.purchases.map(({ n, most, by }) => ({
          project: menu.indexOf(n),
          most: readFraction(most),
          by,
        })),
      }
    : null

/** [B21] Projects that were not chosen but could follow, those with most votes first, then the cheaper. */
export function reserveOf({ counted, projects }: Round): number[] {
  if (!counted?.turnout.reached) return []
  const out = new Set([...counted.won, ...counted.out.map(({ n }) => n)])
  return counted.votes
    .filter(({ n }) => !out.has(n))
    .sort((a, b) => b.votes - a.votes || projects[a.n - 1]!.cost!.amount - projects[b.n - 1]!.cost!.amount || a.n - b.n)
    .map(({ n }) => n)
}
