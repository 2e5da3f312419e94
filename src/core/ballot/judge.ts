import type { Body, Law, Measure, OwnersSubject, Share } from './law.ts'
import { CHINA, inFavourOf } from './law.ts'

/** How many are entitled, took part, and how they voted: people, or hundredths of square metres. */
export interface Votes {
  eligible: number
  present: number
  for: number
  against: number
  abstain: number
}

/** The votes of a formal meeting by heads and, where it was counted, by exclusive floor area. */
export interface Weighed extends Votes {
  area?: Votes | null
}

/**
 * What is judged: which body decides, and of the owners what about; unknown in records of before it was
 * asked.
 */
export interface Judged {
  body: Body
  subject?: OwnersSubject | null
}

/** A threshold of the law, and whether it is reached: `have` of `base`, at least or more than `share`. */
export interface Threshold {
  measure: Measure
  what: 'takePart' | 'inFavour'
  have: number
  base: number
  share: Share
  reached: boolean
}

/** `notJudged`: what is `missing` decides it. */
export interface Verdict {
  outcome: 'carried' | 'notCarried' | 'notJudged'
  missing: 'floorArea' | 'subject' | null
  thresholds: Threshold[]
}

/** Beyond it, four times a number is no whole number any more. */
const MOST = Number.MAX_SAFE_INTEGER / 4

/** [V1] Whether the numbers of a vote can be true at all: whole, and no more voted than were there. */
export function isPossible({ area, ...heads }: Weighed): boolean {
  return areVotes(heads) && (!area || areVotes(area))
}

function areVotes({ eligible, present, for: pro, against, abstain }: Votes): boolean {
  return (
    [eligible, present, pro, against, abstain].every((n) => Number.isInteger(n) && n >= 0 && n <= MOST) &&
    eligible > 0 &&
    present <= eligible &&
    pro + against + abstain <= present
  )
}

/**
 * [V2] What the law says of a vote: each threshold with its numbers, and what follows. A threshold that is
 * missed is missed whatever else is unknown; where what is unknown would decide, nothing is claimed: [V3]
 * owners vote by heads and by floor area, and [V4] some of their subjects need three quarters.
 */
export function judge({ body, subject }: Judged, vote: Weighed, law: Law = CHINA): Verdict {
  const { measures, takePart } = law.bodies[body]
  const owners = body === 'ownersAssembly'
  const needed = inFavourOf(law, body, subject ?? null)
  const counted = measures.flatMap((measure) => {
    const votes = measure === 'heads' ? vote : vote.area
    return votes ? [{ measure, votes }] : []
  })
  const thresholds = counted.flatMap(({ measure, votes: { eligible, present, for: pro } }): Threshold[] => [
    threshold(measure, 'takePart', present, eligible, takePart),
    threshold(measure, 'inFavour', pro, present, needed),
  ])
  if (thresholds.some(({ reached }) => !reached)) return { outcome: 'notCarried', missing: null, thresholds }
  if (counted.length < measures.length) return { outcome: 'notJudged', missing: 'floorArea', thresholds }
  const enoughForAll = counted.every(({ votes }) => isReached(votes.for, votes.present, law.weighty.inFavour))
  if (owners && subject == null && !enoughForAll) return { outcome: 'notJudged', missing: 'subject', thresholds }
  return { outcome: 'carried', missing: null, thresholds }
}

/** A threshold with its numbers: `have` of `base`. Of nobody no share is reached. */
export const threshold = (
  measure: Measure,
  what: Threshold['what'],
  have: number,
  base: number,
  share: Share,
): Threshold => ({
  measure,
  what,
  have,
  base,
  share,
  reached: base > 0 && isReached(have, base, share),
})

/** Whether a share is reached, in whole numbers, so that exactly two thirds are two thirds. */
export function isReached(have: number, base: number, { over, of, above }: Share): boolean {
  const [left, right] = [have * of, base * over]
  return above ? left > right : left >= right
}
