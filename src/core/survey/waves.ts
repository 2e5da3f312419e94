import { last } from '../plain/last.ts'
import type { Said } from './publish.ts'
import { agreeing } from './publish.ts'
import type { Survey } from './survey.ts'
import { changeOf, wilson } from './change.ts'

/** One wave of a statement, as its line shows it. */
export interface Point {
  /** The wave's code. */
  code: string
  at: number
  agree: number
  of: number
  low: number
  high: number
  /** Against the wave before; null: the first, a poll, or other words. */
  change: { clear: 'up' | 'down' | null } | null
}

type Wave = Pick<Survey, 'code' | 'coded' | 'closedAt' | 'result'>

/**
 * [S9] What closed waves say of each statement of the last one, the oldest first. A poll is compared with
 * nothing, nor is a statement whose words have changed: its line begins anew.
 */
export function linesOf(waves: readonly Wave[]): { said: Said; points: Point[] }[] {
  const closed = waves
    .filter(({ result }) => result !== null)
    .sort((a, b) => a.closedAt! - b.closedAt! || (a.code < b.code ? -1 : 1))
  const latest = last(closed)
  if (!latest) return []
  return latest.result!.statements.map((said) => ({ said, points: pointsOf(closed, latest, said) }))
}

function pointsOf(closed: readonly Wave[], latest: Wave, { asks, text }: Said): Point[] {
  const points: Point[] = []
  // A poll stands alone.
  for (const wave of latest.coded ? closed.filter(({ coded }) => coded) : [latest]) {
    const same = wave.result!.statements.find((one) => (text === null ? one.asks === asks : one.text === text))
    const share = same && agreeing(same.groups)
    if (!share) continue
    const [low, high] = wilson(share.agree, share.of)
    const before = last(points)
    const change = before ? { clear: changeOf(before, share).clear } : null
    points.push({ code: wave.code, at: wave.closedAt!, ...share, low, high, change })
  }
  return points
}
