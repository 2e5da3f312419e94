import QRCode from 'qrcode'
import { expect, test } from 'vitest'
import type { Point } from './layout.ts'
import { patchesLikeCodes } from './patches.ts'
import type { Grey } from './picture.ts'

const PER_MM = 3
const view = [PER_MM, 0, 0, 0, PER_MM, 0, 0, 0, 1]
const code = QRCode.create('GVK7Q2MD222ABCDE', { errorCorrectionLevel: 'H' }).modules

/** A table of 300 × 200 mm with codes of 25 mm on it, and lines of writing everywhere else. */
function table(codes: readonly Point[]): Grey {
  const [width, height] = [300 * PER_MM, 200 * PER_MM]
  const data = Uint8Array.from({ length: width * height }, (_, at) => {
    const [x, y] = [(at % width) / PER_MM, Math.floor(at / width) / PER_MM]
    const on = codes.find((corner) => x >= corner.x && x < corner.x + 25 && y >= corner.y && y < corner.y + 25)
    if (on) return code.get(Math.floor(y - on.y), Math.floor(x - on.x)) ? 40 : 220
    return y % 8 < 1 || (x % 9 < 1 && y % 8 < 5) ? 60 : 220
  })
  return { data, width, height }
}

test('[P6] a code that was missed is seen beside one that was read; writing is none', () => {
  const codes = [
    { x: 30, y: 40 },
    { x: 230, y: 120 },
    { x: 150, y: 20 },
  ]
  const middles = codes.map(({ x, y }) => ({ x: x + 12.5, y: y + 12.5 }))
  const found = patchesLikeCodes(table(codes), view, middles.slice(0, 1))
  const near = (one: Point, other: Point) => Math.hypot(one.x - other.x, one.y - other.y)
  for (const missed of middles.slice(1)) expect(Math.min(...found.map((one) => near(one, missed)))).toBeLessThan(7)
  for (const one of found) expect(Math.min(...middles.map((middle) => near(one, middle)))).toBeLessThan(28)
})
