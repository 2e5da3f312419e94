import type { Document } from '../../../core/document/blocks.ts'
import type { Form } from '../../../wire/document.ts'
import type { Answer } from '../../kit/send.ts'

/** A document that the desk offers: how it is called, looked at and taken. */
export interface Offered {
  /** A name of its own among those that are offered beside it. */
  name: string
  says: string
  /** What is to be known of it, where it is more than of the others. */
  note?: string
  read: () => Promise<Answer<Document>>
  /** Where its files are, by form. */
  files: Partial<Record<Form, string>>
  /** Where its list is as a workbook, if it has one. */
  workbook?: string
}
