import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { ReadResult } from 'zxing-wasm/reader'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import type { Point } from '../../../core/paper/layout.ts'
import type { Grey } from '../../../core/paper/picture.ts'

// Its program comes from the package, never from the network.
const WASM = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm')
prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(readFileSync(WASM)).buffer } })

/**
 * A code in a picture: what it says, and its corners there, from the upper left one of the code itself
 * around.
 */
export interface Code {
  text: string
  corners: [Point, Point, Point, Point]
}

/** Codes of a part of the picture; `scale` enlarges or shrinks it first. */
export async function codesIn(picture: Grey, part: Part, scale: number): Promise<{ read: Code[]; unread: Code[] }> {
  const image = rgbaOf(picture, part, scale)
  const found = await readBarcodes(image, {
    formats: ['QRCode'],
    tryHarder: true,
    tryInvert: false,
    returnErrors: true,
    maxNumberOfSymbols: 120,
  })
  const code = ({ text, position: { topLeft, topRight, bottomRight, bottomLeft } }: ReadResult): Code => ({
    text,
    corners: [topLeft, topRight, bottomRight, bottomLeft].map(({ x, y }) => ({
      x: x / scale + part.left,
      y: y / scale + part.top,
    })) as Code['corners'],
  })
  return {
    read: found.filter(({ isValid }) => isValid).map(code),
    unread: found.filter(({ isValid }) => !isValid).map(code),
  }
}

export interface Part {
  left: number
  top: number
  width: number
  height: number
}

/** All of a picture. */
export const whole = ({ width, height }: Grey): Part => ({ left: 0, top: 0, width, height })

/** As the library takes pictures. Shrunk by the mean of the pixels, enlarged between them. */
function rgbaOf({ data, width }: Grey, { left, top, ...part }: Part, scale: number): ImageData {
  const [w, h] = [Math.round(part.width * scale), Math.round(part.height * scale)]
  const pixels = new Uint8ClampedArray(w * h * 4).fill(255)
  const step = 1 / scale
  const block = Math.max(1, Math.round(step))
  for (let row = 0; row < h; row++)
    for (let column = 0; column < w; column++) {
      let value = 0
      if (scale > 1) {
        const x = Math.min(part.width - 1.001, Math.max(0, (column + 0.5) * step - 0.5))
        const y = Math.min(part.height - 1.001, Math.max(0, (row + 0.5) * step - 0.5))
        const at = (top + Math.floor(y)) * width + left + Math.floor(x)
        const [fx, fy] = [x % 1, y % 1]
        value =
          (data[at]! * (1 - fx) + data[at + 1]! * fx) * (1 - fy) +
          (data[at + width]! * (1 - fx) + data[at + width + 1]! * fx) * fy
      } else {
        const at = (top + Math.floor(row * step)) * width + left + Math.floor(column * step)
        for (let y = 0; y < block; y++) for (let x = 0; x < block; x++) value += data[at + y * width + x]!
        value /= block * block
      }
      const to = (row * w + column) * 4
      pixels[to] = pixels[to + 1] = pixels[to + 2] = value
    }
  return { data: pixels, width: w, height: h, colorSpace: 'srgb' } as ImageData
}
