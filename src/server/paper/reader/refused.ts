/** A scan of so many sheets is sent in parts: each page takes a second. */
export const PAGES_MOST = 60

/** A PDF that is not read, and why. */
export class PdfRefused extends Error {
  constructor(
    readonly refused: 'paperTooManyPages' | 'paperPdfBroken',
    readonly pages: number,
  ) {
    super(refused)
  }
}
