import type { Plot } from './frame.ts'
import { inTwo, shortened, shortenedInTwo, textWidth } from './labels.ts'
import { TAIL_GAP } from './names.ts'

/** Widths to try for a name, as shares of the plot's width: on a line, then on two, at last shortened. */
const WIDTHS = [0.66, 0.56, 0.42, 0.3]
const ONE_LINE = 0.56
/** A name up to so many ems long stays on one line. */
const SHORT = 5.5

/** What stands on a plate: a line or two, the last with the number of people behind the topic. */
export interface Wording {
  lines: string[]
  size: number
  whole: boolean
  /** The share of the name that is lost. */
  lost: number
  /** Stands for a name that found no place. */
  number?: number
  width: number
  height: number
}

/** The ways to set a name in full, best first, and those that shorten it. */
export function wordings(plot: Plot, name: string, tail: string, size: number): [whole: Wording[], short: Wording[]] {
  const tailWidth = size * TAIL_GAP + textWidth(tail, size, true)
  const worded = (lines: string[], whole: boolean): Wording => {
    const widths = lines.map((line, i) => textWidth(line, size, true) + (i === lines.length - 1 ? tailWidth : 0))
    const lost = whole ? 0 : 1 - lines.join('').length / name.length
    const width = Math.max(...widths) + size * 0.7
    return { lines, size, whole, lost, width, height: size * (1.25 * lines.length + 0.3) }
  }
  const rooms = WIDTHS.map((share) => share * (plot.right - plot.left))
  const inOne = textWidth(name, size, true)
  const halves = inOne > SHORT * size ? rooms.map((room) => inTwo(name, size, room, room - tailWidth)) : []
  const whole = [
    ...(inOne + tailWidth <= ONE_LINE * (plot.right - plot.left) ? [[name]] : []),
    ...halves.filter((lines) => lines !== null),
  ]
  const short = [
    ...rooms.map((room) => shortenedInTwo(name, size, room, room - tailWidth)).filter((lines) => lines !== null),
    ...rooms.map((room) => [shortened(name, size, room - tailWidth, true)]).filter(([line]) => line),
  ]
  const once = (all: string[][]) => [...new Map(all.map((lines) => [lines.join('\n'), lines])).values()]
  return [once(whole).map((lines) => worded(lines, true)), once(short).map((lines) => worded(lines, false))]
}

/** A number for a name that is told elsewhere. */
export function numbering(number: number, size: number): Wording {
  const width = textWidth(String(number), size, true) + size * 0.8
  return { lines: [String(number)], size, whole: false, lost: 1, number, width, height: size * 1.4 }
}
