import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aCard, newBoard } from '../../../tests/build/board.ts'
import type { Board, Card, Topic, Tree } from '../../core/meeting/meeting.ts'
import { TREES } from '../../core/meeting/meeting.ts'
import type { LayoutOptions } from './layout.ts'
import { layOut } from './layout.ts'
import { grownTo, roundOf } from './crownPlace.ts'
import { plotsOf } from './frame.ts'
import { touch } from './labels.ts'
import { leafMarks, SPAN } from './leafShapes.ts'
import { middleOf } from './links.ts'
import type { Plot } from './frame.ts'
import { PALETTES } from './colours.ts'
import type { Box, Leaf, Point, Scene, Tag, TreeScene } from './scene.ts'
import { grownLimbs, limbsOf } from './skeleton.ts'
import { toSvg } from './svg.ts'
import { STRING } from './plates.ts'
import type { TreeWords } from './words.ts'

/** Random boards that are looked at; GROVE_LONG takes them all. */
const RUNS = process.env.GROVE_LONG ? 500 : 60
/** Screens, a projector, a window, and the tall picture of a phone. */
const CANVASES = [
  [1920, 1080],
  [1024, 768],
  [3840, 2160],
  [800, 500],
  [390, 1350],
] as const

const words: TreeWords = {
  trees: {
    problem: { name: '问题树', subtitle: '我们看到什么' },
    action: { name: '行动树', subtitle: '我们一起做什么' },
    vision: { name: '愿景树', subtitle: '我们想要的生活' },
  },
  people: ({ people, sides }) => `${sides ? sides.join('｜') : people}人`,
  more: (count) => `还有 ${count} 个议题`,
  title: '三棵树',
  describe: (tree, cards, topics) => `${tree} ${cards} ${topics}`,
}

const screen: LayoutOptions = { width: 1920, height: 1080, words, theme: 'light', links: true }

const cardOf = (number: number, tree: Tree, topic: string | null, state: Card['state'] = 'standing'): Card =>
  aCard({ id: `card-${number}`, number, tree, text: state === 'standing' ? `话 ${number}` : '', state, topic })

const boardOf = (cards: Card[], topics: Topic[]): Board => ({ ...newBoard(cards, topics), theme: '家门口的路' })

/** Random boards: up to 15 topics on each tree, names up to the longest allowed, cards in any state. */
const boards = fc
  .record({
    topics: fc.array(
      fc.record({
        tree: fc.constantFrom(...TREES),
        name: fc.oneof(
          fc.string({ minLength: 1, maxLength: 40 }),
          fc.constantFrom('停车乱', '下雨就积水的那一段路和后面的巷子'),
        ),
        people: fc.integer({ min: 0, max: 300 }),
      }),
      { maxLength: 40 },
    ),
    cards: fc.array(
      fc.record({
        tree: fc.constantFrom(...TREES),
        topic: fc.option(fc.nat(12)),
        state: fc.constantFrom<Card['state']>('standing', 'standing', 'standing', 'hidden', 'withdrawn'),
      }),
      { maxLength: 120 },
    ),
  })
  .map(({ topics, cards }) => {
    const seats = { problem: 0, action: 0, vision: 0 }
    const born = topics.map((topic, i): Topic => ({ ...topic, id: `topic-${i}`, seat: seats[topic.tree]++ }))
    const posted = cards.map(({ tree, topic, state }, i) => {
      const own = born.filter((one) => one.tree === tree)
      return cardOf(i + 1, tree, topic === null ? null : (own[topic]?.id ?? null), state)
    })
    return boardOf(posted, born)
  })

/** A board with `count` cards in `topics` topics on each tree, every fifth card loose. */
function filled(count: number, topics: number): Board {
  const born = TREES.flatMap((tree) =>
    Array.from({ length: topics }, (_, seat): Topic => ({
      id: `${tree}-${seat}`,
      tree,
      name: `第${seat}个议题的名字`,
      seat,
      people: seat * 3,
    })),
  )
  const cards = Array.from({ length: count }, (_, i) => {
    const tree = TREES[i % 3]!
    return cardOf(i + 1, tree, topics && i % 5 ? `${tree}-${(i * 7) % topics}` : null)
  })
  return boardOf(cards, born)
}

const NAMES = [
  '停车',
  '后巷积水',
  '放学接孩子',
  '电动车充电',
  '下雨就积水的那一段路和后面的巷子',
  'Bench under the tree',
]

/** Halls of 12 and of 30 cards a tree, loose or in topics of three cards on average or more, in any order. */
const halls = fc
  .record({
    count: fc.constantFrom(12, 30),
    topics: fc.nat(10),
    salt: fc.nat(),
    picks: fc.array(fc.nat(), { minLength: 90, maxLength: 90 }),
    loose: fc.integer({ min: 0, max: 6 }),
  })
  .map(({ count, topics, salt, picks, loose }) => {
    const seats = Math.min(topics, count / 3)
    const born = TREES.flatMap((tree, k) =>
      Array.from({ length: seats }, (_, seat): Topic => {
        const pick = picks[seat + k * 30]!
        return { id: `${tree}-${seat}`, tree, name: NAMES[pick % NAMES.length]!, seat, people: 1 + (pick % 23) }
      }),
    )
    const cards = Array.from({ length: count * 3 }, (_, i) => {
      const tree = TREES[i % 3]!
      const topic = seats && picks[i]! % 10 >= loose ? `${tree}-${Math.floor(picks[i]! / 10) % seats}` : null
      return { ...cardOf(i + 1, tree, topic), id: `card-${salt}-${i}` }
    })
    return { count, board: boardOf(cards, born) }
  })

const places = (scene: Scene) =>
  new Map(
    scene.trees.flatMap(({ leaves }) => leaves.map(({ card, x, y, angle }) => [card, `${x} ${y} ${angle}`] as const)),
  )
const seats = (scene: Scene) =>
  new Map(scene.trees.flatMap(({ branches }) => branches.map(({ topic, x, y }) => [topic, `${x} ${y}`] as const)))

function expectInside(scene: Scene): void {
  for (const { leaves, branches, fruit } of scene.trees) {
    for (const { x, y, size, form } of leaves) {
      const r = size * SPAN[form]
      expect(x - r >= 0 && x + r <= scene.width && y - r >= 0 && y + r <= scene.height).toBe(true)
    }
    for (const { x, y } of [...branches, ...fruit])
      expect(x > 0 && x < scene.width && y > 0 && y < scene.height).toBe(true)
  }
  for (const { box } of [...scene.texts, ...scene.tags]) {
    expect(box.left >= 0 && box.top >= 0 && box.right <= scene.width && box.bottom <= scene.height).toBe(true)
  }
}

/** Only standing cards are drawn, each once, and none too small to be seen. */
function expectAllDrawn({ trees }: Scene, board: Board, { scale }: Plot): void {
  for (const { leaves } of trees) for (const { size } of leaves) expect(size).toBeGreaterThan(12 * scale)
  const drawn = trees.flatMap(({ leaves }) => leaves.map(({ card }) => card))
  const standing = Object.values(board.cards).filter((card) => card.state === 'standing')
  expect(drawn.sort()).toEqual(standing.map(({ id }) => id).sort())
}

function expectApart(scene: Scene): void {
  const boxes = [...scene.texts, ...scene.tags].map(({ box }) => box)
  for (const [i, a] of boxes.entries()) for (const b of boxes.slice(i + 1)) expect(touch(a, b)).toBe(false)
}

/** Points along a path, close to each other. */
function walked(d: string): Point[] {
  const points: Point[] = []
  let at: Point = { x: 0, y: 0 }
  for (const [, letter, numbers] of d.matchAll(/([MLQC])([^MLQCZ]*)/g)) {
    const all = Array.from(numbers!.matchAll(/-?[\d.]+/g), ([number]) => Number(number))
    const ends = Array.from({ length: all.length / 2 }, (_, i) => ({ x: all[2 * i]!, y: all[2 * i + 1]! }))
    const each = { M: 1, L: 1, Q: 2, C: 3 }[letter as 'M' | 'L' | 'Q' | 'C']
    for (let i = 0; i < ends.length; i += each) {
      const bends = [letter === 'M' && i === 0 ? ends[0]! : at, ...ends.slice(i, i + each)]
      for (let k = 1; k <= 8; k++) points.push(between(bends, k / 8))
      at = bends.at(-1)!
    }
  }
  return points
}

/** De Casteljau's point of a curve. */
function between(bends: Point[], t: number): Point {
  if (bends.length === 1) return bends[0]!
  const mid = (a: Point, b: Point) => ({ x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t })
  return between(
    bends.slice(1).map((b, i) => mid(bends[i]!, b)),
    t,
  )
}

const outlines = new Map<string, Point[]>()
function outlineOf(tree: Tree, form: Leaf['form']): Point[] {
  const key = tree + form
  if (!outlines.has(key))
    outlines.set(
      key,
      leafMarks(tree, form, 0, PALETTES.light).flatMap(({ d }) => walked(d)),
    )
  return outlines.get(key)!
}

/** [M21] Nothing of any tree lies under a name but its own branch and the wood that bears several. */
function expectNamesClear(scene: Scene): void {
  for (const { topic, box } of [...scene.tags, ...scene.texts.filter(({ kind }) => kind === 'listed')].map((one) => ({
    topic: '',
    ...one,
  }))) {
    const under = ({ x, y }: Point) => x > box.left && x < box.right && y > box.top && y < box.bottom
    for (const { tree, leaves, branches, wood, bounds } of scene.trees) {
      if (box.right < bounds.left || box.left > bounds.right || box.bottom < bounds.top || box.top > bounds.bottom)
        continue
      for (const leaf of leaves) {
        if (leaf.twig) expect(walked(leaf.twig.d).some(under)).toBe(false)
        if (distanceTo(box, leaf) > leaf.size * 1.3) continue
        const turn = (leaf.angle * Math.PI) / 180
        const [c, s] = [Math.cos(turn) * leaf.size, Math.sin(turn) * leaf.size]
        const outline = outlineOf(tree, leaf.form)
        expect(outline.some(({ x, y }) => under({ x: leaf.x + x * c - y * s, y: leaf.y + x * s + y * c }))).toBe(false)
      }
      for (const { topic: other, line, radius } of branches) {
        if (other === topic) continue
        const points = line.slice(1).flatMap((to, i) => [0.25, 0.5, 0.75, 1].map((t) => between([line[i]!, to], t)))
        expect(points.some((point) => distanceTo(box, point) < radius)).toBe(false)
      }
      for (const { d, stroke } of wood) if (stroke === scene.palette.wood) expect(walked(d).some(under)).toBe(false)
    }
  }
}

/** [M21] A tag hangs by its own branch, 40 px from it at most, 32 px off the edges of the picture. */
function expectTied({ tags, trees, width }: Scene, { scale }: Plot): void {
  for (const { topic, knot, box } of tags) {
    const { bounds, branches } = trees.find((tree) => tree.branches.some((branch) => branch.topic === topic))!
    const edge = (atEnd: boolean) => (atEnd ? 32 : 16) * scale - 0.01
    expect(box.left).toBeGreaterThanOrEqual(bounds.left + edge(bounds.left === 0))
    expect(box.right).toBeLessThanOrEqual(bounds.right - edge(bounds.right > width - 1))
    expect(box.top).toBeGreaterThanOrEqual(bounds.top + edge(true))
    expect(distanceTo(box, knot)).toBeLessThanOrEqual(STRING * scale + 0.01)
    expect(distance(knot, branches.find((one) => one.topic === topic)!.line)).toBeLessThan(0.01)
  }
}

/** So much free room about a name belongs to it, in pixels of the natural size. */
const AIR = 6

/** The share of a crown's place that lies under its leaves and names, asked at so many points across. */
function fullness({ leaves, bounds, root }: TreeScene, tags: Tag[], { reach, rise, scale }: Plot): number {
  const step = (bounds.right - bounds.left) / 64
  const discs = leaves.map((leaf) => ({ ...middleOf(leaf), r: leaf.size * 0.55 }))
  let [inside, covered] = [0, 0]
  for (let x = bounds.left; x < bounds.right; x += step) {
    for (let y = bounds.top; y < bounds.bottom; y += step) {
      if (roundOf((x - root.x) / reach, (root.y - y) / rise) > 1) continue
      inside++
      const named = tags.some(({ box }) => distanceTo(box, { x, y }) < AIR * scale)
      if (named || discs.some((disc) => Math.hypot(x - disc.x, y - disc.y) < disc.r)) covered++
    }
  }
  return covered / inside
}

const plotOf = (tree: Tree, width = 1920, height = 1080) => {
  const columns = width < height ? 1 : 3
  return plotsOf({
    width,
    height,
    trees: TREES,
    columns,
    insetTop: 0,
    insetBottom: 0,
    insetRight: 0,
    forward: null,
    minText: Math.ceil(height / (3 / columns)) / 40,
  }).find((plot) => plot.tree === tree)!
}

const lengthOf = (line: Point[]): number =>
  line.slice(1).reduce((sum, { x, y }, i) => sum + Math.hypot(x - line[i]!.x, y - line[i]!.y), 0)

/** How far a point is from a box. */
const distanceTo = ({ left, right, top, bottom }: Box, { x, y }: Point): number =>
  Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom))

/** How far a point is from a line. */
function distance({ x, y }: Point, line: Point[]): number {
  return Math.min(
    ...line.slice(1).map((b, i) => {
      const a = line[i]!
      const [dx, dy] = [b.x - a.x, b.y - a.y]
      const t = Math.max(0, Math.min(1, ((x - a.x) * dx + (y - a.y) * dy) / (dx * dx + dy * dy || 1)))
      return Math.hypot(a.x + t * dx - x, a.y + t * dy - y)
    }),
  )
}

describe('layOut', () => {
  test('the same board gives the same scene, whatever the order of its entries', () => {
    fc.assert(
      fc.property(boards, (board) => {
        const turned = boardOf(Object.values(board.cards).reverse(), Object.values(board.topics).reverse())
        expect(layOut(turned, screen)).toEqual(layOut(board, screen))
      }),
      { numRuns: 6 },
    )
  })

  test('one more card moves no other leaf and no branch', () => {
    fc.assert(
      fc.property(boards, fc.constantFrom(...TREES), fc.option(fc.nat(12)), (board, tree, topic) => {
        const before = layOut(board, screen)
        const own = Object.values(board.topics).filter((one) => one.tree === tree)
        const number = Object.keys(board.cards).length + 1
        const next = cardOf(number, tree, topic === null ? null : (own[topic]?.id ?? null))
        const after = layOut({ ...board, cards: { ...board.cards, [next.id]: next } }, screen)
        const now = places(after)
        expect(now.has(next.id)).toBe(true)
        for (const [card, place] of places(before)) expect(now.get(card)).toBe(place)
        expect(seats(after)).toEqual(seats(before))
        expect(after.tags).toEqual(before.tags)
      }),
      { numRuns: 8 },
    )
  })

  test('[M21] one more topic moves no other branch; leaves make room for its name', () => {
    fc.assert(
      fc.property(boards, fc.constantFrom(...TREES), (board, tree) => {
        const seat = Object.values(board.topics).filter((one) => one.tree === tree).length
        const born: Topic = { id: 'born', tree, name: '新议题', seat, people: 1 }
        const before = layOut(board, screen)
        const after = layOut({ ...board, topics: { ...board.topics, born } }, screen)
        for (const [i, { leaves, tree: other }] of before.trees.entries())
          if (other !== tree) expect(after.trees[i]!.leaves).toEqual(leaves)
        const now = seats(after)
        for (const [topic, place] of seats(before)) expect(now.get(topic)).toBe(place)
      }),
      { numRuns: 8 },
    )
  })

  test('a card taken back leaves its place empty and the others where they are', () => {
    fc.assert(
      fc.property(boards, fc.nat(), fc.constantFrom<Card['state']>('hidden', 'withdrawn'), (board, pick, state) => {
        const standing = Object.values(board.cards).filter((card) => card.state === 'standing')
        if (standing.length === 0) return
        const gone = standing[pick % standing.length]!
        const after = layOut({ ...board, cards: { ...board.cards, [gone.id]: { ...gone, state, text: '' } } }, screen)
        const expected = places(layOut(board, screen))
        expected.delete(gone.id)
        expect(places(after)).toEqual(expected)
      }),
      { numRuns: 8 },
    )
  })

  test('[M21] in all sizes names lie over nothing and hang by their own branch, nothing leaves the canvas, no text is smaller than 1/40 of the height', () => {
    fc.assert(
      fc.property(boards, fc.constantFrom(...CANVASES), (board, [width, height]) => {
        const scene = layOut(board, { ...screen, width, height })
        expectApart(scene)
        expectInside(scene)
        expectAllDrawn(scene, board, plotOf('problem', width, height))
        expectNamesClear(scene)
        expectTied(scene, plotOf('problem', width, height))
        if (width > height) for (const { size } of scene.texts) expect(size).toBeGreaterThanOrEqual(height / 40 - 0.01)
      }),
      { numRuns: RUNS },
    )
  })

  test('a short name is never shortened in a hall of thirty cards', () => {
    const board = filled(96, 6)
    for (const topic of Object.values(board.topics)) topic.name = '停车乱'
    const shown = layOut(board, screen).tags.flatMap(({ texts }) => texts)
    expect(shown.map(({ text }) => text)).toEqual(Array(18).fill('停车乱'))
  })

  test('a tree is in leaf, with topics and without: at 12 cards its crown fills 30 % of its place, at 30 cards 60 %', () => {
    fc.assert(
      fc.property(halls, fc.constantFrom(...CANVASES), ({ count, board }, [width, height]) => {
        const scene = layOut(board, { ...screen, width, height })
        for (const tree of scene.trees)
          expect(fullness(tree, scene.tags, plotOf(tree.tree, width, height))).toBeGreaterThanOrEqual(
            count === 12 ? 0.3 : 0.6,
          )
      }),
      process.env.GROVE_LONG ? { numRuns: RUNS } : { numRuns: RUNS, seed: 21 },
    )
  })

  test('the wood grows with the cards, and no limb moves: it lengthens', () => {
    fc.assert(
      fc.property(fc.constantFrom(...TREES), fc.integer({ min: 0, max: 40 }), fc.nat(6), (tree, cards, topics) => {
        const plot = plotOf(tree)
        const taken = new Set(Array.from({ length: topics }, (_, seat) => seat))
        const limbs = limbsOf(plot, taken)
        const young = grownLimbs(limbs, cards ? grownTo(cards - 1) : 0, taken)
        const older = grownLimbs(limbs, grownTo(cards), taken)
        for (const limb of young) {
          const now = older.find(({ name }) => name === limb.name)!
          const end = limb.line.at(-1)!
          expect(distance(end, now.line)).toBeLessThan(2)
          expect(lengthOf(now.line)).toBeGreaterThanOrEqual(lengthOf(limb.line) - 0.01)
        }
      }),
      { numRuns: 60 },
    )
  })

  test.each([0, 1, 12, 60, 600, 3000])('%i cards, few topics and many', (count) => {
    for (const [topics, width, height] of [
      [0, 800, 500],
      [4, 1920, 1080],
      [12, 390, 1350],
      [30, 1920, 1080],
    ] as const) {
      const heading = { title: '家门口的路', line: '榕埠社区' }
      const scene = layOut(filled(count, topics), { ...screen, width, height, heading })
      expect(scene.trees.reduce((sum, { leaves }) => sum + leaves.length, 0)).toBe(count)
      expectApart(scene)
      expectInside(scene)
      expectNamesClear(scene)
    }
  })

  test('from 13 topics on the rest is counted', () => {
    const more = layOut(filled(30, 30), screen).texts.filter(({ kind }) => kind === 'more')
    expect(more).toHaveLength(3)
    for (const { text } of more) expect(Number(/\d+/.exec(text)![0])).toBeGreaterThanOrEqual(18)
  })

  test('support thickens a branch', () => {
    const [none, , , nine] = layOut(filled(30, 4), screen).trees[0]!.branches
    expect(nine!.radius).toBeGreaterThan(none!.radius)
  })

  test('[M55] a topic of two sides is a branch of two twigs, each with its leaves to one side', () => {
    const board = filled(60, 3)
    const topic = board.topics['problem-0']!
    const problems = () => layOut(board, screen).trees[0]!
    const before = problems()
    const cards = Object.values(board.cards).filter((card) => card.topic === topic.id)
    for (const [i, card] of cards.entries()) if (i % 2) card.otherSide = true
    topic.sides = [4, 2]
    const after = problems()
    expect(after.wood.length).toBe(before.wood.length + 2)
    expect(after.branches).toEqual(before.branches)
    const middle = (side: boolean) => {
      const own = after.leaves.filter(({ card }) => cards.some((one) => one.id === card && !!one.otherSide === side))
      return own.reduce((sum, { x }) => sum + x, 0) / own.length
    }
    expect(middle(true)).toBeGreaterThan(middle(false) + 20)
    const texts = layOut(board, screen).tags.flatMap(({ texts }) => texts)
    expect(texts.some(({ tail }) => tail?.text === '4｜2人')).toBe(true)
  })

  test('sprays, then single leaves, then texture under the newest leaves', () => {
    const forms = (count: number) => new Set(layOut(filled(count, 1), screen).trees[0]!.leaves.map(({ form }) => form))
    expect(forms(60)).toEqual(new Set(['spray']))
    expect(forms(400)).toContain('single')
    expect(forms(400)).not.toContain('dab')
    const texture = layOut(filled(3000, 4), screen).trees[0]!.leaves
    expect(texture.slice(-60).every(({ form }) => form === 'single')).toBe(true)
    expect(texture.slice(0, -90).every(({ form }) => form === 'dab')).toBe(true)
  })

  test('one more card on a full tree seldom changes how others look, so they need not be painted anew', () => {
    const looks = (count: number) =>
      new Map(layOut(filled(count, 4), screen).trees[0]!.leaves.map((leaf) => [leaf.card, JSON.stringify(leaf)]))
    let changes = 0
    let before = looks(2700)
    for (let count = 2701; count <= 2730; count++) {
      const now = looks(count)
      if ([...before].some(([card, look]) => now.get(card) !== look)) changes++
      before = now
    }
    expect(changes).toBeLessThanOrEqual(2)
  })

  test('links join leaves of different trees, and only when asked for', () => {
    const board = filled(30, 3)
    board.cards['card-2']!.links = ['card-1', 'card-5', 'card-9999']
    expect(layOut(board, screen).links).toHaveLength(1)
    expect(layOut(board, { ...screen, links: false }).links).toHaveLength(0)
  })

  test('one tree brought forward gets more room, the others step back', () => {
    const scene = layOut(filled(30, 3), { ...screen, focus: { kind: 'tree', tree: 'action' } })
    expect(scene.trees.map(({ opacity }) => opacity < 1)).toEqual([true, false, true])
    expectApart(scene)
    expectInside(scene)
  })
})

describe('toSvg', () => {
  test('text is data', () => {
    const board = filled(3, 1)
    board.theme = '</title><script>alert(1)</script>'
    board.topics['problem-0']!.name = '"><img src=x onerror=alert(1)>&\u0000'
    const svg = toSvg(layOut(board, { ...screen, heading: { title: board.theme, line: "'" } }))
    expect(svg).not.toMatch(/<script|<img|\u0000/)
    expect(svg).toContain('&#60;img')
  })

  test('names itself for readers who do not see it', () => {
    const svg = toSvg(layOut(filled(12, 2), screen), 'one')
    expect(svg).toContain('role="img"')
    expect(svg).toMatch(/<title id="one-title">家门口的路 · 三棵树<\/title><desc id="one-desc">problem 4 2 /)
    expect(svg).not.toMatch(/NaN|undefined|Infinity/)
  })
})
