import type { MeetingRules } from './meetingRules.ts'

/** The usual rules of a meeting, in the order in which they are read out. */
export const USUAL = ['chair', 'oneThing', 'firstThenWhy', 'noAttacks', 'hearOut'] as const

export type RuleKey =
  | `rules.usual.${(typeof USUAL)[number]}`
  | `rules.order.${MeetingRules['order']}`
  | 'rules.minutes'
  | 'rules.seconds'
  | 'rules.turns'

/**
 * The rules of a meeting as they are read out: its own sentences, or the usual ones in the language of
 * `words`; then how long and how often somebody speaks, and in which order.
 */
export function ruleWords(
  { sentences, order, seconds, turns }: Pick<MeetingRules, 'sentences' | 'order' | 'seconds' | 'turns'>,
  words: (key: RuleKey, facts?: Record<string, number>) => string,
): string[] {
  const said = sentences.length > 0 ? sentences : USUAL.map((one) => words(`rules.usual.${one}`))
  const time =
    seconds === 0
      ? []
      : seconds % 60 === 0
        ? [words('rules.minutes', { minutes: seconds / 60 })]
        : [words('rules.seconds', { seconds })]
  return [...said, ...time, ...(turns > 0 ? [words('rules.turns', { turns })] : []), words(`rules.order.${order}`)]
}
