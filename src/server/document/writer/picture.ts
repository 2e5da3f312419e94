import sharp from 'sharp'
import type { Document } from '../../../core/document/blocks.ts'
import { set } from './pdf.ts'

/** Pixels of a picture: as wide as the screens of phones are, and no longer than programs of phones show. */
const [WIDTH, HEIGHT_MOST] = [1080, 16_000]
/** Typst draws in points, 72 an inch. */
const POINTS_AN_INCH = 72

/** A document as one picture (PNG), for chat groups. Its letters are drawn, so no typeface is needed. */
export async function pictureOf(document: Document): Promise<Uint8Array> {
  const svg = await set(document, (typst, pages) => typst.plainSvg(pages))
  const [width, height] = ['width', 'height'].map((side) =>
    Number(svg.match(new RegExp(`<svg[^>]* ${side}="([\\d.]+)`))![1]),
  )
  const scale = Math.min(WIDTH / width!, HEIGHT_MOST / height!)
  return sharp(Buffer.from(svg), { density: POINTS_AN_INCH * scale, limitInputPixels: WIDTH * HEIGHT_MOST * 2 })
    .flatten({ background: '#fff' })
    .png({ palette: true })
    .toBuffer()
}
