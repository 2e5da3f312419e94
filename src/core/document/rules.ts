import type { Board } from '../meeting/meeting.ts'
import { usualRules } from '../meeting/meetingRules.ts'
import { ruleWords } from '../meeting/ruleWords.ts'
import type { Line, Sourced } from './blocks.ts'
import type { Language } from './language.ts'

/** [M47] The rules of a meeting as a list, under a heading of their own. */
function ruleBlocks({ rules }: Pick<Board, 'rules'>, { words }: Language): Sourced[] {
  const items = ruleWords(rules, words).map((line): Line => [line])
  return [
    { kind: 'heading', level: 2, text: words('rules.title'), source: 'meeting' },
    { kind: 'list', ordered: true, items, source: 'meeting' },
  ]
}

/**
 * [M47] What the minutes say of the rules: which they were, when they were adopted, by how many hands, and
 * why they were changed since; nothing where nobody adopted any. `rules` may be missing in records of before.
 */
export function adoptedBlocks({ rules = usualRules() }: Partial<Pick<Board, 'rules'>>, language: Language): Sourced[] {
  const { adopted, changes } = rules
  if (!adopted) return []
  const { words, time } = language
  const hands = adopted.hands === null ? [] : [words('rules.hands', { hands: adopted.hands })]
  const said: Line[] = [
    [words('rules.adopted', { time: time(adopted.at) }), ...hands],
    ...changes.map(({ at, reason }): Line => [words('rules.changed', { time: time(at), reason })]),
  ]
  const paragraphs = said.map((text): Sourced => ({ kind: 'paragraph', text, source: 'meeting' }))
  return [...ruleBlocks({ rules }, language), ...paragraphs]
}
