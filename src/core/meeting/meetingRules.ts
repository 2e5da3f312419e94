import type { FloorOrder } from './floor.ts'

/** What a meeting agrees on before it begins. */
export interface RulesSaid {
  /** Its rules in its own words; empty: the usual ones, in the language of whoever reads. */
  sentences: string[]
  /** In which order the floor is given. */
  order: FloorOrder
  /** How long somebody speaks, in seconds; 0: as long as they like. */
  seconds: number
  /** How often somebody speaks; 0: as often as they like. */
  turns: number
}

/** The rules of a meeting, and whether they were adopted. */
export interface MeetingRules extends RulesSaid {
  /** When, and how many hands were counted for them; null hands where nobody counted. */
  adopted: { at: number; hands: number | null } | null
  /** Changes since they were adopted, each with its reason. */
  changes: { at: number; reason: string }[]
}

/** How many sentences of its own a meeting has at most, how long each is, and how often they are changed. */
export const SENTENCES_MOST = 12
export const SENTENCE_MOST = 120
export const CHANGES_MOST = 50
/** As many heads as are counted in a hall ([M9]). */
export const HANDS_MOST = 100_000

/** The rules of a meeting that has said nothing of its own: two turns of three minutes. */
export const usualRules = (): MeetingRules => ({
  sentences: [],
  order: 'turns',
  seconds: 180,
  turns: 2,
  adopted: null,
  changes: [],
})
