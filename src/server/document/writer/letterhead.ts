import { createHash } from 'node:crypto'
import Docxtemplater from 'docxtemplater'
import JSZip from 'jszip'
import PizZip from 'pizzip'
import type { Document, Sourced } from '../../../core/document/blocks.ts'
import { placeholdersIn, underEachName } from '../../../core/document/letterhead.ts'
import { Archive } from '../../spreadsheet/import/reader/archive.ts'
import { Refused } from '../../spreadsheet/import/reader/found.ts'
import { withTexts, xmlText } from './texts.ts'
import { look, partKind } from './letterheadParts.ts'
import { refuse } from './letterheadRefused.ts'
import type { Photos } from './photos.ts'
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
  const { unknown, missing, twice } = placeholdersIn(namesIn(zip))
  const wrong = [
    ...unknown.map((name) => `{${name}}?`),
    ...missing.map((name) => `{${name}}`),
    ...twice.map((name) => `{@${name}} ×2`),
  ]
  if (wrong.length) refuse('letterheadPlaceholders', wrong)
  return createHash('sha256').update(bytes).digest('hex')
}

/** A document on a letterhead. What people wrote stands in it as text, whatever it looks like. */
export async function onLetterhead(whole: Document, letterhead: Uint8Array, photos: Photos): Promise<Uint8Array> {
  const document = withTexts(whole, xmlText)
  const zip = await unpacked(letterhead)
  const { xml, images } = await bodyOf(document, photos)
  const filled = templateOf(zip)
  const title = document.blocks.find((block) => block.kind === 'title')
  filled.render(
    underEachName({
      title: title?.text ?? document.title,
      issuer: title?.issuer ?? '',
      note: document.foot,
      body: addImages(filled.getZip() as PizZip, images, xml),
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
    // docxtemplater gives each placeholder that it cannot read, and says in English what is wrong with it.
    const { properties } = error as { properties?: TemplateError }
    if (!properties) return refuse('letterheadUnreadable')
    const errors = (properties.errors ?? []).flatMap(({ properties }) => properties ?? [])
    const names = errors.map(({ xtag = '', id = '' }) => (id.startsWith('raw_') ? `{@${xtag}}` : `{${xtag}`))
    return refuse('letterheadBraces', [...new Set(names)], errors.map(({ explanation = '' }) => explanation).join(' '))
  }
}

/** What docxtemplater says of a template that it cannot read. */
interface TemplateError {
  id?: string
  xtag?: string
  explanation?: string
  errors?: { properties?: TemplateError }[]
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

/** A picture of the body: under which relation its XML asks for it, and what it is. */
interface BodyImage {
  relation: string
  name: string
  bytes: Uint8Array
}

/** All blocks but the title as WordprocessingML, in the letterhead's own styles where it has them. */
async function bodyOf(document: Document, photos: Photos): Promise<{ xml: string; images: BodyImage[] }> {
  const blocks = document.blocks.filter(({ kind }) => kind !== 'title').flatMap(selfContained)
  const { files } = await JSZip.loadAsync(await wordOf({ ...document, blocks }, photos))
  const xml = await files['word/document.xml']!.async('string')
  const relations = await files['word/_rels/document.xml.rels']!.async('string')
  const images: BodyImage[] = []
  for (const [, attributes] of relations.matchAll(/<Relationship ([^>]*)\/>/g)) {
    const of = (name: string) => new RegExp(`${name}="([^"]*)"`).exec(attributes!)?.[1] ?? ''
    if (!of('Type').endsWith('/image')) continue
    const target = of('Target')
    images.push({ relation: of('Id'), name: target, bytes: await files[`word/${target}`]!.async('uint8array') })
  }
  return { xml: /<w:body>([\s\S]*?)(?:<w:sectPr[\s\S]*)?<\/w:body>/.exec(xml)![1]!, images }
}

const RELATIONS = 'word/_rels/document.xml.rels'
const IMAGE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/image'

/**
 * Puts the pictures of a body into a letterhead, under names that it does not have itself; gives the body
 * with these.
 */
function addImages(zip: PizZip, images: readonly BodyImage[], body: string): string {
  let [xml, relations] = [body, zip.file(RELATIONS)?.asText() ?? EMPTY_RELATIONS]
  for (const [n, { relation, name, bytes }] of images.entries()) {
    const [id, target] = [`groveImage${n + 1}`, `media/grove-image-${n + 1}${name.slice(name.lastIndexOf('.'))}`]
    zip.file(`word/${target}`, bytes, { binary: true })
    relations = relations.replace('</Relationships>', `<Relationship Id="${id}" Type="${IMAGE}" Target="${target}"/>$&`)
    xml = xml.replaceAll(`r:embed="${relation}"`, `r:embed="${id}"`)
  }
  if (images.length === 0) return xml
  zip.file(RELATIONS, relations)
  zip.file('[Content_Types].xml', withImageTypes(zip.file('[Content_Types].xml')!.asText()))
  return xml.replaceAll('<w:drawing>', `<w:drawing ${NAMESPACES}>`)
}
/** A letterhead need not have pictures of its own, and then does not name these. */
const NAMESPACES =
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
const EMPTY_RELATIONS =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'

/** What kind of file each ending is, where the letterhead does not say it yet. */
const withImageTypes = (types: string): string =>
  [
    ['png', 'image/png'],
    ['jpg', 'image/jpeg'],
  ].reduce(
    (xml, [ending, type]) =>
      new RegExp(`Extension="${ending}"`, 'i').test(xml)
        ? xml
        : xml.replace(/<Types[^>]*>/, `$&<Default Extension="${ending}" ContentType="${type}"/>`),
    types,
  )

/** Lists need a part that a letterhead has not: they stand as paragraphs. */
function selfContained(block: Sourced): Sourced[] {
  const { source } = block
  if (block.kind !== 'list') return [block]
  return block.items.map((item, n) => ({
    kind: 'paragraph',
    text: [block.ordered ? `${n + 1}. ` : '· ', ...item],
    source,
  }))
}
