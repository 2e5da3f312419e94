import { SaxesParser } from 'saxes'
import type { LetterheadRefusal } from './letterheadRefused.ts'
import { refuse } from './letterheadRefused.ts'

type Found = LetterheadRefusal['refused'] | undefined

/** What a part of a Word file is, by its name: programs, or another program's file. */
export function partKind(name: string): Found {
  if (/vba(project|data)/i.test(name)) return 'letterheadMacros'
  return /(^|\/)(embeddings|activex|ctrlprops)\//i.test(name) ? 'letterheadEmbedded' : undefined
}

/** The same by the type that the file itself gives a part or a relation. */
function typeKind(type: string): Found {
  if (/vba|macroenabled/i.test(type)) return 'letterheadMacros'
  if (/oleobject|activex|\/(package|control|afchunk)$/i.test(type)) return 'letterheadEmbedded'
  return /\/(attachedtemplate|subdocument)$/i.test(type) ? 'letterheadOutside' : undefined
}

/** Fields that bring something in from elsewhere, or start another program. */
const FETCHING = /\b(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK|DATABASE|RD)\b/i

/** Word's own files nest some dozens deep: tables in tables, text boxes. */
const DEPTH_MOST = 200

/**
 * Reads a part as XML, which it must be and no deeper than any page needs, and refuses what it refers to:
 * programs, other programs' files, and whatever lies outside but for links (http, https, mailto) that a
 * reader follows by hand.
 */
export function look(name: string, xml: string): void {
  const parser = new SaxesParser()
  let instruction = ''
  let inInstruction = false
  let depth = 0
  parser.on('error', () => refuse('letterheadUnreadable', [name]))
  parser.on('doctype', () => refuse('letterheadUnreadable', [name]))
  parser.on('opentag', (tag) => {
    if (++depth > DEPTH_MOST) refuse('letterheadTooDeep', [name])
    const local = tag.name.replace(/^.*:/, '')
    const attributes = tag.attributes as Record<string, string>
    inInstruction = local === 'instrText'
    instruction += local === 'p' ? '\n' : local === 'fldSimple' ? ` ${attributes['w:instr'] ?? ''} ` : ''
    const { Type = '', ContentType = '', Target = '', TargetMode = '' } = attributes
    if (local === 'Relationship') relation(Type, Target, TargetMode)
    if (local === 'Override' || local === 'Default') refuseFound(typeKind(ContentType), ContentType)
  })
  parser.on('text', (text) => {
    if (inInstruction) instruction += text
  })
  parser.on('closetag', () => {
    depth--
    inInstruction = false
  })
  parser.write(xml).close()
  const fetching = FETCHING.exec(instruction)
  if (fetching) refuse('letterheadOutside', [fetching[1]!])
}

function relation(type: string, target: string, mode: string): void {
  refuseFound(typeKind(type), target)
  const link = type.endsWith('/hyperlink') && /^(https?:\/\/|mailto:)/i.test(target)
  if (mode.toLowerCase() === 'external' && !link) refuse('letterheadOutside', [target])
}

function refuseFound(found: Found, name: string): void {
  if (found) refuse(found, [name])
}
