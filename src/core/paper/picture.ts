import type { Point, Rect } from './layout.ts'
import type { View } from './plane.ts'
import { seen } from './plane.ts'

/** A picture without colours: one byte a pixel, 0 black to 255 white, row by row. */
export interface Grey {
  data: Uint8Array
  width: number
  height: number
}

/** How bright the picture is at a point, between pixels too; beside it, as at its edge. */
export function brightness({ data, width, height }: Grey, x: number, y: number): number {
  const cx = Math.min(Math.max(x - 0.5, 0), width - 1.001)
  const cy = Math.min(Math.max(y - 0.5, 0), height - 1.001)
  const [left, top] = [Math.floor(cx), Math.floor(cy)]
  const [fx, fy] = [cx - left, cy - top]
  const at = top * width + left
  const upper = data[at]! * (1 - fx) + data[at + 1]! * fx
  const lower = data[at + width]! * (1 - fx) + data[at + width + 1]! * fx
  return upper * (1 - fy) + lower * fy
}

/** Whether a point lies in the picture. */
export const isInside = ({ width, height }: Grey, { x, y }: Point): boolean =>
  x >= 0 && y >= 0 && x <= width && y <= height

/** A part of the paper as if it were seen from straight above, `perMm` pixels a millimetre. */
export function straightened(picture: Grey, view: View, part: Rect, perMm: number): Grey {
  const width = Math.max(2, Math.round(part.width * perMm))
  const height = Math.max(2, Math.round(part.height * perMm))
  const data = new Uint8Array(width * height)
  for (let row = 0; row < height; row++) {
    const y = part.y + (row + 0.5) / perMm
    for (let column = 0; column < width; column++) {
      const { x: px, y: py } = seen(view, { x: part.x + (column + 0.5) / perMm, y })
      data[row * width + column] = brightness(picture, px, py)
    }
  }
  return { data, width, height }
}

/**
 * How many pixels a millimetre of the paper has in the picture around a point, on the average of both ways.
 */
export function pixelsPerMm(view: View, { x, y }: Point): number {
  const [here, right, below] = [seen(view, { x, y }), seen(view, { x: x + 1, y }), seen(view, { x, y: y + 1 })]
  const across = { x: right.x - here.x, y: right.y - here.y }
  const down = { x: below.x - here.x, y: below.y - here.y }
  return Math.sqrt(Math.abs(across.x * down.y - across.y * down.x))
}
