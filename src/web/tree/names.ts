import type { Tree, Topic } from '../../core/meeting/meeting.ts'
import type { Palette } from './colours.ts'
import type { Lobe } from './crown.ts'
import type { Plot } from './frame.ts'
import { boxOf, shortened, textWidth, touch, within } from './labels.ts'
import type { Box, Leaf, Text } from './scene.ts'
import type { TreeWords } from './words.ts'

/** At most this many topics of a tree show their names. */
const NAMED_MOST = 12
/** Between a text and the number that follows it, in ems. */
export const TAIL_GAP = 0.3
/** Sizes to try for a name's room, as shares of the plot's width. */
const ROOMS = [0.62, 0.44, 0.32, 0.24]

/**
 * Names of topics at the ends of their branches, the count of people behind each, and how many more there
 * are. In order of seats: a name finds a free place near its branch; where there is none it is shortened, at
 * last left out and counted.
 */
export function topicNames(
  plot: Plot,
  topics: { topic: Topic; lobe: Lobe }[],
  leaves: Leaf[],
  taken: Box[],
  words: TreeWords,
  palette: Palette,
): Text[] {
  const texts: Text[] = []
  const around = {
    left: plot.left + 4 * plot.scale,
    top: plot.top + 2 * plot.scale,
    right: plot.right - 4 * plot.scale,
    bottom: plot.base - 8 * plot.scale,
  }
  let hidden = Math.max(0, topics.length - NAMED_MOST)
  for (const [i, { topic, lobe }] of topics.slice(0, NAMED_MOST).entries()) {
    const size = Math.max(plot.smallSize, (i < 4 ? 29 : 27) * plot.scale)
    const name = placeName(plot, topic, lobe, size, around, leaves, taken, words, palette)
    if (!name) {
      hidden++
      continue
    }
    texts.push(name)
    taken.push(name.box)
  }
  if (hidden > 0) texts.push(...moreText(plot, words.more(hidden), around, taken, palette))
  return texts
}

function placeName(
  plot: Plot,
  topic: Topic,
  lobe: Lobe,
  size: number,
  around: Box,
  leaves: Leaf[],
  taken: Box[],
  words: TreeWords,
  palette: Palette,
): Text | null {
  const count = words.people(topic.people)
  const gap = size * TAIL_GAP
  const countWidth = textWidth(count, size, true)
  for (const room of ROOMS) {
    const name = shortened(topic.name, size, room * (plot.right - plot.left) - countWidth - gap, true)
    if (!name) continue
    const nameWidth = textWidth(name, size, true)
    const width = nameWidth + gap + countWidth
    let best: { cost: number; x: number; y: number } | null = null
    for (const [order, { x, y }] of spotsNear(lobe, size, width).entries()) {
      const left = Math.max(around.left, Math.min(around.right - width, x - width / 2))
      const box = boxOf(left, y, size, width, 'start')
      if (!within(box, around) || taken.some((other) => touch(box, other, size * 0.16))) continue
      const cost = order * 0.55 + 1.6 * leaves.filter((leaf) => covers(box, leaf)).length
      if (!best || cost < best.cost) best = { cost, x: left, y }
    }
    if (!best) continue
    return {
      kind: 'topic',
      text: name,
      tail: { text: count, colour: palette.number[plot.tree], bold: true },
      x: best.x + width / 2,
      y: best.y,
      size,
      colour: palette.ink,
      serif: false,
      bold: true,
      anchor: 'middle',
      halo: palette.paper,
      opacity: 1,
      box: boxOf(best.x, best.y, size, width, 'start'),
    }
  }
  return null
}

/** Places for a name, best first: below the end of the branch, then beside it, lower, above its leaves. */
function spotsNear({ tip, centre, radius, heading }: Lobe, size: number, width: number) {
  const out = heading.x < 0 ? -1 : 1
  const line = size * 1.3
  const spots = []
  for (const down of [1.1, 1.9, 0.2, 2.9, 4]) {
    for (const aside of [0.12, 0.42, -0.25, 0.7, -0.6])
      spots.push({ x: tip.x + out * aside * width, y: tip.y + down * line })
  }
  for (const up of [0.75, 1.05, 1.3]) {
    for (const aside of [0, 0.4, -0.4]) spots.push({ x: centre.x + out * aside * width, y: centre.y - radius * up })
  }
  return spots
}

/** Whether the middle of a leaf lies under a text. */
function covers(box: Box, { x, y, size, angle }: Leaf): boolean {
  const turn = (angle * Math.PI) / 180
  const mx = x + Math.sin(turn) * size * 0.5
  const my = y - Math.cos(turn) * size * 0.5
  const r = size * 0.45
  return mx > box.left - r && mx < box.right + r && my > box.top - r && my < box.bottom + r
}

function moreText(plot: Plot, text: string, around: Box, taken: Box[], palette: Palette): Text[] {
  const size = plot.smallSize
  const width = textWidth(text, size)
  const middle = (plot.left + plot.right) / 2
  for (const x of [middle + width * 0.5 + 60 * plot.scale, middle - width * 0.5 - 60 * plot.scale]) {
    for (const y of [plot.base - 60 * plot.scale, plot.base - 100 * plot.scale, plot.base - 140 * plot.scale]) {
      const left = Math.max(around.left, Math.min(around.right - width, x - width / 2))
      const box = boxOf(left, y, size, width, 'start')
      if (taken.some((other) => touch(box, other, 2))) continue
      taken.push(box)
      return [
        {
          kind: 'more',
          text,
          tail: null,
          x: left,
          y,
          size,
          colour: palette.quiet,
          serif: false,
          bold: false,
          anchor: 'start',
          halo: palette.paper,
          opacity: 1,
          box,
        },
      ]
    }
  }
  return []
}

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
