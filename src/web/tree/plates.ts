import type { Topic } from '../../core/meeting/meeting.ts'
import { boxAbout, holds, linePasses, passes, wider } from './clear.ts'
import type { Lobe } from './crown.ts'
import { roundOf } from './crownPlace.ts'
import type { Plot } from './frame.ts'
import { EDGE } from './frame.ts'
import { touch, within } from './labels.ts'
import type { Box, Point } from './scene.ts'
import type { Limb } from './skeleton.ts'
import type { TreeWords } from './words.ts'
import type { Wording } from './wordings.ts'
import { numbering, wordings } from './wordings.ts'

/** At most this many topics of a tree show their names. */
export const NAMED_MOST = 12
/** A name is the larger, the more people are behind it: from so many on, so much. */
const SIZES = [
  { from: 15, times: 1.24 },
  { from: 5, times: 1.12 },
  { from: 0, times: 1 },
]
/** How far a plate may hang from its limb, in pixels of the natural size. */
export const STRING = 40
/** Half of what a limb of a topic is thick at most, and what is kept free beside it. */
const THICK = 15
const GAP = 4
/** What it costs to lose all of a name's letters. */
const LOST = 4

/** The plate of a topic's name: where it hangs, and what it hangs on. */
export interface Plate {
  topic: string
  wording: Wording
  /** Where the string is tied to the branch, and where to the plate. */
  knot: Point
  eye: Point
  box: Box
}

/** A topic with its limb and the twigs at its end. */
export interface Bough {
  topic: Topic
  limb: Limb
  lobe: Lobe
  parts: { lobe: Lobe }[]
}

/** What plates keep clear of. */
interface Around {
  place: Box
  taken: readonly Box[]
  /** Wood of topics, by topic: nobody else's plate may cover it. */
  boughs: { topic: string; line: Point[]; about: Box }[]
  /** Other wood: the less of it is covered the better. */
  wood: { line: Point[]; about: Box; dear: number }[]
  tips: Point[]
}

/** A place for a plate that nothing but another plate can take. */
interface Choice extends Plate {
  cost: number
}

interface Named {
  id: string
  /** Places for the whole name, for the whole name in the smallest size, for a shortened one; best first. */
  ways: (() => Choice[])[]
}

/** Where the names of a tree's topics hang. Cards play no part in it: leaves keep clear of plates. */
export function platesOf(plot: Plot, boughs: Bough[], limbs: Limb[], taken: readonly Box[], words: TreeWords): Plate[] {
  const around = aroundOf(plot, boughs, limbs, taken)
  const named = boughs.slice(0, NAMED_MOST).map((bough): Named => {
    const times = timesOf(bough.topic)
    const tail = words.people(roomy(bough.topic))
    const size = plot.smallSize * times
    const [whole, short] = wordings(plot, bough.topic.name, tail, size)
    const usual = times > 1 ? wordings(plot, bough.topic.name, tail, plot.smallSize)[0] : []
    const ways = [whole, usual, short].filter((ways) => ways.length > 0)
    return { id: bough.topic.id, ways: ways.map((some) => once(() => choicesOf(plot, bough, some, around))) }
  })
  return settled(plot, named)
}

/** Numbers on the branches of topics whose names found no place: as many as `most`. */
export function numbersOf(
  plot: Plot,
  boughs: Bough[],
  limbs: Limb[],
  taken: readonly Box[],
  plates: readonly Plate[],
  most: number,
): Plate[] {
  const around = aroundOf(plot, boughs, limbs, taken)
  const all = [...plates]
  for (const bough of boughs.slice(0, NAMED_MOST)) {
    const number = all.length - plates.length + 1
    if (number > most) break
    if (plates.some(({ topic }) => topic === bough.topic.id)) continue
    const free = choicesOf(plot, bough, [numbering(number, plot.smallSize)], around)
    const plate = free.find((choice) => !all.some((other) => clash(choice, other, 2 * GAP * plot.scale)))
    if (plate) all.push(plate)
  }
  return all.slice(plates.length)
}

/** How much larger a name is than the smallest. */
export const timesOf = ({ people }: Topic): number => SIZES.find(({ from }) => people >= from)!.times

function once<T>(make: () => T): () => T {
  let made: T | undefined
  return () => (made ??= make())
}

/** Counts of people take the room of two figures at least, so that one more person changes no plate. */
export const roomy = ({ people, sides }: Topic) => ({
  people: Math.max(10, people),
  ...(sides ? { sides: sides.map((n) => Math.max(10, n)) as [number, number] } : {}),
})

function aroundOf(plot: Plot, boughs: Bough[], limbs: Limb[], taken: readonly Box[]): Around {
  const { left, right, top, base, scale, edges } = plot
  const seats = new Map(boughs.map(({ topic, limb }) => [limb.name, topic.id]))
  const wood = limbs
    .filter(({ name }) => !seats.has(name))
    .map(({ seat, line }) => ({ line, about: boxAbout(line), dear: seat === null ? 0.5 : 0.06 }))
  return {
    place: { left: left + edges[0], top: top + EDGE * scale, right: right - edges[1], bottom: base - 8 * scale },
    taken,
    boughs: boughs.flatMap(({ topic, limb, parts, lobe }) => [
      { topic: topic.id, line: limb.line, about: boxAbout(limb.line) },
      ...(parts.length > 1 ? parts : []).map((part) => {
        const line = [lobe.tip, part.lobe.tip]
        return { topic: '', line, about: boxAbout(line) }
      }),
    ]),
    wood,
    tips: boughs.map(({ lobe }) => lobe.tip),
  }
}

const TRIES = 4

/** Hangs the plates in order of seats; those that find no place come first the next time. */
function settled(plot: Plot, named: Named[]): Choice[] {
  let order = named
  let best: Choice[] = []
  const worth = (all: Choice[]) => all.reduce((sum, { wording }) => sum + (wording.whole ? 1.3 : 1), 0)
  for (let round = 0; round < TRIES; round++) {
    const plates = hangAll(plot, order)
    if (worth(plates) > worth(best)) best = plates
    if (best.length === named.length && best.every(({ wording }) => wording.whole)) break
    const whole = new Set(plates.filter(({ wording }) => wording.whole).map(({ topic }) => topic))
    const poor = ({ id }: Named) => Number(whole.has(id))
    order = [...order].sort((a, b) => poor(a) - poor(b))
  }
  return best
}

function hangAll(plot: Plot, order: Named[]): Choice[] {
  const plates = new Map<string, Choice>()
  const gap = 2 * GAP * plot.scale
  for (const one of order) {
    for (const way of one.ways) if (hang(one, way(), plates, order, gap)) break
  }
  return [...plates.values()]
}

/** Takes the best free place; or one that another plate has which can hang elsewhere. */
function hang(one: Named, choices: Choice[], plates: Map<string, Choice>, all: Named[], gap: number): boolean {
  let moved: { choice: Choice; to: Choice; cost: number } | null = null
  const hung = [...plates.values()]
  const elsewhere = new Map<Choice, Choice[]>()
  for (const choice of choices) {
    if (moved && choice.cost >= moved.cost) break
    const against = hung.filter((other) => clash(choice, other, gap))
    if (against.length === 0) {
      plates.set(one.id, choice)
      return true
    }
    const [other] = against
    if (!other || against.length > 1) continue
    if (!elsewhere.has(other)) elsewhere.set(other, othersFor(other, hung, all, gap))
    const to = elsewhere.get(other)!.find((to) => !clash(to, choice, gap))
    const cost = to ? choice.cost + to.cost - other.cost + 0.1 : Infinity
    if (to && (!moved || cost < moved.cost)) moved = { choice, to, cost }
  }
  if (!moved) return false
  plates.set(one.id, moved.choice)
  plates.set(moved.to.topic, moved.to)
  return true
}

/** Where a plate could hang instead, with the same words. */
function othersFor(plate: Choice, hung: Choice[], all: Named[], gap: number): Choice[] {
  const rest = hung.filter((other) => other !== plate)
  const way = all.find(({ id }) => id === plate.topic)!.ways.find((way) => way().includes(plate))!
  return way().filter((choice) => !rest.some((other) => clash(choice, other, gap)))
}

const clash = (a: Plate, b: Plate, gap: number): boolean =>
  touch(a.box, b.box, gap) || passes(a.knot, a.eye, b.box) || passes(b.knot, b.eye, a.box)

/** Places for the ways in which a name can be set, which nothing but another plate can take; best first. */
function choicesOf(plot: Plot, { topic, limb }: Bough, ways: Wording[], around: Around): Choice[] {
  const choices: Choice[] = []
  const gap = GAP * plot.scale
  const others = around.boughs.filter((bough) => bough.topic !== topic.id)
  for (const [i, wording] of ways.entries()) {
    for (const { knot, box, dear } of placesAt(limb, wording, plot.scale)) {
      if (!within(box, around.place) || around.taken.some((other) => touch(box, other, gap))) continue
      const room = wider(box, THICK * plot.scale)
      if (others.some(({ line, about }) => touch(room, about) && linePasses(line, room))) continue
      const cost = dear + (wording.lost ? LOST * wording.lost : 0.3 * i) + costOf(plot, box, limb, around)
      choices.push({ topic: topic.id, wording, knot, eye: eyeOf(box, knot, plot.scale), box, cost })
    }
  }
  return choices.sort((a, b) => a.cost - b.cost)
}

/** What a place costs: wood and other topics' ends that it covers, and room of the crown. */
function costOf(plot: Plot, box: Box, limb: Limb, { wood, tips }: Around): number {
  let cost = 0
  for (const { line, about, dear } of wood) {
    if (touch(box, about)) for (const point of line) if (holds(box, point)) cost += dear
  }
  for (const point of limb.line) if (holds(box, point)) cost += 0.12
  const near = wider(box, 34 * plot.scale)
  for (const tip of tips) if (holds(near, tip)) cost += 0.12
  const middle = (plot.left + plot.right) / 2
  const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2]
  const round = roundOf((x - middle) / plot.reach, (plot.base - y) / plot.rise)
  return cost + 0.5 * Math.max(0, 1.1 - round)
}

/** Where the string meets the plate. */
const eyeOf = (box: Box, knot: Point, scale: number): Point => ({
  x: Math.max(box.left + 8 * scale, Math.min(box.right - 8 * scale, knot.x)),
  y: Math.max(box.top, Math.min(box.bottom, knot.y)),
})

const ASIDE = [0.5, 0.28, 0.72, 0.06, 0.94]
const UP = [0.5, 0.1, 0.9]
const FAR = [10, 22, STRING]

/** Places for a plate about the outer part of its limb: below it, beside it, on it, above its end. */
function placesAt({ line }: Limb, { width, height }: Wording, scale: number) {
  const places: { knot: Point; box: Box; dear: number }[] = []
  const add = (knot: Point, left: number, top: number, dear: number) =>
    places.push({ knot, box: { left, top, right: left + width, bottom: top + height }, dear })
  for (let i = line.length - 1; i >= 3; i -= 2) {
    const knot = line[i]!
    for (const far of FAR) {
      const off = far * scale
      const long = 0.004 * far
      for (const aside of ASIDE) add(knot, knot.x - width * aside, knot.y + off, long)
      for (const up of UP) {
        add(knot, knot.x + off, knot.y - height * up, long + 0.12)
        add(knot, knot.x - off - width, knot.y - height * up, long + 0.12)
      }
      for (const aside of ASIDE) add(knot, knot.x - width * aside, knot.y - off - height, long + 1.3)
    }
    for (const aside of ASIDE) add(knot, knot.x - width * aside, knot.y - height * 0.5, 0.8)
  }
  return places
}
