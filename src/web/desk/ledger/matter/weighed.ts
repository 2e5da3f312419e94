import type { Votes, Weighed } from '../../../../core/ballot/judge.ts'
import { whole } from '../../form/form.ts'

/** The numbers of a vote, as they are asked for. */
export const COUNTS = ['eligible', 'present', 'for', 'against', 'abstain'] as const

/** What somebody typed into the fields of a vote. */
export type Entered = Record<string, unknown> & { area?: Record<string, unknown> }

/**
 * A vote from what was typed; floor area, typed in square metres, counts in hundredths, and only where it is
 * given.
 */
export function weighed({ area, ...heads }: Entered): Weighed {
  const isGiven = area && COUNTS.some((name) => hundredths(area[name]) !== undefined)
  return { ...votesOf((name) => whole(heads[name])), area: isGiven ? votesOf((name) => hundredths(area[name])) : null }
}

const votesOf = (n: (name: string) => number | null | undefined): Votes => ({
  eligible: n('eligible') ?? 0,
  present: n('present') ?? 0,
  for: n('for') ?? 0,
  against: n('against') ?? 0,
  abstain: n('abstain') ?? 0,
})

function hundredths(typed: unknown): number | undefined {
  const metres = typeof typed === 'number' ? typed : typeof typed === 'string' && typed !== '' ? Number(typed) : NaN
  return Number.isFinite(metres) ? Math.round(metres * 100) : undefined
}
