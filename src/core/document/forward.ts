import type { Board, Focus } from '../meeting/meeting.ts'
import type { Line, Sourced } from './blocks.ts'
import type { Language } from './language.ts'

/** [M5] What was brought forward on the big screen, and when; in order. */
export interface BroughtForward {
  at: number
  focus: Focus
}

/** So many lines of it stand in minutes. */
const MOST = 200

/**
 * [M5] What was brought forward while the meeting was open, and when: trees, topics and cards, each once in a
 * row. What else the screen shows (speakers, motions, dots …) has parts of its own in the minutes.
 */
export function forwardBlocks(board: Board, forward: readonly BroughtForward[], language: Language): Sourced[] {
  const { words } = language
  const said = forward
    .filter(({ at }) => at >= (board.openedAt ?? Infinity) && at <= (board.closedAt ?? Infinity))
    .flatMap(({ at, focus }) => {
      const what = nameOf(focus, board, words)
      return what ? [{ at, what }] : []
    })
    .filter(({ what }, n, all) => n === 0 || all[n - 1]!.what !== what)
  if (said.length === 0) return []
  const columns = [
    { name: words('document.from'), share: 1 },
    { name: words('document.broughtForward'), share: 6 },
  ]
  const rows = said.slice(0, MOST).map(({ at, what }): Line[] => [[language.time(at)], [what]])
  const rest = said.length - rows.length
  const more: Line[][] = rest > 0 ? [[['…'], [words('poster.more', { n: rest })]]] : []
  return [{ kind: 'table', columns, rows: [...rows, ...more], source: 'meeting' }]
}

/** What it was, in the words that it has today; nothing of what is gone. */
function nameOf(focus: Focus, { topics, cards }: Board, words: Language['words']): string | undefined {
  if (focus.kind === 'tree') return words(`tree.${focus.tree}`)
  if (focus.kind === 'topic') {
    const topic = topics[focus.topic]
    return topic && words('document.forwardTopic', { name: topic.name })
  }
  if (focus.kind !== 'card') return undefined
  const card = cards[focus.card]
  if (!card) return undefined
  const number = words('document.toCard', { number: card.number })
  return card.state === 'standing' && card.text
    ? words('document.quote', { number: card.number, text: card.text })
    : number
}
