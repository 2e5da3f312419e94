import type { Alike } from '../ballot/count.ts'
import { writePabulib } from '../budget/pabulib.ts'
import { pabulibOf } from '../budget/pabulibElection.ts'
import { electionOf } from './outcome.ts'
import { menuOf, type Round } from './round.ts'

/** Where a round was held, as its file says it. */
export interface HeldAt {
  community: string
  subdistrict: string
  /** Days of the count, as Pabulib writes them: 10.12.2026. */
  day: string
}

/**
 * [B10] A counted round as a file of Pabulib: its menu with frozen costs, and its ballots without persons, in
 * the order of what they say. Who reads it counts the same.
 */
export function pabulibFile(round: Round, ballots: readonly Alike[], { community, subdistrict, day }: HeldAt): string {
  const { settings, counted, title, code } = round
  const meta = {
    description: title,
    country: 'China',
    unit: subdistrict,
    subunit: community,
    instance: code,
    rule: settings.rule.way === 'equalShares' ? 'equalshares' : 'greedy',
    date_begin: day,
    date_end: day,
    min_length: `${settings.fewest}`,
    max_length: `${settings.most}`,
    language: 'zh',
    currency: 'CNY',
    edition: `${settings.year}`,
  }
  const told = menuOf(round).map(({ n, title: name, kind }) => ({
    name,
    category: kind,
    selected: counted!.won.includes(n) ? '1' : '0',
  }))
  return writePabulib(pabulibOf({ election: electionOf(round, ballots), digits: 2 }, meta, told))
}
