import type { Card, Topic } from '../../core/meeting/meeting.ts'
import { sidesOf } from '../../core/meeting/sides.ts'
import type { Palette } from './colours.ts'
import type { Lobe } from './crown.ts'
import { hermite, ribbon } from './path.ts'
import type { Mark, Point } from './scene.ts'

/** How far a twig of one side turns from its branch, in radians, and how long it is beside the crown. */
const TURN = 0.85
const LONG = 0.42
/** The crown of one side beside the crown of both, and how far the middles of the two stand apart. */
const PART = 0.68
const APART = 0.56
/** A twig of many people is thicker (Murray's law, as in wood.ts); one of nobody is there too. */
const MURRAY = 2.5
const THINNEST = 0.35

/** [M55] A crown at the end of one twig. */
export interface Twig {
  lobe: Lobe
  cards: Card[]
  /** Its wood; `girth`: radius of the branch at its end. */
  woodOf(girth: number): Mark[]
}

/**
 * [M55] The twigs at the end of a topic's branch: two where it has two sides, each with its own crown, which
 * lean away from each other; else none of its own, and one crown.
 */
export function twigsOf(topic: Topic, lobe: Lobe, cards: Card[], palette: Palette): Twig[] {
  const sides = sidesOf(topic, cards)
  if (!sides) return [{ lobe, cards, woodOf: () => [] }]
  const all = Math.max(1, sides[0].people + sides[1].people)
  return sides.map(({ cards, people }, i) => {
    const own = lobeOfSide(lobe, i === 0 ? -1 : 1)
    const share = Math.max(THINNEST, (people / all) ** (1 / MURRAY))
    return { lobe: own, cards, woodOf: (girth) => [{ d: twig(lobe, own, girth * share), fill: palette.wood }] }
  })
}

/** The smaller crown to the left of a branch's end, or to its right. */
function lobeOfSide({ name, tip, heading, centre, radius }: Lobe, side: -1 | 1): Lobe {
  const across = { x: side, y: 0 }
  const turned = turn(heading, side * TURN)
  const end = { x: tip.x + turned.x * radius * LONG, y: tip.y + turned.y * radius * LONG }
  return {
    name: `${name}/${side < 0 ? 'first' : 'other'}`,
    tip: end,
    heading: turned,
    centre: { x: centre.x + across.x * radius * APART, y: centre.y },
    radius: radius * PART,
  }
}

const turn = ({ x, y }: Point, by: number): Point => ({
  x: x * Math.cos(by) - y * Math.sin(by),
  y: x * Math.sin(by) + y * Math.cos(by),
})

/** From within the branch, along it, to where the side's leaves begin. */
function twig({ tip, heading }: Lobe, to: Lobe, radius: number): string {
  const from = { x: tip.x - heading.x * radius, y: tip.y - heading.y * radius }
  const length = Math.hypot(to.tip.x - from.x, to.tip.y - from.y)
  const along = ({ x, y }: Point) => ({ x: x * length, y: y * length })
  const line = hermite(from, along(heading), to.tip, along(to.heading), 6)
  return ribbon(
    line,
    line.map((_, i) => radius * (1 - (0.55 * i) / (line.length - 1))),
  )
}
