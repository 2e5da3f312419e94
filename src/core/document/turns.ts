import type { NamedSpeaker, Turn } from '../meeting/floor.ts'
import type { Board } from '../meeting/meeting.ts'
import type { Line, Sourced } from './blocks.ts'
import type { Language } from './language.ts'
import { titleOf } from './notes.ts'

/** By number: whom the minutes name for it, as people agree to it now. */
export type Speakers = Record<number, NamedSpeaker>

/**
 * [M46] Who spoke, to which card, for how long, in order; nothing where nobody did. `board` may have been
 * kept before there was a floor.
 */
export function turnBlocks(board: Board, speakers: Speakers, language: Language): Sourced[] {
  const turns: readonly Turn[] = board.turns ?? []
  if (turns.length === 0) return []
  const { words } = language
  const columns = [
    { name: words('document.no'), share: 2 },
    { name: words('document.speaker'), share: 5 },
    { name: words('document.spokenTo'), share: 9 },
    { name: words('document.from'), share: 3 },
    { name: words('document.howLong'), share: 3 },
  ]
  const rows = turns.map((turn): Line[] => [
    [String(turn.number)],
    [calledIn(speakers[turn.number], language)],
    [spokenTo(turn, board, language)],
    [language.time(turn.since)],
    [turn.struck ? '—' : minutesAndSeconds(turn.until - turn.since)],
  ])
  return [{ kind: 'table', columns, rows, source: 'meeting' }]
}

/** What the record calls somebody. */
export function calledIn(speaker: NamedSpeaker | undefined, { words }: Language): string {
  if (!speaker?.capacity) return words('document.somebody')
  const capacity = words(`capacity.${speaker.capacity}`)
  return speaker.name ? words('document.aside', { said: speaker.name, aside: capacity }) : capacity
}

/** Card, side, agenda item, and why it was out of turn; as much of it as there is. */
function spokenTo({ card, stance, item, reason, struck, dish }: Turn, board: Board, { words }: Language): string {
  const number = card === null ? undefined : board.cards[card]?.number
  const about = board.agenda.find(({ id }) => id === item)
  const parts = [
    ...(about ? [titleOf(about, words)] : []),
    ...(number === undefined ? [] : [words('document.toCard', { number })]),
    ...(dish ? [words('turn.dish', { n: dish.n, title: dish.title })] : []),
    ...(stance === null ? [] : [words(`turn.${stance}`)]),
    ...(reason ? [words(struck ? 'document.struck' : 'document.outOfTurn', { reason })] : []),
  ]
  return parts.join(' · ')
}

function minutesAndSeconds(ms: number): string {
  const seconds = Math.round(ms / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
