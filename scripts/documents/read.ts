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
