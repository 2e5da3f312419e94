import { createHash } from 'node:crypto'
import Docxtemplater from 'docxtemplater'
import JSZip from 'jszip'
import PizZip from 'pizzip'
import type { Block, Document, Sourced } from '../../../core/document/blocks.ts'
import { lineText } from '../../../core/document/blocks.ts'
import { placeholdersIn, underEachName } from '../../../core/document/letterhead.ts'
import { Archive } from '../../spreadsheet/import/reader/archive.ts'
import { Refused } from '../../spreadsheet/import/reader/found.ts'
import { withTexts, xmlText } from './texts.ts'
import { look, partKind } from './letterheadParts.ts'
import { refuse } from './letterheadRefused.ts'
import { dated, wordOf } from './word.ts'

/** What a letterhead unpacks to at most, in bytes. */
const UNPACKED_MOST = 30_000_000

/**
 * Looks whether a Word file can be a letterhead, and gives its SHA-256. Its directory is read before anything
 * is unpacked, and what it unpacks to is bounded, as declared and as it comes. Refused are files with
 * programs, with other programs' files inside, and with parts that lie elsewhere (links that people follow
 * may); and placeholders that nobody knows, or that are needed and not there.
 */
export async function checkLetterhead(bytes: Uint8Array): Promise<string> {
  const zip = await unpacked(bytes)
  const { unknown, missing } = placeholdersIn(namesIn(zip))
  if (unknown.length || missing.length)
    refuse('letterheadPlaceholders', [...unknown.map((name) => `{${name}}?`), ...missing.map((name) => `{${name}}`)])
  return createHash('sha256').update(bytes).digest('hex')
}

/** A document on a letterhead. What people wrote stands in it as text, whatever it looks like. */
export async function onLetterhead(whole: Document, letterhead: Uint8Array): Promise<Uint8Array> {
  const document = withTexts(whole, xmlText)
  const filled = templateOf(await unpacked(letterhead))
  const title = document.blocks.find((block) => block.kind === 'title')
  filled.render(
    underEachName({
      title: title?.text ?? document.title,
      issuer: title?.issuer ?? '',
      note: document.foot,
      body: await bodyOf(document),
    }),
  )
  return dated(filled.getZip().generate({ type: 'nodebuffer' }) as Buffer, new Date(document.at))
}

async function unpacked(bytes: Uint8Array): Promise<PizZip> {
  try {
    const archive = await Archive.open(Buffer.from(bytes))
    if (!archive.has('word/document.xml')) refuse('letterheadUnreadable')
    return await take(archive)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return refuse(error.code === 'importTooLarge' ? 'letterheadTooLarge' : 'letterheadUnreadable')
  }
}

async function take(archive: Archive): Promise<PizZip> {
  const zip = new PizZip()
  let size = 0
  for (const name of archive.names()) {
    if (name.endsWith('/')) continue
    const found = partKind(name)
    if (found) refuse(found, [name])
    const pieces: Buffer[] = []
    for await (const piece of archive.pieces(name)) {
      if ((size += piece.length) > UNPACKED_MOST) refuse('letterheadTooLarge')
      pieces.push(piece)
    }
    const part = Buffer.concat(pieces)
    if (/\.(xml|rels)$/i.test(name)) look(name, part.toString())
    zip.file(name, part)
  }
  return zip
}

const templateOf = (zip: PizZip, modules: object[] = []): Docxtemplater => {
  try {
    return new Docxtemplater(zip, { paragraphLoop: true, linebreaks: true, modules: modules as never })
  } catch (error) {
    // What docxtemplater says of each placeholder that it cannot read.
    const { properties } = error as { properties?: { errors?: { properties?: { explanation?: string } }[] } }
    const errors = properties?.errors ?? []
    if (!properties) return refuse('letterheadUnreadable')
    return refuse('letterheadPlaceholders', errors.map(({ properties }) => properties?.explanation ?? '?').slice(0, 10))
  }
}

/** A part of a template as docxtemplater hands it to its modules. */
interface ParsedPart {
  type: string
  value?: string
}

function namesIn(zip: PizZip): string[] {
  const names: string[] = []
  const collecting = {
    name: 'PlaceholderNames',
    preparse: () => undefined,
    postparse: (parts: ParsedPart[]) => {
      for (const { type, value } of parts) if (type === 'placeholder' && value) names.push(value)
      return parts
    },
  }
  templateOf(zip, [collecting])
  return names
}

/** All blocks but the title as WordprocessingML, in the letterhead's own styles where it has them. */
async function bodyOf(document: Document): Promise<string> {
  const blocks = document.blocks.filter(({ kind }) => kind !== 'title').flatMap(selfContained)
  const { files } = await JSZip.loadAsync(await wordOf({ ...document, blocks }))
  const xml = await files['word/document.xml']!.async('string')
  return /<w:body>([\s\S]*?)(?:<w:sectPr[\s\S]*)?<\/w:body>/.exec(xml)![1]!
}

/** Lists and pictures need parts that a letterhead has not: they stand as paragraphs. */
function selfContained(block: Sourced): Sourced[] {
  const { source } = block
  const said = (text: Extract<Block, { kind: 'paragraph' }>['text']): Sourced => ({ kind: 'paragraph', text, source })
  if (block.kind === 'list') return block.items.map((item, n) => said([block.ordered ? `${n + 1}. ` : '· ', ...item]))
  if (block.kind === 'qr') return [said([`${block.says} ${lineText([block.address])}`])]
  if (block.kind === 'drawing') return [said([block.says])]
  return [block]
}
