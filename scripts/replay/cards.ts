import { parse } from 'csv-parse/sync'
import { CARD_MOST } from '../../src/core/meeting/meeting.ts'
import type { Tree } from '../../src/core/meeting/meeting.ts'
import { cleanText, graphemes } from '../../src/core/plain/text.ts'

/**
 * Reads cards from CSV with a header row. The text is the column `text`, or `title` and `body`; optional are
 * `tree` (problem, action, vision) and `where`. Rows without text are left out; longer ones are shortened to
 * fit a card, with an ellipsis.
 */
export function readCards(csv: string): { text: string; tree: Tree | undefined; where: string }[] {
  const rows = parse(csv, {
    bom: true,
    columns: true,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
  })
  return (rows as Record<string, string>[]).flatMap((row) => {
    const raw = row.text ?? [row.title, row.body].filter(Boolean).join('\n')
    const cleaned = cleanText(raw.replace(/\u0000/g, ''), Infinity)
    if ('refused' in cleaned) return []
    const tree = (['problem', 'action', 'vision'] as const).find((known) => known === row.tree)
    return [{ text: shorten(cleaned.text), tree, where: row.where ?? '' }]
  })
}

function shorten(text: string): string {
  if (graphemes(text) <= CARD_MOST) return text
  let short = ''
  let length = 0
  for (const { segment } of new Intl.Segmenter('zh', { granularity: 'grapheme' }).segment(text)) {
    if (++length > CARD_MOST - 2) break
    short += segment
  }
  return `${short.trimEnd()}…`
}
