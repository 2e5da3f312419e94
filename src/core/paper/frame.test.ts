import { describe, expect, test } from 'vitest'
import { placeCards } from './frame.ts'
import { sameInk } from './ink.ts'
import type { Point } from './layout.ts'
import { A4, cornersOf, LAYOUTS, onASheet } from './layout.ts'
import type { Grey } from './picture.ts'
import { backwards, horizonOf, seen, viewBelow, viewOf } from './plane.ts'
import { PAPER_SIZES } from './reading.ts'
import { readTicks } from './ticks.ts'

const LAYOUT = LAYOUTS.a6
/** A card as a camera sees it that looks aslant. */
const SEEN: Point[] = [
  { x: 90, y: 120 },
  { x: 620, y: 90 },
  { x: 700, y: 850 },
  { x: 40, y: 760 },
]
const view = viewOf(cornersOf({ x: 0, y: 0, width: LAYOUT.width, height: LAYOUT.height }), SEEN)!
const far = (a: Point, b: Point) => Math.hypot(a.x - b.x, a.y - b.y)

/** Only the frame and the boxes of a card, drawn as they are seen; `ink` says what is dark besides. */
function drawn(ink: (point: Point) => boolean = () => false): Grey {
  const [width, height] = [760, 920]
  const back = backwards(view)
  const data = new Uint8Array(width * height)
  const onBorder = ({ x, y }: Point, rect: typeof LAYOUT.frame, line: number) => {
    const [dx, dy] = [x - rect.x, y - rect.y]
    const inside = dx > 0 && dy > 0 && dx < rect.width && dy < rect.height
    return inside && Math.min(dx, dy, rect.width - dx, rect.height - dy) < line
  }
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const point = seen(back, { x: x + 0.5, y: y + 0.5 })
      const dark =
        onBorder(point, LAYOUT.frame, LAYOUT.line) ||
        Object.values(LAYOUT.boxes).some((box) => onBorder(point, box, 0.4)) ||
        ink(point)
      data[y * width + x] = dark ? 40 : 220
    }
  return { data, width, height }
}

describe('[P5] where a card lies', () => {
  test('a view takes points to the picture and back', () => {
    for (const point of cornersOf(LAYOUT.frame))
      expect(far(seen(backwards(view), seen(view, point)), point)).toBeLessThan(1e-6)
  })

  test('the horizon of one card on the table and the code of another give the other’s view', () => {
    const code = cornersOf(LAYOUT.code)
    const again = viewBelow(
      horizonOf(view),
      code,
      code.map((point) => seen(view, point)),
    )!
    for (const corner of cornersOf(LAYOUT.frame))
      expect(far(seen(again, corner), seen(view, corner))).toBeLessThan(0.01)
  })

  test('the frame corrects what a code says wrongly of the far corners', () => {
    const wrong = cornersOf(LAYOUT.code).map((point, n) => {
      const { x, y } = seen(view, point)
      return { x: x + (n === 2 ? 1.5 : 0), y: y - (n === 3 ? 1.5 : 0) }
    })
    const [placed] = placeCards(drawn(), [{ code: wrong, layout: LAYOUT }])
    expect(placed!.sure).toBe(true)
    placed!.corners.forEach((corner, n) => expect(far(corner, seen(view, cornersOf(LAYOUT.frame)[n]!))).toBeLessThan(3))
  })

  test('a tick is seen, an empty box is empty', () => {
    const { x, y } = LAYOUT.boxes.callBack
    const ticked = drawn((point) => Math.abs(point.x - x - (point.y - y)) < 0.4 && point.x > x + 1 && point.x < x + 4.2)
    expect(readTicks(ticked, view, LAYOUT)).toEqual({ mayBeNamed: 'empty', callBack: 'ticked' })
  })
})

test('[P6] the same writing is the same in another light; other writing and nothing are not', () => {
  const one = [4, 9, 22, 3, 15, 4, 4, 30]
  expect(
    sameInk(
      one,
      one.map((value) => value * 0.7 + 2),
    ),
  ).toBe(true)
  expect(sameInk(one, [...one].reverse())).toBe(false)
  expect(
    sameInk(
      one,
      one.map(() => 4),
    ),
  ).toBe(false)
  expect(sameInk([4, 4, 5, 4], [3, 3, 3, 3])).toBe(true)
})

test.each(PAPER_SIZES)(
  '[P1] all of a card of size %s stands on its paper, inside of its frame, and sheets are full',
  (size) => {
    const layout = LAYOUTS[size]
    expect([layout.width * layout.across, layout.height * layout.down]).toEqual([A4.width, A4.height])
    expect(onASheet(layout)).toBe(size === 'a6' ? 4 : 2)
    const { frame, code, leaf, writing, where, who, boxes } = layout
    for (const part of [code, leaf, writing, where, who, ...Object.values(boxes)]) {
      expect(part.x).toBeGreaterThan(frame.x + layout.line)
      expect(part.y).toBeGreaterThan(frame.y + layout.line)
      expect(part.x + part.width).toBeLessThan(frame.x + frame.width - layout.line)
      expect(part.y + part.height).toBeLessThan(frame.y + frame.height - layout.line)
    }
  },
)
