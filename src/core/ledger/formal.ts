import type { Body, Vote } from './sheet.ts'

const DAY = 86_400_000
const HOUR = 3_600_000

/** What the law asks of a formal decision: quorum and majority as fractions, and days of notice. */
interface Formal {
  /** Least share present; `above`: more than it. */
  quorum: { share: number; above: boolean }
  noticeDays: number
}

/**
 * Residents' Committee Law (in force 2026-01-01), Arts. 26–34: residents' meeting 10 days' notice, a majority
 * attending; representatives' meeting two thirds. Owners: Civil Code, Art. 278, two thirds taking part
 * (shares of floor area are not counted here).
 */
const FORMAL: Record<Body, Formal> = {
  residentsMeeting: { quorum: { share: 1 / 2, above: true }, noticeDays: 10 },
  representativesMeeting: { quorum: { share: 2 / 3, above: false }, noticeDays: 0 },
  ownersAssembly: { quorum: { share: 2 / 3, above: false }, noticeDays: 0 },
}

/** Days of notice that a body needs. */
export const noticeDays = (body: Body): number => FORMAL[body].noticeDays

/**
 * Whether the notice of a vote was given in time. Both are the beginnings of days: between them lies an hour
 * less where the clock was put forward.
 */
export const noticeInTime = (body: Body, vote: Vote, heldAt: number): boolean =>
  heldAt - vote.noticeAt >= FORMAL[body].noticeDays * DAY - HOUR

/** Whether the numbers of a vote can be true at all. */
export function isPossible({ eligible, present, for: yes, against, abstain }: Vote): boolean {
  const counts = [eligible, present, yes, against, abstain]
  return (
    counts.every((n) => Number.isInteger(n) && n >= 0) &&
    eligible > 0 &&
    present <= eligible &&
    yes + against + abstain <= present
  )
}

/** [L19] Whether a vote carried: quorum reached, and more than half of those present for it. */
export function carried(body: Body, { eligible, present, for: yes }: Vote): boolean {
  const { share, above } = FORMAL[body].quorum
  const quorum = above ? present > eligible * share : present >= eligible * share
  return quorum && yes > present / 2
}
