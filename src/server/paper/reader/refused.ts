/** A scan of so many sheets is sent in parts: each page takes a second. */
export const PAGES_MOST = 60

/** Why a file is not read. */
export type PaperRefused = 'paperTooManyPages' | 'paperPdfBroken' | 'paperTooLong'

/** A file that is not read, why, and at which page. */
export class FileRefused extends Error {
  constructor(
    readonly refused: PaperRefused,
    readonly pages: number,
  ) {
    super(refused)
  }
}
