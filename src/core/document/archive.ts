import { BLANK_SEAL } from '../log/archive.ts'
import type { Document, Sourced } from './blocks.ts'
import type { Language } from './language.ts'

/** A file that lies in a PDF (PDF/A-3). */
export interface Attached {
  name: string
  /** Its media type. */
  type: string
  text: string
  /** SHA-256 of it, in hexadecimal digits; it stands on the last page. */
  fingerprint: string
}

/** A document with its data inside, and with a place for the seal that the log puts on the whole file. */
export interface Archive extends Document {
  attached: Attached[]
  seal: string
}

/**
 * The archive file of a meeting: its minutes, the data that they were made of, and a last page that says what
 * lies in the file and how anyone checks it without asking anybody. `key` is the verifier key of the
 * community's log; printed with it, so that paper and file can be compared.
 */
export function archiveOf(minutes: Document, attached: Attached[], key: string, language: Language): Archive {
  const { words } = language
  const blocks: Sourced[] = [
    { kind: 'newPage', source: 'meeting' },
    { kind: 'heading', level: 1, text: words('document.archiveHead'), source: 'meeting' },
    { kind: 'paragraph', text: [words('document.archiveHolds')], source: 'meeting' },
    {
      kind: 'table',
      columns: [
        { name: words('document.archiveFile'), share: 1 },
        { name: words('document.archiveFingerprint'), share: 3 },
      ],
      rows: attached.map(({ name, fingerprint }) => [[name], [inFours(fingerprint)]]),
      source: 'meeting',
    },
    { kind: 'paragraph', text: [words('document.archiveCheck')], source: 'meeting' },
    { kind: 'fields', rows: [{ name: words('document.archiveKey'), value: [key] }], source: 'meeting' },
  ]
  const title = words('document.archiveOf', { title: minutes.title })
  return { ...minutes, title, blocks: [...minutes.blocks, ...blocks], attached, seal: BLANK_SEAL }
}

/** Digits as people compare them: four and four. */
const inFours = (digits: string): string => digits.replace(/(.{4})(?=.)/g, '$1 ')
