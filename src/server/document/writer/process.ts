import type { Document } from '../../../core/document/blocks.ts'
import type { Sheets } from '../../../core/paper/sheet.ts'
import type { Form } from '../../../wire/document.ts'
import { checkLetterhead, onLetterhead } from './letterhead.ts'
import type { LetterheadRefusal } from './letterheadRefused.ts'
import { LetterheadRefused } from './letterheadRefused.ts'
import type { Pictures } from '../pictures.ts'
import { pdfOf } from './pdf.ts'
import type { Photos } from './photos.ts'
import { photosOf, withPhotos } from './photos.ts'
import { sheetsPdf } from './sheets.ts'
import { pictureOf } from './picture.ts'
import { wordOf } from './word.ts'

/**
 * What there is to do: write a document (as Word perhaps on a letterhead), sheets, or look at a letterhead.
 */
export type Work =
  | { document: Document; form: Form; letterhead: Uint8Array | undefined; pictures: Pictures }
  | { sheets: Sheets }
  | { letterhead: Uint8Array }
/** What came of it: the file, the letterhead's SHA-256, or why it cannot be one. */
export type Outcome = { bytes: Uint8Array } | { fingerprint: string } | { refusal: LetterheadRefusal }

/** What the process is asked, and what it answers, by the number of the asking. */
export type WriteAsked = Work & { number: number }
export type WriteAnswer = { number: number } & (Outcome | { failed: string })

// A process of its own that writes documents: what they need of time and memory is not taken from pages. It
// is started without any setting of the server's, so it holds no key and knows no database.
const WRITERS: Record<Form, (document: Document, photos: Photos) => Promise<Uint8Array>> = {
  docx: wordOf,
  pdf: pdfOf,
  png: pictureOf,
}

process.once('disconnect', () => process.exit())
process.on('message', async (asked: WriteAsked) => process.send!(await answer(asked)))

async function answer({ number, ...work }: WriteAsked): Promise<WriteAnswer> {
  try {
    return { number, ...(await outcomeOf(work)) }
  } catch (error) {
    if (error instanceof LetterheadRefused) return { number, refusal: error.refusal }
    console.error(error)
    return { number, failed: error instanceof Error ? error.message : String(error) }
  }
}

async function outcomeOf(work: Work): Promise<Outcome> {
  if ('sheets' in work) return { bytes: await sheetsPdf(work.sheets) }
  if (!('document' in work)) return { fingerprint: await checkLetterhead(work.letterhead) }
  const { form, letterhead } = work
  const photos = await photosOf(work.pictures)
  const document = withPhotos(work.document, photos)
  if (form === 'docx' && letterhead) return { bytes: await onLetterhead(document, letterhead, photos) }
  return { bytes: await WRITERS[form](document, photos) }
}
