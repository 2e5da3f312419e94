import type { NamedSpeaker } from '../meeting/floor.ts'
import type { Board } from '../meeting/meeting.ts'
import type { Pledge } from '../meeting/pledge.ts'
import type { Id } from '../plain/id.ts'
import type { Line, Sourced } from './blocks.ts'
import type { Language } from './language.ts'
import { calledIn } from './turns.ts'

/** By pledge: whom the minutes name for it, as people agree to it now. */
export type Pledgers = Record<Id, NamedSpeaker>

/**
 * [M54] What was taken on in the hall: who (by name where they agree, else by capacity), what, with what, by
 * when, and what the ledger made of it. What was never read out, taken back or dropped stands with that.
 * `board` may have been kept before there were any.
 */
export function pledgeBlocks(
  { pledges }: Partial<Pick<Board, 'pledges'>>,
  pledgers: Pledgers,
  language: Language,
): Sourced[] {
  if (!pledges || pledges.length === 0) return []
  const { words, day } = language
  const columns = [
    { name: words('document.no'), share: 2 },
    { name: words('document.pledger'), share: 5 },
    { name: words('document.pledge'), share: 9 },
    { name: words('document.due'), share: 4 },
    { name: words('document.cameTo'), share: 5 },
  ]
  const rows = pledges.map((pledge): Line[] => [
    [String(pledge.number)],
    [[pledge.who, calledIn(pledgers[pledge.id], language)].filter(Boolean).join(words('language.listSign'))],
    [words('document.aside', { said: pledge.what || words('pledge.gone'), aside: words(`pledge.${pledge.resource}`) })],
    [pledge.by === null ? '—' : day(pledge.by)],
    [cameTo(pledge, words)],
  ])
  return [{ kind: 'table', columns, rows, source: 'meeting' }]
}

function cameTo({ stage, reason, became }: Pledge, words: Language['words']): string {
  if (became) return became.task === null ? words('pledge.offer') : words('pledge.task', { number: became.task })
  return [words(`pledge.stage.${stage}`), ...(reason ? [reason] : [])].join(' · ')
}
