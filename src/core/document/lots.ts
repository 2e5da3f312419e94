import type { NamedSpeaker } from '../meeting/floor.ts'
import type { HallLot } from '../meeting/lots.ts'
import type { Board } from '../meeting/meeting.ts'
import type { Line, Sourced } from './blocks.ts'
import type { Language } from './language.ts'
import type { Speakers } from './turns.ts'
import { calledIn } from './turns.ts'

/** By number of the lot, then by a number that was drawn: whom the minutes name for it. */
export type Drawn = Record<number, Record<number, NamedSpeaker>>

/**
 * [M56] [M57] Every lot that was announced: what it was about, from what, what the hall called, and who or
 * what was drawn; those that were given up with the reason. `board` may have been kept before there were any.
 */
export function lotBlocks(
  { lots }: Partial<Pick<Board, 'lots'>>,
  { drawn, speakers }: { drawn: Drawn; speakers: Speakers },
  language: Language,
): Sourced[] {
  if (!lots || lots.length === 0) return []
  const { words } = language
  const columns = [
    { name: words('document.no'), share: 2 },
    { name: words('document.lot'), share: 7 },
    { name: words('lot.called'), share: 4 },
    { name: words('document.cameTo'), share: 8 },
  ]
  const rows = lots.map((lot): Line[] => [
    [String(lot.number)],
    [words('document.lotOf', { purpose: lot.purpose, from: words(`lot.from.${lot.from}`), take: lot.take })],
    [lot.called.join(' ') || '—'],
    [cameTo(lot, lot.from === 'floor' ? speakers : drawn[lot.number], language)],
  ])
  const notes = lots.filter(({ again }) => again !== '').map(({ number, again }) => ({ number, reason: again }))
  return [
    { kind: 'table', columns, rows, source: 'meeting' },
    ...notes.map((note): Sourced => ({
      kind: 'paragraph',
      text: [words('document.lotAgain', note)],
      source: 'meeting',
    })),
    { kind: 'paragraph', text: [words('document.lotCheck')], source: 'meeting' },
  ]
}

/** Who or what was drawn: numbers, and where they are people's whom the record may name. */
function cameTo(lot: HallLot, who: Record<number, NamedSpeaker> | undefined, language: Language): string {
  const { words } = language
  if (lot.stage !== 'drawn') return lot.reason ? words('lot.givenUp', { reason: lot.reason }) : words('lot.closed')
  const named = lot.drawn.map((number) =>
    who ? words('document.aside', { said: String(number), aside: calledIn(who[number], language) }) : String(number),
  )
  return named.join(words('language.listSign'))
}
