import sharp from 'sharp'
import type { Placed } from '../../../core/paper/frame.ts'
import type { Point } from '../../../core/paper/layout.ts'
import { cornersOf, LAYOUTS } from '../../../core/paper/layout.ts'
import { patchesLikeCodes } from '../../../core/paper/patches.ts'
import type { Grey } from '../../../core/paper/picture.ts'
import { straightened } from '../../../core/paper/picture.ts'
import type { View } from '../../../core/paper/plane.ts'
import { backwards, horizonOf, middleOf, middleOfPoints, seen, viewBelow } from '../../../core/paper/plane.ts'
import type { PaperSize } from '../../../core/paper/reading.ts'
import type { Code } from './codes.ts'
import { codesIn, whole } from './codes.ts'

type Found = Placed & { size: PaperSize }
type Look = (typeof LOOKS)[number]

/** Millimetres a side of what is looked at closely, around the middle of a code. */
const SIDE = 44
/**
 * How it is looked at, one time after the other until it is read: pixels a millimetre, and how much is
 * sharpened; what is blurred is read only so, and what is noisy is not.
 */
const LOOKS = [
  { perMm: 5, sharpened: 0 },
  { perMm: 8, sharpened: 0 },
  { perMm: 6, sharpened: 1 },
  { perMm: 10, sharpened: 1 },
  { perMm: 4, sharpened: 4 },
  { perMm: 8, sharpened: 2 },
]

/**
 * Codes that were missed because they are small or seen aslant. All cards lie on one table or wall, so those
 * that were found say how it is seen. It is looked over as if from straight above, and what looks like a code
 * is read so, enlarged. `unread`: corners of those that nobody could read.
 */
export async function missedCodes(
  picture: Grey,
  cards: readonly Found[],
): Promise<{ read: Code[]; unread: Point[][] }> {
  const view = viewOfTable(picture, cards)
  if (!view) return { read: [], unread: [] }
  const back = backwards(view)
  const known = cards.map((card) => seen(back, middleOfPoints(codeOf(card))))
  const [read, unread]: [Code[], Point[][]] = [[], []]
  for (const middle of patchesLikeCodes(picture, view, known)) {
    // On a card that was found it is its stub's: nothing is lost if that is not read.
    const looks = cards.some((card) => isOn(card, [seen(view, middle)])) ? LOOKS.slice(0, 1) : LOOKS
    const found = await readAround(picture, view, middle, looks)
    read.push(...found.read)
    unread.push(...found.unread)
  }
  return { read, unread }
}

const codeOf = ({ view, size }: Found): Point[] => cornersOf(LAYOUTS[size].code).map((corner) => seen(view, corner))

/** Whether something lies on a card: then it is of that card, its stub for one. */
export function isOn({ view, size }: Found, corners: readonly Point[]): boolean {
  const { width, height } = LAYOUTS[size]
  const { x, y } = seen(backwards(view), middleOfPoints(corners))
  return x > -5 && y > -5 && x < width + 5 && y < height + 5
}

/** How the table is seen: by the card nearest to the middle, with the horizon of all. */
function viewOfTable({ width, height }: Grey, cards: readonly Found[]): View | undefined {
  const sure = cards.filter((card) => card.sure)
  const horizon = middleOf(sure.map(({ view }) => horizonOf(view)))
  if (!horizon) return undefined
  const far = ({ corners }: Found) => {
    const { x, y } = middleOfPoints(corners)
    return Math.hypot(x - width / 2, y - height / 2)
  }
  const middle = sure.reduce((a, b) => (far(b) < far(a) ? b : a))
  return viewBelow(horizon, cornersOf(LAYOUTS[middle.size].frame), middle.corners)
}

async function readAround(picture: Grey, view: View, { x, y }: Point, looks: readonly Look[]) {
  const part = { x: x - SIDE / 2, y: y - SIDE / 2, width: SIDE, height: SIDE }
  const found: { read: Code[]; unread: Point[][] } = { read: [], unread: [] }
  for (const { perMm, sharpened } of looks) {
    const close = straightened(picture, view, part, perMm)
    const { read, unread } = await codesIn(await sharper(close, perMm, sharpened), whole(close), 1)
    const there = ({ corners }: Code) =>
      corners.map((corner) => seen(view, { x: corner.x / perMm + part.x, y: corner.y / perMm + part.y }))
    found.read = read.map((code) => ({ ...code, corners: there(code) as Code['corners'] }))
    found.unread = unread.map(there)
    // Where nothing even looks like a code from near, it is something else.
    if (read.length > 0 || (unread.length === 0 && perMm > LOOKS[0]!.perMm)) break
  }
  return found.read.length > 0 ? { ...found, unread: [] } : found
}

async function sharper(grey: Grey, perMm: number, strength: number): Promise<Grey> {
  if (strength === 0) return grey
  const data = await sharp(grey.data, { raw: { width: grey.width, height: grey.height, channels: 1 } })
    .sharpen({ sigma: perMm / 4, m1: strength, m2: strength, y2: 80, y3: 80 })
    .greyscale()
    .raw()
    .toBuffer()
  return { ...grey, data: new Uint8Array(data) }
}
