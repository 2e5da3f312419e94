import { createCanvas } from '@napi-rs/canvas'
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { Grey } from '../../../core/paper/picture.ts'
import { PAGES_MOST, FileRefused } from './refused.ts'

/** Pixels of a page: A4 at 300 dpi has 8.7 million. */
const PIXELS = 8_700_000
/** A page with a larger picture inside is refused: no scanner makes them. */
const PICTURE_MOST = 40_000_000

/**
 * What cannot be drawn of a page, too large pictures for one, pdf.js (4.10) leaves out and says so to the
 * console alone.
 */
let leftOut = false
console.log = (said: string) => {
  leftOut ||= /^Warning: (Image exceeded|Unable to decode image|getOperatorList - ignoring)/.test(said)
}

/** The pages of a PDF one after the other, as pictures. Refuses too many before any is drawn. */
export async function* pagesOf(file: Uint8Array): AsyncGenerator<Grey> {
  const opened = await getDocument({
    data: Uint8Array.from(file),
    isEvalSupported: false,
    maxImageSize: PICTURE_MOST,
    useSystemFonts: false,
    verbosity: VerbosityLevel.WARNINGS,
  }).promise.catch(() => {
    throw new FileRefused('paperPdfBroken')
  })
  if (!(opened.numPages > 0)) throw new FileRefused('paperPdfBroken')
  if (opened.numPages > PAGES_MOST)
    throw new FileRefused('paperTooManyPages', { count: opened.numPages, most: PAGES_MOST })
  for (let n = 1; n <= opened.numPages; n++) yield await pageOf(opened, n)
  await opened.destroy()
}

async function pageOf(opened: Awaited<ReturnType<typeof getDocument>['promise']>, n: number): Promise<Grey> {
  try {
    const page = await opened.getPage(n)
    const { width: w, height: h } = page.getViewport({ scale: 1 })
    const viewport = page.getViewport({ scale: Math.sqrt(PIXELS / (w * h)) })
    const [width, height] = [Math.round(viewport.width), Math.round(viewport.height)]
    // A page that is a line or a point is no sheet of paper.
    if (!(width > 200 && height > 200)) throw new Error('no page')
    const canvas = createCanvas(width, height)
    const context = canvas.getContext('2d')
    context.fillStyle = '#fff'
    context.fillRect(0, 0, width, height)
    await page.render({ canvasContext: context as never, viewport }).promise
    if (leftOut) throw new Error('not drawn whole')
    const { data } = context.getImageData(0, 0, width, height)
    page.cleanup()
    return { data: greyOf(data, width * height), width, height }
  } catch {
    throw new FileRefused('paperPdfBroken', { count: n })
  }
}

function greyOf(pixels: Uint8ClampedArray, count: number): Uint8Array {
  const grey = new Uint8Array(count)
  for (let n = 0; n < count; n++)
    grey[n] = (pixels[n * 4]! * 77 + pixels[n * 4 + 1]! * 150 + pixels[n * 4 + 2]! * 29) >> 8
  return grey
}
