import type { Topic } from '../../core/meeting/meeting.ts'
import type { Palette } from './colours.ts'
import type { Plot } from './frame.ts'
import { boxOf, inTwo, shortened, textWidth, touch, within } from './labels.ts'
import { middleOf } from './links.ts'
import { moreText, TAIL_GAP } from './names.ts'
import { round } from './path.ts'
import type { Box, Leaf, Mark, Point, Tag, Text } from './scene.ts'
import type { Limb } from './skeleton.ts'
import type { TreeWords } from './words.ts'

/** At most this many topics of a tree show their names. */
const NAMED_MOST = 12
/** A name is the larger, the more people are behind it: from so many on, so much. */
const SIZES = [
  { from: 15, times: 1.24 },
  { from: 5, times: 1.12 },
  { from: 0, times: 1 },
]
/** Kept free about everything that is named, in pixels of the natural size. */
const EDGE = 32
/** How far a tag may hang from its limb, in pixels of the natural size. */
export const STRING = 40
/** Widths to try for a name, as shares of the plot's width: on a line, then on two, at last shortened. */
const WIDTHS = [0.56, 0.42, 0.3]

/** Of a full crown tags look at so many leaves, evenly taken: it is as full everywhere. */
const LOOKED_AT = 300
/** A name up to so many ems long stays on one line. */
const SHORT = 5.5

/** What stands on a tag: a line or two, the last with the number of people behind the topic. */
interface Wording {
  lines: string[]
  width: number
}

/**
 * The names of a tree's topics, each on a tag that hangs on a string from its own branch; how many more there
 * are. In order of seats: a tag takes the free place near its limb that covers the fewest leaves. Where there
 * is none the name is set in two lines, then shortened, at last left out and counted.
 */
export function topicTags(
  plot: Plot,
  topics: { topic: Topic; limb: Limb }[],
  limbs: Limb[],
  leaves: Leaf[],
  taken: Box[],
  words: TreeWords,
  palette: Palette,
): { texts: Text[]; tags: Tag[] } {
  const around = placeOf(plot)
  const boughs = limbs.flatMap(({ line }) => line.slice(1))
  const every = Math.ceil(leaves.length / LOOKED_AT)
  const discs = leaves
    .filter((_, i) => i % every === 0)
    .map((leaf): Disc => ({ ...middleOf(leaf), r: leaf.size * 0.5 }))
  const named = topics.slice(0, NAMED_MOST).map(({ topic, limb }): Named => {
    const size = plot.smallSize * SIZES.find(({ from }) => topic.people >= from)!.times
    const tail = words.people(topic)
    const [whole, short] = wordings(plot, topic.name, tail, size)
    return { topic, limb, size, tail, whole, short, around, boughs, leaves: discsNear(plot, limb, discs) }
  })
  const hung = fullest(plot, named, taken)
  taken.push(...hung.map(({ place }) => place.box))
  const texts = hung.flatMap(({ place, size, tail }) => tagTexts(plot, place, size, tail, palette))
  const tags = hung.map(({ topic, place }) => {
    return { topic: topic.id, knot: place.knot, box: place.box, marks: tagMarks(plot, place, palette) }
  })
  const hidden = topics.length - hung.length
  if (hidden > 0) texts.push(...moreText(plot, words.more(hidden), around, taken, palette))
  return { texts, tags }
}

/** Hangs each name in turn; where some find no place, those first, if more names hang so. */
function fullest(plot: Plot, named: Named[], taken: readonly Box[]): Hung[] {
  const first = hangAll(plot, named, taken)
  if (first.length === named.length) return first
  const hangs = new Set(first.map(({ topic }) => topic))
  const again = [...named].sort((a, b) => Number(hangs.has(a.topic)) - Number(hangs.has(b.topic)))
  const second = hangAll(plot, again, taken)
  return second.length > first.length ? second : first
}

function hangAll(plot: Plot, named: Named[], before: readonly Box[]): Hung[] {
  const taken = [...before]
  return named.flatMap((one) => {
    const free = { ...one, taken }
    const { whole, short, limb } = one
    const place =
      hang(plot, whole, limb, free) ??
      hang(plot, whole, limb, { ...free, closely: true }) ??
      hang(plot, short, limb, free)
    if (!place) return []
    taken.push(place.box)
    return [{ ...one, place }]
  })
}

/** Where names may stand: off every edge. */
const placeOf = ({ left, right, top, base, scale }: Plot): Box => ({
  left: left + EDGE * scale * 0.5,
  top: top + 2 * scale,
  right: right - EDGE * scale * 0.5,
  bottom: base - 8 * scale,
})

/** The ways to set a name in full, best first, and those that shorten it. */
function wordings(plot: Plot, name: string, tail: string, size: number): [whole: Wording[], short: Wording[]] {
  const tailWidth = size * TAIL_GAP + textWidth(tail, size, true)
  const worded = (lines: string[]): Wording => {
    const widths = lines.map((line, i) => textWidth(line, size, true) + (i === lines.length - 1 ? tailWidth : 0))
    return { lines, width: Math.max(...widths) }
  }
  const rooms = WIDTHS.map((share) => share * (plot.right - plot.left))
  const inOne = textWidth(name, size, true)
  const halves = inOne > SHORT * size ? rooms.map((room) => inTwo(name, size, room, room - tailWidth)) : []
  const shorter = rooms.map((room) => shortened(name, size, room - tailWidth, true)).filter(Boolean)
  return [
    [...(inOne + tailWidth <= rooms[0]! ? [[name]] : []), ...halves.filter((lines) => lines !== null)].map(worded),
    shorter.map((line) => worded([line])),
  ]
}

/** A topic that is named, and the ways to set its name. */
interface Named extends Omit<Surroundings, 'taken'> {
  topic: Topic
  limb: Limb
  tail: string
  whole: Wording[]
  short: Wording[]
}
interface Hung extends Named {
  place: Place
}

/** What a tag has to keep clear of. */
interface Surroundings {
  size: number
  around: Box
  boughs: Point[]
  leaves: Disc[]
  taken: Box[]
  /** Looks at more places, where none of the usual ones is free. */
  closely?: boolean
}

/** A leaf as far as tags keep clear of it. */
interface Disc extends Point {
  r: number
}

interface Place {
  wording: Wording
  knot: Point
  box: Box
}

function hang(
  plot: Plot,
  ways: Wording[],
  limb: Limb,
  { size, around, boughs, leaves, taken, closely }: Surroundings,
): Place | null {
  let best: (Place & { cost: number }) | null = null
  for (const [i, wording] of ways.entries()) {
    const width = wording.width + size * 0.7
    const height = size * (1.25 * wording.lines.length + 0.3)
    for (const { knot, left, top } of placesAt(limb, width, height, plot.scale, closely)) {
      const box = { left, top, right: left + width, bottom: top + height }
      if (!within(box, around) || taken.some((other) => touch(box, other, size * 0.2))) continue
      const crossed = boughs.filter(({ x, y }) => x > box.left && x < box.right && y > box.top && y < box.bottom).length
      const bare = 0.25 * crossed + 0.6 * i + (0.3 * (top - knot.y)) / (STRING * plot.scale)
      const cost: number = bare + coverOf(box, leaves, (best?.cost ?? Infinity) - bare)
      if (!best || cost < best.cost) best = { wording, box, knot, cost }
    }
  }
  return best
}

/** Places for a tag: below points of the outer half of its limb, straight down or to either side. */
function placesAt({ line }: Limb, width: number, height: number, scale: number, closely = false) {
  const places: { knot: Point; left: number; top: number }[] = []
  for (let i = line.length - 1; i >= Math.floor(line.length / 2); i -= closely ? 1 : 2) {
    const knot = line[i]!
    for (const drop of closely ? [4, 14, 24, 32, STRING] : [14, STRING]) {
      for (const aside of [0.5, 0.3, 0.7, 0.1, 0.9]) {
        places.push({ knot, left: knot.x - width * aside, top: knot.y + drop * scale })
      }
    }
    for (const side of [0, 1]) {
      const left = side ? knot.x + 20 * scale : knot.x - width - 20 * scale
      for (const up of closely ? [0, 0.25, 0.5, 0.75, 1] : [0.5]) places.push({ knot, left, top: knot.y - height * up })
    }
  }
  return places
}

/** The leaves that a tag of a limb could cover. */
function discsNear({ left, right, scale }: Plot, { line }: Limb, discs: Disc[]): Disc[] {
  const xs = line.map(({ x }) => x)
  const ys = line.map(({ y }) => y)
  const wide = WIDTHS[0]! * (right - left) + 60 * scale
  const [from, to] = [Math.min(...xs) - wide, Math.max(...xs) + wide]
  const [top, bottom] = [Math.min(...ys) - 120 * scale, Math.max(...ys) + 220 * scale]
  return discs.filter(({ x, y }) => x > from && x < to && y > top && y < bottom)
}

/** How many leaves lie under a box, parts of them added up; from `most` on it is not counted further. */
function coverOf(box: Box, leaves: Disc[], most: number): number {
  let sum = 0
  for (const { x, y, r } of leaves) {
    if (sum >= most) break
    const wide = Math.min(box.right, x + r) - Math.max(box.left, x - r)
    const high = Math.min(box.bottom, y + r) - Math.max(box.top, y - r)
    if (wide > 0 && high > 0) sum += (wide * high) / (4 * r * r)
  }
  return sum
}

/** String and plate. */
function tagMarks(plot: Plot, { box, knot }: Place, palette: Palette): Mark[] {
  const x = Math.max(box.left + 8 * plot.scale, Math.min(box.right - 8 * plot.scale, knot.x))
  const y = Math.max(box.top, Math.min(box.bottom, knot.y))
  const d = `M${round(knot.x)} ${round(knot.y)}Q${round(x)} ${round((knot.y + y) / 2)} ${round(x)} ${round(y)}`
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

function tagTexts(plot: Plot, { wording, box }: Place, size: number, tail: string, palette: Palette): Text[] {
  const x = (box.left + box.right) / 2
  return wording.lines.map((text, i) => {
    const y = box.top + size * (1.15 + 1.25 * i)
    const last = i === wording.lines.length - 1
    const width = textWidth(text, size, true) + (last ? size * TAIL_GAP + textWidth(tail, size, true) : 0)
    return {
      kind: 'topic',
      text,
      tail: last ? { text: tail, colour: palette.number[plot.tree], bold: true } : null,
      x,
      y,
      size,
      colour: palette.ink,
      serif: false,
      bold: true,
      anchor: 'middle',
      halo: null,
      opacity: 1,
      box: boxOf(x, y, size, width, 'middle'),
    }
  })
}
