import type { Topic } from '../../core/meeting/meeting.ts'
import type { Palette } from './colours.ts'
import type { Plot } from './frame.ts'
import { boxOf, shortened, textWidth, touch } from './labels.ts'
import { TAIL_GAP } from './names.ts'
import type { Box, Text } from './scene.ts'
import type { TreeWords } from './words.ts'

/** How far the foot of the trunk reaches to either side, and roots up, in pixels of the natural size. */
const FOOT = { wide: 70, high: 56 }
/** Names may stand beside the trunk up to this share of the crown's height. */
const HIGH = 0.24
/** From one line to the next, and how wide a line is at least that tells of people too, in ems. */
const LINE = 1.45
const WITH_PEOPLE = 9

/** A line beside the trunk. */
export interface Line {
  x: number
  y: number
  width: number
}

/**
 * As many lines beside the trunk as are asked for and nothing else is written on: the lowest ones right of
 * it, from above to below, then left of it.
 */
export function linesOf(plot: Plot, taken: readonly Box[], asked: number): Line[] {
  const { left, right, base, rise, scale, edges, smallSize: size } = plot
  const rows = Math.max(1, Math.floor((HIGH * rise - FOOT.high * scale) / (LINE * size)) + 1)
  const middle = (left + right) / 2
  const width = middle - FOOT.wide * scale - left - Math.max(...edges)
  const column = (x: number): Line[] =>
    Array.from({ length: rows }, (_, row) => ({
      x,
      y: base - FOOT.high * scale - (rows - 1 - row) * LINE * size,
      width,
    })).filter(({ y }) => !taken.some((other) => touch(other, boxOf(x, y, size, width, 'start'), 6 * scale)))
  const lowest = (lines: Line[], most: number) => lines.slice(Math.max(0, lines.length - most))
  const first = lowest(column(middle + FOOT.wide * scale), asked)
  return [...first, ...lowest(column(left + edges[0]), asked - first.length)]
}

/** How many topics are told nowhere. */
export function moreText(plot: Plot, { x, y }: Line, text: string, palette: Palette): Text {
  const size = plot.smallSize
  const width = textWidth(text, size)
  const start = Math.min(x, plot.right - plot.edges[1] - width)
  return {
    kind: 'more',
    text,
    tail: null,
    x: start,
    y,
    size,
    colour: palette.quiet,
    serif: false,
    bold: false,
    anchor: 'start',
    halo: palette.paper,
    opacity: 1,
    box: boxOf(start, y, size, width, 'start'),
  }
}

/** Names of topics whose branches bear numbers: the number and the name of each. */
export function listed(plot: Plot, lines: Line[], topics: Topic[], words: TreeWords, palette: Palette): Text[] {
  const size = plot.smallSize
  const colour = palette.number[plot.tree]
  return topics.flatMap((topic, i): Text[] => {
    const { x, y, width } = lines[i]!
    const indent = size * (0.4 + 0.63 * String(topics.length).length)
    const people = words.people(topic)
    const tail = width > WITH_PEOPLE * size ? { text: people, colour, bold: true } : null
    const after = tail ? size * TAIL_GAP + textWidth(people, size, true) : 0
    const name = shortened(topic.name, size, width - indent - after, true)
    const common = { y, size, serif: false, bold: true, anchor: 'start' as const, halo: palette.paper, opacity: 1 }
    const figure = String(i + 1)
    const wide = textWidth(name, size, true) + after
    return [
      {
        ...common,
        kind: 'listed',
        text: figure,
        tail: null,
        x,
        colour,
        box: boxOf(x, y, size, textWidth(figure, size, true), 'start'),
      },
      {
        ...common,
        kind: 'listed',
        text: name,
        tail,
        x: x + indent,
        colour: palette.ink,
        box: boxOf(x + indent, y, size, wide, 'start'),
      },
    ]
  })
}
