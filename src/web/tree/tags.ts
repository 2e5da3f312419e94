import type { Topic } from '../../core/meeting/meeting.ts'
import { wider } from './clear.ts'
import type { Palette } from './colours.ts'
import type { Plot } from './frame.ts'
import { boxOf, textWidth } from './labels.ts'
import type { Line } from './listed.ts'
import { linesOf, listed, moreText } from './listed.ts'
import { TAIL_GAP } from './names.ts'
import { round } from './path.ts'
import type { Bough, Plate } from './plates.ts'
import { NAMED_MOST, numbersOf, platesOf, roomy, timesOf } from './plates.ts'
import type { Room } from './room.ts'
import type { Box, Mark, Tag, Text } from './scene.ts'
import type { Limb } from './skeleton.ts'
import type { TreeWords } from './words.ts'

/** The names of a tree's topics: on plates, in a list beside the trunk; and the room that they leave. */
export interface Names {
  plates: Plate[]
  list: Text[]
  room: Room
}

/** Kept free of leaves about whatever is written, in pixels of the natural size. */
const AIR = 6

/**
 * Names that found their places, by topics and plot: cards change neither them nor the room that they leave,
 * so that no leaf moves when another card comes.
 */
const placed = new Map<string, Names>()
const REMEMBERED = 64
let rooms = 0

/**
 * The names of a tree's topics, each on a plate that hangs on a string from its own branch. Those for which
 * there is no place are numbers there and stand beside the trunk; the rest is counted.
 */
export function namesOf(
  plot: Plot,
  boughs: Bough[],
  limbs: Limb[],
  taken: readonly Box[],
  words: TreeWords,
  palette: Palette,
): Names {
  const { tree, left, right, top, base, scale, reach, rise, smallSize } = plot
  const topics = boughs.map(({ topic }) => [
    topic.id,
    topic.name,
    topic.seat,
    timesOf(topic),
    words.people(roomy(topic)),
  ])
  const looks = [palette.ink, words.more(0)]
  const key = JSON.stringify([tree, left, right, top, base, scale, reach, rise, smallSize, topics, taken, looks])
  let names = placed.get(key)
  placed.delete(key)
  if (!names) {
    const named = platesOf(plot, boughs, limbs, taken, words)
    const asked = Math.min(NAMED_MOST + 1, boughs.length) - named.length
    const lines = linesOf(
      plot,
      named.map(({ box }) => box),
      asked,
    )
    const spare = lines.length < asked || boughs.length > NAMED_MOST ? 1 : 0
    const numbers = numbersOf(plot, boughs, limbs, taken, named, lines.length - spare)
    const plates = [...named, ...numbers]
    const list = listOf(plot, plates, lines, boughs, words, palette)
    const boxes = [...plates, ...list].map(({ box }) => wider(box, AIR * scale))
    names = { plates, list, room: { key: `${++rooms}`, boxes, found: new Map(), thick: new Map() } }
  }
  placed.set(key, names)
  if (placed.size > REMEMBERED) placed.delete(placed.keys().next().value!)
  return names
}

/** Beside the trunk: the names of the numbers, and how many topics are told nowhere. */
function listOf(
  plot: Plot,
  plates: Plate[],
  lines: Line[],
  boughs: Bough[],
  words: TreeWords,
  palette: Palette,
): Text[] {
  const topics = new Map(boughs.map(({ topic }) => [topic.id, topic]))
  const numbers = plates.filter(({ wording }) => wording.number).map(({ topic }) => topics.get(topic)!)
  const list = listed(plot, lines, numbers, words, palette)
  const hidden = boughs.length - plates.length
  const line = lines[numbers.length]
  return hidden > 0 && line ? [...list, moreText(plot, line, words.more(hidden), palette)] : list
}

/** The plates with their strings and what stands on them. */
export function tagsOf(plot: Plot, plates: Plate[], topics: Topic[], words: TreeWords, palette: Palette): Tag[] {
  return plates.map((plate) => {
    const tail = plate.wording.number ? '' : words.people(topics.find(({ id }) => id === plate.topic)!)
    const { topic, knot, box } = plate
    return { topic, knot, box, marks: plateMarks(plot, plate, palette), texts: plateTexts(plot, plate, tail, palette) }
  })
}

/** String and plate. */
function plateMarks(plot: Plot, { box, knot, eye }: Plate, palette: Palette): Mark[] {
  const d = `M${round(knot.x)} ${round(knot.y)}Q${round(eye.x)} ${round((knot.y + eye.y) / 2)} ${round(eye.x)} ${round(eye.y)}`
  const colour = palette.number[plot.tree]
  const plate = rounded(box, 7 * plot.scale)
  return [
    { d, stroke: palette.wood, width: Math.max(1, 1.6 * plot.scale) },
    { d: plate, fill: palette.paper, opacity: 0.94 },
    { d: plate, stroke: colour, width: Math.max(1, 1.3 * plot.scale), opacity: 0.55 },
  ]
}

function rounded({ left, top, right, bottom }: Box, r: number): string {
  const at = (x: number, y: number) => `${round(x)} ${round(y)}`
  return [
    `M${at(left + r, top)}L${at(right - r, top)}Q${at(right, top)} ${at(right, top + r)}`,
    `L${at(right, bottom - r)}Q${at(right, bottom)} ${at(right - r, bottom)}`,
    `L${at(left + r, bottom)}Q${at(left, bottom)} ${at(left, bottom - r)}`,
    `L${at(left, top + r)}Q${at(left, top)} ${at(left + r, top)}Z`,
  ].join('')
}

function plateTexts(plot: Plot, { wording, box }: Plate, tail: string, palette: Palette): Text[] {
  const { lines, size, number } = wording
  const x = (box.left + box.right) / 2
  const colour = palette.number[plot.tree]
  return lines.map((text, i) => {
    const y = box.top + size * (1.15 + 1.25 * i - (number ? 0.1 : 0))
    const last = tail && i === lines.length - 1
    const width = textWidth(text, size, true) + (last ? size * TAIL_GAP + textWidth(tail, size, true) : 0)
    return {
      kind: 'topic',
      text,
      tail: last ? { text: tail, colour, bold: true } : null,
      x,
      y,
      size,
      colour: number ? colour : palette.ink,
      serif: false,
      bold: true,
      anchor: 'middle',
      halo: null,
      opacity: 1,
      box: boxOf(x, y, size, width, 'middle'),
    }
  })
}
