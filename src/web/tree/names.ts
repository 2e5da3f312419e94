import type { Tree } from '../../core/meeting/meeting.ts'
import type { Palette } from './colours.ts'
import type { Plot } from './frame.ts'
import { boxOf, shortened, textWidth } from './labels.ts'
import type { Text } from './scene.ts'
import type { TreeWords } from './words.ts'

/** Between a text and the number that follows it, in ems. */
export const TAIL_GAP = 0.3

/** A tree's name with its count of cards, and the line below it. */
export function treeTexts(plot: Plot, tree: Tree, count: number, words: TreeWords, palette: Palette): Text[] {
  const { nameSize, smallSize, opacity } = plot
  const middle = (plot.left + plot.right) / 2
  const most = plot.right - plot.left - 16 * plot.scale
  const number = String(count)
  const numberWidth = textWidth(number, nameSize) + nameSize * TAIL_GAP
  const name = shortened(words.trees[tree].name, nameSize, most - numberWidth, true)
  const y = plot.bottom - smallSize * 2.3
  const common = { x: middle, anchor: 'middle' as const, halo: null, opacity: Math.max(opacity, 0.75) }
  const texts: Text[] = [
    {
      ...common,
      kind: 'tree',
      text: name,
      tail: { text: number, colour: palette.ink, bold: false },
      y,
      size: nameSize,
      colour: palette.number[tree],
      serif: true,
      bold: true,
      box: boxOf(middle, y, nameSize, textWidth(name, nameSize, true) + numberWidth, 'middle'),
    },
  ]
  const subtitle = shortened(words.trees[tree].subtitle, smallSize, most)
  if (subtitle) {
    const below = plot.bottom - smallSize * 0.75
    texts.push({
      ...common,
      kind: 'subtitle',
      text: subtitle,
      tail: null,
      y: below,
      size: smallSize,
      colour: palette.quiet,
      serif: false,
      bold: false,
      box: boxOf(middle, below, smallSize, textWidth(subtitle, smallSize), 'middle'),
    })
  }
  return texts
}
