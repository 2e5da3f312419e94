import type { Board, Card, Focus, Topic, Tree } from '../../core/meeting/meeting.ts'
import { TREES } from '../../core/meeting/meeting.ts'
import type { Id } from '../../core/plain/id.ts'
import type { Palette, Theme } from './colours.ts'
import { PALETTES } from './colours.ts'
import type { Hung, Lobe } from './crown.ts'
import { branchLeaves, bySeat, leaning, lobeOf, UPRIGHT, washOf } from './crown.ts'
import { grownTo } from './crownPlace.ts'
import type { Places } from './crownSlots.ts'
import { crownSlots } from './crownSlots.ts'
import { fillOut } from './fill.ts'
import type { Plot } from './frame.ts'
import { plotsOf } from './frame.ts'
import { heading } from './heading.ts'
import { landOf, shadeOf, skyOf } from './land.ts'
import { linksOf } from './links.ts'
import { leanOfLoose, looseLeaves, nextBuds } from './loose.ts'
import { treeTexts } from './names.ts'
import type { Room } from './room.ts'
import { WHOLE_ROOM } from './room.ts'
import type { Box, Fruit, Point, Scene, Tag, Text, TreeScene } from './scene.ts'
import type { Limb } from './skeleton.ts'
import { cutLimbs, grownLimbs, limbsOf } from './skeleton.ts'
import type { Names } from './tags.ts'
import { namesOf, tagsOf } from './tags.ts'
import { twigsOf } from './sides.ts'
import { spreadOf } from './spread.ts'
import type { Bearing } from './twig.ts'
import { poseAt, roundOfSlot, slotAt, woodPoints } from './twig.ts'
import { girthsOf, woodOf } from './wood.ts'
import type { TreeWords } from './words.ts'

export interface LayoutOptions {
  /** Pixels. */
  width: number
  height: number
  words: TreeWords
  theme: Theme
  /** Draw arcs between the cards of different trees. */
  links: boolean
  /** What is brought forward: one tree gets more room. */
  focus?: Focus
  /** Only these trees, in this order. */
  trees?: readonly Tree[]
  /** Trees beside each other; by default all, or one where the picture is higher than wide. */
  columns?: number
  /** Topics whose matter is done and confirmed. */
  fruit?: ReadonlySet<Id>
  /** Visions served by confirmed actions. */
  stars?: ReadonlySet<Id>
  /**
   * Smallest size of any text in pixels; by default 1/40 of the height, or of a row where trees stand below
   * each other.
   */
  minText?: number
  /** Kept free of leaves above and below, in pixels, for whoever writes there. */
  insetTop?: number
  insetBottom?: number
  /** Kept free at the right, where a focus is told in words. */
  insetRight?: number
  /** Written above the trees; it makes its own room. */
  heading?: { title: string; line: string }
  /** Nothing is written in the picture. */
  wordless?: boolean
}

const NOTHING: ReadonlySet<Id> = new Set()
/** From this point of its line on a bough bears twigs of its topic. */
const OUTER = 4

/**
 * The drawing of a board. The same board and options give the same scene, everywhere.
 * A topic's seat alone decides where its branch is, so a new topic moves no branch, and a new card moves no
 * leaf.
 */
export function layOut(board: Board, options: LayoutOptions): Scene {
  const { width, height, words, theme } = options
  const palette = PALETTES[theme]
  const trees = options.trees ?? TREES
  const columns = options.columns ?? (width < height * 0.95 ? 1 : trees.length)
  const minText = options.minText ?? Math.ceil(height / Math.ceil(trees.length / columns)) / 40
  const head = options.heading ? heading(options.heading, width, minText, palette) : { texts: [], height: 0 }
  const forward = forwardOf(board, options.focus)
  const plots = plotsOf({
    width,
    height,
    trees,
    columns,
    insetTop: (options.insetTop ?? 0) + head.height,
    insetBottom: options.insetBottom ?? 0,
    insetRight: options.insetRight ?? 0,
    forward: forward && trees.includes(forward) ? forward : null,
    minText,
  })
  const texts: Text[] = [...head.texts]
  const drawn: TreeScene[] = []
  const tags: Tag[] = []
  for (const plot of plots) {
    const tree = drawTree(board, plot, options, palette)
    drawn.push(tree.scene)
    tags.push(...tree.tags)
    texts.push(...tree.list)
    if (!options.wordless) texts.push(...treeTexts(plot, plot.tree, tree.count, words, palette))
  }
  const rows = new Map<number, Plot[]>()
  for (const plot of plots) rows.set(plot.bottom, [...(rows.get(plot.bottom) ?? []), plot])
  return {
    width,
    height,
    theme,
    palette,
    title: [options.heading?.title ?? board.theme, words.title].filter(Boolean).join(' · '),
    description: plots.map(({ tree }) => words.describe(tree, ...tally(board, tree))).join(' '),
    land: [
      ...skyOf(plots, palette),
      ...[...rows.values()].flatMap((row, i) => landOf(row, width, i === rows.size - 1, palette)),
    ],
    trees: drawn,
    links: options.links ? linksOf(board, drawn, plots[0]!.top, plots[0]!.scale, palette) : [],
    tags,
    texts,
  }
}

function drawTree(board: Board, plot: Plot, options: LayoutOptions, palette: Palette) {
  const topics = Object.values(board.topics)
    .filter(({ tree }) => tree === plot.tree)
    .sort(bySeat)
  const { all: cards, gathered, loose, newer } = cardsOf(board, plot.tree, topics)
  const people = new Map(topics.map((topic) => [topic.seat, topic.people]))
  const seats = new Set(people.keys())
  const all = limbsOf(plot, seats)
  const boughs = boughsOf(plot, all, topics, gathered, palette)
  const fruit = fruitOf(boughs, options.fruit ?? NOTHING, plot.scale)
  const nothing: Names = { plates: [], list: [], room: WHOLE_ROOM }
  const written = !options.wordless && plot.detailed
  const names = written ? namesOf(plot, boughs, all, fruit.map(boxOf), options.words, palette) : nothing
  const limbs = cutLimbs(all, seats, names.room.boxes)
  const hung = hungOf(plot, limbs, cards, boughs, names.room)
  const wood = grownLimbs(limbs, hung.grown, seats)
  const girths = girthsOf(wood, people, plot.scale)
  const stars = options.stars ?? NOTHING

  const atTrunk = looseLeaves(plot, hung, loose, newer, stars, palette)
  const twigs = boughs.flatMap(({ limb, parts }) =>
    parts.map((twig) => ({
      wood: twig.woodOf(girths.get(limb.name)!.upper),
      own: branchLeaves(plot, twig.lobe, twig.cards, hung, newer, stars, palette),
    })),
  )
  const leaves = [...atTrunk, ...twigs.flatMap(({ own }) => own)]
  fillOut(plot, names.room, names.plates, leaves)
  const washes = [
    shadeOf(plot, palette),
    ...washOf(plot, atTrunk, atTrunk.length < 5 ? 0 : 0.2, palette),
    ...twigs.flatMap(({ own }) => washOf(plot, own, 0.34, palette)),
  ]
  for (const leaf of leaves) leaf.faint = !isForward(board, leaf.card, options.focus)
  leaves.sort((a, b) => Number(b.faint) - Number(a.faint) || a.number - b.number)

  const scene: TreeScene = {
    tree: plot.tree,
    root: { x: (plot.left + plot.right) / 2, y: plot.base },
    bounds: { left: plot.left, top: plot.top, right: plot.right, bottom: plot.bottom },
    opacity: plot.opacity,
    washes,
    wood: [
      ...nextBuds(plot, limbs, hung, palette),
      ...woodOf(plot, wood, girths, palette),
      ...twigs.flatMap((twig) => twig.wood),
    ],
    branches: boughs.map(({ topic, limb, lobe }) => ({
      topic: topic.id,
      ...lobe.tip,
      line: limb.line,
      radius: girths.get(limb.name)!.upper,
    })),
    leaves,
    fruit,
  }
  const tags = tagsOf(plot, names.plates, topics, options.words, palette)
  return { scene, tags, list: names.list, count: newer.size }
}

/** Where the cards of a tree hang, and on what wood. */
function hungOf(plot: Plot, limbs: Limb[], cards: Card[], boughs: BoughOfCards[], room: Room): Hung {
  const wood = woodPoints(limbs, new Set(boughs.map(({ topic }) => topic.seat)))
  const own = new Map(
    boughs.flatMap(({ limb, parts }) =>
      parts.map(({ lobe }): [string, Point[]] => [lobe.name, [...limb.line.slice(OUTER), lobe.tip]]),
    ),
  )
  const loosely = { wood, angleOf: leanOfLoose }
  const bearing = (slot: number, lobe: Lobe | undefined): Bearing =>
    lobe
      ? { wood, own: own.get(lobe.name)!, within: 0, angleOf: (stem) => leaning(lobe, stem) * UPRIGHT }
      : { ...loosely, within: roundOfSlot(plot, slot) }
  const places: Places = {
    key: room.key,
    pose(slot, lobe) {
      if (room === WHOLE_ROOM) return poseAt(plot, room, slotAt(plot, slot), bearing(slot, lobe))
      const key = `crown ${lobe?.name} ${slot}`
      let pose = room.found.get(key)
      if (pose !== undefined) return pose
      pose = poseAt(plot, room, places.point(slot), bearing(slot, lobe))
      room.found.set(key, pose)
      return pose
    },
    point(slot) {
      if (room === WHOLE_ROOM) return slotAt(plot, slot)
      room.spread ??= spreadOf(plot, room, loosely)
      return room.spread[slot] ?? slotAt(plot, slot)
    },
  }
  const ends = boughs.flatMap(({ parts }) =>
    parts.flatMap(({ lobe, cards }) => cards.map(({ id }) => [id, lobe] as const)),
  )
  const slots = crownSlots(plot, cards, new Map(ends), places)
  const gathered = new Set(ends.map(([id]) => id))
  const loose = cards.filter(({ id }) => !gathered.has(id)).map(({ id }) => slots.get(id)!)
  return { room, slots, places, wood, grown: cards.length ? grownTo(Math.max(cards.length - 1, ...loose)) : 0 }
}

/** Each topic with its limb, the crown at its end, and the twigs that bear its cards. */
const boughsOf = (plot: Plot, limbs: Limb[], topics: Topic[], gathered: Map<Id, Card[]>, palette: Palette) =>
  topics.map((topic) => {
    const limb = limbs.find(({ seat }) => seat === topic.seat)!
    const lobe = lobeOf(plot, limb)
    return { topic, limb, lobe, parts: twigsOf(topic, lobe, gathered.get(topic.id)!, palette) }
  })

type BoughOfCards = ReturnType<typeof boughsOf>[number]

/** A fruit hangs from its branch, a little below the leaves. */
const fruitOf = (boughs: BoughOfCards[], borne: ReadonlySet<Id>, scale: number): Fruit[] =>
  boughs.flatMap(({ topic, limb: { line } }) => {
    const { x, y } = line[line.length - 3]!
    return borne.has(topic.id) ? [{ topic: topic.id, x, y: y + 8 * scale, size: 48 * scale }] : []
  })

const boxOf = ({ x, y, size }: Fruit): Box => ({ left: x - size / 2, right: x + size / 2, top: y, bottom: y + size })

/**
 * A tree's cards in order of arrival, by topic; and for each standing card how many standing ones came after
 * it.
 */
function cardsOf(board: Board, tree: Tree, topics: Topic[]) {
  const gathered = new Map<Id, Card[]>(topics.map(({ id }) => [id, []]))
  const loose: Card[] = []
  const all = Object.values(board.cards)
    .filter((card) => card.tree === tree)
    .sort((a, b) => a.number - b.number)
  for (const card of all) (gathered.get(card.topic ?? '') ?? loose).push(card)
  const newer = new Map<Id, number>()
  const standing = all.filter(({ state }) => state === 'standing')
  for (const [i, { id }] of standing.entries()) newer.set(id, standing.length - 1 - i)
  return { all, gathered, loose, newer }
}

/** How many cards stand on a tree, and how many topics it has. */
export function tally(board: Board, tree: Tree): [cards: number, topics: number] {
  let cards = 0
  for (const card of Object.values(board.cards)) if (card.tree === tree && card.state === 'standing') cards++
  return [cards, Object.values(board.topics).filter((topic) => topic.tree === tree).length]
}

/** Whether a leaf belongs to what is brought forward. */
function isForward(board: Board, card: Id, focus: Focus | undefined): boolean {
  if (focus?.kind === 'topic') return board.cards[card]!.topic === focus.topic
  if (focus?.kind === 'card') return card === focus.card
  return true
}

/** The tree that a focus speaks of. */
export function forwardOf(board: Board, focus: Focus | undefined): Tree | null {
  if (focus?.kind === 'tree') return focus.tree
  if (focus?.kind === 'topic') return board.topics[focus.topic]?.tree ?? null
  if (focus?.kind === 'card') return board.cards[focus.card]?.tree ?? null
  return null
}
