import sharp from 'sharp'
import type { Document } from '../../../core/document/blocks.ts'
import type { Photos } from './photos.ts'
import { set } from './pdf.ts'

/** Pixels of a picture: as wide as the screens of phones are, and no longer than programs of phones show. */
const [WIDTH, HEIGHT_MOST] = [1080, 16_000]
/** Sharp takes a length of a drawing as it is at so many to the inch. */
const PLAIN_DENSITY = 72

/** A document as one picture (PNG), for chat groups. Its letters are drawn, so no typeface is needed. */
export async function pictureOf(document: Document, photos: Photos): Promise<Uint8Array> {
  const svg = await set(document, photos, (typst, pages) => typst.plainSvg(pages))
  const [width, height] = ROOT.map((side) => Number(side.exec(svg)![1])) as [number, number]
  const scale = Math.min(WIDTH / width, HEIGHT_MOST / height)
  // Lengths in points would grow with the density once more.
  const drawing = svg.replace(/<svg[^>]*>/, (root) => root.replaceAll('pt"', '"'))
  return sharp(Buffer.from(drawing), { density: PLAIN_DENSITY * scale, limitInputPixels: WIDTH * HEIGHT_MOST * 2 })
    .flatten({ background: '#fff' })
    .png({ palette: true })
    .toBuffer()
}

/** How wide and how high a drawing is. */
const ROOT = [/<svg[^>]* width="([\d.]+)/, /<svg[^>]* height="([\d.]+)/]
