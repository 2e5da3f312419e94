import type { NamedSpeaker } from '../meeting/floor.ts'
import type { TableProposal } from '../meeting/hallTables.ts'
import type { Board } from '../meeting/meeting.ts'
import { wordingOf } from '../meeting/motion.ts'
import type { Line, Sourced } from './blocks.ts'
import type { Language } from './language.ts'
import { calledIn } from './turns.ts'

/** By table: whom the minutes name as its captain and its recorder; missing where there is none. */
export type Seated = Record<number, Partial<Record<'captain' | 'recorder', NamedSpeaker>>>

/**
 * [M59] – [M62] The tables: how many sat there, who held them together and wrote, what they proposed, when
 * they told the room. `board` may have been kept before there were any.
 */
export function tableBlocks(board: Board, seated: Seated, language: Language): Sourced[] {
  const { tables } = board as Partial<Pick<Board, 'tables'>>
  if (!tables) return []
  const { words } = language
  const columns = [
    { name: words('document.no'), share: 2 },
    { name: words('table.captain'), share: 4 },
    { name: words('table.recorder'), share: 4 },
    { name: words('table.proposals'), share: 11 },
  ]
  const rows = tables.tables.map(({ number, marks, proposals }): Line[] => {
    const report = tables.reports.filter(({ table }) => table === number).pop()
    const told = report ? [words('document.tableTold', { time: language.time(report.since) })] : []
    const said = proposals.map((proposal, n) => `${n + 1}. ${wordsOf(proposal, board, language)}`)
    return [
      [words('document.tableOf', { number, people: marks.length })],
      [nameOf(seated[number]?.captain, language)],
      [nameOf(seated[number]?.recorder, language)],
      [[...said, ...told].join(words('language.listSign')) || '—'],
    ]
  })
  return [{ kind: 'table', columns, rows, source: 'meeting' }]
}

const nameOf = (who: NamedSpeaker | undefined, language: Language): string => (who ? calledIn(who, language) : '—')

/** A card or a motion by its number and words; one that hangs no more by its number alone. */
function wordsOf(proposal: TableProposal, { cards, motions }: Board, { words }: Language): string {
  if ('motion' in proposal) {
    const motion = motions.find(({ id }) => id === proposal.motion)
    return motion ? words('document.aside', { said: wordingOf(motion).what, aside: words('document.motion') }) : '—'
  }
  const card = cards[proposal.card]
  const number = words('document.toCard', { number: card?.number ?? 0 })
  return card?.state === 'standing' && card.text ? words('document.aside', { said: card.text, aside: number }) : number
}
