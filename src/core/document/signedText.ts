import type { Board } from '../meeting/meeting.ts'
import { asSigned } from '../minutes/signing.ts'
import type { Field, Line, Sourced } from './blocks.ts'
import type { Language } from './language.ts'
import type { Entered } from './notes.ts'
import { gistBlocks, notedDecisions, notedParagraphs, viewBlocks, voteSaid } from './notes.ts'

/** What the recorder entered that names nobody; who chaired, wrote, was absent or observed stays on paper. */
const FIELDS = ['number', 'body'] as const

/**
 * [N10] The text of signed minutes for the public record: what was said, voted, decided and left open. It is
 * empty while they are not signed, and says nothing where nobody entered anything; cards, people and matters
 * stand on the record itself.
 */
export function signedTextOf(entered: Entered, today: Board, language: Language): Sourced[] {
  const { words } = language
  const signed = entered.signings[entered.signings.length - 1]?.board
  if (entered.signedAt === null || !signed) return []
  const board = asSigned(signed, today)
  const rows = FIELDS.flatMap((field): Field[] => {
    const value = entered.texts[field]
    return value ? [{ name: words(`document.${field}`), value: [value] }] : []
  })
  const part = (key: 'gist' | 'views' | 'votes' | 'decisions' | 'leftOpen' | 'next', blocks: Sourced[]): Sourced[] =>
    blocks.length > 0 ? [{ kind: 'heading', level: 1, text: words(`document.${key}`), source: 'notes' }, ...blocks] : []
  return [
    ...(rows.length > 0 ? [{ kind: 'fields', rows, source: 'notes' } as const] : []),
    ...part('gist', gistBlocks(entered, board, language)),
    ...part('views', viewsIn(entered) ? viewBlocks(entered, board, language) : []),
    ...part('votes', listed(entered.votes.map((vote) => [voteSaid(vote, words)]))),
    ...part('decisions', listed(notedDecisions(entered))),
    ...part('leftOpen', notedParagraphs(entered, 'leftOpen')),
    ...part('next', notedParagraphs(entered, 'next')),
  ]
}

const listed = (items: Line[]): Sourced[] =>
  items.length > 0 ? [{ kind: 'list', ordered: true, items, source: 'notes' }] : []

const viewsIn = ({ texts }: Entered): boolean =>
  Object.entries(texts).some(([key, text]) => /(^|\/)(for|against)$/.test(key) && text.trim() !== '')
