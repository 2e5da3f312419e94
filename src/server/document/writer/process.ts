import type { Document } from '../../../core/document/blocks.ts'
import type { Form } from '../../../wire/document.ts'
import { pdfOf } from './pdf.ts'
import { pictureOf } from './picture.ts'
import { wordOf } from './word.ts'

/** What the process is asked, and what it answers, by the number of the asking. */
export interface WriteAsked {
  number: number
  document: Document
  form: Form
}
export type WriteAnswer = { number: number } & ({ bytes: Uint8Array } | { failed: string })

// A process of its own that writes documents: what they need of time and memory is not taken from pages. It
// is started without any setting of the server's, so it holds no key and knows no database.
const WRITERS: Record<Form, (document: Document) => Promise<Uint8Array>> = {
  docx: wordOf,
  pdf: pdfOf,
  png: pictureOf,
}

process.once('disconnect', () => process.exit())
process.on('message', async (asked: WriteAsked) => process.send!(await answer(asked)))

async function answer({ number, document, form }: WriteAsked): Promise<WriteAnswer> {
  try {
    return { number, bytes: await WRITERS[form](document) }
  } catch (error) {
    console.error(error)
    return { number, failed: error instanceof Error ? error.message : String(error) }
  }
}
