import type { Id } from '../plain/id.ts'

/** [T13] What comes back by the link of a copy. */
export const ANSWER_KINDS = ['opened', 'cards', 'endorsements', 'ballots', 'objections'] as const
export type AnswerKind = (typeof ANSWER_KINDS)[number]

/** [T14] Numbers are shown in steps of this. */
export const STEP = 5

/** How often something came back to one place until yesterday evening. Never shown. */
export type Counted = Record<AnswerKind, number>

/** [T14] What is shown: `atLeast` so many; 0: fewer than five, or none. */
export interface PlaceAnswers {
  place: Id
  atLeast: Counted
}
export interface Answers {
  places: PlaceAnswers[]
  /** Of all places together. */
  atLeast: Counted
}

const down = (n: number): number => n - (n % STEP)
const each = (of: (what: AnswerKind) => number): Counted =>
  Object.fromEntries(ANSWER_KINDS.map((what) => [what, of(what)])) as Counted
const NOTHING = each(() => 0)

/**
 * [T14] What may be shown of counts by place. A place is shown in steps of five, so that every number it
 * could be within its step remains possible. The sum of all is shown in steps too, and lowered until the
 * places can all be anything within theirs: then no subtraction tells more of one place than its own step
 * does. `places` are in the order in which they are shown, which is that of the places [T15].
 */
export function shownAnswers(places: readonly Id[], counts: ReadonlyMap<Id, Counted>): Answers {
  const of = (place: Id) => counts.get(place) ?? NOTHING
  const shown = places.map((place) => ({ place, atLeast: each((what) => down(of(place)[what])) }))
  const atLeast = each((what) => {
    const sum = places.reduce((all, place) => all + of(place)[what], 0)
    const steps = shown.reduce((all, one) => all + one.atLeast[what], 0)
    return Math.min(down(sum), down(steps + (STEP - 1) * Math.max(0, places.length - 1)))
  })
  return { places: shown, atLeast }
}
