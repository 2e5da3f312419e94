import type { Facts } from '../../../wire/problem.ts'
import type { PhotoRefused } from '../../photo/refused.ts'

/** A scan of so many sheets is sent in parts: each page takes a second. */
export const PAGES_MOST = 60

/** Why a file is not read. */
export type PaperRefused = 'paperTooManyPages' | 'paperPdfBroken' | 'paperTooLong' | PhotoRefused

/** A file that is not read: why, and what there is to say of it. */
export class FileRefused extends Error {
  constructor(
    readonly refused: PaperRefused,
    readonly facts: Facts = {},
  ) {
    super(refused)
  }
}
