import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import QRCode from 'qrcode'
import type { Archive } from '../../../core/document/archive.ts'
import type { Block, Document } from '../../../core/document/blocks.ts'
import type { Id } from '../../../core/plain/id.ts'
import type { Photos } from './photos.ts'
import { TEMPLATE } from './template.ts'
import { drawable, TYPEFACES } from './typefaces.ts'

/** The folder in which the layout looks for photos. They are held in memory; nothing is written there. */
const WORKSPACE = tmpdir()

/** What sets pages. Loading a typeface of 15 MB takes a third of a second: once a process. */
let kept: NodeCompiler | undefined
export const compiler = () =>
  (kept ??= NodeCompiler.create({ workspace: WORKSPACE, fontArgs: [{ fontPaths: TYPEFACES }] }))

/**
 * A document as PDF/A-2u, its typeface embedded and cut down to the signs in use; an archive file as
 * PDF/A-3u, with its data inside and the place for its seal. The same blocks give the same bytes.
 */
export async function pdfOf(whole: Document | Archive, photos: Photos = new Map()): Promise<Uint8Array> {
  return set(whole, photos, (typst, pages) =>
    typst.pdf(pages, {
      pdfStandard: 'attached' in whole ? 'a-3u' : 'a-2u',
      creationTimestamp: Math.floor(whole.at / 1000),
    }),
  )
}

/** Sets a document, and draws its pages. Nothing that one document needed is kept for the next. */
export async function set<Drawn>(
  whole: Document | Archive,
  photos: Photos,
  draw: (typst: NodeCompiler, pages: NodeTypstDocument) => Drawn,
): Promise<Drawn> {
  const typst = compiler()
  // What lies in the file is not drawn.
  const { attached, seal, ...shown } = { attached: undefined, seal: undefined, ...whole }
  const { document, missing } = drawable(shown)
  if (missing.length > 0) console.error(`no typeface has ${missing.join(', ')}: written as numbers`)
  for (const [photo, { bytes }] of photos) typst.mapShadow(join(WORKSPACE, fileOf(photo)), bytes)
  const data = { ...(await asData(document, whole)), attached, seal }
  const pages = hung(whole) ? onOneSheet(typst, data, whole) : compiledOf(typst, data)
  const drawn = draw(typst, pages)
  typst.resetShadow()
  typst.evictCache(0)
  return drawn
}

/** What hangs on a board is one sheet, if it can be read there; on A3 it fills that. */
const hung = ({ poster, paper }: Document): boolean => poster === true || paper === 'a3'
/** How much larger or smaller its type may be for that. */
const LARGER = [1.5, 1.35, 1.2, 1.1]
const SMALLER = [0.92, 0.84, 0.76]

/** As large as it fits on one sheet; what fits on none in type that can be read stays, on several. */
function onOneSheet(typst: NodeCompiler, data: object, { poster }: Document): NodeTypstDocument {
  const pages = compiledOf(typst, data)
  const single = pages.numOfPages === 1
  if (single && poster) return pages
  for (const fit of single ? LARGER : SMALLER) {
    const other = compiledOf(typst, { ...data, fit })
    if (other.numOfPages === 1) return other
  }
  return pages
}

function compiledOf(typst: NodeCompiler, data: object): NodeTypstDocument {
  const compiled = typst.compile({ mainFileContent: TEMPLATE, inputs: { document: JSON.stringify(data) } })
  if (compiled.result) return compiled.result
  const failed = compiled.takeError()
  throw new Error(`typst: ${JSON.stringify(failed?.shortDiagnostics ?? [])}`)
}

/**
 * What the layout reads: the blocks, with each code as a drawing, and the day as numbers. Codes are drawn of
 * the address as it is in `whole`.
 */
export async function asData({ blocks, at, ...rest }: Document, whole: Document): Promise<object> {
  const day = new Date(at)
  const codes = await Promise.all(whole.blocks.map(codeOf))
  return {
    ...rest,
    date: [day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate()],
    blocks: blocks.map((block, n) => ({ ...block, ...codes[n] })),
  }
}

async function codeOf(block: Block): Promise<object> {
  if (block.kind === 'picture') return { file: fileOf(block.photo) }
  return block.kind === 'qr' ? { svg: await QRCode.toString(block.address, { type: 'svg', margin: 2 }) } : {}
}

/** Under which name the layout finds a photo. */
const fileOf = (photo: Id): string => `grove-${photo}.jpg`
