import { featuresOf, type Features } from '../text/features.ts'
import { foldText } from '../text/fold.ts'
import { reasonIn, weigh, REASON } from '../text/similar.ts'
import { opposes, stanceOf, together, type Stance } from '../text/stance.ts'
import { Weights } from '../text/weights.ts'

/** A card that may be gathered. `id` also settles ties, so equal boards give equal groups. */
export interface Placeable {
  id: string
  text: string
}

/** What people have already said about cards. */
export interface Known {
  /** Topic of each card that has been gathered by hand. */
  topicOf?: ReadonlyMap<string, string>
  /**
   * Cards, or a card and a topic, that somebody said do not belong together. Order within a pair does not
   * matter.
   */
  rejectedPairs?: Iterable<readonly [string, string]>
}

/** Cards that seem to say the same thing. `topic` is set where they seem to belong to a topic that exists. */
export interface Group {
  topic: string | null
  /** The card nearest to all others. */
  centre: string
  /** Most similar to the centre first, the centre itself at the head. */
  cards: string[]
  /** Similarity of each card to the centre; to the most similar card of the topic, where there is one. */
  near: number[]
  /**
   * Cards that speak of the same and seem to say the opposite of it, gathered among themselves; none of them
   * is in another group.
   */
  opposite?: Group
}

interface Node {
  id: string
  text: string
  /**
   * Feature numbers in rising order, with their weights: a vector of length 1; and what each would be as a
   * reason.
   */
  features: Int32Array
  weights: Float32Array
  reasons: Float32Array
  stance: Stance
  edges: Map<Node, number>
  /** Cards that are as similar, and seem to say the opposite. */
  opposed: Map<Node, number>
  /** Sum of the edges' similarities: how much of the board speaks like this card. */
  support: number
  /** Scratch of one look through the index: what it shares with the node in question; 0 in between. */
  shared: number
}

/** Similarity from which two cards are suggested together. */
export const ALIKE = 0.3
/**
 * Similarity that a card must at least have to the centre of its group, so that a chain of likenesses does
 * not drift.
 */
const LEASH = 0.3
/** Features kept of a card: the most telling. A long letter says its matter in them. */
const KEPT = 64
// What keeps a placing short however large the board grows: cards looked at for one feature and for one card,
// compared in full, and kept.
const LOOKED_AT_PER_FEATURE = 256
const LOOKED_AT = 1024
const COMPARED = 96
const NEIGHBOURS = 24

/**
 * The cards of a board, each with those that resemble it. Place cards as they come; groups() tells the
 * suggested gatherings at any time.
 *
 * Which words are telling is learnt from the cards. place() uses what was known at the last settle(), so that
 * it stays short and suggestions do not jump; settle() weighs all anew. After it the groups depend on the set
 * of cards alone, not on the order in which they came.
 *
 * Method: an inverted index over the most telling features gives candidates, their cosine gives edges where
 * there is a reason to show and neither says the opposite, and each card is joined to the most similar card
 * with more support (quick shift on a graph; Vedaldi and Soatto 2008), on a leash to the centre.
 */
export class Gathering {
  /**
   * Cards looked at, cards compared in full, and clauses compared for what they want, since the beginning:
   * the cost of what was done, without a clock.
   */
  readonly cost = { lookedAt: 0, compared: 0, clauses: 0 }
  private readonly nodes = new Map<string, Node>()
  private readonly learnt = new Weights()
  private used = new Weights()
  private numbers = new Map<string, number>()
  private holders: Node[][] = []
  private known: { topicOf: ReadonlyMap<string, string>; rejectedPairs: Map<string, Set<string>> } = {
    topicOf: new Map(),
    rejectedPairs: new Map(),
  }

  constructor(cards: Iterable<Placeable> = []) {
    for (const card of cards) this.learn(card)
    this.settle()
  }

  get size(): number {
    return this.nodes.size
  }

  /**
   * What is telling on this board, as of the last settle(): for labels and reasons that fit the groups. Only
   * to be read.
   */
  get weights(): Weights {
    return this.used
  }

  /**
   * Cards placed since all was weighed anew, as a part of all. Beyond about a quarter, settle() when there is
   * time.
   */
  get unsettled(): number {
    return this.nodes.size === 0 ? 0 : Math.abs(this.learnt.size - this.used.size) / this.nodes.size
  }

  /** Whether two cards on the board seem to say the opposite. */
  opposes(a: string, b: string): boolean {
    const [one, other] = [this.nodes.get(a), this.nodes.get(b)]
    return one !== undefined && other !== undefined && opposes(one.stance, other.stance, this.cost)
  }

  /** Takes in what people have said: cards in topics, and rejections. Replaces what was known before. */
  know({ topicOf = new Map(), rejectedPairs = [] }: Known): void {
    const pairs = new Map<string, Set<string>>()
    const note = (a: string, b: string) => pairs.set(a, (pairs.get(a) ?? new Set()).add(b))
    for (const [a, b] of rejectedPairs) {
      note(a, b)
      note(b, a)
    }
    this.known = { topicOf, rejectedPairs: pairs }
  }

  /** Places a card that is new, or whose text has changed. */
  place(card: Placeable): void {
    this.remove(card.id)
    const node = this.learn(card)
    this.weighNode(node)
    this.join(node)
    this.index(node)
  }

  /** Takes a card out, as if it had never come (once settled). */
  remove(id: string): void {
    const node = this.nodes.get(id)
    if (!node) return
    this.learnt.remove(featuresOf(foldText(node.text)))
    for (const [other, near] of node.edges) {
      other.edges.delete(node)
      other.support -= near
    }
    for (const other of node.opposed.keys()) other.opposed.delete(node)
    for (const feature of node.features) {
      const list = this.holders[feature]!
      const at = list.indexOf(node)
      if (at >= 0) list.splice(at, 1)
    }
    this.nodes.delete(id)
  }

  /** Weighs all cards anew by all that has been learnt. Takes about as long as placing them all. */
  settle(): void {
    this.used = this.learnt.copy()
    this.numbers = new Map()
    this.holders = []
    const nodes = [...this.nodes.values()].sort((a, b) => byText(a.id, b.id))
    for (const node of nodes) {
      node.edges = new Map()
      node.opposed = new Map()
      node.support = 0
      this.weighNode(node)
    }
    for (const node of nodes) this.index(node)
    for (const node of nodes) this.join(node)
    // Sums of fractions depend on their order; a canonical one makes equal boards equal to the last bit.
    for (const node of nodes)
      node.support = Array.from(node.edges.values())
        .sort((a, b) => a - b)
        .reduce((a, b) => a + b, 0)
  }

  /** Cards that resemble a card on the board, most similar first. */
  nearest(id: string, most = 8): { id: string; near: number }[] {
    return ranked(this.nodes.get(id)?.edges ?? []).slice(0, most)
  }

  /** Cards that resemble a text that is not on the board, most similar first: while somebody still writes. */
  nearestTo(text: string, most = 8): { id: string; near: number }[] {
    const node = blank('', text)
    this.weighNode(node)
    return ranked(this.resembling(node)).slice(0, most)
  }

  /**
   * The suggested gatherings: two or more loose cards, or loose cards that seem to belong to a topic. Largest
   * first.
   */
  groups(): Group[] {
    const members = new Map<Node, Gathered>()
    const joined = new Map<Node, Joined>()
    const inOrder = this.byRank()
    const rank = new Map(inOrder.map((node, i) => [node, i]))
    const topics = new Map<string, Node>()
    for (const node of inOrder) {
      const topic = this.known.topicOf.get(node.id)
      if (topic !== undefined && !topics.has(topic)) topics.set(topic, node)
      const root = topic === undefined ? undefined : topics.get(topic)!
      const to = root ? { root, near: 1 } : this.rootOf(node, rank, joined, members)
      joined.set(node, to)
      const gathered = members.get(to.root)
      gathered?.cards.push(node)
      if (gathered) gathered.stance = together(gathered.stance, node.stance)
      else members.set(to.root, { cards: [node], stance: node.stance })
    }
    const groups = new Map([...members].map(([root, { cards }]) => [root, this.describe(root, cards, joined)]))
    this.pairOff(groups, joined)
    return [...groups.values()]
      .filter((group) => group.opposite || group.cards.length > (group.topic === null ? 1 : 0))
      .sort((a, b) => b.cards.length - a.cards.length || byText(a.centre, b.centre))
  }

  /**
   * Puts groups that say the opposite of each other together, the nearest first; each has one opposite at
   * most.
   */
  private pairOff(groups: Map<Node, Group>, joined: Map<Node, Joined>): void {
    const opposed = [...this.nodes.values()].flatMap((node) =>
      [...node.opposed].flatMap(([other, near]) =>
        node.id < other.id && !this.toldApart(node, other) ? [{ near, node, other }] : [],
      ),
    )
    opposed.sort((a, b) => b.near - a.near || byText(a.node.id, b.node.id) || byText(a.other.id, b.other.id))
    const taken = new Set<Group>()
    for (const { node, other } of opposed) {
      const [one, second] = [joined.get(node)!.root, joined.get(other)!.root].map(
        (root) => [root, groups.get(root)] as const,
      )
      if (!one![1] || !second![1] || one === second || taken.has(one![1]) || taken.has(second![1])) continue
      const [[, kept], [root, against]] = firstOf(one as Held, second as Held)
      if (kept === against || against.topic !== null) continue
      kept.opposite = against
      taken.add(kept).add(against)
      groups.delete(root)
    }
  }

  private toldApart(a: Node, b: Node): boolean {
    return this.known.rejectedPairs.get(a.id)?.has(b.id) ?? false
  }

  /** Cards in topics first, since people put them there; then by support. */
  private byRank(): Node[] {
    const gathered = (node: Node) => (this.known.topicOf.has(node.id) ? 1 : 0)
    return [...this.nodes.values()].sort(
      (a, b) => gathered(b) - gathered(a) || b.support - a.support || byText(a.id, b.id),
    )
  }

  /**
   * Joins a card to the most similar card of higher rank whose group takes it; else it stands alone and
   * others may join it.
   */
  private rootOf(node: Node, rank: Map<Node, number>, joined: Map<Node, Joined>, members: Map<Node, Gathered>): Joined {
    const mine = rank.get(node)!
    const above = [...node.edges].filter(([other]) => rank.get(other)! < mine)
    // The groups of the nearest that say the opposite; and, found once for each group, of what it wants
    // together.
    const refused = new Set(Array.from(node.opposed.keys(), (other) => joined.get(other)?.root))
    const asked = new Set<Node>()
    for (const [other, near] of above.sort(byNear)) {
      const { root } = joined.get(other)!
      const held = root === other || this.known.topicOf.has(other.id) || dot(node, root) >= LEASH
      if (!held || refused.has(root)) continue
      const { cards, stance } = members.get(root)!
      if (!asked.has(root) && opposes(node.stance, stance, this.cost)) refused.add(root)
      else if (this.mayJoin(node, root, cards)) return { root, near }
      asked.add(root)
    }
    return { root: node, near: 1 }
  }

  /** What was told apart stays apart. */
  private mayJoin(node: Node, root: Node, members: readonly Node[]): boolean {
    const rejectedPairs = this.known.rejectedPairs.get(node.id)
    if (!rejectedPairs) return true
    const topic = this.known.topicOf.get(root.id)
    return !(topic !== undefined && rejectedPairs.has(topic)) && !members.some((member) => rejectedPairs.has(member.id))
  }

  /**
   * A group as it is shown: of a topic only the loose cards; the centre is the card most like all the others.
   */
  private describe(root: Node, members: readonly Node[], joined: Map<Node, Joined>): Group {
    const topic = this.known.topicOf.get(root.id) ?? null
    const centre = topic === null ? centreOf(members) : root
    const loose = members.filter((node) => topic === null || !this.known.topicOf.has(node.id))
    const cards = loose
      .map((node) => ({ id: node.id, near: this.nearTo(node, centre, topic === null ? 0 : joined.get(node)!.near) }))
      .sort((a, b) => b.near - a.near || byText(a.id, b.id))
    return { topic, centre: centre.id, cards: cards.map(({ id }) => id), near: cards.map((card) => card.near) }
  }

  /** A topic may say several things, so a card that resembles one of its cards is near to it. */
  private nearTo(node: Node, centre: Node, atLeast: number): number {
    return node === centre ? 1 : Math.max(atLeast, dot(node, centre))
  }

  private learn({ id, text }: Placeable): Node {
    const node = blank(id, text)
    this.nodes.set(id, node)
    this.learnt.add(featuresOf(foldText(text)))
    return node
  }

  /** Gives a node its vector: the most telling features, numbered, in rising order. */
  private weighNode(node: Node): void {
    const weighed = mostTelling(featuresOf(foldText(node.text)), this.used)
    const length = Math.sqrt(weighed.reduce((sum, { weight }) => sum + weight * weight, 0))
    const numbered = weighed
      .map(({ feature, weight }) => ({ feature, number: this.numberOf(feature), weight: weight / length }))
      .sort((a, b) => a.number - b.number)
    node.features = Int32Array.from(numbered, ({ number }) => number)
    node.weights = Float32Array.from(numbered, ({ weight }) => weight)
    node.reasons = Float32Array.from(numbered, ({ feature }) => reasonIn(feature, this.used))
  }

  private numberOf(feature: string): number {
    let number = this.numbers.get(feature)
    if (number === undefined) {
      this.numbers.set(feature, (number = this.holders.length))
      this.holders.push([])
    }
    return number
  }

  private index(node: Node): void {
    for (const feature of node.features) {
      const holders = this.holders[feature]!
      if (holders.length < LOOKED_AT_PER_FEATURE) holders.push(node)
    }
  }

  private join(node: Node): void {
    for (const [other, near] of this.resembling(node)) {
      // Each of two may come upon the other; they are compared once.
      if (node.opposed.has(other)) continue
      if (!node.edges.has(other) && opposes(node.stance, other.stance, this.cost)) {
        node.opposed.set(other, near)
        other.opposed.set(node, near)
        continue
      }
      if (!node.edges.has(other)) {
        node.support += near
        other.support += near
      }
      node.edges.set(other, near)
      other.edges.set(node, near)
    }
  }

  /** The nodes most similar to one, found through the features they share, the most telling first. */
  private resembling(node: Node): [Node, number][] {
    return this.likeliest(node)
      .map((other): [Node, number] => [other, dot(node, other)])
      .filter(([other, near]) => near >= ALIKE && reason(node, other) >= REASON)
      .sort(byNear)
      .slice(0, NEIGHBOURS)
  }

  /** Up to COMPARED nodes that share the most telling features. */
  private likeliest(node: Node): Node[] {
    const order = Array.from(node.features.keys()).sort((a, b) => node.weights[b]! - node.weights[a]! || a - b)
    const found: Node[] = []
    let lookedAt = 0
    for (const place of order) {
      const holders = this.holders[node.features[place]!]!
      for (const other of holders) {
        if (other.shared === 0) found.push(other)
        other.shared += node.weights[place]! ** 2
      }
      lookedAt += holders.length
      if (lookedAt >= LOOKED_AT) break
    }
    const likely = found.filter((other) => other !== node && other.shared >= ALIKE * LEAST_SHARED)
    const best = mostShared(likely)
    for (const other of found) other.shared = 0
    this.cost.lookedAt += lookedAt
    this.cost.compared += best.length
    return best
  }
}

/** The COMPARED nodes that share most, ties by id. Sorts numbers only, until few nodes are left. */
function mostShared(nodes: Node[]): Node[] {
  if (nodes.length <= COMPARED) return nodes
  const sums = Float64Array.from(nodes, ({ shared }) => shared).sort()
  const least = sums[sums.length - COMPARED]!
  return nodes
    .filter(({ shared }) => shared >= least)
    .sort((a, b) => b.shared - a.shared || byText(a.id, b.id))
    .slice(0, COMPARED)
}

/** The KEPT features of most weight, ties by name. */
function mostTelling(features: Features, weights: Weights): { feature: string; weight: number }[] {
  const weighed: { feature: string; weight: number }[] = []
  for (const [feature, count] of features) weighed.push({ feature, weight: weigh(feature, count, weights) })
  const ordered = Float64Array.from(weighed, ({ weight }) => weight).sort()
  const least = weighed.length > KEPT ? ordered[ordered.length - KEPT]! : 0
  return weighed
    .filter(({ weight }) => weight >= least && weight > 0)
    .sort((a, b) => b.weight - a.weight || byText(a.feature, b.feature))
    .slice(0, KEPT)
}

interface Joined {
  root: Node
  near: number
}

/** The cards of a group, and what they want together. */
interface Gathered {
  cards: Node[]
  stance: Stance
}

// A pair this far below the threshold in the features looked at will not reach it in the rest.
const LEAST_SHARED = 0.3

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
const byNear = (a: readonly [Node, number], b: readonly [Node, number]) => b[1] - a[1] || byText(a[0].id, b[0].id)
const ranked = (edges: Iterable<readonly [Node, number]>) =>
  [...edges].sort(byNear).map(([{ id }, near]) => ({ id, near }))

const blank = (id: string, text: string): Node => ({
  id,
  text,
  features: new Int32Array(),
  weights: new Float32Array(),
  reasons: new Float32Array(),
  stance: stanceOf(text),
  edges: new Map(),
  opposed: new Map(),
  support: 0,
  shared: 0,
})

const dot = (a: Node, b: Node): number =>
  Math.min(
    1,
    overShared(a, b, (i, j) => a.weights[i]! * b.weights[j]!),
  )

/** How much of a reason two cards share: without one nobody could be shown why they are suggested. */
const reason = (a: Node, b: Node): number => overShared(a, b, (i) => a.reasons[i]!)

/** The sum over the features that two nodes share; of each its place in either. */
function overShared(a: Node, b: Node, worth: (i: number, j: number) => number): number {
  let sum = 0
  for (let i = 0, j = 0; i < a.features.length && j < b.features.length;) {
    const left = a.features[i]!
    const right = b.features[j]!
    if (left === right) sum += worth(i++, j++)
    else if (left < right) i++
    else j++
  }
  return sum
}

type Held = readonly [Node, Group]

/** Of two sides the one that is shown first: a topic before loose cards, then the larger. */
function firstOf(one: Held, other: Held): readonly [Held, Held] {
  const rank = ([, { topic, cards, centre }]: Held) => [topic === null ? 1 : 0, -cards.length, centre] as const
  const [a, b] = [rank(one), rank(other)]
  const ahead = a[0] - b[0] || a[1] - b[1] || byText(a[2], b[2])
  return ahead <= 0 ? [one, other] : [other, one]
}

function centreOf(members: readonly Node[]): Node {
  const inside = new Set(members)
  const support = (node: Node) => {
    let sum = 0
    for (const [other, near] of node.edges) if (inside.has(other)) sum += near
    return sum
  }
  return members
    .map((node) => ({ node, support: support(node) }))
    .reduce((best, one) =>
      one.support > best.support || (one.support === best.support && one.node.id < best.node.id) ? one : best,
    ).node
}
