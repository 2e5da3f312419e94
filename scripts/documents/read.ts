import { createCanvas } from '@napi-rs/canvas'
import JSZip from 'jszip'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { SaxesParser } from 'saxes'

/**
 * The words of a Word file. Every part of it is read as XML: what a program would have to repair is refused.
 */
export async function wordText(bytes: Uint8Array): Promise<string> {
  const zip = await JSZip.loadAsync(bytes)
  let text = ''
  for (const [name, entry] of Object.entries(zip.files)) {
    if (!/\.(xml|rels)$/.test(name)) continue
    const parser = new SaxesParser()
    if (name === 'word/document.xml') parser.on('text', (part) => (text += part))
    parser.on('error', (error) => {
      throw new Error(`${name}: ${error.message}`)
    })
    parser.write(await entry.async('string')).close()
  }
  return text
}

/** The words of a PDF in the order in which it holds them. */
export async function pdfText(bytes: Uint8Array): Promise<string> {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise
  let text = ''
  for (let n = 1; n <= pdf.numPages; n++) {
    const { items } = await (await pdf.getPage(n)).getTextContent()
    text += items.map((item) => ('str' in item ? item.str : '')).join('')
  }
  await pdf.destroy()
  return text
}

/** Words without what files add or drop between them: spaces, and signs that nobody sees. */
export const bare = (text: string): string => text.normalize('NFKC').replace(/[\s\p{Cf}\uFE0F]/gu, '')

/** A page of a PDF as a picture (PNG), a millimetre to so many points of the screen; the first page is 1. */
export async function pdfPicture(bytes: Uint8Array, page: number, perMm = 4): Promise<Uint8Array> {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise
  const shown = await pdf.getPage(page)
  const viewport = shown.getViewport({ scale: (perMm * 25.4) / 72 })
  const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height))
  // What pdf.js calls a canvas of the browser it takes from this package too.
  await shown.render({ canvasContext: canvas.getContext('2d') as never, viewport }).promise
  await pdf.destroy()
  return canvas.encode('png')
}
