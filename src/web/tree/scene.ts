import type { Id } from '../../core/plain/id.ts'
import type { Tree } from '../../core/meeting/meeting.ts'
import type { Palette, Theme } from './colours.ts'

/** A point in pixels; y grows downwards, as on a canvas. */
export interface Point {
  x: number
  y: number
}

/** Left, top, right, bottom in pixels. */
export interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

/** A path, filled or stroked. `d` holds absolute M, L, Q, C and Z only. */
export interface Mark {
  d: string
  fill?: string
  stroke?: string
  /** Stroke width in pixels, or in units of the leaf's length inside a leaf. */
  width?: number
  opacity?: number
}

/** A round wash of colour that fades to nothing at its rim. */
export interface Glow extends Point {
  rx: number
  ry: number
  colour: string
  opacity: number
}

/** How a card is drawn: a spray of leaves, one leaf, or a dab of a crown's texture. */
export type LeafForm = 'spray' | 'single' | 'dab'

/** One card on its tree. `x`, `y` is where its stem meets the twig. */
export interface Leaf extends Point {
  card: Id
  number: number
  /** Length in pixels. */
  size: number
  /** Degrees clockwise from upright. */
  angle: number
  shade: 0 | 1 | 2 | 3
  form: LeafForm
  twig: Mark | null
  /** Another topic or card is brought forward. */
  faint: boolean
  /** A vision served by confirmed actions. */
  star: boolean
}

/** Fruit under a topic's branch: what the topic asked for was done and confirmed. */
export interface Fruit extends Point {
  topic: Id
  size: number
}

/** A line of text. `box` is what it may cover at most. */
export interface Text extends Point {
  kind: 'heading' | 'subheading' | 'tree' | 'subtitle' | 'topic' | 'listed' | 'more'
  text: string
  /** A number that follows the text, in its own colour. */
  tail: { text: string; colour: string; bold: boolean } | null
  size: number
  colour: string
  serif: boolean
  bold: boolean
  anchor: 'start' | 'middle' | 'end'
  /** Colour of a rim that keeps the text legible over wood and leaves. */
  halo: string | null
  opacity: number
  box: Box
}

/** A branch of a topic: its centre line, where it ends and how thick it is there. */
interface Branch extends Point {
  topic: Id
  line: Point[]
  radius: number
}

/** A plate on a string that hangs from a branch; it bears the name of the branch's topic. */
export interface Tag {
  topic: Id
  /** Where the string is tied to the branch. */
  knot: Point
  box: Box
  marks: Mark[]
  texts: Text[]
}

/** One tree. It stands at `root`; it may be drawn swaying about that point. */
export interface TreeScene {
  tree: Tree
  root: Point
  /** All of its wood, leaves and fruit lie within. */
  bounds: Box
  /** 1, or less where another tree is brought forward. */
  opacity: number
  washes: Glow[]
  wood: Mark[]
  branches: Branch[]
  /** In the order in which they are drawn: newest last. */
  leaves: Leaf[]
  fruit: Fruit[]
}

/** A picture of a board, ready to draw: nothing in it depends on where it is drawn. */
export interface Scene {
  width: number
  height: number
  theme: Theme
  palette: Palette
  title: string
  description: string
  /** Sky, hills and ground. */
  land: Mark[]
  trees: TreeScene[]
  links: Mark[]
  tags: Tag[]
  /** What is written elsewhere than on tags. */
  texts: Text[]
}
