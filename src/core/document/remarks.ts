import type { Board } from '../meeting/meeting.ts'
import type { Round } from '../minutes/minutes.ts'
import { partOf } from '../minutes/minutes.ts'
import { sentencesIn } from '../minutes/rules/correcting.ts'
import type { Document, Line, Sourced } from './blocks.ts'
import { gap } from './blocks.ts'
import type { Language } from './language.ts'

/** So many remarks fit on the sheet. */
const LINES = 8

/**
 * The sheet for remarks [N9]: the sentences of the draft with their numbers, and room to say what each should
 * be. For those who were there and have no phone; what they write is entered at the desk.
 */
export function remarksOf(
  { community, board, round, address }: { community: string; board: Board; round: Round; address: string },
  language: Language,
): Document {
  const { words, tag, dayAndTime } = language
  const title = words('document.remarksOf', { theme: board.theme })
  const sentences = Object.keys(round.draft.texts)
    .sort()
    .flatMap((key) => sentencesIn(round.draft, partOf(key)))
  const columns = [
    { name: words('document.no'), share: 1 },
    { name: words('document.shouldSay'), share: 8 },
  ]
  const empty: Line[] = [[gap(2)], [gap(24)]]
  const blocks: Sourced[] = [
    { kind: 'title', issuer: community, text: title, source: 'meeting' },
    {
      kind: 'paragraph',
      text: [words('document.draftUntil', { until: dayAndTime(round.until) })],
      source: 'notes',
    },
    { kind: 'list', ordered: true, items: sentences.map((sentence) => [sentence]), source: 'notes' },
    { kind: 'table', columns, rows: Array.from({ length: LINES }, () => empty), source: 'hand' },
    { kind: 'qr', address, says: words('document.correctHere'), source: 'meeting' },
  ]
  return { title, language: tag, blocks, foot: title, at: round.openedAt }
}
