import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import QRCode from 'qrcode'
import type { Block, Document } from '../../../core/document/blocks.ts'
import { TEMPLATE } from './template.ts'
import { drawable, TYPEFACES } from './typefaces.ts'

/** Loading a typeface of 15 MB takes a third of a second: once a process. */
let kept: NodeCompiler | undefined
const compiler = () => (kept ??= NodeCompiler.create({ fontArgs: [{ fontPaths: TYPEFACES }] }))

/**
 * A document as PDF/A-2u, its typeface embedded and cut down to the signs in use. The same blocks give the
 * same bytes.
 */
export async function pdfOf(whole: Document): Promise<Uint8Array> {
  const typst = compiler()
  const { document, missing } = drawable(whole)
  if (missing.length > 0) console.error(`no typeface has ${missing.join(', ')}: written as numbers`)
  const compiled = typst.compile({
    mainFileContent: TEMPLATE,
    inputs: { document: JSON.stringify(await asData(document, whole)) },
  })
  if (!compiled.result) {
    const failed = compiled.takeError()
    throw new Error(`typst: ${JSON.stringify(failed?.shortDiagnostics ?? [])}`)
  }
  const pdf = typst.pdf(compiled.result, { pdfStandard: 'a-2u', creationTimestamp: Math.floor(document.at / 1000) })
  // What one document needed is not kept for the next.
  typst.evictCache(0)
  return pdf
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

const codeOf = async (block: Block): Promise<object> =>
  block.kind === 'qr' ? { svg: await QRCode.toString(block.address, { type: 'svg', margin: 2 }) } : {}
