import type { PDFObject } from '@cantoo/pdf-lib'
import { PDFArray, PDFContext, PDFDict, PDFDocument, PDFName, PDFStream } from '@cantoo/pdf-lib'

/**
 * What a PDF turns out to be. `unreadable`: it is no whole PDF, has no page, or is locked. `active`: it does
 * what no sheet of paper can: run, open or send something, carry files, play, ask for entries.
 */
export type Looked = 'paper' | 'unreadable' | 'active'

/** Keys under which a PDF keeps what is active (ISO 32000-2, 7.7 and 12.6). */
const KEYS = ['JS', 'JavaScript', 'AA', 'EF', 'EmbeddedFiles', 'RichMediaContent', 'XFA']
/** Annotations that carry files, films or sounds (12.5.6). */
const ANNOTATIONS = ['FileAttachment', 'RichMedia', 'Screen', 'Movie', 'Sound', '3D']
/** Keys of actions. What bears one and has no kind of action is none: `A` is also an attribute of a text. */
const ACTIONS = ['A', 'OpenAction', 'Next', 'PA']
/** Actions that turn pages, or open an address when whoever reads presses it. */
const HARMLESS = ['GoTo', 'URI', 'Named']
/** Actions that do more (12.6.4): active wherever they stand, since a viewer may come to them otherwise. */
const MORE = [
  'GoToR',
  'GoToE',
  'GoToDp',
  'Launch',
  'Thread',
  'Sound',
  'Movie',
  'Hide',
  'SubmitForm',
  'ResetForm',
  'ImportData',
  'JavaScript',
  'SetOCGState',
  'Rendition',
  'Trans',
  'GoTo3DView',
  'RichMediaExecute',
]
/** Names of what is active, wherever in its bytes a file hides an object from whoever reads it in order. */
const IN_BYTES = /\/(?:JavaScript|Launch|EmbeddedFile|RichMedia)/

/** Looks through every object of a PDF, also those that no page names or that a later one replaces. */
export async function lookThrough(bytes: Uint8Array): Promise<Looked> {
  if (IN_BYTES.test(withPlainNames(bytes))) return 'active'
  const objects: PDFObject[] = []
  // Of two objects of one number a viewer may show the one that the library forgets.
  const { assign } = PDFContext.prototype
  PDFContext.prototype.assign = function (ref, object) {
    objects.push(object)
    assign.call(this, ref, object)
  }
  try {
    const pdf = await PDFDocument.load(bytes, { updateMetadata: false, preserveXFA: true })
    if (pdf.getPageCount() === 0) return 'unreadable'
    return objects.some((object) => isMore(object) || isActive(object, pdf.context)) ? 'active' : 'paper'
  } catch {
    return 'unreadable'
  } finally {
    PDFContext.prototype.assign = assign
  }
}

/** Whether an object is active, or what stands in it; what it refers to is an object of its own. */
function isActive(object: PDFObject, context: PDFContext): boolean {
  if (object instanceof PDFStream) return isActive(object.dict, context)
  if (object instanceof PDFArray) return object.asArray().some((one) => isActive(one, context))
  if (!(object instanceof PDFDict)) return false
  return object.entries().some(([key, value]) => {
    const name = key.decodeText()
    if (KEYS.includes(name) || (name === 'S' && isMore(value))) return true
    if (name === 'Subtype') return value instanceof PDFName && ANNOTATIONS.includes(value.decodeText())
    return (ACTIONS.includes(name) && doesMore(context.lookup(value), context)) || isActive(value, context)
  })
}

/** Whether it is the kind of an action that does more; it may also be an object of its own. */
const isMore = (object: PDFObject): boolean => object instanceof PDFName && MORE.includes(object.decodeText())

/** Whether it is an action that does more than turn pages, or a list with one. */
function doesMore(object: PDFObject | undefined, context: PDFContext): boolean {
  if (object instanceof PDFArray) return object.asArray().some((one) => doesMore(context.lookup(one), context))
  const kind = object instanceof PDFDict ? object.lookup(PDFName.of('S')) : undefined
  return kind instanceof PDFName && !HARMLESS.includes(kind.decodeText())
}

/** The bytes as text. A name may write a character by its number: #4A is J. */
const withPlainNames = (bytes: Uint8Array): string =>
  Buffer.from(bytes)
    .toString('latin1')
    .replace(/#([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
