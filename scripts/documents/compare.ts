import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { Document } from '../../src/core/document/blocks.ts'
import { textOf } from '../../src/core/document/blocks.ts'
import type { Form } from '../../src/wire/document.ts'
import { drawable } from '../../src/server/document/writer/typefaces.ts'
import { bare, wordText } from './read.ts'

/**
 * What of a document's blocks its file does not say, in the order in which they stand: every title, field,
 * cell, item and address. `pages`: the words of a PDF's pages as some program reads them. Of a picture nobody
 * reads the words.
 */
export async function missingFrom(document: Document, form: Form, bytes: Uint8Array): Promise<string[]> {
  if (form === 'png') return isPicture(bytes) ? [] : ['is no picture']
  return form === 'docx'
    ? lost(piecesOf(document), bare(await wordText(bytes)))
    : missingFromPages(document, await pagesOf(bytes))
}

/** The same for a PDF whose pages some program has read. */
export function missingFromPages(document: Document, pages: readonly string[]): string[] {
  // What a drawing shows is drawn in a PDF, not said; and signs without a typeface stand by their number.
  const shown = { ...document, blocks: document.blocks.filter(({ kind }) => kind !== 'drawing') }
  return lost(piecesOf(drawable(shown).document), withoutFeet(document, pages))
}

/** The words of each page of a PDF, in the order in which it holds them. */
async function pagesOf(bytes: Uint8Array): Promise<string[]> {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise
  const pages: string[] = []
  for (let n = 1; n <= pdf.numPages; n++) {
    const { items } = await (await pdf.getPage(n)).getTextContent()
    pages.push(items.map((item) => ('str' in item ? item.str : '')).join(''))
  }
  await pdf.destroy()
  return pages
}

/** The text of all pages as one, so that what is broken over two of them is found whole. */
const withoutFeet = ({ foot }: Document, pages: readonly string[]): string =>
  pages
    .map((page, n) => {
      const [text, end] = [bare(page), bare(`${drawableText(foot)}${n + 1}/${pages.length}`)]
      return text.endsWith(end) ? text.slice(0, -end.length) : text
    })
    .join('')

const drawableText = (foot: string): string =>
  drawable({ title: '', language: 'en', blocks: [], foot, at: 0 }).document.foot

/** The texts of each block by themselves, between gaps and line ends. */
const piecesOf = ({ blocks }: Document): string[][] =>
  blocks.flatMap((block) => {
    const pieces = textOf({ blocks: [block] })
      .split(/[\n\t]|_+/)
      .map(bare)
      .filter(Boolean)
    // Figures stand beside one another, each over what it counts: in which order is the layout's.
    return block.kind === 'figures' ? [pieces] : pieces.map((piece) => [piece])
  })

function lost(groups: readonly string[][], text: string): string[] {
  const missing: string[] = []
  let from = 0
  for (const pieces of groups) {
    const ends = pieces.flatMap((piece) => {
      const at = text.indexOf(piece, from)
      if (at < 0) missing.push(piece)
      return at < 0 ? [] : [at + piece.length]
    })
    from = Math.max(from, ...ends)
  }
  return missing
}

const PNG = '89504e470d0a1a0a'
const isPicture = (bytes: Uint8Array): boolean => Buffer.from(bytes.subarray(0, 8)).toString('hex') === PNG
