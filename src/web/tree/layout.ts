import type { Board, Card, Focus, Topic, Tree } from '../../core/meeting/meeting.ts'
import { TREES } from '../../core/meeting/meeting.ts'
import type { Id } from '../../core/plain/id.ts'
import type { Palette, Theme } from './colours.ts'
import { PALETTES } from './colours.ts'
import { branchLeaves, bySeat, lobeOf, washOf } from './crown.ts'
import { grownTo } from './crownPlace.ts'
import { crownSlots, freeSlots } from './crownSlots.ts'
import type { Plot } from './frame.ts'
import { plotsOf } from './frame.ts'
import { heading } from './heading.ts'
import { landOf, shadeOf, skyOf } from './land.ts'
import { linksOf } from './links.ts'
import { looseLeaves, nextBuds } from './loose.ts'
import { treeTexts } from './names.ts'
import type { Box, Fruit, Mark, Scene, Tag, Text, TreeScene } from './scene.ts'
import type { Limb } from './skeleton.ts'
import { grownLimbs, limbsOf } from './skeleton.ts'
import { topicTags } from './tags.ts'
import { twigsOf } from './sides.ts'
import { woodPoints } from './twig.ts'
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
  const taken: Box[] = head.texts.map(({ box }) => box)
  const drawn: TreeScene[] = []
  const tags: Tag[] = []
  for (const plot of plots) {
    const { scene, named, count } = drawTree(board, plot, options, taken, palette)
    drawn.push(scene)
    if (options.wordless) continue
    tags.push(...named.tags)
    texts.push(...named.texts, ...treeTexts(plot, plot.tree, count, words, palette))
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

function drawTree(board: Board, plot: Plot, options: LayoutOptions, taken: Box[], palette: Palette) {
  const topics = Object.values(board.topics)
    .filter(({ tree }) => tree === plot.tree)
    .sort(bySeat)
  const { all, gathered, loose, newer } = cardsOf(board, plot.tree, topics)
  const people = new Map(topics.map((topic) => [topic.seat, topic.people]))
  const limbs = limbsOf(plot, people.keys())
  const boughs = boughsOf(plot, limbs, topics, gathered, palette)
  const ends = boughs.flatMap(({ parts }) =>
    parts.flatMap(({ lobe, cards }) => cards.map(({ id }) => [id, lobe] as const)),
  )
  const slots = crownSlots(plot, all, new Map(ends))
  const last = Math.max(all.length - 1, ...loose.map(({ id }) => slots.get(id)!))
  const grown = all.length ? grownTo(last) : 0
  const wood = grownLimbs(limbs, grown, new Set(people.keys()))
  const girths = girthsOf(wood, people, plot.scale)
  const stars = options.stars ?? NOTHING

  const leaves = looseLeaves(plot, limbs, loose, slots, newer, stars, palette)
  const washes = [shadeOf(plot, palette), ...washOf(plot, leaves, leaves.length < 5 ? 0 : 0.2, palette)]
  const branches: TreeScene['branches'] = []
  const twigs: Mark[] = []
  const fruit: Fruit[] = []
  const hung = { slots, wood: woodPoints(limbs), grown }
  for (const { topic, limb, lobe, parts } of boughs) {
    const { upper } = girths.get(limb.name)!
    for (const twig of parts) {
      const bough = [...limb.line.slice(OUTER), twig.lobe.tip]
      const own = branchLeaves(plot, twig.lobe, twig.cards, { ...hung, own: bough }, newer, stars, palette)
      leaves.push(...own)
      twigs.push(...twig.woodOf(upper))
      washes.push(...washOf(plot, own, 0.34, palette))
    }
    branches.push({ topic: topic.id, ...lobe.tip, line: limb.line, radius: upper })
    if (options.fruit?.has(topic.id)) fruit.push(fruitOn(topic, limb, plot.scale))
  }
  for (const leaf of leaves) leaf.faint = !isForward(board, leaf.card, options.focus)
  leaves.sort((a, b) => Number(b.faint) - Number(a.faint) || a.number - b.number)

  const scene: TreeScene = {
    tree: plot.tree,
    root: { x: (plot.left + plot.right) / 2, y: plot.base },
    bounds: { left: plot.left, top: plot.top, right: plot.right, bottom: plot.bottom },
    opacity: plot.opacity,
    washes,
    wood: [
      ...nextBuds(plot, limbs, freeSlots(slots), grown, palette),
      ...woodOf(plot, wood, girths, palette),
      ...twigs,
    ],
    branches,
    leaves,
    fruit,
  }
  const shown = plot.detailed ? boughs : []
  for (const { x, y, size } of fruit) taken.push({ left: x - size / 2, right: x + size / 2, top: y, bottom: y + size })
  const named = topicTags(plot, shown, wood, leaves, taken, options.words, palette)
  return { scene, named, count: newer.size }
}

/** Each topic with its limb, the crown at its end, and the twigs that bear its cards. */
const boughsOf = (plot: Plot, limbs: Limb[], topics: Topic[], gathered: Map<Id, Card[]>, palette: Palette) =>
  topics.map((topic) => {
    const limb = limbs.find(({ seat }) => seat === topic.seat)!
    const lobe = lobeOf(plot, limb)
    return { topic, limb, lobe, parts: twigsOf(topic, lobe, gathered.get(topic.id)!, palette) }
  })

/** A fruit hangs from its branch, a little below the leaves. */
function fruitOn(topic: Topic, { line }: Limb, scale: number): Fruit {
  const { x, y } = line[line.length - 3]!
  return { topic: topic.id, x, y: y + 8 * scale, size: 48 * scale }
}

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
