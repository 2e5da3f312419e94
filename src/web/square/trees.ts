import type { Board } from '../../core/meeting/meeting.ts'
import type { Locale } from '../../wire/plain.ts'
import { TREES } from '../../core/meeting/meeting.ts'
import { standingCards } from './reading.ts'
import { stringsFor } from './strings.ts'

/**
 * The three trees of a meeting as SVG markup, `width` × `height` in CSS pixels.
 * The same board gives the same picture.
 */
export function treesSvg(
  board: Board,
  locale: Locale,
  options: { width: number; height: number; theme?: 'light' | 'dark' },
): string {
  const { width, height } = options
  const strings = stringsFor('square', locale)
  const trees = TREES.map((tree, i) => {
    const x = (width * (i + 0.5)) / 3
    return `<text x="${x}" y="${height / 2}" text-anchor="middle" font-size="${height / 14}">${strings[`tree.${tree}`] ?? tree} ${standingCards(board, tree).length}</text>`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img"><title>${strings['record.trees']}</title>${trees.join('')}</svg>`
}
